"""The rule that a name finds its own entity."""

from __future__ import annotations

from collections.abc import Iterator

from resolver.curation.manuscript import Manuscript, PlacedName
from resolver.curation.redundancy import matcher_over
from resolver.entity import MatchPolicy
from resolver.errors import Problem
from resolver.matching import Matcher
from resolver.outcome import Decision, Query, Resolution
from resolver.text import fold


def strong_names_find_their_entity(manuscript: Manuscript) -> Iterator[Problem]:
    """Every name that may match on its own resolves to its entity, or is ambiguous with look-alikes that are declared.

    Asked is the matcher, but only about names that more than one entity has, or that must have their case.
    """
    matcher = matcher_over(list(manuscript.entities.values()))
    for entity in manuscript.entities.values():
        for placed in manuscript.names(entity):
            if placed.name.match is MatchPolicy.STRONG and _is_in_doubt(matcher, placed):
                resolution = matcher.resolve(Query(text=placed.name.text))
                flaw = _flaw(placed, resolution)
                if flaw:
                    yield manuscript.problem(entity.id, placed.field, f"{placed.name.text!r} {flaw}")


def _is_in_doubt(matcher: Matcher, placed: PlacedName) -> bool:
    rows = matcher.index.folded(fold(placed.name.text))
    return placed.name.case_exact or len(set(map(matcher.index.entity_of, rows))) > 1


def _flaw(placed: PlacedName, resolution: Resolution) -> str:
    """What is wrong with how a name resolves; empty where it finds its entity, or look-alikes that it is told apart from."""
    entity = placed.entity
    if resolution.id == entity.id:
        return ""
    if resolution.decision is Decision.RESOLVED:
        return f"is taken for {resolution.id!r}: give it match: context here, or there"
    rivals = [match.id for match in resolution.matches if match.id != entity.id]
    if resolution.decision is Decision.AMBIGUOUS and set(rivals[:1]) <= set(entity.distinct_from):
        return ""
    others = f" with {', '.join(map(repr, rivals[:3]))}" if rivals else ""
    return (
        f"is {resolution.decision}{others}: give it match: context in all but one of them,"
        " or let them name each other in distinct_from"
    )
