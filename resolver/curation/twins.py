"""The finder of duplicates: two entities that may be one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from rapidfuzz import fuzz

from resolver.curation.manuscript import Manuscript
from resolver.entity import Entity, MatchPolicy
from resolver.errors import Problem
from resolver.text import fold, skeleton

SEVERAL = 2
"""So many names in common make a pair suspicious by themselves."""

MOST_OF_ONE_KEY = 12
"""A name or a sound that more entities have than this tells nothing about any two of them."""

ONE_GLOSS = 70.0
"""The likeness, of 100, from which two glosses say the same."""

ONE_NAME = 80.0
"""The same for two canonical names that sound alike."""

_NUMBERS = re.compile(r"\d+")


@dataclass(slots=True)
class _Pair:
    """What two entities have in common: folded names, and whether their canonical names sound alike."""

    names: list[str] = field(default_factory=list)
    sounds_alike: bool = False


def no_two_entities_are_one(manuscript: Manuscript) -> Iterator[Problem]:
    """Two entities of a kind do not share several names, nor a name and a gloss, unless they are told apart.

    They are told apart by ``distinct_from``, by a relation between them, by their countries, or by a number in their
    names; and names alone do not make two types of thing, a town and its district, one. Reported is the later of the two by id.
    """
    for (first, second), pair in _pairs(manuscript).items():
        one, other = manuscript.entities[first], manuscript.entities[second]
        if _are_told_apart(one, other):
            continue
        reason = _reason(one, other, pair)
        if reason:
            message = (
                f"{second!r} may be {first!r} ({manuscript.entries[first].place()}): {reason}; merge the two and redirect one"
                " id in redirects.yaml, or let each name the other in distinct_from"
            )
            yield manuscript.problem(second, ("id",), message)


def _pairs(manuscript: Manuscript) -> Mapping[tuple[str, str], _Pair]:
    """Pairs of ids, sorted, that have a folded name or the sound of their canonical names in common.

    A name that neither of two may have on its own, a surname perhaps, does not count.
    """
    sounds: dict[str, list[str]] = {}
    for entity in manuscript.entities.values():
        sounds.setdefault(skeleton(entity.canonical()), []).append(entity.id)
    strong = _owners(manuscript, MatchPolicy.STRONG)
    weak = _owners(manuscript, MatchPolicy.CONTEXT)
    pairs: dict[tuple[str, str], _Pair] = {}
    for name, ids in strong.items():
        for couple in {*_couples(ids), *_across(ids, weak.get(name, []))}:
            pairs.setdefault(couple, _Pair()).names.append(name)
    for ids in sounds.values():
        for couple in _couples(ids):
            pairs.setdefault(couple, _Pair()).sounds_alike = True
    return dict(sorted(pairs.items()))


def _owners(manuscript: Manuscript, policy: MatchPolicy) -> dict[str, list[str]]:
    """Folded names that match on some terms → the ids of the entities that have them."""
    owners: dict[str, list[str]] = {}
    for entity in manuscript.entities.values():
        for name in sorted({fold(name.text) for name in entity.names if name.match is policy}):
            owners.setdefault(name, []).append(entity.id)
    return owners


def _couples(ids: list[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted(ids), 2) if len(ids) <= MOST_OF_ONE_KEY else iter(())


def _across(some: Iterable[str], others: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((min(couple), max(couple)) for couple in product(some, others) if couple[0] != couple[1])


def _are_told_apart(one: Entity, other: Entity) -> bool:
    if one.kind is not other.kind:
        return True
    if other.id in one.distinct_from or one.id in other.distinct_from:
        return True
    if other.id in one.related() or one.id in other.related():
        return True
    if _NUMBERS.findall(one.canonical()) != _NUMBERS.findall(other.canonical()):
        return True
    return bool(one.countries and other.countries and set(one.countries).isdisjoint(other.countries))


def _reason(one: Entity, other: Entity, pair: _Pair) -> str:
    """Why two entities may be one; empty where nothing says so."""
    glosses = [fold(entity.gloss.get("en", "")) for entity in (one, other)]
    is_one_gloss = all(glosses) and fuzz.token_sort_ratio(*glosses) >= ONE_GLOSS
    is_one_name = pair.sounds_alike and fuzz.ratio(fold(one.canonical()), fold(other.canonical())) >= ONE_NAME
    if is_one_gloss and (pair.names or is_one_name):
        shared = f"both have the name {min(pair.names)!r}" if pair.names else "their names sound alike"
        return f"{shared}, and their glosses say the same"
    if len(pair.names) >= SEVERAL and one.type == other.type:
        return f"they share {len(pair.names)} names ({', '.join(map(repr, sorted(pair.names)[:3]))})"
    return ""
