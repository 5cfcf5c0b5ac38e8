"""What is measured of a query and each candidate name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from resolver.index.plan import NameKeys
from resolver.index.vocabulary import CLASSES, Vocabulary, class_code, script_code
from resolver.matching.likeness import word_likeness
from resolver.text.information import Floats
from resolver.text.latin_words import Codes
from resolver.text.words import Word, WordClass

FEATURES = (
    "query_covered",
    "name_covered",
    "least_covered",
    "both_covered",
    "shared",
    "rarest_shared",
    "unmet_query",
    "unmet_name",
    "in_order",
    "first_words",
    "last_words",
    "joined_letters",
    "joined_sounds",
    "articles_apart",
    "number_conflict",
    "overlap",
    "query_edits",
    "name_edits",
    "worst_word",
    "word_counts",
    "folded_letters",
    "other_script",
    "close_words",
    "unmet_kind",
    "same_sound",
    "worst_sound",
)
"""The columns of a feature matrix, in their order.

``query_covered``, ``name_covered``: the share of the weight of the one side's words that the other side has;
``least_covered`` and ``both_covered``: the smaller of the two, and their product; ``shared``: the logarithm of the information
of the words both have; ``rarest_shared``: the weight of the rarest word both have; ``unmet_query``, ``unmet_name``: the weight
of the words that the other side lacks; ``in_order``: the share of the shared words that stand in one order;
``first_words``, ``last_words``: likeness of the first and of the last words; ``joined_letters``, ``joined_sounds``: likeness of
the names, and of their skeletons, written as one word; ``articles_apart``: the difference in the number of articles;
``number_conflict``: whether both have numbers and not the same ones, or only one has any; ``overlap``: the share of the
query's grams that the name has, the best candidate's being 1; ``query_edits``, ``name_edits``: as ``query_covered`` and ``name_covered``, by the letters alone
that would have to be changed; ``worst_word``: the least likeness of a word of the side with fewer words, by sound or letters;
``word_counts``: the smaller number of words as a share of the larger; ``folded_letters``: likeness of the folded names, where
they are of one script; ``other_script``: whether they are not; ``close_words``: whether ``worst_word`` is such as a slip of the pen leaves, from 0 to 1;
``unmet_kind``: where all else is met, words of either side that say what kind of thing it is and that the other lacks;
``same_sound``: where the skeletons are the same, ``worst_sound``; ``worst_sound``: as
``worst_word``, by sound alone.
"""

CLASS_WEIGHTS = {
    WordClass.PROPER: 1.0,
    WordClass.NUMBER: 1.2,
    WordClass.GENERIC: 0.75,
    WordClass.FORM: 0.1,
    WordClass.TITLE: 0.15,
    WordClass.FILIATION: 0.1,
}
"""How much a word of each class counts in a name, before its rarity."""

_WEIGHT_OF_CLASS = np.array([CLASS_WEIGHTS[class_] for class_ in CLASSES])
_NUMBER = CLASSES.index(WordClass.NUMBER)
_GENERIC = CLASSES.index(WordClass.GENERIC)
LEAST_RARITY = 0.05
MOST_UNMET = 3.0
MOST_ARTICLES = 2
MOST_KIND = 2.0
FAR_WORD, CLOSE_WORD = 0.6, 0.85
"""Likeness of words between which a slip of the pen becomes likely."""


@dataclass(frozen=True, slots=True)
class Names:
    """Some names to compare a query with: their words as rows of a vocabulary, and what is known of each as a whole.

    ``words``: shape ``(names, most words)``, padded with -1. ``folded``: the name, folded. ``joined_sounds``,
    ``joined_letters``: likeness of its skeleton and the query's, and of both in Latin letters written as one word;
    ``overlap``: the share of the query's grams it has, the best's being 1.
    """

    vocabulary: Vocabulary
    words: npt.NDArray[np.int32]
    folded: Sequence[str]
    articles: npt.NDArray[np.uint8]
    joined_sounds: Floats
    joined_letters: Floats
    overlap: Floats


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
    words: Sequence[Word]
    weights: Floats

    @classmethod
    def of(cls, keys: NameKeys, words: Sequence[Word], sound_frequencies: Sequence[int], rarity: Rarity) -> Asked:
        """``sound_frequencies``: how many entities have a word of the skeleton of each word."""
        frequency = np.sqrt(np.maximum(np.array(sound_frequencies, dtype=float), 1.0))
        return cls(keys, words, _WEIGHT_OF_CLASS[[class_code(word) for word in words]] * rarity.of(frequency))


def word_weights(vocabulary: Vocabulary, rows: Codes, rarity: Rarity) -> Floats:
    """The weight of words: that of their class, by how rare the word and its sound are."""
    frequency = np.sqrt(vocabulary.frequency[rows].astype(float) * vocabulary.sound_frequency[rows])
    weights: Floats = _WEIGHT_OF_CLASS[vocabulary.class_[rows]] * rarity.of(frequency)
    return weights


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Every word of a query beside every word of some names.

    ``by_sound`` and ``by_letters`` are likenesses of shape ``(query words, names, most words)``; ``weights`` and ``present``
    are of the names' words: shape ``(names, most words)``.
    """

    by_sound: Floats
    by_letters: Floats
    weights: Floats
    present: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, query: Asked, names: Names, rarity: Rarity) -> Grid:
        """The grid of a query and some names; each distinct word is compared once."""
        present = names.words >= 0
        distinct, places = np.unique(names.words[present], return_inverse=True)
        columns = np.full(names.words.shape, len(distinct))
        columns[present] = places
        sound = word_likeness(query.words, names.vocabulary, distinct)
        letters = process.cdist(
            [word.latin for word in query.words],
            [names.vocabulary.latin[row] for row in distinct],
            scorer=OSA.normalized_similarity,
            dtype=np.float64,
        )
        nothing = np.zeros((len(query.words), 1))
        return cls(
            by_sound=np.concatenate([sound, nothing], axis=1)[:, columns],
            by_letters=np.concatenate([letters, nothing], axis=1)[:, columns],
            weights=np.append(word_weights(names.vocabulary, distinct, rarity), 0.0)[columns],
            present=present,
        )


