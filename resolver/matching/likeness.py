"""How alike two words are: letters by the learned grapheme models, numbers and generic words by what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import overload

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from resolver.index.vocabulary import (
    FIRST_GIVEN_NAME,
    LONGEST,
    SCRIPTS,
    Vocabulary,
    class_code,
    concept_code,
    script_code,
    sound_bits,
)
from resolver.language import Script
from resolver.text.information import Floats, Source, letter_information
from resolver.text.latin_words import NO_LETTER, Codes, LatinWords, letter_matrix
from resolver.text.words import Word

PER_SHARE, PER_NAT, OFFSET = 6.0, 0.28, -4.3
"""Log odds that two words are spellings of one: for each unit of shared share, for each nat shared, and at none."""

LATIN_OFFSET = -3.4
"""The last of these for two Latin words: what one original can be written as both shares less than original and spelling."""

OTHER_NAME = 0.1
"""Likeness of two different given names at the most."""

INITIAL = 0.5
"""Likeness of a word and its initial."""

LIKE_SOUNDS, LIKE_LETTERS = 0.67, 0.3
"""Two words are compared by a model where they share that many of the sounds of the richer one, or that many letters."""

LEAST_SOUNDS = 0.5
"""The share of the sounds of the poorer word that they must share in any case."""

SYLLABIC = frozenset({Script.HAN, Script.KANA, Script.HANGUL})
"""Scripts whose letters are syllables or words: names in one of them are compared by these, not by Latin letters."""

NO_SYLLABLES = -1
"""What stands for any other script."""


@dataclass(frozen=True, slots=True, eq=False)
class QueryWords(Sequence[Word]):
    """The words of a query, and columns as a :class:`Vocabulary` has them of its words.

    ``syllabic``: the script where it is a syllabic one, else NO_SYLLABLES.
    """

    words: tuple[Word, ...]
    class_: Codes
    concept: Codes
    sounds: npt.NDArray[np.uint32]
    letters: npt.NDArray[np.uint8]
    initial: npt.NDArray[np.bool_]
    syllabic: tuple[int, ...]

    @classmethod
    def of(cls, words: Sequence[Word]) -> QueryWords:
        letters = letter_matrix([word.latin for word in words], LONGEST)
        return cls(
            words=tuple(words),
            class_=np.array([class_code(word) for word in words]),
            concept=np.array([concept_code(word) for word in words]),
            sounds=np.array([sound_bits(word) for word in words], dtype=np.uint32),
            letters=letters,
            initial=(letters[:, 0] != NO_LETTER) & (letters[:, 1] == NO_LETTER),
            syllabic=tuple(script_code(word) if word.script in SYLLABIC else NO_SYLLABLES for word in words),
        )

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, place: int) -> Word: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, place: int | slice) -> Word | tuple[Word, ...]:
        return self.words[place]


def letters_alike(query: QueryWords, vocabulary: Vocabulary, rows: Codes) -> Floats:
    """Likeness in [0, 1] of the letters alone, by edits: shape ``(len(query), len(rows))``.

    The letters are plain Latin ones, but for two words of one syllabic script that are not romanised alike.
    """
    alike: Floats = _edits([word.latin for word in query.words], vocabulary.latin.take(rows))
    for place, of_one_script in _both_syllabic(query, vocabulary, rows):
        own = _edits([query.words[place].text], vocabulary.texts.take(rows))[0]
        read_otherwise = of_one_script & (alike[place] < 1.0)
        alike[place, read_otherwise] = own[read_otherwise]
    return alike


def _both_syllabic(
    query: QueryWords, vocabulary: Vocabulary, rows: Codes
) -> Iterator[tuple[int, npt.NDArray[np.bool_]]]:
    """For each query word in a syllabic script: (its place, which words of some rows are of that script)."""
    for place, script in enumerate(query.syllabic):
        if script != NO_SYLLABLES:
            yield place, vocabulary.script[rows] == script


def _edits(ours: Sequence[str], theirs: Sequence[str]) -> Floats:
    alike: Floats = process.cdist(ours, theirs, scorer=OSA.normalized_similarity, dtype=np.float64)
    return alike


def word_likeness(query: QueryWords, vocabulary: Vocabulary, rows: Codes, by_letters: Floats) -> Floats:
    """The likeness in [0, 1] of each query word and each word of some vocabulary rows: shape ``(len(query), len(rows))``.

    ``by_letters``: what :func:`letters_alike` says of them.
    """
    likeness = np.zeros(by_letters.shape)
    ours, theirs = _plausible(query, vocabulary, rows, by_letters).nonzero()
    if len(ours):
        likeness[ours, theirs] = _compare_letters(query, vocabulary, rows[theirs], ours)
    for place, of_one_script in _both_syllabic(query, vocabulary, rows):
        likeness[place, of_one_script] = by_letters[place, of_one_script]
    _meet_initials(query, vocabulary, rows, likeness)
    _meet_equals(query, vocabulary, rows, by_letters, likeness)
    return likeness


def _plausible(query: QueryWords, vocabulary: Vocabulary, rows: Codes, by_letters: Floats) -> npt.NDArray[np.bool_]:
    """Which words may be spellings of one: a model would find no likeness in the others."""
    ours, theirs = query.sounds[:, None], vocabulary.sounds[rows]
    shared, our_count, their_count = np.bitwise_count(ours & theirs), np.bitwise_count(ours), np.bitwise_count(theirs)
    fewer, more = np.minimum(our_count, their_count), np.maximum(our_count, their_count)
    plausible: npt.NDArray[np.bool_] = (shared >= LEAST_SOUNDS * np.maximum(fewer, 1)) & (
        (shared >= LIKE_SOUNDS * more) | (by_letters >= LIKE_LETTERS)
    )
    return plausible


def _meet_equals(query: QueryWords, vocabulary: Vocabulary, rows: Codes, by_letters: Floats, likeness: Floats) -> None:
    """Words that are the same, or say the same, are wholly alike; different given names are not, however near."""
    likeness[by_letters == 1.0] = 1.0
    if query.concept.any():
        ours, theirs = query.concept[:, None], vocabulary.concept[rows]
        likeness[(ours > 0) & (ours == theirs)] = 1.0
        apart = (ours >= FIRST_GIVEN_NAME) & (theirs >= FIRST_GIVEN_NAME) & (ours != theirs)
        likeness[apart] = np.minimum(likeness[apart], OTHER_NAME)


def _meet_initials(query: QueryWords, vocabulary: Vocabulary, rows: Codes, likeness: Floats) -> None:
    """A word and its initial are somewhat alike."""
    initial = query.initial[:, None] | vocabulary.initial[rows]
    if initial.any():
        met = initial & (query.letters[:, :1] == vocabulary.letters[rows, 0])
        likeness[met] = np.maximum(likeness[met], INITIAL)


def _compare_letters(query: QueryWords, vocabulary: Vocabulary, rows: Codes, ours: Codes) -> Floats:
    """The likeness of the words ``ours`` of the query and the words of ``rows``, each pair by the model that reads it.

    A word that is not Latin is read against the Latin letters of the other; of two of a sort the query's word is.
    """
    read_as = [model_script(word.script) for word in query.words]
    scripts = vocabulary.script[rows]
    reads_theirs = np.array([script is Script.LATIN for script in read_as])[ours] & ~_read_as_latin()[scripts]
    read = letter_information().source
    sources = [read(script, written_form(word)) for script, word in zip(read_as, query.words, strict=True)]
    chosen, letters = ours, vocabulary.letters[rows]
    others = np.flatnonzero(reads_theirs)
    if len(others):
        texts = vocabulary.texts.take(rows[others])
        sources += [read(SCRIPTS[script], text) for script, text in zip(scripts[others].tolist(), texts, strict=True)]
        chosen = ours.copy()
        chosen[others] = np.arange(len(query), len(sources))
        letters = np.where(reads_theirs[:, None], query.letters[ours], letters)
    return letter_likeness(sources, chosen, LatinWords(letters))


def letter_likeness(sources: Sequence[Source], chosen: Codes, words: LatinWords) -> Floats:
    """The likeness in (0, 1) of each Latin word and the source word ``sources[chosen]``: shape ``(len(words),)``."""
    information = letter_information()
    shared, said = information.shared(sources, chosen, words)
    latin = np.array([source.script is Script.LATIN for source in sources])[chosen]
    odds = PER_SHARE * between(-1.0, shared / np.maximum(said, 1.0), 1.5) + PER_NAT * between(-20.0, shared, 20.0)
    odds += np.where(latin, LATIN_OFFSET, OFFSET)
    likeness: Floats = 1.0 / (1.0 + np.exp(-odds))
    return likeness


def between(least: float, values: Floats, most: float) -> Floats:
    """Values, none below or above: a third of what ``np.clip`` takes for few."""
    held: Floats = np.minimum(np.maximum(values, least), most)
    return held


def model_script(script: Script) -> Script:
    """The script whose model reads a word: words of scripts without a table are read in their romanisation."""
    return script if letter_information().reads(script) else Script.LATIN


@cache
def _read_as_latin() -> npt.NDArray[np.bool_]:
    """By script code, whether :func:`model_script` is Latin."""
    return np.array([model_script(script) is Script.LATIN for script in SCRIPTS])


def written_form(word: Word) -> str:
    """The letters that a word is read by."""
    return word.latin if model_script(word.script) is Script.LATIN else word.text
