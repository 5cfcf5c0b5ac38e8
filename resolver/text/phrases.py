"""Several words that are one elsewhere: Open Joint Stock Company, OAO."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from resolver.text.latin import plain_letters
from resolver.text.tables import read_rows


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    return {tuple(plain_letters(phrase).split()): plain_letters(word) for phrase, word in read_rows("phrases.tsv")}


@cache
def _longest() -> dict[str, int]:
    """First word of a phrase → how many words the longest one has."""
    longest: dict[str, int] = {}
    for phrase in _phrases():
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


def join_phrases(tokens: Sequence[str]) -> list[str]:
    """Folded words with each known phrase as the one word it is read as.

    >>> join_phrases(["joint", "stock", "company", "gazprom"])
    ['jsc', 'gazprom']
    """
    joined: list[str] = []
    place = 0
    while place < len(tokens):
        size, word = _phrase_at(tokens, place)
        joined.append(word)
        place += size
    return joined


def _phrase_at(tokens: Sequence[str], place: int) -> tuple[int, str]:
    for size in range(min(_longest().get(tokens[place], 0), len(tokens) - place), 1, -1):
        word = _phrases().get(tuple(tokens[place : place + size]))
        if word is not None:
            return size, word
    return 1, tokens[place]
