"""A resolver by hand: a few entities, matched letter by letter but for case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from resolver.entity import Entity, Kind, Name
from resolver.errors import StyleError, UnknownEntityError
from resolver.language import LanguageTag
from resolver.outcome import (
    Decision,
    Evidence,
    Finding,
    FindingCode,
    Match,
    Mention,
    Query,
    Resolution,
    Suggestion,
    Tier,
)

REDIRECTS = {"jurf-al-nasr": "jurf-al-sakhar"}


def _entity(entity_id: str, kind: Kind, *names: str) -> Entity:
    tag = LanguageTag.parse("en")
    return Entity(
        id=entity_id, kind=kind, names=tuple(Name(text=name, language=tag) for name in names), sources=("hand",)
    )


ENTITIES = (
    _entity("hezbollah", Kind.ORGANISATION, "Hezbollah"),
    _entity("jurf-al-sakhar", Kind.PLACE, "Jurf al-Nasr", "Jurf al-Sakhar"),
    _entity("kataib-hezbollah", Kind.ORGANISATION, "Kataib Hezbollah", "Kataeb Hezbollah"),
)
LISTED = [(entity, name) for entity in ENTITIES for name in entity.names]


@dataclass(frozen=True, order=True)
class Place:
    """A name in a text: the leftmost and longest come first."""

    start: int
    minus_length: int
    entity: Entity = field(compare=False)
    name: Name = field(compare=False)

    @property
    def end(self) -> int:
        return self.start - self.minus_length


class FakeResolver:
    """Answers as a Resolver does, to the questions of the tests."""

    signature = "gazetteer:test|v0"
    entities = ENTITIES

    def __len__(self):
        return len(ENTITIES)

    def resolve(self, name, *, kinds=None, limit=5, **_options):
        found = [
            _match(name, entity, listed)
            for entity, listed in LISTED
            if listed.text.lower() == name.lower() and (not kinds or entity.kind in kinds)
        ][:limit]
        return Resolution(
            query=Query(text=name, limit=limit),
            decision=Decision.RESOLVED if found else Decision.UNRESOLVED,
            matches=tuple(found),
            reason="met" if found else "no name is like it",
        )

    def resolve_many(self, names: Iterable[str], *, workers=None, **options):
        return [self.resolve(name, **options) for name in names]

    def _places(self, text):
        """The first place of each name, without those that overlap one before."""
        places = [Place(text.find(name.text), -len(name.text), entity, name) for entity, name in LISTED]
        kept: list[Place] = []
        for place in sorted(place for place in places if place.start >= 0):
            if not kept or place.start >= kept[-1].end:
                kept.append(place)
        return kept

    def annotate(self, text, *, language=None):
        return [
            Mention(
                start=place.start,
                end=place.end,
                surface=place.name.text,
                core_start=place.start,
                core_end=place.end,
                resolution=self.resolve(place.name.text),
            )
            for place in self._places(text)
        ]

    def check(self, text, *, style="default", language=None):
        if style != "default":
            raise StyleError.missing(style, ["default"])
        return [
            Finding(
                start=place.start,
                end=place.end,
                line=1,
                column=place.start + 1,
                surface=place.name.text,
                code=FindingCode.SPELLING,
                entity=place.entity.id,
                message="not the house spelling",
                replacement=place.entity.names[0].text,
                safe=True,
            )
            for place in self._places(text)
            if place.name is not place.entity.names[0]
        ]

    def suggest(self, prefix, *, limit=10):
        return [
            Suggestion(
                id=entity.id, canonical=entity.names[0].text, kind=entity.kind, name=entity.names[0].text, language="en"
            )
            for entity in ENTITIES
            if entity.names[0].text.lower().startswith(prefix.lower())
        ][:limit]

    def canonical_id(self, entity_id):
        entity_id = REDIRECTS.get(entity_id, entity_id)
        if entity_id not in {entity.id for entity in ENTITIES}:
            raise UnknownEntityError(entity_id, ["kataib-hezbollah"])
        return entity_id

    def entity(self, entity_id):
        return next(entity for entity in ENTITIES if entity.id == self.canonical_id(entity_id))


def _match(name: str, entity: Entity, listed: Name) -> Match:
    evidence = Evidence(
        query_form=name.lower(), name_form=listed.text.lower(), features={"likeness": 1.0}, reasons=("the same",)
    )
    return Match(
        id=entity.id,
        score=0.98765,
        canonical=entity.names[0].text,
        kind=entity.kind,
        name=listed.text,
        language="en",
        tier=Tier.FOLDED,
        evidence=evidence,
    )
