"""Searching, the way every benchmark sees it: a name in, ids with their scores out; and Laqab seen that way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple, Protocol

from resolver.index import Index
from resolver.matching import Matcher, Profile, default_profile
from resolver.outcome import Decision, Query, Resolution


class Found(NamedTuple):
    """An entity that was found, and how well it fits: the more the better, on the scale of whoever found it."""

    id: str
    score: float


class Searcher(Protocol):
    """Whoever finds entities by name."""

    name: ClassVar[str]
    """What the tables call it."""

    def search(self, query: str, limit: int) -> list[Found]:
        """At most ``limit`` entities, best first, each once."""


class Laqab:
    """Laqab over an index, by the profile that the package comes with or another one."""

    name: ClassVar[str] = "Laqab"

    def __init__(self, index: Index, profile: Profile | None = None) -> None:
        self._matcher = Matcher(index, profile or default_profile())

    def search(self, query: str, limit: int) -> list[Found]:
        return found(self._matcher.resolve(Query(text=query, limit=limit, alternatives=True)))

    def resolved(self, query: str) -> str | None:
        """The id that a user is given who asks for nothing special, None unless resolved."""
        return self._matcher.resolve(Query(text=query)).id

    def answer(self, query: str, limit: int) -> tuple[list[Found], bool]:
        """(what is found, whether the first of it is resolved) in one go."""
        answer = self._matcher.resolve(Query(text=query, limit=limit, alternatives=True))
        return found(answer), answer.decision is Decision.RESOLVED


def found(answer: Resolution) -> list[Found]:
    """The matches of an answer."""
    return [Found(match.id, match.score) for match in answer.matches]


def distinct(some: Iterable[Found], limit: int) -> list[Found]:
    """The first of each entity, at most ``limit``."""
    best: dict[str, Found] = {}
    for each in some:
        if len(best) == limit:
            break
        best.setdefault(each.id, each)
    return list(best.values())


def chance_of_first(answer: list[Found], right: frozenset[str]) -> float:
    """How likely a right one is first where those that score best are drawn from at random, from 0 to 1."""
    best = [each.id for each in answer if each.score == answer[0].score]
    return sum(each in right for each in best) / len(best) if best else 0.0


def rank(answer: list[Found], right: frozenset[str]) -> int | None:
    """How many score better than the best right one, None where no right one was found: a tie counts as found."""
    scores = [each.score for each in answer if each.id in right]
    return sum(each.score > max(scores) for each in answer) if scores else None
