"""The distinct words of an index as columns: what is asked of many words at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from resolver.index.strings import PlainStrings, Strings
from resolver.language import Script
from resolver.text.latin_words import NO_LETTER, letter_matrix
from resolver.text.skeleton import word_skeleton
from resolver.text.words import CHILD_OF, GENERIC_CONCEPTS, GIVEN_NAMES, Word, WordClass

CLASSES = tuple(WordClass)
SCRIPTS = tuple(Script)
_CLASS_CODE = {class_: code for code, class_ in enumerate(CLASSES)}
_SCRIPT_CODE = {script: code for code, script in enumerate(SCRIPTS)}
CONCEPT_CODE = {concept: code for code, concept in enumerate((CHILD_OF, *GENERIC_CONCEPTS, *GIVEN_NAMES), 1)}
FIRST_GIVEN_NAME = CONCEPT_CODE[GIVEN_NAMES[0]]
"""The concept codes of given names are these and above."""

NO_WORD, NO_CLASS, NO_SCRIPT = -1, len(CLASSES), len(SCRIPTS)
"""The row of no word, and the codes of its class and script."""

LONGEST = 16
"""Letters of a word that are kept for comparing."""


class Vocabulary:
    """Words by row; the last row, NO_WORD, is like no word, so that lists of words can be padded with it.

    Columns: ``class_`` (NO_CLASS: no word), ``script``, ``concept`` (0: none), ``sounds`` (a bit for each sound class of the
    skeleton, none for a number), ``letters`` (see :func:`resolver.text.latin_words.letter_matrix`), ``initial`` (whether it is one
    letter), ``frequency`` (entities that have the word) and ``sound_frequency`` (entities that have a word of the same skeleton).
    """

    def __init__(self, columns: Mapping[str, npt.NDArray[Any]]) -> None:
        self.columns = columns
        self.texts = Strings(columns["word.text.bytes"], columns["word.text.offsets"])
        self.latin = PlainStrings(columns["word.latin.bytes"], columns["word.latin.offsets"])
        self.class_ = columns["word.class"]
        self.script = columns["word.script"]
        self.concept = columns["word.concept"]
        self.sounds = columns["word.sounds"]
        self.letters = columns["word.letters"]
        self.initial = columns["word.initial"]
        self.frequency = columns["word.frequency"]
        self.sound_frequency = columns["word.sound_frequency"]

    @classmethod
    def of(
        cls, words: Sequence[Word], frequency: Iterable[int] = (), sound_frequency: Iterable[int] = ()
    ) -> Vocabulary:
        """The columns of words; frequencies that are not given are one."""
        ones = [1] * len(words)
        letters = letter_matrix([*(word.latin for word in words), ""], LONGEST)
        return cls(
            {
                **Strings.of([*(word.text for word in words), ""]).arrays("word.text"),
                **Strings.of([*(word.latin for word in words), ""]).arrays("word.latin"),
                "word.class": np.array([*map(class_code, words), NO_CLASS], dtype=np.uint8),
                "word.script": np.array([*map(script_code, words), NO_SCRIPT], dtype=np.uint8),
                "word.concept": np.array([*map(concept_code, words), 0], dtype=np.uint16),
                "word.sounds": np.array([*map(sound_bits, words), 0], dtype=np.uint32),
                "word.letters": letters,
                "word.initial": (letters[:, 0] != NO_LETTER) & (letters[:, 1] == NO_LETTER),
                "word.frequency": np.array([*(frequency or ones), 1], dtype=np.int32),
                "word.sound_frequency": np.array([*(sound_frequency or ones), 1], dtype=np.int32),
            }
        )


def class_code(word: Word) -> int:
    """The number of a word's class."""
    return _CLASS_CODE[word.class_]


def script_code(word: Word) -> int:
    """The number of a word's script."""
    return _SCRIPT_CODE[word.script]


def concept_code(word: Word) -> int:
    """The number of a word's concept, 0 for none."""
    return CONCEPT_CODE.get(word.concept, 0)


def sound_bits(word: Word) -> int:
    """A bit for each sound class in the skeleton of a word; digits share one. 0 for a number."""
    if word.class_ is WordClass.NUMBER:
        return 0
    bits = 0
    for sound in word_skeleton(word):
        bits |= 1 << (ord(sound) - 64 if sound.isalpha() and sound.isascii() else 0)
    return bits
