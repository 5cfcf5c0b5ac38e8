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


def plain_letters(text: str) -> str:
    """:func:`resolver.text.fold.fold`, but with marked Latin letters written out: words parted by one space."""
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
