"""A resolver by hand: a few entities, matched letter by letter but for case."""

from __future__ import annotations

from collections.abc import Iterable

from resolver.entity import Entity, Kind, Name
from resolver.errors import Problem, StyleError, UnknownEntityError
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


def _entity(id: str, kind: Kind, *names: str) -> Entity:
    return Entity(
        id=id, kind=kind, names=tuple(Name(text=n, language=LanguageTag.parse("en")) for n in names), sources=("hand",)
    )


ENTITIES = (
    _entity("hezbollah", Kind.ORGANISATION, "Hezbollah"),
    _entity("jurf-al-sakhar", Kind.PLACE, "Jurf al-Nasr", "Jurf al-Sakhar"),
    _entity("kataib-hezbollah", Kind.ORGANISATION, "Kataib Hezbollah", "Kataeb Hezbollah"),
)


class FakeResolver:
    signature = "gazetteer:test|v0"
    entities = ENTITIES

    def __len__(self):
        return len(ENTITIES)

    def resolve(self, name, *, language=None, kinds=None, countries=None, context=None, as_of=None, limit=5):
        found = [
            Match(
                id=e.id,
                score=0.98765,
                canonical=e.names[0].text,
                kind=e.kind,
                name=n.text,
                language="en",
                tier=Tier.FOLDED,
                evidence=Evidence(
                    query_form=name.lower(), name_form=n.text.lower(), features={"likeness": 1.0}, reasons=("the same",)
                ),
            )
            for e in ENTITIES
            for n in e.names
            if n.text.lower() == name.lower() and (not kinds or e.kind in kinds)
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
        out = []
        for e in ENTITIES:
            for n in e.names:
                at = text.find(n.text)
                if at >= 0:
                    out.append((at, at + len(n.text), e, n))
        out.sort(key=lambda x: (x[0], -x[1]))
        kept = []
        for x in out:
            if not kept or x[0] >= kept[-1][1]:
                kept.append(x)
        return kept

    def annotate(self, text, *, language=None):
        return [
            Mention(start=s, end=e, surface=text[s:e], core_start=s, core_end=e, resolution=self.resolve(text[s:e]))
            for s, e, _, _ in self._places(text)
        ]

    def check(self, text, *, style="default", language=None):
        if style != "default":
            raise StyleError([Problem(path=style, line=0, message=f"there is no style {style!r}")])
        return [
            Finding(
                start=s,
                end=e,
                line=1,
                column=s + 1,
                surface=text[s:e],
                code=FindingCode.SPELLING,
                entity=x.id,
                message="not the house spelling",
                replacement=x.names[0].text,
                safe=True,
            )
            for s, e, x, n in self._places(text)
            if n is not x.names[0]
        ]

    def suggest(self, prefix, *, limit=10):
        return [
            Suggestion(id=e.id, canonical=e.names[0].text, kind=e.kind, name=n.text, language="en")
            for e in ENTITIES
            for n in e.names[:1]
            if n.text.lower().startswith(prefix.lower())
        ][:limit]

    def canonical_id(self, entity_id):
        entity_id = REDIRECTS.get(entity_id, entity_id)
        if entity_id not in {e.id for e in ENTITIES}:
            raise UnknownEntityError(entity_id, ["kataib-hezbollah"])
        return entity_id

    def entity(self, entity_id):
        return next(e for e in ENTITIES if e.id == self.canonical_id(entity_id))
