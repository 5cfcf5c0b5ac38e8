"""The third normal form: the consonants that spellings of one name agree on."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import NewType

from resolver.language import Script
from resolver.text.tables import read_rows
from resolver.text.words import Word, split_words

SkeletonKey = NewType("SkeletonKey", str)

_VOWEL = "-"
_GLIDES = "WY"


@cache
def _rules(script: Script) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """(what to cut a word by, class of each piece); the longest letters first."""
    classes = {letters: sound for code, letters, sound in read_rows("skeleton.tsv") if code == script.value}
    if not classes:
        return None
    longest_first = sorted(classes, key=lambda letters: (-len(letters), letters))
    return re.compile("|".join(map(re.escape, longest_first)) + "|."), classes


@cache
def word_skeleton(word: Word) -> str:
    """The sound classes of one word: ``KTB`` for Kataib, Kataeb and the Arabic for it.

    Vowels, glides and a closing h are left out; a vowel that begins the word is kept as A, a glide as itself.
    Digits stay. The table is ``skeleton.tsv``.
    """
    rules = _rules(word.script)
    text = word.text
    if rules is None or word.script is Script.LATIN:
        # Other scripts come through their romanisation.
        rules, text = _rules(Script.LATIN), word.latin
    assert rules is not None  # noqa: S101 the table has Latin rows
    pieces, classes = rules
    sounds = [classes.get(piece, piece if piece.isdigit() else _VOWEL) for piece in pieces.findall(text)]
    initial = "A" if sounds and sounds[0] == _VOWEL else sounds[0] if sounds else ""
    rest = [sound for sound, _ in groupby(sounds)][1:]
    if rest and rest[-1] == "H":
        rest.pop()
    inner = [sound for sound in rest if sound != _VOWEL and sound not in _GLIDES]
    return initial + "".join(inner)


def skeleton(text: str) -> SkeletonKey:
    """The skeletons of a name's words in their order, joined: equal for spellings of one name, in any script.

    Articles are left out, and so is the vowel that begins any word but the first, so that joined and parted
    spellings agree. Lost: nearly all that tells short names apart; it finds, it does not decide. Empty for a text
    without letters or digits.

    >>> skeleton("Hashd al-Shaabi") == skeleton("Hachd al-Chaabi")
    True
    """
    return skeleton_of(split_words(text))


def skeleton_of(words: tuple[Word, ...]) -> SkeletonKey:
    """:func:`skeleton` of a name that is already cut into words."""
    sounds = [word_skeleton(word) for word in words]
    return SkeletonKey("".join([*sounds[:1], *(sound.removeprefix("A") for sound in sounds[1:])]))
