"""What is measured of a query and each candidate name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Indel

from resolver.index.plan import NameKeys
from resolver.index.vocabulary import CLASSES, FIRST_GIVEN_NAME, LONGEST, Vocabulary, script_code
from resolver.matching.likeness import INITIAL, SYLLABIC, QueryWords, letters_alike, word_likeness
from resolver.matching.place_types import STANDINGS, said_by, says_some_type, standings
from resolver.text.information import Floats
from resolver.text.latin_words import NO_LETTER, Codes
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
    "initials",
    "acronym",
    "other_father",
    "other_given_names",
    "settlement",
    "division",
    "district",
    "says_type",
    "says_other_type",
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
``worst_word``, by sound alone; ``initials``: how many words of either side are initials that a word of the other begins with;
``acronym``: whether one side is a word of the initials of the other; ``other_father``: how far the words are in
another order where both sides say whose child somebody is; ``other_given_names``: how many known given names either side
has in the place of another one; ``settlement``, ``division``, ``district``: whether the name is one of a place of that
standing; ``says_type``, ``says_other_type``: whether words of the query that the name lacks say of what type the place is, and
whether they say another one.

Names of another number of words that are nearly the same written as one word count as met in all their words. Names in one
syllabic script are compared by its letters where their romanisations differ.
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
_FILIATION = CLASSES.index(WordClass.FILIATION)
LEAST_RARITY = 0.05
MOST_UNMET = 3.0
MOST_ARTICLES = 2
MOST_KIND = 2.0
MET = 0.5
"""Likeness of a word and its nearest below which the other side lacks it."""

MOST_INITIALS = 2
MOST_GIVEN_NAMES = 2
FAR_WHOLE = 0.85
"""Likeness of names written as one word above which they begin to count as met in all their words."""

FAR_WORD, CLOSE_WORD = 0.6, 0.85
"""Likeness of words between which a slip of the pen becomes likely."""


@dataclass(frozen=True, slots=True)
class Names:
    """Some names to compare a query with: their words as rows of a vocabulary, and what is known of each as a whole.

    ``words``: shape ``(names, most words)``, padded with -1. ``folded``: the name, folded. ``joined_sounds``,
    ``joined_letters``: likeness of its skeleton and the query's, and of both in Latin letters written as one word;
    ``overlap``: the share of the query's grams it has, the best's being 1; ``types``: the type of its entity, by code.
    """

    vocabulary: Vocabulary
    words: npt.NDArray[np.int32]
    folded: Sequence[str]
    articles: npt.NDArray[np.uint8]
    joined_sounds: Floats
    joined_letters: Floats
    overlap: Floats
    types: npt.NDArray[np.uint8]


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
        letters = letters_alike(query.words, names.vocabulary, distinct)
        sound = word_likeness(query.words, names.vocabulary, distinct, letters)
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
    last = present.sum(axis=1) - 1
    other_script = names.vocabulary.script[names.words[:, 0]] != script_code(words[0])
    folded_letters = np.where(other_script, 0.0, joined_likeness(query.keys.folded, names.folded))
    joined_letters, joined_sounds = names.joined_letters, names.joined_sounds
    if words[0].script in SYLLABIC:
        syllabic = ~other_script & (joined_letters < 1.0)
        joined_letters = np.where(syllabic, folded_letters, joined_letters)
        joined_sounds = np.where(syllabic, folded_letters, joined_sounds)
    as_one = np.where(last + 1 == len(words), 0.0, np.maximum(joined_letters - FAR_WHOLE, 0.0) / (1.0 - FAR_WHOLE))
    best_of_query = np.maximum(met.max(axis=2), as_one)
    best_of_name = np.maximum(met.max(axis=0), as_one[:, None])
    letters_of_query = np.maximum(by_letters.max(axis=2), as_one)
    letters_of_name = np.maximum(by_letters.max(axis=0), as_one[:, None])
    where = met.argmax(axis=2)
    met_weights = np.take_along_axis(name_weights, where.T, axis=1).T
    weights = best_of_query * met_weights + (1.0 - best_of_query) * query.weights[:, None]
    weight, name_weight = weights.sum(axis=0), name_weights.sum(axis=1)
    query_covered = (weights * best_of_query).sum(axis=0) / weight
    met_weight = (name_weights * best_of_name).sum(axis=1)
    name_covered = met_weight / name_weight
    worst_word = np.maximum(_worst_word(np.maximum(met, by_letters), present), as_one)
    worst_sound = np.maximum(_worst_word(met, present), as_one)
    in_order = _in_order(where, best_of_query)
    columns = {
        "query_covered": query_covered,
        "name_covered": name_covered,
        "least_covered": np.minimum(query_covered, name_covered),
        "both_covered": query_covered * name_covered,
        "shared": np.log1p(met_weight * math.log(rarity.entities)),
        "rarest_shared": (name_weights * best_of_name).max(axis=1),
        "unmet_query": np.minimum((weights * (1.0 - best_of_query)).sum(axis=0), MOST_UNMET),
        "unmet_name": np.minimum((name_weights * (1.0 - best_of_name)).sum(axis=1), MOST_UNMET),
        "in_order": in_order,
        "first_words": np.maximum(met[0, :, 0], as_one),
        "last_words": np.maximum(met[-1][np.arange(len(last)), last], as_one),
        "joined_letters": joined_letters,
        "joined_sounds": joined_sounds,
        "articles_apart": np.minimum(np.abs(names.articles.astype(int) - query.keys.articles), MOST_ARTICLES),
        "number_conflict": _number_conflict(words, best_of_query, names, best_of_name),
        "overlap": names.overlap,
        "query_edits": (weights * letters_of_query).sum(axis=0) / weight,
        "name_edits": (name_weights * letters_of_name).sum(axis=1) / name_weight,
        "worst_word": worst_word,
        "word_counts": np.minimum(len(words), last + 1) / np.maximum(len(words), last + 1),
        "folded_letters": folded_letters,
        "other_script": other_script,
        "close_words": np.clip((worst_word - FAR_WORD) / (CLOSE_WORD - FAR_WORD), 0.0, 1.0),
        "unmet_kind": np.where(worst_word >= CLOSE_WORD, _unmet_kind(words, best_of_query, names, best_of_name), 0.0),
        "same_sound": np.where(joined_sounds == 1.0, worst_sound, 0.0),
        "worst_sound": worst_sound,
        "initials": _initials(words, best_of_query, names, best_of_name),
        "acronym": _acronym(words, names, last + 1),
        **_type_columns(words, best_of_query, names.types),
        "other_given_names": _other_given_names(words, names),
        "other_father": (1.0 - in_order) * _both_have(_FILIATION, words, names),
    }
    matrix = np.empty((len(FEATURES), len(last)))
    for row, feature in enumerate(FEATURES):
        matrix[row] = columns[feature]
    return matrix.T


def _initials(words: QueryWords, best_of_query: Floats, names: Names, best_of_name: Floats) -> Floats:
    """How many words of either side are initials of a word of the other: shape ``(names,)``."""
    of_query = words.letters[:, 1] == NO_LETTER
    of_name = (names.words >= 0) & (names.vocabulary.letters[names.words, 1] == NO_LETTER)
    met = (of_query[:, None] & (best_of_query == INITIAL)).sum(axis=0) + (of_name & (best_of_name == INITIAL)).sum(
        axis=1
    )
    capped: Floats = np.minimum(met, MOST_INITIALS)
    return capped


def _acronym(words: QueryWords, names: Names, counts: Codes) -> Floats:
    """Whether one side is one word of the first letters of the other's words, 0 or 1: shape ``(names,)``."""
    found = np.zeros(len(counts))
    letters, alone = names.vocabulary.letters, np.flatnonzero(counts == 1)
    if len(words) > 1 and len(alone):
        firsts = words.letters[:, 0]
        initials = np.full(LONGEST, NO_LETTER)
        initials[: len(firsts)] = firsts[:LONGEST]
        found[alone] = (letters[names.words[alone, 0]] == initials).all(axis=1)
    elif len(words) == 1:
        size = int((words.letters[0] != NO_LETTER).sum())
        as_many = np.flatnonzero(counts == size)
        if size > 1 and len(as_many):
            found[as_many] = (letters[names.words[as_many, :size], 0] == words.letters[0, :size]).all(axis=1)
    return found


