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
from resolver.index.vocabulary import CLASSES, Vocabulary, script_code
from resolver.matching.likeness import SYLLABIC, QueryWords, letters_alike, word_likeness
from resolver.text.information import Floats
from resolver.text.latin_words import NO_LETTER, Codes
from resolver.text.words import Word, WordClass

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

_WEIGHT_OF_CLASS = np.array([CLASS_WEIGHTS[class_] for class_ in CLASSES])


@dataclass(frozen=True, slots=True)
class Names:
    """Some names to compare a query with: their words as rows of a vocabulary, and what is known of each as a whole.

    ``words``: shape ``(names, most words)``, padded with -1. ``folded``: the name, folded. ``joined_sounds``,
    ``joined_letters``: likeness of its skeleton and the query's, and of both in Latin letters written as one word;
    ``overlap``: the share of the query's grams it has, the best's being 1; ``types``, ``kinds``: the type and the kind of
    its entity, by code.
    """

    vocabulary: Vocabulary
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


def word_weights(vocabulary: Vocabulary, rows: Codes, rarity: Rarity) -> Floats:
    """The weight of words: that of their class, by how rare the word and its sound are."""
    frequency = np.sqrt(vocabulary.frequency[rows].astype(float) * vocabulary.sound_frequency[rows])
    weights: Floats = _WEIGHT_OF_CLASS[vocabulary.class_[rows]] * rarity.of(frequency)
    return weights


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Every word of a query beside every word of some names.

    ``by_sound`` and ``by_letters`` are likenesses of shape ``(query words, names, most words)``; ``weights``, ``present``,
    ``classes`` and ``concepts`` are of the names' words: shape ``(names, most words)``; ``initials``: whether one is a single letter;
    ``counts``: how many words each name has.
    """

    by_sound: Floats
    by_letters: Floats
    weights: Floats
    present: npt.NDArray[np.bool_]
    classes: npt.NDArray[np.uint8]
    concepts: npt.NDArray[np.uint16]
    initials: npt.NDArray[np.bool_]
    counts: Codes

    @classmethod
    def of(cls, query: Asked, names: Names, rarity: Rarity) -> Grid:
        """The grid of a query and some names; each distinct word is compared once."""
        present = names.words >= 0
        distinct, places = np.unique(names.words[present], return_inverse=True)
        columns = np.full(names.words.shape, len(distinct))
        columns[present] = places
        letters = letters_alike(query.words, names.vocabulary, distinct)
        sound = word_likeness(query.words, names.vocabulary, distinct, letters)
        nothing = np.zeros((len(query.words), 1))
        return cls(
            by_sound=np.concatenate([sound, nothing], axis=1)[:, columns],
            by_letters=np.concatenate([letters, nothing], axis=1)[:, columns],
            weights=np.append(word_weights(names.vocabulary, distinct, rarity), 0.0)[columns],
            present=present,
            classes=np.append(names.vocabulary.class_[distinct], np.uint8(len(CLASSES)))[columns],
            concepts=np.append(names.vocabulary.concept[distinct], np.uint16(0))[columns],
            initials=np.append(names.vocabulary.letters[distinct, 1] == NO_LETTER, False)[columns],
            counts=present.sum(axis=1),
        )


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

    ``of_query`` and ``letters_of_query`` have the shape ``(query words, names)``, ``of_name`` and ``letters_of_name`` ``(names,
    most words)``. ``where``: the place of the nearest word of the name; ``weights``: of the words of the query, as much that of the
    word they meet as they are like it. ``as_one``: how far names of another number of words are the same written as one word, and
    so met in all their words: shape ``(names,)``.
    """

    of_query: Floats
    of_name: Floats
    letters_of_query: Floats
    letters_of_name: Floats
    where: Codes
    weights: Floats
    as_one: Floats

    @classmethod
    def of(cls, query: Asked, grid: Grid, whole: Whole) -> Met:
        as_one = np.where(
            grid.counts == len(query.words), 0.0, np.maximum(whole.letters - FAR_WHOLE, 0.0) / (1.0 - FAR_WHOLE)
        )
        of_query = np.maximum(grid.by_sound.max(axis=2), as_one)
        where = grid.by_sound.argmax(axis=2)
        met_weights = grid.weights[np.arange(len(as_one)), where]
        return cls(
            of_query=of_query,
            of_name=np.maximum(grid.by_sound.max(axis=0), as_one[:, None]),
            letters_of_query=np.maximum(grid.by_letters.max(axis=2), as_one),
            letters_of_name=np.maximum(grid.by_letters.max(axis=0), as_one[:, None]),
            where=where,
            weights=of_query * met_weights + (1.0 - of_query) * query.weights[:, None],
            as_one=as_one,
        )


def joined_likeness(query: str, names: Sequence[str]) -> Floats:
    """Likeness of strings, by insertions and deletions: shape ``(names,)``."""
    likeness: Floats = process.cdist([query], names, scorer=Indel.normalized_similarity, dtype=np.float64)[0]
    return likeness
