"""Entity and record: one is the other in another form."""

from __future__ import annotations

import json

from gazetteer_strategies import entities
from hypothesis import given, settings
from hypothesis import strategies as st

from resolver.entity import Entity, MatchPolicy, NameTag
from resolver.gazetteer import entity_from_record, entity_record, gazetteer_from_records
from resolver.gazetteer.record import ENTITY_KEYS

FULL = {
    "id": "jurf-al-sakhar",
    "kind": "place",
    "type": "town",
    "country": ["IQ", "SY"],
    "since": "1920",
    "part_of": "babil",
    "member_of": ["a", {"id": "b", "since": "2014"}],
    "gloss": {"en": "A town."},
    "note": {"en": "Renamed."},
    "names": {"en": ["Jurf al-Nasr", {"name": "Jurf", "tags": ["short", "former"], "match": "context", "case": "exact", "until": "2014"}]},
    "distinct_from": ["c"],
    "ids": {"wikidata": "Q1"},
    "sources": ["rudaw"],
}  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(entities())
def test_an_entity_comes_back_from_its_record(entity: Entity) -> None:
    """The law of the record: nothing is lost, the order of fields holds, JSON carries it, and it is valid."""
    record = entity_record(entity)
    assert entity_from_record(record) == entity
    assert list(record) == [key for key in ENTITY_KEYS if key in record]
    assert entity_from_record(json.loads(json.dumps(record))) == entity
    assert gazetteer_from_records([record]).entities == (entity,)


@settings(max_examples=50, deadline=None)
@given(st.lists(entities(), max_size=3))
def test_a_record_is_made_anew(found: list[Entity]) -> None:
    """Who changes a record changes neither the entity nor the next record."""
    for entity in found:
        record = entity_record(entity)
        record["names"].clear()
        record.clear()
        assert entity_from_record(entity_record(entity)) == entity


def test_a_record_with_every_field_is_its_own() -> None:
    """A record in the canonical form comes back from its entity as it was."""
    entity = entity_from_record(FULL)
    assert entity_record(entity) == FULL
    assert entity.names[1].tags == {NameTag.SHORT, NameTag.FORMER}
    assert entity.names[1].match is MatchPolicy.CONTEXT
    assert entity.names[1].case_exact
    assert entity.related() == ("babil", "a", "b")