def _other_given_names(words: QueryWords, names: Names) -> Floats:
    """How many given names of the side with fewer of its own are not those of the other side: shape ``(names,)``."""
    ours: Codes = np.where(words.concept >= FIRST_GIVEN_NAME, words.concept, 0)
    if not ours.any():
        return np.zeros(len(names.words))
    concepts = names.vocabulary.concept[names.words]
    theirs: Codes = np.where((names.words >= 0) & (concepts >= FIRST_GIVEN_NAME), concepts, 0)
    same = np.equal(ours[:, None, None], theirs)
    own_of_query = (ours[:, None].astype(bool) & ~same.any(axis=2)).sum(axis=0)
    own_of_name = ((theirs > 0) & ~same.any(axis=0)).sum(axis=1)
    others: Floats = np.minimum(np.minimum(own_of_query, own_of_name), MOST_GIVEN_NAMES).astype(float)
    return others


def _type_columns(words: QueryWords, best_of_query: Floats, types: npt.NDArray[np.uint8]) -> dict[str, Floats]:
    """How places of these types stand to others, and what the query's own words say of the type: shape ``(names,)`` each."""
    columns = dict(zip(STANDINGS, standings()[types].T.astype(float), strict=True))
    unmet = np.isin(words.class_, _GENERIC)[:, None] & (best_of_query < MET)
    says = (unmet & said_by()[types][:, words.concept].T).any(axis=0)
    says_any = (unmet & says_some_type()[words.concept][:, None]).any(axis=0)
    return {**columns, "says_type": says, "says_other_type": says_any & ~says & (types > 0)}


def _both_have(class_: int, words: QueryWords, names: Names) -> npt.NDArray[np.bool_]:
    """Whether both sides have a word of a class: shape ``(names,)``."""
    of_query = bool((words.class_ == class_).any())
    of_name = ((names.words >= 0) & (names.vocabulary.class_[names.words] == class_)).any(axis=1)
    both: npt.NDArray[np.bool_] = of_name & of_query
    return both


def _number_conflict(words: QueryWords, best_of_query: Floats, names: Names, best_of_name: Floats) -> Floats:
    """Whether a number of either side is not on the other, 0 or 1: shape ``(names,)``."""
    of_query = words.class_ == _NUMBER
    of_name = (names.words >= 0) & (names.vocabulary.class_[names.words] == _NUMBER)
    unmet = (of_name & (best_of_name < 1.0)).any(axis=1) | (of_query[:, None] & (best_of_query < 1.0)).any(axis=0)
    conflict: Floats = unmet.astype(float)
    return conflict


def _unmet_kind(words: QueryWords, best_of_query: Floats, names: Names, best_of_name: Floats) -> Floats:
    """How many words of either side that say what kind of thing it is the other side lacks: shape ``(names,)``."""
    of_query = words.class_ == _GENERIC
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


def named(features: Floats) -> dict[str, float]:
    """A row of a feature matrix by name, to four digits: for people to read."""
    return dict(zip(FEATURES, features.round(4).tolist(), strict=True))


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
