"""What a gazetteer holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from resolver.curation.categories import Category, read_categories, read_importance
from resolver.curation.manuscript import Manuscript
from resolver.entity import Entity, Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many entities, and names of them, are of one sort."""

    label: str
    entities: int
    names: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageHeld(Held):
    """Of a language: how many entities have a name in it, and ``important`` of the most important ones."""

    important: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryHeld(Held):
    """Of a category: how many there should be."""

    number: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The numbers of a gazetteer. ``important`` is how many entities are ranked; each list is in a fixed order.

    ``tags`` and ``policies`` count names by what they are tagged, if they are, and by how they match.
    """

    path: str
    entities: int
    names: int
    important: int
    kinds: Sequence[Held]
    types: Sequence[Held]
    themes: Sequence[Held]
    languages: Sequence[LanguageHeld]
    tags: Sequence[Held]
    policies: Sequence[Held]
    categories: Sequence[CategoryHeld]


TOGETHER = (("ckb", "kmr"),)
"""Languages that are also counted as one: an entity has a Kurdish name where it has a Sorani or a Kurmanji one."""

Labels: TypeAlias = Callable[[Entity, Name], Iterable[str]]


def count(manuscript: Manuscript) -> Statistics:
    """The numbers of a gazetteer; GazetteerError where its categories or its ranking are malformed."""
    entities = tuple(manuscript.entities.values())
    ranked = frozenset(read_importance(manuscript))
    return Statistics(
        path=str(manuscript.source),
        entities=len(entities),
        names=sum(len(entity.names) for entity in entities),
        important=len(ranked),
        kinds=_held(entities, lambda entity, _: [entity.kind.value]),
        types=_held(entities, lambda entity, _: [f"{entity.kind}, {entity.type or 'no type'}"]),
        themes=_held(entities, lambda entity, _: [manuscript.theme(entity.id)]),
        languages=_languages(entities, ranked),
        tags=_held(entities, lambda _, name: [tag.value for tag in name.tags]),
        policies=_held(entities, lambda _, name: [name.match.value]),
        categories=[_category(category, manuscript) for category in read_categories(manuscript.source)],
    )


def _held(entities: Iterable[Entity], labels: Labels) -> list[Held]:
    """Counts by the labels that names have, sorted by label."""
    names: Counter[str] = Counter()
    owners: dict[str, set[str]] = {}
    for entity in entities:
        for name in entity.names:
            for label in labels(entity, name):
                names[label] += 1
                owners.setdefault(label, set()).add(entity.id)
    return [Held(label=label, entities=len(owners[label]), names=names[label]) for label in sorted(names)]


def _languages(entities: Sequence[Entity], ranked: frozenset[str]) -> list[LanguageHeld]:
    """The languages, the one that the most entities have first."""
    important = [entity for entity in entities if entity.id in ranked]
    of_these = {held.label: held.entities for held in _held(important, _language)}
    held = sorted(_held(entities, _language), key=lambda each: (-each.entities, each.label))
    return [
        LanguageHeld(label=each.label, entities=each.entities, names=each.names, important=of_these.get(each.label, 0))
        for each in held
    ]


def _language(_: Entity, name: Name) -> list[str]:
    tag = name.language.text
    return [tag, *(" or ".join(tags) for tags in TOGETHER if tag in tags)]


def _category(category: Category, manuscript: Manuscript) -> CategoryHeld:
    held = [entity for entity in manuscript.entities.values() if category.holds(entity, manuscript.theme(entity.id))]
    return CategoryHeld(
        label=category.title,
        number=category.number,
        size=category.size,
        entities=len(held),
        names=sum(len(entity.names) for entity in held),
    )
