"""The second normal form: what two spellings share when case, marks and punctuation do not count."""

from __future__ import annotations

import unicodedata
from typing import NewType

from resolver.text.tables import read_rows

FoldedText = NewType("FoldedText", str)

# Dropped, so that what they part stays one word: Kata'ib, U.S., the gershayim of a Hebrew acronym, ayn and hamza.
_SILENT = frozenset(
    "'\"`.\N{ACUTE ACCENT}\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{PRIME}\N{MODIFIER LETTER APOSTROPHE}"
    "\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER RIGHT HALF RING}\N{MODIFIER LETTER LEFT HALF RING}"
    "\N{HEBREW PUNCTUATION GERESH}\N{HEBREW PUNCTUATION GERSHAYIM}\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}"
    "\N{MODIFIER LETTER GLOTTAL STOP}\N{MODIFIER LETTER REVERSED GLOTTAL STOP}\N{ARABIC TATWEEL}"
)


class _Folding(dict[int, str]):
    """A translation table that works out each code point when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self._letters = {row[0]: row[1] if len(row) > 1 else "" for row in read_rows("fold.tsv")}

    def __missing__(self, code: int) -> str:
        folded = "".join(map(self._fold, unicodedata.normalize("NFKD", chr(code)).casefold()))
        self[code] = folded
        return folded

    def _fold(self, character: str) -> str:
        if character in _SILENT:
            return ""
        if character in self._letters:
            return self._letters[character]
        category = unicodedata.category(character)
        if category in {"Mn", "Me", "Cf", "Cs", "Cn"}:
            return ""
        if category == "Nd":
            return str(unicodedata.digit(character))
        return character if category[0] in "LN" or category == "Mc" else " "


FOLDING = _Folding()
"""Code point → what it folds to: letters and digits, one space, or nothing. Free of context."""


def fold(text: str) -> FoldedText:
    r"""Lower-case letters and digits in words parted by one space.

    Lost: case, diacritics, vowel points, apostrophes, full stops, the joiners; hyphens and other punctuation become a
    space; letters that only languages tell apart (Arabic and Persian yeh and kaf, teh marbuta, Hebrew finals) become
    one. Idempotent; empty in, empty out, and a text without letters or digits is empty too.

    >>> fold("Kata\u2019ib Hizball\u0101h"), fold("al-Sakhar")
    ('kataib hizballah', 'al sakhar')
    """
    return FoldedText(" ".join(text.translate(FOLDING).split()))
