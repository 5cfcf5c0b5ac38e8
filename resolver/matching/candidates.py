"""The names of an index that are worth comparing with a query, and which of them are worth it word by word."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from resolver.index.index import LEAST_OVERLAP, Index, Rows
from resolver.index.plan import NameKeys
from resolver.index.runs import first_of_run
from resolver.matching.grid import Names, joined_likeness
from resolver.text.information import Floats
from resolver.text.words import Word, WordClass

MOST_CANDIDATES, MOST_ALIKE = 1024, 256
"""Names that are looked up by their grams, and those that are looked up by how they read and by how they sound."""

MOST_NAMES, MOST_COMPARED, MOST_OF_ENTITY = 384, 240, 3
"""Names that are looked at word by word, of those the ones that are compared, and names of one entity: those that share most and
sound most alike. Names of several entities that nothing tells apart are compared once."""

FAR = 1.0
"""How much less near than the nearest, of three at the most, a name is at first sight that is not compared: it wins nothing."""

SHORTEST_WORD = 2
"""Letters of the longest word that a query must have at the least to be compared."""

MOST_WORDS = 12
"""Words of a query or a name beyond these are not compared: a sentence is not a name."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Names by row, the share of the query's grams that each has, and how alike skeleton and letters are, by position."""

    rows: Rows
    overlap: Floats
    joined_sounds: Floats
    joined_letters: Floats

    def kept(self, places: npt.NDArray[Any]) -> Candidates:
        """The candidates at some places, or where a mask holds."""
        return Candidates(
            self.rows[places], self.overlap[places], self.joined_sounds[places], self.joined_letters[places]
        )

    @property
    def likeness(self) -> Floats:
        """How near each is at first sight."""
        return self.overlap + self.joined_sounds + self.joined_letters


def candidates_for(index: Index, keys: NameKeys) -> Candidates:
    """The names that may be worth comparing with a query: those that share its grams, and those that read or sound the same.

    None for initials alone, which are those of too many.
    """
    if all(len(word.latin) < SHORTEST_WORD for word in keys.words):
        return Candidates(*(np.empty(0, dtype=dtype) for dtype in (np.int32, float, float, float)))
    rows, overlap = index.candidates(keys.grams(), MOST_CANDIDATES)
    shared = set(rows.tolist())
    alike = [*index.letters(keys.joined)[:MOST_ALIKE], *index.skeleton(keys.skeleton)[:MOST_ALIKE]]
    others = [row for row in dict.fromkeys(alike) if row not in shared]
    rows = np.concatenate([rows, np.array(others, dtype=np.int32)])
    return Candidates(
        rows,
        np.concatenate([overlap, np.full(len(others), LEAST_OVERLAP)]),
        joined_likeness(keys.skeleton, index.name_sounds.take(rows)),
        joined_likeness(keys.joined, index.name_letters.take(rows)),
    )


def nearest(index: Index, words: Sequence[Word], candidates: Candidates) -> Candidates:
    """The candidates that are worth comparing word by word with those of a query, the nearest first.

    Of each entity only the nearest few that are not the same words; and none that is far behind the nearest of all, unless a word of
    the query says what kind of thing it is: another language has another word for that, and first sight deceives.
    """
    if not any(word.class_ is WordClass.GENERIC for word in words):
        likeness = candidates.likeness
        candidates = candidates.kept(likeness >= likeness.max(initial=0.0) - FAR)
    unlikeness, entities = -candidates.likeness, index.name_entity[candidates.rows]
    scripts = index.name_scripts(candidates.rows)
    order = np.lexsort((scripts, unlikeness, entities))
    entities, unlike, scripts = entities[order], unlikeness[order], scripts[order]
    is_new = first_of_run(entities) | first_of_run(unlike) | first_of_run(scripts)
    few = order[is_new][first_of_run(entities[is_new], MOST_OF_ENTITY)]
    return candidates.kept(few[unlikeness[few].argsort(kind="stable")[:MOST_NAMES]])


def told_apart(index: Index, weights: Floats, candidates: Candidates) -> tuple[Names, list[int]]:
    """(the first candidates that differ in what is measured, for each of the first candidates which of them it is as).

    ``weights``: of the words of the vocabulary.
    """
    rows = candidates.rows
    owners, words = index.name_entity[rows], index.words(rows, MOST_WORDS)
    folded, articles = index.name_folded.take(rows), index.name_articles(rows)
    types, kinds = index.entity_types(owners), index.entity_kinds(owners)
    told = zip(_as_bytes(words), folded, articles.tolist(), types.tolist(), kinds.tolist(), strict=True)
    numbers: dict[Hashable, int] = {}
    firsts: list[int] = []
    same_as: list[int] = []
    for place, what in enumerate(told):
        number = numbers.setdefault(what, len(firsts))
        if number == len(firsts):
            if number == MOST_COMPARED:
                break
            firsts.append(place)
        same_as.append(number)
    places = np.array(firsts)
    compared = candidates.kept(places)
    names = Names(
        vocabulary=index.vocabulary,
        weights=weights,
        words=words[places],
        joined_letters=compared.joined_letters,
        folded=[folded[place] for place in firsts],
        joined_sounds=compared.joined_sounds,
        articles=articles[places],
        overlap=compared.overlap,
        types=types[places],
        kinds=kinds[places],
    )
    return names, same_as


def _as_bytes(matrix: npt.NDArray[np.int32]) -> list[bytes]:
    """Each row of a matrix with columns, as something that can be looked up."""
    whole, width = matrix.tobytes(), matrix.itemsize * matrix.shape[1]
    return [whole[begin : begin + width] for begin in range(0, len(whole), width)]
