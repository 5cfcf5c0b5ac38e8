"""What is wrong with a text as it is written: invisible characters, composition, white space, script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from resolver.language import LanguageTag, Script, script_of, scripts_in
from resolver.text.normalise import ZWJ, ZWNJ

JOINING_SCRIPTS = frozenset({Script.ARABIC, Script.SYRIAC, Script.DEVANAGARI})
"""The scripts in which ZWNJ and ZWJ are spelling."""

SCRIPT_NAMES = {
    Script.LATIN: "Latin",
    Script.ARABIC: "Arabic",
    Script.HEBREW: "Hebrew",
    Script.CYRILLIC: "Cyrillic",
    Script.GREEK: "Greek",
    Script.ARMENIAN: "Armenian",
    Script.GEORGIAN: "Georgian",
    Script.SYRIAC: "Syriac",
    Script.DEVANAGARI: "Devanagari",
    Script.HAN: "Chinese",
    Script.KANA: "kana",
    Script.HANGUL: "Hangul",
    Script.OTHER: "another script",
}

# Letters and marks by category, but nobody sees them: grapheme joiner, fillers, variation selectors.
_BLANK = re.compile(r"[\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u3164\uFE00-\uFE0F\uFFA0\U000E0100-\U000E01EF]")
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


def text_flaws(text: str) -> Iterator[str]:
    """What is wrong with a text of any kind, a message for each flaw; nothing for the empty text."""
    if text.isascii() and text.isprintable():
        yield from _space_flaws(text)
        return
    yield from _character_flaws(text)
    if not unicodedata.is_normalized("NFC", text):
        yield "is not in the composed form of Unicode (NFC): type the letters with their marks anew"
    yield from _space_flaws(text)


def script_flaws(text: str, tag: LanguageTag) -> Iterator[str]:
    """Whether a name has letters that do not belong to the script of its tag."""
    allowed = tag.scripts
    if not allowed:
        return
    foreign = [character for character in text if script_of(character) not in allowed | {Script.COMMON}]
    if foreign:
        shown = ", ".join(map(_named, dict.fromkeys(foreign[:3])))
        wanted = " or ".join(sorted(SCRIPT_NAMES[script] for script in allowed))
        yield (
            f"{text!r} has {SCRIPT_NAMES[script_of(foreign[0])]} letters ({shown}), but names under {tag} are in {wanted}:"
            " mend the letters, or move the name to the tag of its script (mul where scripts are mixed)"
        )


def _character_flaws(text: str) -> Iterator[str]:
    joins = not JOINING_SCRIPTS.isdisjoint(scripts_in(text))
    for character in dict.fromkeys(text):
        category = unicodedata.category(character)
        if character in {ZWNJ, ZWJ}:
            if not joins:
                yield f"has the invisible {_named(character)}, which is spelling only in scripts like Arabic: remove it"
        elif character in "\n\r":
            yield "has a line break: write it on one line"
        elif category in _INVISIBLE or _BLANK.match(character):
            yield f"has the invisible {_named(character)}: remove it"
        elif category == "Zs" and character != " ":
            yield f"has the white space {_named(character)}: write an ordinary space"


def _space_flaws(text: str) -> Iterator[str]:
    if text != text.strip():
        yield "has white space at an end: remove it"
    if "  " in text.strip():
        yield "has two spaces in a row: write one"


def _named(character: str) -> str:
    """A character as a person can look it up."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
