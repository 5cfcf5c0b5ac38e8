"""The first normal form: the same letters, however they were typed."""

from __future__ import annotations

import unicodedata
from typing import NewType

NormalisedText = NewType("NormalisedText", str)

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
ZWJ = "\N{ZERO WIDTH JOINER}"


def normalise(text: str) -> NormalisedText:
    r"""NFC (UAX #15), without invisible characters, every run of white space one space, none at the ends.

    Kept: case, diacritics, punctuation, and the joiners ZWNJ and ZWJ, which are spelling in Persian and Sorani.
    Lost: control, bidi and other format characters. Idempotent; empty in, empty out.

    >>> normalise("  Kata\u2019ib \u200e Hezbollah\n")
    'Kata’ib Hezbollah'
    """
    visible = unicodedata.normalize("NFC", text).translate(_VISIBLE)
    # Taking an invisible character out may bring a mark to its letter: compose once more.
    return NormalisedText(" ".join(unicodedata.normalize("NFC", visible).split()))


class _Visible(dict[int, str]):
    """A translation table that works out each code point when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if category in {"Cf", "Cs", "Cn"}:
            seen = character if character in {ZWNJ, ZWJ} else ""
        else:
            seen = " " if category in {"Cc", "Zs", "Zl", "Zp"} else character
        self[code] = seen
        return seen


_VISIBLE = _Visible()
