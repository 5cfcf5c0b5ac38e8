"""Names whose last part is written apart or joined: Shams al-Din, Shamsuddin; Hizb Allah, Hezbollah."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from resolver.language import Script, main_script
from resolver.text.latin import plain_letters
from resolver.text.tables import read_rows

LEAST_STEM = 2
"""The fewest letters that a word must have before a tail for the tail to be one."""


@lru_cache(maxsize=65_536)
def _script(word: str) -> Script:
    return main_script(word)


@cache
def _tails(script: Script) -> dict[str, str]:
    """Spelling of a tail → how it is joined."""
    return {
        plain_letters(spelling): plain_letters(joined)
        for code, joined, *spellings in read_rows("tails.tsv")
        if code == script.value
        for spelling in spellings
    }


def join_tails(tokens: Sequence[str], is_particle: Sequence[bool]) -> list[str]:
    """Folded words with their tails joined on, in one spelling of each tail; all others as they are.

    ``is_particle`` tells which of the words are articles, titles and such: they carry no tail, and are none.

    >>> join_tails(["shams", "al", "din", "nasrullah"], [False, True, False, False])
    ['shamsdin', 'nasrallah']
    """
    joined: list[str] = []
    place = 0
    stem_before = False
    while place < len(tokens):
        size, tail = _tail_at(tokens, place) if stem_before else (0, "")
        if size:
            joined[-1] += tail
            stem_before = False
        else:
            size = 1
            joined.append(tokens[place] if is_particle[place] else _with_tail(tokens[place]))
            stem_before = not is_particle[place] and len(tokens[place]) >= LEAST_STEM
        place += size
    return joined


def _tail_at(tokens: Sequence[str], place: int) -> tuple[int, str]:
    """(how many words from a place on are a tail of the word before it, that tail); (0, "") for none."""
    script = _script(tokens[place])
    if script is not _script(tokens[place - 1]):
        return 0, ""
    tails = _tails(script)
    for size in (2, 1):
        tail = tails.get("".join(tokens[place : place + size])) if place + size <= len(tokens) else None
        if tail is not None:
            return size, tail
    return 0, ""


@lru_cache(maxsize=65_536)
def _with_tail(word: str) -> str:
    """The word with the tail it ends in spelt as tails are joined, or as it is."""
    tails = _tails(_script(word))
    for start in range(LEAST_STEM, len(word)):
        tail = tails.get(word[start:])
        if tail is not None:
            return word[:start] + tail
    return word
