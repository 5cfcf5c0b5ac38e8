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


_WRITTEN_WITH_MARKS = (("\u0900", "\u1aaf"), ("\u302a", "\u309a"), ("\ua620", "\uabff"))
"""First and last of the scripts of South and East Asia, whose marks are vowels or make another syllable of one: ka, ga."""

_LETTERS_OF_THEIR_OWN = frozenset({0, 8})
"""Combining classes of these marks that are kept: vowels, and the voicing marks of kana. The rest (nukta, virama, tones) may be
typed in any order, and goes."""


def _is_letter(mark: str) -> bool:
    return unicodedata.combining(mark) in _LETTERS_OF_THEIR_OWN and any(
        first <= mark <= last for first, last in _WRITTEN_WITH_MARKS
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
        if category == "Mn" and _is_letter(character):
            return character
        if category in {"Mn", "Me", "Cf", "Cs", "Cn"}:
            return ""
        if category == "Nd":
            return str(unicodedata.digit(character))
        return character if category[0] in "LN" or category == "Mc" else " "


FOLDING = _Folding()
"""Code point → what it folds to: letters and digits, one space, or nothing. Free of context."""


def fold(text: str) -> FoldedText:
    r"""Lower-case letters and digits in words parted by one space.

    Lost: case, diacritics, vowel points (but those of South and East Asia, which are letters), apostrophes, full stops, the
    joiners; hyphens and other punctuation become a space; letters that only languages tell apart (Arabic and Persian yeh and
    kaf, teh marbuta, Hebrew finals) become one. Idempotent; empty in, empty out, and a text without letters or digits is
    empty too.

    >>> fold("Kata\u2019ib Hizball\u0101h"), fold("al-Sakhar")
    ('kataib hizballah', 'al sakhar')
    """
    return FoldedText(" ".join(text.translate(FOLDING).split()))
