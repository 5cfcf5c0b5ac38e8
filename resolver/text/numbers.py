"""Numbers written in words: Forty-Fourth, السابعة والأربعون, first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from resolver.text.latin import plain_letters
from resolver.text.tables import read_rows

_TENS = range(20, 100, 10)
_UNITS = range(1, 10)


@cache
def _values() -> dict[str, int]:
    return {plain_letters(word): int(value) for value, *words in read_rows("numbers.tsv") for word in words}


def join_numbers(tokens: Sequence[str]) -> list[str]:
    """Folded words with those that say a number as digits; tens and the unit beside them are one number.

    >>> join_numbers(["brigade", "forty", "four"]), join_numbers(["forty", "4"])
    (['brigade', '44'], ['44'])
    """
    joined: list[str] = []
    before = 0
    for token in tokens:
        value = _value(token)
        if (before in _TENS and value in _UNITS) or (before in _UNITS and token in _values() and value in _TENS):
            before += value
            joined[-1] = str(before)
        else:
            # A number in digits begins none: "40 4" stays two.
            before = value if token in _values() else 0
            joined.append(str(value) if before else token)
    return joined


def _value(token: str) -> int:
    """What a word or a unit in digits says, 0 for nothing."""
    return int(token) if len(token) == 1 and token.isdigit() else _values().get(token, 0)
