"""A query beside some names: every word beside every word, and the names as wholes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Indel

from resolver.index.plan import NameKeys
from resolver.index.runs import first_of_run
from resolver.index.vocabulary import CLASSES, NO_WORD, Vocabulary, script_code
from resolver.matching.likeness import SYLLABIC, QueryWords, letters_alike, word_likeness
from resolver.text.information import Floats
from resolver.text.latin_words import Codes
from resolver.text.words import Word, WordClass

BY_SOUND, BY_LETTERS = 0, 1
"""The two ways in which words are alike, as places in an array that has both."""

CLASS_WEIGHTS = {
    WordClass.PROPER: 1.0,
    WordClass.NUMBER: 1.2,
    WordClass.GENERIC: 0.75,
    WordClass.FORM: 0.1,
    WordClass.TITLE: 0.15,
    WordClass.FILIATION: 0.1,
}
"""How much a word of each class counts in a name, before its rarity."""

LEAST_RARITY = 0.05
FAR_WHOLE = 0.85
"""Likeness of names written as one word above which they begin to count as met in all their words."""

_WEIGHT_OF_CLASS = np.array([*(CLASS_WEIGHTS[class_] for class_ in CLASSES), 0.0])
"""By class code; no word counts nothing."""


@dataclass(frozen=True, slots=True)
class Names:
    """Some names to compare a query with: their words as rows of a vocabulary, and what is known of each as a whole.

    ``weights``: of the words of the vocabulary (see :func:`word_weights`). ``words``: shape ``(names, most words)``, padded with
    NO_WORD. ``folded``: the name, folded. ``joined_sounds``,
    ``joined_letters``: likeness of its skeleton and the query's, and of both in Latin letters written as one word;
    ``overlap``: the share of the query's grams it has, the best's being 1; ``types``, ``kinds``: the type and the kind of
    its entity, by code.
    """

    vocabulary: Vocabulary
    weights: Floats
    words: npt.NDArray[np.int32]
    folded: Sequence[str]
    articles: npt.NDArray[np.uint8]
    joined_sounds: Floats
    joined_letters: Floats
    overlap: Floats
    types: npt.NDArray[np.uint8]
    kinds: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a word tells, from how many of ``entities`` have it: 1 for a word of one, near 0 for a word of all."""

    entities: int

    def of(self, frequency: Floats) -> Floats:
        """Frequencies → rarity in (0, 1]."""
        rarity: Floats = np.log(self.entities / np.maximum(frequency, 1.0)) / math.log(self.entities)
        return np.maximum(rarity, LEAST_RARITY)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query ready to be measured: its keys, the words of it that are compared, and their weights where they meet nothing."""

    keys: NameKeys
    words: QueryWords
    weights: Floats

    @classmethod
    def of(cls, keys: NameKeys, words: Sequence[Word], sound_frequencies: Sequence[int], rarity: Rarity) -> Asked:
        """``sound_frequencies``: how many entities have a word of the skeleton of each word."""
        frequency = np.sqrt(np.maximum(np.array(sound_frequencies, dtype=float), 1.0))
        asked = QueryWords.of(words)
        return cls(keys, asked, _WEIGHT_OF_CLASS[asked.class_] * rarity.of(frequency))


def word_weights(vocabulary: Vocabulary, rarity: Rarity) -> Floats:
    """The weight of each word of a vocabulary: that of its class, by how rare the word and its sound are."""
    frequency = np.sqrt(vocabulary.frequency.astype(float) * vocabulary.sound_frequency)
    weights: Floats = _WEIGHT_OF_CLASS[vocabulary.class_] * rarity.of(frequency)
    return weights


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Every word of a query beside every word of some names.

    ``alike``: by sound and by letters, shape ``(2, query words, names, most words)``; ``weights``, ``present``, ``classes`` and
    ``concepts`` are of the names' words: shape ``(names, most words)``; ``initials``: whether one is a single letter;
    ``counts``: how many words each name has.
    """

    alike: Floats
    weights: Floats
    present: npt.NDArray[np.bool_]
    classes: npt.NDArray[np.uint8]
    concepts: npt.NDArray[np.uint16]
    initials: npt.NDArray[np.bool_]
    counts: Codes

    @classmethod
    def of(cls, query: Asked, names: Names) -> Grid:
        """The grid of a query and some names; each distinct word is compared once."""
        vocabulary, words = names.vocabulary, names.words
        distinct, places = _distinct(words)
        alike = np.empty((2, len(query.words), len(distinct)))
        alike[BY_LETTERS] = letters_alike(query.words, vocabulary, distinct)
        alike[BY_SOUND] = word_likeness(query.words, vocabulary, distinct, alike[BY_LETTERS])
        present = words != NO_WORD
        return cls(
            alike=alike[:, :, places],
            weights=names.weights[words],
            present=present,
            classes=vocabulary.class_[words],
            concepts=vocabulary.concept[words],
            initials=vocabulary.initial[words],
            counts=np.add.reduce(present, axis=1),
        )


