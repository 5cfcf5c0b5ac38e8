"""The quality of matching on the gazetteer itself: a name of each of some entities is held out and asked for; it may only rise.

Entities and names are drawn by their hash, so the same ones are asked wherever the tests run. Half of the entities keep no name in
the script of the one that is asked for (cross), the others all names but that one (same). ``cases/quality_floor.tsv`` has the floors.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from resolver import Entity, MatchPolicy, Name, NameTag, Resolver
from resolver.index import Index
from resolver.matching import Matcher, default_profile
from resolver.outcome import Query
from resolver.text import fold

FLOORS = Path(__file__).parent / "cases" / "quality_floor.tsv"
ENTITIES = 600
LEAST_NAMES = 3
NOTABLE = 0.01
"""By how much a figure must be better than its floor to be told."""

FEWEST = 40
"""Names of the smallest row that has a floor: what is seldom asked says little."""

EVERY = "all"
MEASURES = ("found first", "resolved rightly", "right of the resolved")
UNASKED = {NameTag.ACRONYM, NameTag.TRANSLATION, NameTag.FORMER, NameTag.NICKNAME, NameTag.NOM_DE_GUERRE}
"""Names that need not be like the others."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A name that was taken out of its entity, and the row of the table that it counts in."""

    text: str
    entity: str
    row: tuple[str, str]


def draw(text: str) -> bytes:
    """Orders texts by chance, the same way every time."""
    return hashlib.sha256(text.encode()).digest()


def askable(entity: Entity, owners: Mapping[str, set[str]]) -> list[Name]:
    """The names of an entity that stand on their own, are its alone, and fold to none of its others."""
    folded = Counter(fold(name.text) for name in entity.names)
    return [
        name
        for name in entity.names
        if name.match is MatchPolicy.STRONG
        and not name.case_exact
        and not UNASKED & name.tags
        and folded[fold(name.text)] == 1
        and owners[fold(name.text)] == {entity.id}
    ]


def hold_out(entities: Sequence[Entity]) -> tuple[list[Entity], list[HeldOut]]:
    """(the entities without the names that were taken out, those names)."""
    owners = defaultdict(set)
    for entity in entities:
        for name in entity.names:
            owners[fold(name.text)].add(entity.id)
    kept = {entity.id: entity for entity in entities}
    held_out: list[HeldOut] = []
    for entity in sorted(entities, key=lambda entity: draw(entity.id)):
        names = askable(entity, owners)
        if len(held_out) < ENTITIES and len(entity.names) >= LEAST_NAMES and names:
            taken = min(names, key=lambda name: draw(f"{entity.id} {name.text}"))
            others = tuple(name for name in entity.names if name is not taken)
            elsewhere = tuple(name for name in others if name.script is not taken.script)
            is_cross = bool(elsewhere) and (draw(entity.id)[-1] % 2 == 0 or others == elsewhere)
            kept[entity.id] = replace(entity, names=elsewhere if is_cross else others)
            held_out.append(HeldOut(taken.text, entity.id, (entity.kind.value, "cross" if is_cross else "same")))
    return list(kept.values()), held_out


@cache
def measured() -> Mapping[tuple[str, str], tuple[int, tuple[float, float, float]]]:
    """Row → (how many names were asked for, the three MEASURES)."""
    kept, held_out = hold_out(list(Resolver.load().entities))
    matcher = Matcher(Index.of(kept, "held out", {}, {}), default_profile())
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for held in held_out:
        best = matcher.resolve(Query(text=held.text, limit=1, alternatives=True)).matches
        resolved = matcher.resolve(Query(text=held.text)).id
        for row in (held.row, (EVERY, held.row[1])):
            counts[row].update(
                asked=1,
                first=bool(best) and best[0].id == held.entity,
                resolved=resolved is not None,
                rightly=resolved == held.entity,
            )
    return {
        row: (
            count["asked"],
            (
                count["first"] / count["asked"],
                count["rightly"] / count["asked"],
                count["rightly"] / max(count["resolved"], 1),
            ),
        )
        for row, count in counts.items()
    }


def floors() -> dict[tuple[str, str], tuple[float, ...]]:
    """Row → the least value of each of the MEASURES."""
    lines = FLOORS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(kind, bucket): tuple(map(float, values)) for kind, bucket, *values in rows}


@pytest.mark.parametrize("row", floors(), ids="-".join)
def test_quality_does_not_fall(row):
    """Each share of a row is at least its floor; a better one is printed, to be written down as the new floor."""
    asked, figures = measured()[row]
    for measure, figure, floor in zip(MEASURES, figures, floors()[row], strict=True):
        if figure > floor + NOTABLE:
            told = f"{' '.join(row)}: {measure} {figure:.3f} of {asked}, better than the floor of {floor:.3f}: raise it"
            print(told)  # noqa: T201 pytest shows it with -rP
        assert figure >= floor, f"{measure} {figure:.3f} of {asked} names, the floor is {floor:.3f}"


def test_every_row_that_says_something_has_a_floor():
    """And all names that were to be asked for are in one of them."""
    asked = {row: count for row, (count, _) in measured().items()}
    assert sum(count for (kind, _), count in asked.items() if kind == EVERY) == ENTITIES
    assert set(floors()) >= {row for row, count in asked.items() if count >= FEWEST}
