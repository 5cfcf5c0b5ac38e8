"""Latin names in plain letters: the alphabet that every other script is compared in."""

from __future__ import annotations

from typing import NewType

from resolver.text.fold import FOLDING
from resolver.text.tables import read_rows

LatinText = NewType("LatinText", str)
"""Words of the letters a–z and digits 0–9, parted by one space."""


class _Plain(dict[int, str]):
    def __init__(self) -> None:
        super().__init__()
        for letter, plain in read_rows("latin.tsv"):
            for form in (letter, letter.upper()):
                if len(form) == 1:
                    self[ord(form)] = plain

    def __missing__(self, code: int) -> str:
        folded = FOLDING[code]
        self[code] = folded
        return folded


_PLAIN = _Plain()
_CEDILLA = str.maketrans("\N{LATIN SMALL LETTER S WITH CEDILLA}\N{LATIN CAPITAL LETTER S WITH CEDILLA}", "sS")
_LONG_VOWELS = frozenset(
    "\N{LATIN SMALL LETTER A WITH MACRON}\N{LATIN SMALL LETTER I WITH MACRON}\N{LATIN SMALL LETTER U WITH MACRON}"
    "\N{LATIN CAPITAL LETTER A WITH MACRON}\N{LATIN CAPITAL LETTER I WITH MACRON}\N{LATIN CAPITAL LETTER U WITH MACRON}"
)


def plain_letters(text: str) -> str:
    """:func:`resolver.text.fold.fold`, but with marked Latin letters written out: words parted by one space.

    Beside a long vowel with a macron ş is the BGN/PCGN letter for ص, an s; otherwise that of Turkish and Kurdish, sh.
    """
    if not text.isascii() and not _LONG_VOWELS.isdisjoint(text):
        text = text.translate(_CEDILLA)
    return " ".join(text.translate(_PLAIN).split())


def plain_latin(text: str) -> LatinText:
    """A Latin-script name in plain letters, its marked letters written out: ş as sh, ğ as gh, ḫ as kh.

    Letters of other scripts are lost; see :mod:`resolver.text.romanise` for those. Empty where none is left.

    >>> plain_latin("Haşdi Şabi")
    'hashdi shabi'
    """
    plain = plain_letters(text)
    if not plain.isascii():
        plain = " ".join("".join(letter for letter in plain if letter.isascii()).split())
    return LatinText(plain)
