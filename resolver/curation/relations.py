"""Rules about how entities stand to one another: both sides agree, dates meet, places lie where they are said to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from resolver.curation.manuscript import Manuscript
from resolver.edtf import Lifetime
from resolver.entity import Entity, Kind, Role
from resolver.errors import Problem
from resolver.gazetteer.lines import Field

WHOLES = (Role.PART_OF, Role.LOCATED_IN)
"""The relations from a place to what it lies in."""

LADDERS = (Role.PART_OF, Role.LOCATED_IN, Role.SUCCESSOR_OF)
"""The relations that must not lead back to where they began."""

LONGEST_GAP = timedelta(days=366)
"""Between the end of one thing and the beginning of its successor; what lies longer apart is looked at."""


def look_alikes_name_each_other(manuscript: Manuscript) -> Iterator[Problem]:
    """``distinct_from`` stands on both sides."""
    for entity in manuscript.entities.values():
        for number, other_id in enumerate(entity.distinct_from):
            other = manuscript.entities.get(other_id)
            if other is not None and entity.id not in other.distinct_from:
                place = manuscript.entries[other_id].place(("distinct_from",))
                message = f"{other_id!r} does not name {entity.id!r} in turn: add it there too ({place})"
                yield manuscript.problem(entity.id, ("distinct_from", number), message)


def successors_meet(manuscript: Manuscript) -> Iterator[Problem]:
    """A successor does not begin before a predecessor does, nor long after the last of them has ended."""
    predecessors: dict[str, list[tuple[Field, Entity]]] = {}
    for entity, field, before in _related(manuscript, (Role.SUCCESSOR_OF,)):
        predecessors.setdefault(entity.id, []).append((field, before))
    for entity_id, found in predecessors.items():
        life = manuscript.entities[entity_id].life
        last = max((before for _, before in found), key=lambda before: _end(before.life))
        for field, before in found:
            flaw = _overlap(before.life, life) or (_gap(before.life, life) if before is last else "")
            if flaw:
                lives = f"{_years(before.life)} > {_years(life)}"
                message = f"succeeds {before.id!r}, but {flaw} ({lives}): mend since or until of one of the two"
                yield manuscript.problem(entity_id, field, message)


def places_lie_in_their_country(manuscript: Manuscript) -> Iterator[Problem]:
    """A place shares a country with the place that it is a part of or lies in."""
    for entity, field, whole in _related(manuscript, WHOLES):
        both = entity.kind is Kind.PLACE and whole.kind is Kind.PLACE and entity.countries and whole.countries
        if both and set(entity.countries).isdisjoint(whole.countries):
            message = (
                f"lies in {whole.id!r}, which is in {' '.join(whole.countries)} and not in {' '.join(entity.countries)}:"
                " mend the country of one of the two, or what it is a part of"
            )
            yield manuscript.problem(entity.id, field, message)


def relations_do_not_lead_back(manuscript: Manuscript) -> Iterator[Problem]:
    """Nothing is, over others, a part or a successor of itself; each circle is reported once."""
    for role in LADDERS:
        above = {entity.id: entity.related((role,)) for entity in manuscript.entities.values()}
        reported: set[str] = set()
        for entity_id in above:
            circle = [] if entity_id in reported else _circle(entity_id, above)
            if circle:
                reported.update(circle)
                message = f"leads back to the entity itself ({' > '.join((*circle, entity_id))}): take one of them out"
                yield manuscript.problem(entity_id, (role.value,), message)


def _circle(start: str, above: Mapping[str, Iterable[str]]) -> list[str]:
    """The ids on a way from one entity back to itself, that one first; empty where there is none."""
    came_from: dict[str, str] = {}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for target in above.get(here, ()):
            if target == start:
                way = [here]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if target not in came_from:
                came_from[target] = here
                waiting.append(target)
    return []


def _related(manuscript: Manuscript, roles: Iterable[Role]) -> Iterator[tuple[Entity, Field, Entity]]:
    """(entity, field, target) of every relation in the roles whose target is here."""
    wanted = frozenset(role.value for role in roles)
    for entity in manuscript.entities.values():
        for field, target in manuscript.entries[entity.id].relations():
            if field[0] in wanted and target in manuscript.entities:
                yield entity, field, manuscript.entities[target]


def _end(life: Lifetime) -> date:
    return life.until.latest if life.until else date.max


def _overlap(before: Lifetime, after: Lifetime) -> str:
    """Imprecise dates get the benefit of the doubt, here and in :func:`_gap`; empty where nothing is wrong."""
    begun_first = before.since and after.since and after.since.latest < before.since.earliest
    return "it began before that one did" if begun_first else ""


def _gap(before: Lifetime, after: Lifetime) -> str:
    is_long = before.until and after.since and after.since.earliest - before.until.latest > LONGEST_GAP
    return "that one had ended more than a year before" if is_long else ""


def _years(life: Lifetime) -> str:
    return f"{life.since or '?'} to {life.until or '?'}"
