"""Entity ↔ record: the form that YAML, JSON Lines, the compiled index and HTTP share.

A record is made of ``dict``, ``list`` and ``str`` only, and leaves out what says nothing. The laws:
``entity_from_record(entity_record(entity)) == entity`` for every entity of a gazetteer, and a record made by
:func:`entity_record` is valid. Imports neither pydantic nor YAML: a compiled index decodes with this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from resolver.edtf import ALWAYS, Lifetime, edtf_date
from resolver.entity import Entity, Kind, MatchPolicy, Name, NameTag, Relation, Role
from resolver.language import language_tag

Record: TypeAlias = dict[str, Any]

ROLES = tuple(role.value for role in Role)
ENTITY_KEYS = (
    *("id", "kind", "type", "country", "since", "until"),
    *ROLES,
    *("gloss", "note", "names", "distinct_from", "ids", "sources"),
)
"""The fields of an entity in the order that they are written in; so the three that follow."""

NAME_KEYS = ("name", "tags", "match", "case", "since", "until")
RELATION_KEYS = ("id", "since", "until")
SOURCE_KEYS = ("id", "title", "publisher", "url", "date", "licence")


def entity_record(entity: Entity) -> Record:
    """The record of an entity, fields in the order of ``ENTITY_KEYS``; every call makes a new one."""
    fields: Record = {
        "id": entity.id,
        "kind": entity.kind.value,
        "type": entity.type,
        "country": _one_or_list(list(entity.countries)),
        **_life_record(entity.life),
        **_relation_records(entity.relations),
        "gloss": dict(entity.gloss),
        "note": dict(entity.note),
        "names": _name_records(entity.names),
        "distinct_from": list(entity.distinct_from),
        "ids": dict(entity.ids),
        "sources": list(entity.sources),
    }
    return {key: value for key, value in fields.items() if value}


def entity_from_record(record: Mapping[str, Any]) -> Entity:
    """The entity of a record that is known to be valid; what an invalid one gives is not defined.

    Relations come in the order of :class:`Role`, names in that of the record.
    """
    return Entity(
        id=record["id"],
        kind=Kind(record["kind"]),
        type=record.get("type", ""),
        countries=tuple(_listed(record.get("country", ()))),
        life=_life(record),
        relations=tuple(_relation(role, value) for role in Role if role in record for value in _listed(record[role])),
        gloss=dict(record.get("gloss", {})),
        note=dict(record.get("note", {})),
        names=tuple(_name(tag, value) for tag, values in record["names"].items() for value in values),
        distinct_from=tuple(record.get("distinct_from", ())),
        ids=dict(record.get("ids", {})),
        sources=tuple(record.get("sources", ())),
    )


def _name_records(names: Iterable[Name]) -> dict[str, list[str | Record]]:
    by_language: dict[str, list[str | Record]] = {}
    for name in names:
        fields: Record = {
            "name": name.text,
            "tags": [tag.value for tag in NameTag if tag in name.tags],
            "match": "" if name.match is MatchPolicy.STRONG else name.match.value,
            "case": "exact" if name.case_exact else "",
            **_life_record(name.life),
        }
        said = {key: value for key, value in fields.items() if value}
        by_language.setdefault(name.language.text, []).append(said if len(said) > 1 else name.text)
    return by_language


def _name(tag: str, value: str | Mapping[str, Any]) -> Name:
    language = language_tag(tag)
    if isinstance(value, str):
        return Name(text=value, language=language)
    return Name(
        text=value["name"],
        language=language,
        tags=frozenset(map(NameTag, value.get("tags", ()))),
        match=MatchPolicy(value.get("match", MatchPolicy.STRONG)),
        case_exact=value.get("case") == "exact",
        life=_life(value),
    )


def _relation_records(relations: Iterable[Relation]) -> dict[str, str | Record | list[str | Record]]:
    by_role: dict[str, list[str | Record]] = {}
    for relation in relations:
        life = _life_record(relation.life)
        by_role.setdefault(relation.role.value, []).append({"id": relation.target, **life} if life else relation.target)
    return {role: _one_or_list(by_role[role]) for role in ROLES if role in by_role}


def _relation(role: Role, value: str | Mapping[str, str]) -> Relation:
    if isinstance(value, str):
        return Relation(role=role, target=value)
    return Relation(role=role, target=value["id"], life=_life(value))


def _life_record(life: Lifetime) -> dict[str, str]:
    ends = {"since": life.since, "until": life.until}
    return {key: end.text for key, end in ends.items() if end is not None}


def _life(record: Mapping[str, Any]) -> Lifetime:
    since, until = record.get("since"), record.get("until")
    if since is None and until is None:
        return ALWAYS
    return Lifetime(edtf_date(since) if since else None, edtf_date(until) if until else None)


def _one_or_list(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _listed(value: Any) -> Sequence[Any]:
    return (value,) if isinstance(value, str | Mapping) else value
