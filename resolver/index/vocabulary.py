"""The distinct words of an index as columns: what is asked of many words at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from resolver.index.strings import Strings
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

LONGEST = 16
"""Letters of a word that are kept for comparing."""


class Vocabulary:
    """Words by row.

    Columns: ``class_``, ``script``, ``concept`` (0: none), ``sounds`` (a bit for each sound class of the
    skeleton), ``letters`` (see :func:`resolver.text.latin_words.letter_matrix`), ``frequency`` (entities that have the word) and
    ``sound_frequency`` (entities that have a word of the same skeleton).
    """

    def __init__(self, columns: Mapping[str, npt.NDArray[Any]]) -> None:
        self.columns = columns
        self.texts = Strings(columns["word.text.bytes"], columns["word.text.offsets"])
        self.latin = Strings(columns["word.latin.bytes"], columns["word.latin.offsets"])
        self.class_ = columns["word.class"]
        self.script = columns["word.script"]
        self.concept = columns["word.concept"]
        self.sounds = columns["word.sounds"]
        self.letters = columns["word.letters"]
        self.frequency = columns["word.frequency"]
        self.sound_frequency = columns["word.sound_frequency"]

    @classmethod
    def of(
        cls, words: Sequence[Word], frequency: Iterable[int] = (), sound_frequency: Iterable[int] = ()
    ) -> Vocabulary:
        """The columns of words; frequencies that are not given are one."""
        ones = np.ones(len(words), dtype=np.int32)
        return cls(
            {
                **Strings.of(word.text for word in words).arrays("word.text"),
                **Strings.of(word.latin for word in words).arrays("word.latin"),
                "word.class": np.array([class_code(word) for word in words], dtype=np.uint8),
                "word.script": np.array([script_code(word) for word in words], dtype=np.uint8),
                "word.concept": np.array([concept_code(word) for word in words], dtype=np.uint16),
                "word.sounds": np.array([sound_bits(word) for word in words], dtype=np.uint32),
                "word.letters": letters_of(words),
                "word.frequency": np.array(list(frequency), dtype=np.int32) if frequency else ones,
                "word.sound_frequency": np.array(list(sound_frequency), dtype=np.int32) if sound_frequency else ones,
            }
        )

    def __len__(self) -> int:
        return len(self.class_)


def letters_of(words: Sequence[Word]) -> npt.NDArray[np.uint8]:
    """The Latin letters of words, as many as are compared: shape ``(words, LONGEST)``."""
    letters = np.full((len(words), LONGEST), NO_LETTER, dtype=np.uint8)
    known = letter_matrix([word.latin[:LONGEST] for word in words])
    letters[:, : known.shape[1]] = known
    return letters


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
    """A bit for each sound class in the skeleton of a word; digits share one."""
    bits = 0
    for sound in word_skeleton(word):
        bits |= 1 << (ord(sound) - 64 if sound.isalpha() and sound.isascii() else 0)
    return bits