def measure(query: Asked, names: Names, rarity: Rarity) -> Floats:
    """The feature matrix: shape ``(names, len(FEATURES))``; neither the query nor a name may be without words."""
    grid = Grid.of(query, names, rarity)
    words, met, by_letters, present, name_weights = (
        query.words,
        grid.by_sound,
        grid.by_letters,
        grid.present,
        grid.weights,
    )
    best_of_query, best_of_name = met.max(axis=2), met.max(axis=0)
    where = met.argmax(axis=2)
    met_weights = np.take_along_axis(name_weights, where.T, axis=1).T
    weights = best_of_query * met_weights + (1.0 - best_of_query) * query.weights[:, None]
    query_covered = (weights * best_of_query).sum(axis=0) / weights.sum(axis=0)
    name_covered = (name_weights * best_of_name).sum(axis=1) / name_weights.sum(axis=1)
    shared = (name_weights * best_of_name).sum(axis=1) * math.log(rarity.entities)
    worst_word = _worst_word(np.maximum(met, by_letters), present)
    worst_sound = _worst_word(met, present)
    last = present.sum(axis=1) - 1
    other_script = names.vocabulary.script[names.words[:, 0]] != script_code(words[0])
    return np.stack(
        [
            query_covered,
            name_covered,
            np.minimum(query_covered, name_covered),
            query_covered * name_covered,
            np.log1p(shared),
            (name_weights * best_of_name).max(axis=1),
            np.minimum((weights * (1.0 - best_of_query)).sum(axis=0), MOST_UNMET),
            np.minimum((name_weights * (1.0 - best_of_name)).sum(axis=1), MOST_UNMET),
            _in_order(where, best_of_query),
            met[0, :, 0],
            met[-1][np.arange(len(last)), last],
            names.joined_letters,
            names.joined_sounds,
            np.minimum(np.abs(names.articles.astype(int) - query.keys.articles), MOST_ARTICLES),
            _number_conflict(words, best_of_query, names, best_of_name),
            names.overlap,
            (weights * by_letters.max(axis=2)).sum(axis=0) / weights.sum(axis=0),
            (name_weights * by_letters.max(axis=0)).sum(axis=1) / name_weights.sum(axis=1),
            worst_word,
            np.minimum(len(words), last + 1) / np.maximum(len(words), last + 1),
            np.where(other_script, 0.0, joined_likeness(query.keys.folded, names.folded)),
            other_script.astype(float),
            np.clip((worst_word - FAR_WORD) / (CLOSE_WORD - FAR_WORD), 0.0, 1.0),
            np.where(worst_word >= CLOSE_WORD, _unmet_kind(words, best_of_query, names, best_of_name), 0.0),
            np.where(names.joined_sounds == 1.0, worst_sound, 0.0),
            worst_sound,
        ],
        axis=1,
    )


def _number_conflict(words: Sequence[Word], best_of_query: Floats, names: Names, best_of_name: Floats) -> Floats:
    """Whether a number of either side is not on the other, 0 or 1: shape ``(names,)``."""
    of_query = np.array([word.class_ is WordClass.NUMBER for word in words])
    of_name = (names.words >= 0) & (names.vocabulary.class_[names.words] == _NUMBER)
    unmet = (of_name & (best_of_name < 1.0)).any(axis=1) | (of_query[:, None] & (best_of_query < 1.0)).any(axis=0)
    conflict: Floats = unmet.astype(float)
    return conflict


def _unmet_kind(words: Sequence[Word], best_of_query: Floats, names: Names, best_of_name: Floats) -> Floats:
    """How many words of either side that say what kind of thing it is the other side lacks: shape ``(names,)``."""
    of_query = np.array([word.class_ is WordClass.GENERIC for word in words])
    of_name = (names.words >= 0) & (names.vocabulary.class_[names.words] == _GENERIC)
    unmet = (of_query[:, None] * (1.0 - best_of_query)).sum(axis=0) + (of_name * (1.0 - best_of_name)).sum(axis=1)
    capped: Floats = np.minimum(unmet, MOST_KIND)
    return capped


def _worst_word(alike: Floats, present: npt.NDArray[np.bool_]) -> Floats:
    """The least likeness of the words of the side with fewer words, each to its nearest: shape ``(names,)``."""
    of_query = alike.max(axis=2).min(axis=0)
    of_name = np.where(present, alike.max(axis=0), 1.0).min(axis=1)
    worst: Floats = np.where(present.sum(axis=1) < len(alike), of_name, of_query)
    return worst


def joined_likeness(query: str, names: Sequence[str]) -> Floats:
    """Likeness of strings, by insertions and deletions: shape ``(names,)``."""
    likeness: Floats = process.cdist([query], names, scorer=Indel.normalized_similarity, dtype=np.float64)[0]
    return likeness


def _in_order(where: Codes, alike: Floats) -> Floats:
    """The share of neighbouring query words whose counterparts stand in the same order: shape ``(names,)``."""
    if len(where) == 1:
        return np.ones(where.shape[1])
    both = np.minimum(alike[:-1], alike[1:])
    total = both.sum(axis=0)
    ordered: Floats = (both * (where[1:] > where[:-1])).sum(axis=0)
    return np.where(total > 0.1, ordered / np.maximum(total, 0.1), 0.5)
