"""Languages and scripts: BCP 47 tags, ISO 15924 codes, and which letters belong to which script."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Script(StrEnum):
    """The scripts that names are written in, by ISO 15924 code; COMMON is what belongs to none."""

    LATIN = "Latn"
    ARABIC = "Arab"
    HEBREW = "Hebr"
    CYRILLIC = "Cyrl"
    GREEK = "Grek"
    ARMENIAN = "Armn"
    GEORGIAN = "Geor"
    SYRIAC = "Syrc"
    DEVANAGARI = "Deva"
    HAN = "Hani"
    KANA = "Kana"
    HANGUL = "Hang"
    OTHER = "Zzzz"
    COMMON = "Zyyy"


# Unicode 15 blocks that matter here, first code point of each run; a run lasts until the next begins.
# Source: Scripts.txt of the Unicode Character Database, blocks merged where the script does not change.
_RUNS: tuple[tuple[int, Script], ...] = (
    (0x0000, Script.COMMON),
    (0x0041, Script.LATIN),
    (0x005B, Script.COMMON),
    (0x0061, Script.LATIN),
    (0x007B, Script.COMMON),
    (0x00AA, Script.LATIN),
    (0x00AB, Script.COMMON),
    (0x00BA, Script.LATIN),
    (0x00BB, Script.COMMON),
    (0x00C0, Script.LATIN),
    (0x00D7, Script.COMMON),
    (0x00D8, Script.LATIN),
    (0x00F7, Script.COMMON),
    (0x00F8, Script.LATIN),
    (0x02B0, Script.COMMON),
    (0x0370, Script.GREEK),
    (0x0400, Script.CYRILLIC),
    (0x0530, Script.ARMENIAN),
    (0x0590, Script.HEBREW),
    (0x0600, Script.COMMON),
    (0x0610, Script.ARABIC),
    (0x061B, Script.COMMON),
    (0x0620, Script.ARABIC),
    (0x0640, Script.COMMON),
    (0x0641, Script.ARABIC),
    (0x064B, Script.COMMON),
    (0x066E, Script.ARABIC),
    (0x0670, Script.COMMON),
    (0x0671, Script.ARABIC),
    (0x06D4, Script.COMMON),
    (0x06D5, Script.ARABIC),
    (0x06D6, Script.COMMON),
    (0x06E5, Script.ARABIC),
    (0x06E7, Script.COMMON),
    (0x06EE, Script.ARABIC),
    (0x06F0, Script.COMMON),
    (0x06FA, Script.ARABIC),
    (0x0700, Script.SYRIAC),
    (0x0750, Script.ARABIC),
    (0x0780, Script.OTHER),
    (0x08A0, Script.ARABIC),
    (0x0900, Script.DEVANAGARI),
    (0x0980, Script.OTHER),
    (0x10A0, Script.GEORGIAN),
    (0x1100, Script.HANGUL),
    (0x1200, Script.OTHER),
    (0x1C80, Script.CYRILLIC),
    (0x1C90, Script.GEORGIAN),
    (0x1CC0, Script.OTHER),
    (0x1D00, Script.LATIN),
    (0x1DC0, Script.COMMON),
    (0x1E00, Script.LATIN),
    (0x1F00, Script.GREEK),
    (0x2000, Script.COMMON),
    (0x2C60, Script.LATIN),
    (0x2C80, Script.OTHER),
    (0x2D00, Script.GEORGIAN),
    (0x2D30, Script.OTHER),
    (0x2DE0, Script.CYRILLIC),
    (0x2E00, Script.COMMON),
    (0x2E80, Script.HAN),
    (0x3000, Script.COMMON),
    (0x3005, Script.HAN),
    (0x3008, Script.COMMON),
    (0x3041, Script.KANA),
    (0x3100, Script.OTHER),
    (0x3131, Script.HANGUL),
    (0x3190, Script.COMMON),
    (0x31F0, Script.KANA),
    (0x3200, Script.COMMON),
    (0x3400, Script.HAN),
    (0xA000, Script.OTHER),
    (0xA640, Script.CYRILLIC),
    (0xA6A0, Script.OTHER),
    (0xA722, Script.LATIN),
    (0xA800, Script.OTHER),
    (0xAC00, Script.HANGUL),
    (0xD7B0, Script.COMMON),
    (0xF900, Script.HAN),
    (0xFB00, Script.LATIN),
    (0xFB13, Script.ARMENIAN),
    (0xFB1D, Script.HEBREW),
    (0xFB50, Script.ARABIC),
    (0xFE00, Script.COMMON),
    (0xFE70, Script.ARABIC),
    (0xFEFF, Script.COMMON),
    (0xFF21, Script.LATIN),
    (0xFF3B, Script.COMMON),
    (0xFF41, Script.LATIN),
    (0xFF5B, Script.COMMON),
    (0xFF66, Script.KANA),
    (0xFFA0, Script.COMMON),
    (0x10000, Script.OTHER),
    (0x1F000, Script.COMMON),
    (0x20000, Script.HAN),
    (0x323B0, Script.COMMON),
)
_STARTS = [start for start, _ in _RUNS]


@cache
def script_of(character: str) -> Script:
    """The script that one code point belongs to; digits, marks and punctuation are COMMON."""
    return _RUNS[bisect_right(_STARTS, ord(character)) - 1][1]


def scripts_in(text: str) -> Counter[Script]:
    """How many letters of each script a text holds; COMMON characters do not count."""
    counts = Counter(map(script_of, text))
    del counts[Script.COMMON]
    return counts


def main_script(text: str) -> Script:
    """The script of most letters (the first seen where two are level); COMMON where there are none."""
    counts = scripts_in(text)
    return max(counts, key=counts.__getitem__) if counts else Script.COMMON


_DEFAULT_SCRIPTS: dict[str, frozenset[Script]] = {
    language: frozenset({script})
    for script, languages in {
        Script.LATIN: "en fr de es it pl pt nl sv da nb nn no fi cs sk hu ro hr sl sq et lv lt tr az kmr diq uz tk id ms sw so ca eu gl ga cy is vi mt la",
        Script.ARABIC: "ar arz fa prs ckb ur ps sd ug lrc mzn azb glk ota",
        Script.HEBREW: "he yi",
        Script.CYRILLIC: "ru uk be bg mk sr kk ky tg mn tt ba ce os",
        Script.GREEK: "el",
        Script.ARMENIAN: "hy hyw",
        Script.GEORGIAN: "ka",
        Script.SYRIAC: "syr arc aii",
        Script.DEVANAGARI: "hi mr ne",
        Script.HANGUL: "ko",
        Script.HAN: "zh",
    }.items()
    for language in languages.split()
} | {"ja": frozenset({Script.HAN, Script.KANA})}

# RFC 5646 section 2.1, without grandfathered tags: language, script, region, variants, extensions, private use.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:-(?P<script>[A-Z][a-z]{3}))?"
    r"(?:-(?P<region>[A-Z]{2}|\d{3}))?"
    r"(?P<rest>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)"
)
# ISO 639 macrolanguages that hide what an editor must know: which Kurdish, which language.
_TOO_WIDE = {"ku": "use ckb (Sorani) or kmr (Kurmanji)", "iw": "use he", "sh": "use sr, hr or bs"}


@dataclass(frozen=True, slots=True)
class LanguageTag:
    """A BCP 47 tag in canonical case (``ckb``, ``und-Latn``, ``ar-Latn-t-ar-m0-alaloc``).

    ``text`` is the whole tag, ``language`` its primary subtag, ``script`` the script it names or None.
    """

    text: str
    language: str
    script: Script | None = None

    @classmethod
    def parse(cls, text: str) -> LanguageTag:
        """Read a tag; ValueError says what is wrong with it.

        >>> LanguageTag.parse("und-Latn").script
        <Script.LATIN: 'Latn'>
        """
        found = _TAG.fullmatch(text)
        if found is None:
            raise ValueError(f"{text!r} is not a BCP 47 tag such as en, ckb, und-Latn (canonical case)")
        if advice := _TOO_WIDE.get(found["language"]):
            raise ValueError(f"{text!r} is too wide a tag: {advice}")
        named = found["script"]
        try:
            script = Script(named) if named else None
        except ValueError:
            script = Script.OTHER
        return cls(text, found["language"], script)

    @property
    def scripts(self) -> frozenset[Script]:
        """The scripts that a name under this tag may be written in; empty means any."""
        if self.script is not None:
            return frozenset({self.script})
        return _DEFAULT_SCRIPTS.get(self.language, frozenset())

    def __str__(self) -> str:
        return self.text


@cache
def language_tag(text: str) -> LanguageTag:
    """:meth:`LanguageTag.parse`, remembered: a gazetteer uses a few tags many times."""
    return LanguageTag.parse(text)