def _distinct(values: Codes) -> tuple[Codes, Codes]:
    """(the distinct values, ascending; the place of each value among them): ``np.unique`` in a third of its time for few."""
    flat = values.ravel()
    order = flat.argsort()
    ascending = flat[order]
    is_new = first_of_run(ascending)
    places = np.empty(len(flat), dtype=np.intp)
    places[order] = is_new.cumsum() - 1
    return ascending[is_new], places.reshape(values.shape)


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """How alike the query and some names are as wholes: shape ``(names,)`` each.

    ``letters``, ``sounds``: written as one word, in Latin letters and as skeletons; ``folded``: folded, 0 where they are of two
    scripts (``other_script``). Names in one syllabic script are compared by its letters where their romanisations differ.
    """

    letters: Floats
    sounds: Floats
    folded: Floats
    other_script: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, query: Asked, names: Names) -> Whole:
        first = query.words[0]
        other_script = names.vocabulary.script[names.words[:, 0]] != script_code(first)
        folded = np.where(other_script, 0.0, joined_likeness(query.keys.folded, names.folded))
        letters, sounds = names.joined_letters, names.joined_sounds
        if first.script in SYLLABIC:
            syllabic = ~other_script & (letters < 1.0)
            letters, sounds = (np.where(syllabic, folded, likeness) for likeness in (letters, sounds))
        return cls(letters, sounds, folded, other_script)


@dataclass(frozen=True, slots=True, eq=False)
class Met:
    """How alike each word and its nearest of the other side are, by sound and by letters.

    ``of_query`` has the shape ``(2, query words, names)``, ``of_name`` ``(2, names, most words)``. ``where``: the place of the word
    of the name that is nearest by sound; ``weights``: of the words of the query, as much that of the word they meet as they are
    like it. ``as_one``: how far names of another number of words are the same written as one word, and so met in all their words:
    shape ``(names,)``.
    """

    of_query: Floats
    of_name: Floats
    where: Codes
    weights: Floats
    as_one: Floats

    @classmethod
    def of(cls, query: Asked, grid: Grid, whole: Whole) -> Met:
        near_whole = np.maximum(whole.letters - FAR_WHOLE, 0.0) / (1.0 - FAR_WHOLE)
        as_one = np.where(grid.counts == len(query.words), 0.0, near_whole)
        of_query = np.maximum(grid.alike.max(axis=3), as_one)
        where = grid.alike[BY_SOUND].argmax(axis=2)
        met_weights = grid.weights[np.arange(len(as_one)), where]
        by_sound, own_weights = of_query[BY_SOUND], query.weights[:, None]
        return cls(
            of_query=of_query,
            of_name=np.maximum(grid.alike.max(axis=1), as_one[:, None]),
            where=where,
            weights=by_sound * (met_weights - own_weights) + own_weights,
            as_one=as_one,
        )


def joined_likeness(query: str, names: Sequence[str]) -> Floats:
    """Likeness of strings, by insertions and deletions: shape ``(names,)``."""
    likeness: Floats = process.cdist([query], names, scorer=Indel.normalized_similarity, dtype=np.float64)[0]
    return likeness
