"""What is measured of a query and each candidate name."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from resolver.index.vocabulary import CLASSES, FIRST_GIVEN_NAME, LONGEST
from resolver.matching.grid import BY_SOUND, Asked, Grid, Met, Names, Rarity, Whole
from resolver.matching.kind_words import says_other_kind
from resolver.matching.likeness import INITIAL, QueryWords, between
from resolver.matching.place_types import STANDINGS, said_by, says_some_type, standings
from resolver.text.information import Floats
from resolver.text.latin_words import NO_LETTER, Codes
from resolver.text.words import WordClass

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
    "says_other_kind",
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

MOST_UNMET = 3.0
MOST_ARTICLES = 2
MOST_KIND = 2.0
MET = 0.5
"""Likeness of a word and its nearest below which the other side lacks it."""

MOST_INITIALS = 2
MOST_GIVEN_NAMES = 2
FAR_WORD, CLOSE_WORD = 0.6, 0.85
"""Likeness of words between which a slip of the pen becomes likely."""

_NUMBER = CLASSES.index(WordClass.NUMBER)
_GENERIC = CLASSES.index(WordClass.GENERIC)
_FILIATION = CLASSES.index(WordClass.FILIATION)

Columns = dict[str, npt.NDArray[np.floating | np.integer | np.bool_]]


def measure(query: Asked, names: Names, rarity: Rarity) -> Floats:
    """The feature matrix: shape ``(names, len(FEATURES))``; neither the query nor a name may be without words."""
    grid, whole = Grid.of(query, names), Whole.of(query, names)
    met = Met.of(query, grid, whole)
    columns = {
        **_covered(grid, met, rarity),
        **_as_wholes(query, names, whole),
        **_word_by_word(query.words, grid, met, whole),
        "acronym": _acronym(query.words, names, grid.counts),
        "other_given_names": _other_given_names(query.words, grid),
        **_types(query.words, met, names),
    }
    matrix = np.empty((len(FEATURES), len(names.words)))
    for row, feature in enumerate(FEATURES):
        matrix[row] = columns[feature]
    return matrix.T


def _covered(grid: Grid, met: Met, rarity: Rarity) -> Columns:
    """How much of the weight of either side the other has, by sound and by letters."""
    weight, name_weight = np.add.reduce(met.weights), np.add.reduce(grid.weights, axis=1)
    query_shared, query_letters = np.einsum("qn,kqn->kn", met.weights, met.of_query)
    name_shared, name_letters = np.einsum("nw,knw->kn", grid.weights, met.of_name)
    query_covered, name_covered = query_shared / weight, name_shared / name_weight
    return {
        "query_covered": query_covered,
        "name_covered": name_covered,
        "least_covered": np.minimum(query_covered, name_covered),
        "both_covered": query_covered * name_covered,
        "shared": np.log1p(name_shared * math.log(rarity.entities)),
        "rarest_shared": (grid.weights * met.of_name[BY_SOUND]).max(axis=1),
        "unmet_query": np.minimum(weight - query_shared, MOST_UNMET),
        "unmet_name": np.minimum(name_weight - name_shared, MOST_UNMET),
        "query_edits": query_letters / weight,
        "name_edits": name_letters / name_weight,
    }


def _as_wholes(query: Asked, names: Names, whole: Whole) -> Columns:
    """How alike both sides are as wholes."""
    return {
        "joined_letters": whole.letters,
        "joined_sounds": whole.sounds,
        "folded_letters": whole.folded,
        "other_script": whole.other_script,
        "overlap": names.overlap,
        "articles_apart": np.minimum(np.abs(names.articles.astype(int) - query.keys.articles), MOST_ARTICLES),
    }


def _word_by_word(words: QueryWords, grid: Grid, met: Met, whole: Whole) -> Columns:
    """Which words are met, how well the worst of them is, in which order, and what of those that are not."""
    counts, by_sound = grid.counts, grid.alike[BY_SOUND]
    worst_word, worst_sound = _worst_words(len(words), grid, met)
    in_order = _in_order(met.where, met.of_query[BY_SOUND])
    return {
        "worst_word": worst_word,
        "close_words": between(0.0, (worst_word - FAR_WORD) / (CLOSE_WORD - FAR_WORD), 1.0),
        "worst_sound": worst_sound,
        "same_sound": np.where(whole.sounds == 1.0, worst_sound, 0.0),
        "first_words": np.maximum(by_sound[0, :, 0], met.as_one),
        "last_words": np.maximum(by_sound[-1, np.arange(len(counts)), counts - 1], met.as_one),
        "word_counts": np.minimum(len(words), counts) / np.maximum(len(words), counts),
        "in_order": in_order,
        "other_father": (1.0 - in_order) * _both_have(_FILIATION, words, grid),
        "number_conflict": _number_conflict(words, grid, met),
        "unmet_kind": np.where(worst_word >= CLOSE_WORD, _unmet_kind(words, grid, met), 0.0),
        "initials": _initials(words, grid, met),
    }


def _initials(words: QueryWords, grid: Grid, met: Met) -> Floats:
    """How many words of either side are initials of a word of the other: shape ``(names,)``."""
    if not (words.initial.any() or grid.initials.any()):
        return np.zeros(len(grid.counts))
    of_name = (grid.initials & (met.of_name[BY_SOUND] == INITIAL)).sum(axis=1)
    of_query = (met.of_query[BY_SOUND, words.initial] == INITIAL).sum(axis=0)
    capped: Floats = np.minimum(of_name + of_query, MOST_INITIALS).astype(float)
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


def _other_given_names(words: QueryWords, grid: Grid) -> Floats:
    """How many given names of the side with fewer of its own are not those of the other side: shape ``(names,)``."""
    ours: Codes = words.concept[words.concept >= FIRST_GIVEN_NAME]
    if not len(ours):
        return np.zeros(len(grid.counts))
    theirs: Codes = np.where(grid.concepts >= FIRST_GIVEN_NAME, grid.concepts, 0)
    same = np.equal(ours[:, None, None], theirs)
    own_of_query = (~same.any(axis=2)).sum(axis=0)
    own_of_name = ((theirs > 0) & ~same.any(axis=0)).sum(axis=1)
    others: Floats = np.minimum(np.minimum(own_of_query, own_of_name), MOST_GIVEN_NAMES).astype(float)
    return others


def _types(words: QueryWords, met: Met, names: Names) -> Columns:
    """How places of these types stand to others, and what the query's own words say of type and kind: shape ``(names,)`` each."""
    columns: Columns = dict(zip(STANDINGS, standings()[names.types].T, strict=True))
    generic = (words.class_ == _GENERIC).nonzero()[0]
    if not len(generic):
        return {
            **columns,
            **dict.fromkeys(("says_type", "says_other_type", "says_other_kind"), np.zeros(len(names.types))),
        }
    concepts, unmet = words.concept[generic], met.of_query[BY_SOUND, generic] < MET
    says = np.logical_or.reduce(unmet & said_by()[names.types][:, concepts].T)
    says_any = np.logical_or.reduce(unmet & says_some_type()[concepts][:, None])
    return {
        **columns,
        "says_type": says,
        "says_other_type": says_any & ~says & (names.types > 0),
        "says_other_kind": np.logical_or.reduce(unmet & says_other_kind()[names.kinds][:, concepts].T),
    }


