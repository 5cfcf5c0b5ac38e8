"""What is measured of a query and each candidate name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from resolver.language import Script
from resolver.matching.likeness import CLASS_WEIGHTS, Floats, curve, likenesses, shared_share, written_form
from resolver.text.grapheme import LatinWords
from resolver.text.words import Word, WordClass

FEATURES = ("query_covered", "name_covered", "least_covered", "joined", "rare_shared", "unmet_words")
"""The columns of a feature matrix, in their order.

``query_covered`` and ``name_covered``: the share of the weight of the one side's words that the other side has;
``least_covered``: the smaller of the two; ``joined``: likeness of the names written as one word;
``rare_shared``: the weight of the rarest word both have; ``unmet_words``: words of either side the other lacks.
"""


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of several names, one after another, with what is known of each.

    ``starts`` is where each name begins; ``latin``, ``weights`` and ``concepts`` have an item for each word.
    """

    starts: npt.NDArray[np.intp]
    latin: Sequence[str]
    weights: Floats
    concepts: Sequence[str]

    @property
    def ends(self) -> npt.NDArray[np.intp]:
        return np.append(self.starts[1:], len(self.latin))


def word_likeness(query: Sequence[Word], names: NameWords) -> Floats:
    """Likeness of each query word and each word of the names: shape ``(query words, words of the names)``."""
    distinct = list(dict.fromkeys(names.latin))
    place = {latin: column for column, latin in enumerate(distinct)}
    columns = np.array([place[latin] for latin in names.latin], dtype=np.intp)
    words = LatinWords(distinct)
    matrix = np.empty((len(query), len(names.latin)))
    for row, word in enumerate(query):
        matrix[row] = likenesses(word, distinct, words)[columns]
        if word.concept:
            for column, concept in enumerate(names.concepts):
                if concept == word.concept:
                    matrix[row, column] = 1.0
    return matrix


def query_weights(query: Sequence[Word], likeness: Floats, names: NameWords, rare: Floats) -> Floats:
    """The weight of each query word in each name: that of the word it meets, so far as it meets it.

    ``rare`` is the weight that each query word has where it meets nothing. Shape ``(query words, names)``.
    """
    weights = np.empty((len(query), len(names.starts)))
    for row in range(len(query)):
        for column, (start, end) in enumerate(zip(names.starts, names.ends, strict=True)):
            best = start + int(likeness[row, start:end].argmax())
            met = likeness[row, best]
            weights[row, column] = met * names.weights[best] + (1.0 - met) * rare[row]
    return weights


def measure(query: Sequence[Word], names: NameWords, rare: Floats) -> Floats:
    """The feature matrix: shape ``(names, len(FEATURES))``; no name and no query may be without words."""
    likeness = word_likeness(query, names)
    best_of_query = np.maximum.reduceat(likeness, names.starts, axis=1)
    best_of_name = likeness.max(axis=0)
    weights = query_weights(query, likeness, names, rare)
    query_covered = (weights * best_of_query).sum(axis=0) / weights.sum(axis=0)
    name_weight = np.add.reduceat(names.weights, names.starts)
    name_covered = np.add.reduceat(names.weights * best_of_name, names.starts) / name_weight
    rare_shared = np.maximum.reduceat(names.weights * best_of_name, names.starts)
    unmet = (1.0 - best_of_query).sum(axis=0) + np.add.reduceat(1.0 - best_of_name, names.starts)
    joined = joined_likeness(query, names)
    return np.stack([query_covered, name_covered, np.minimum(query_covered, name_covered), joined, rare_shared, unmet], axis=1)


def joined_likeness(query: Sequence[Word], names: NameWords) -> Floats:
    """Likeness of the whole names, written as one word each: shape ``(names,)``."""
    joined = ["".join(names.latin[start:end]) for start, end in zip(names.starts, names.ends, strict=True)]
    forms = [written_form(word) for word in query]
    script = forms[0][0]
    if any(other is not script for other, _ in forms):
        script, letters = Script.LATIN, "".join(word.latin for word in query)
    else:
        letters = "".join(form for _, form in forms)
    if not letters or any(word.class_ is WordClass.NUMBER for word in query):
        return np.zeros(len(joined))
    return curve(shared_share(script, letters, LatinWords(joined)))


def class_weight(word: Word) -> float:
    return CLASS_WEIGHTS[word.class_]
