"""What candidate names score, and what their entities win with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from resolver.index.index import Index, Rows
from resolver.matching.features import FEATURES
from resolver.matching.profile import shares
from resolver.text.information import Floats

_SAYS_TYPE = FEATURES.index("says_type")


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Candidate names with their features and their log odds against none, by the same position."""

    rows: Rows
    features: Floats
    log_odds: Floats

    def of_said_type(self) -> frozenset[int]:
        """The names of places of which the query says the type."""
        return frozenset(self.rows[self.features[:, _SAYS_TYPE] > 0.0].tolist())


class Won(NamedTuple):
    """An entity, the row of its likeliest name, and what its names win together: the probability that it is meant."""

    entity: int
    row: int
    share: float


def won_by_entity(index: Index, scored: Scored) -> list[Won]:
    """What each entity wins, the likeliest first."""
    by_odds = (-scored.log_odds).argsort(kind="stable")
    rows = scored.rows[by_odds]
    entities, share = index.name_entity[rows], shares(scored.log_odds)[by_odds]
    likeliest: dict[int, int] = {}
    whole: dict[int, float] = {}
    for entity, row, its in zip(entities.tolist(), rows.tolist(), share.tolist(), strict=True):
        likeliest.setdefault(entity, row)
        whole[entity] = whole.get(entity, 0.0) + its
    return likeliest_first(Won(entity, row, whole[entity]) for entity, row in likeliest.items())


def likeliest_first(won: Iterable[Won]) -> list[Won]:
    """By share, the largest first; equal ones as they come."""
    return sorted(won, key=attrgetter("share"), reverse=True)