def _both_have(class_: int, words: QueryWords, grid: Grid) -> npt.NDArray[np.bool_]:
    """Whether both sides have a word of a class: shape ``(names,)``."""
    if not (words.class_ == class_).any():
        return np.zeros(len(grid.counts), dtype=bool)
    of_name: npt.NDArray[np.bool_] = (grid.classes == class_).any(axis=1)
    return of_name


def _number_conflict(words: QueryWords, grid: Grid, met: Met) -> Floats:
    """Whether a number of either side is not on the other, 0 or 1: shape ``(names,)``."""
    of_query, of_name = words.class_ == _NUMBER, grid.classes == _NUMBER
    if not (of_query.any() or of_name.any()):
        return np.zeros(len(grid.counts))
    unmet = (of_name & (met.of_name[BY_SOUND] < 1.0)).any(axis=1) | (met.of_query[BY_SOUND, of_query] < 1.0).any(axis=0)
    conflict: Floats = unmet.astype(float)
    return conflict


def _unmet_kind(words: QueryWords, grid: Grid, met: Met) -> Floats:
    """How many words of either side that say what kind of thing it is the other side lacks: shape ``(names,)``."""
    of_query, of_name = words.class_ == _GENERIC, grid.classes == _GENERIC
    unmet = (1.0 - met.of_query[BY_SOUND, of_query]).sum(axis=0) + (of_name * (1.0 - met.of_name[BY_SOUND])).sum(axis=1)
    capped: Floats = np.minimum(unmet, MOST_KIND)
    return capped


def _worst_words(words: int, grid: Grid, met: Met) -> tuple[Floats, Floats]:
    """The least likeness of the words of the side with fewer words, each to its nearest: by sound or letters, and by sound.

    ``words``: how many the query has. Shape ``(names,)`` each.
    """
    of_query, of_name = met.of_query, np.where(grid.present, met.of_name, 1.0)
    fewer = grid.counts < words
    worst_word = np.where(fewer, np.maximum(*of_name).min(axis=1), np.maximum(*of_query).min(axis=0))
    worst_sound = np.where(fewer, of_name[BY_SOUND].min(axis=1), of_query[BY_SOUND].min(axis=0))
    return worst_word, worst_sound


def _in_order(where: Codes, alike: Floats) -> Floats:
    """The share of neighbouring query words whose counterparts stand in the same order: shape ``(names,)``."""
    if len(where) == 1:
        return np.ones(where.shape[1])
    both = np.minimum(alike[:-1], alike[1:])
    total = both.sum(axis=0)
    ordered: Floats = (both * (where[1:] > where[:-1])).sum(axis=0)
    return np.where(total > 0.1, ordered / np.maximum(total, 0.1), 0.5)


def named(features: Floats) -> dict[str, float]:
    """A row of a feature matrix by name, to four digits: for people to read."""
    return dict(zip(FEATURES, features.round(4).tolist(), strict=True))
