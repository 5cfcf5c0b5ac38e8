"""The development data as a retrieval task: one canonical name an entity is indexed, every other name is asked for.

The protocol is that of the data's README: the canonical name is the first English one in Latin script, else the first in
Latin script; in the open set half of the entities are left out, and their names must be refused.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resolver.entity import Entity, Kind, Name
from resolver.index import Index, NameKeys
from resolver.language import language_tag

LONG = 3
"""Sounds of the shortest skeleton that makes two entities homonyms."""

UNKNOWN_LATIN = language_tag("und-Latn")
TYPES = {
    "country": "country",
    "region": "governorate",
    "county": "district",
    "locality": "city",
    "neighbourhood": "quarter",
}
"""Place types of Who's On First, as the gazetteer calls them."""

KINDS = {"person": Kind.PERSON, "org": Kind.ORGANISATION, "organisation": Kind.ORGANISATION, "place": Kind.PLACE}


@dataclass(frozen=True, slots=True)
class DataSet:
    """A set of the development data: a name for people, the files of its entities and queries, whether it has place types."""

    name: str
    entities: str
    queries: str
    has_types: bool = False


SETS = (
    DataSet("UN, Arabic names", "sanctions_un_2026_arabic.jsonl", "queries_sanc_un_arabic.jsonl"),
    DataSet("OFAC, IQ/SY/IR", "sanctions_ofac_iqsyir.jsonl", "queries_sanc_ofac_iqsyir.jsonl"),
    DataSet("places IQ", "places_wof_iq_notable.jsonl", "queries_places_iq.jsonl", has_types=True),
    DataSet("places IR", "places_wof_ir_notable.jsonl", "queries_places_ir.jsonl", has_types=True),
    DataSet("people, Wikidata", "persons_wikidata_mideast.jsonl", "queries_persons_me.jsonl"),
)


@dataclass(frozen=True, slots=True)
class Question:
    """A name that is asked for: ``meant`` is its entity, ``right`` that and the homonyms that are equally right.

    ``bucket``: cross (another script than the canonical name's), same, or weak (a low-quality alias).
    """

    text: str
    meant: str
    right: frozenset[str]
    bucket: str


def read_lines(path: Path) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def questions(data: Path, chosen: DataSet) -> list[Question]:
    """The questions of a set, in their order."""
    return [
        Question(row["q"], row["id"], frozenset({row["id"], *row.get("also", ())}), _bucket(row))
        for row in read_lines(data / chosen.queries)
    ]


def _bucket(row: Mapping[str, Any]) -> str:
    if row.get("weak"):
        return "weak"
    return "same" if row["script"] == "Latn" else "cross"


def entities(data: Path, chosen: DataSet) -> list[Entity]:
    """The entities of a set with their canonical name and their type alone; those without a name in Latin script are left out."""
    found = []
    for row in read_lines(data / chosen.entities):
        latin = [name for name in row["names"] if name["script"] == "Latn"]
        english = [name for name in latin if name.get("lang") == "en"]
        for name in (english or latin)[:1]:
            names = (Name(text=name["name"], language=UNKNOWN_LATIN),)
            kind, type_ = KINDS.get(row["kind"], Kind.TERM), TYPES.get(row.get("type", ""), "")
            found.append(Entity(id=row["id"], kind=kind, type=type_, names=names))
    return found


def indexed(known: Iterable[Entity], *, is_open: bool) -> list[Entity]:
    """Those of some entities that are indexed: all, or in the open set those that are not left out."""
    return [entity for entity in known if not (is_open and is_left_out(entity.id))]


def homonyms(data: Path, chosen: DataSet) -> dict[str, frozenset[str]]:
    """For each entity of a set the others that have a name of the same letters or sound: often the same thing entered twice."""
    owners: dict[str, set[str]] = defaultdict(set)
    keys: dict[str, set[str]] = {}
    for row in read_lines(data / chosen.entities):
        names = [NameKeys(name["name"]) for name in row["names"]]
        keys[row["id"]] = {f"={name.folded}" for name in names} | {
            f"~{name.skeleton}" for name in names if len(name.skeleton) >= LONG
        }
        for key in keys[row["id"]]:
            owners[key].add(row["id"])
    return {entity: frozenset().union(*(owners[key] for key in own)) - {entity} for entity, own in keys.items()}


def is_left_out(entity_id: str) -> bool:
    """Whether the open set does without this entity."""
    digest = hashlib.md5(entity_id.encode(), usedforsecurity=False).hexdigest()
    return int(digest[0], 16) & 1 == 0


def index_of(chosen: Iterable[Entity]) -> Index:
    """An index over some entities."""
    return Index.of(sorted(chosen, key=lambda entity: entity.id), "development data", {}, {})
