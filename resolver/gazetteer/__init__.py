"""Strict YAML → validated, immutable entities; every problem at once, each with file, line and field.

Nothing here imports YAML or pydantic before it is used: a compiled index decodes its entities with
:mod:`resolver.gazetteer.record` alone, and a command that reads no YAML should not wait for it.
"""
# ruff: noqa: PLC0415 what is heavy is imported by the call that needs it

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from resolver.gazetteer.files import fingerprint
from resolver.gazetteer.gazetteer import Gazetteer, Source
from resolver.gazetteer.record import entity_from_record, entity_record

__all__ = [
    "Gazetteer",
    "Source",
    "entity_from_record",
    "entity_record",
    "fingerprint",
    "format_text",
    "gazetteer_from_records",
    "json_schema",
    "load_gazetteer",
]


def load_gazetteer(path: str | PathLike[str]) -> Gazetteer:
    """Read a folder of YAML, one ``.yaml`` file, or one ``.jsonl`` file (an entity a line).

    In a folder every ``*.yaml`` and ``*.yml`` is read, however deep, but not ``styles/`` and nothing hidden;
    ``sources.yaml`` and ``redirects.yaml`` beside them say what their names say. A folder is taken to be complete:
    each entity needs an English gloss there, and every source must be declared. Where no sources are declared, as in a
    file on its own, sources are not looked up.

    Raises GazetteerError with every problem; a gazetteer without entities is a problem.
    """
    from resolver.gazetteer.loading import load

    return load(Path(path))


def gazetteer_from_records(records: Iterable[Mapping[str, Any]]) -> Gazetteer:
    """Validate records that are in memory; ``{"id", "kind", "names"}`` is the least that an entity needs.

    Records may be a part of a larger whole: what their relations, ``distinct_from`` and sources name is not looked
    up. No records make an empty gazetteer. Raises GazetteerError with every problem; its lines count records from 1.
    """
    from resolver.gazetteer.loading import from_records

    return from_records(records)


def format_text(text: str, path: str | PathLike[str]) -> str:
    """The one canonical form of a gazetteer file, as ``laqab fmt`` writes it.

    Entities and sources are sorted by id, redirects by the old id, the fields of a record stand in their order;
    names keep theirs. Comments stay with what they are about. Idempotent, and what the file says does not change.
    ``path`` tells what sort of file it is: ``sources.yaml``, ``redirects.yaml``, or entities; house styles and what
    is not YAML come back as they are. Where a ``schema.json`` of ours lies in the file's folder or above it, the text
    begins with the comment that leads text editors there.

    Raises GazetteerError where the text is no YAML of that sort; a record with unknown fields is formatted all the same.
    """
    from resolver.gazetteer.formatting import format_file

    return format_file(text, Path(path))


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file of entities; sources and redirects are among its ``$defs``."""
    from resolver.gazetteer.schema import gazetteer_schema

    return gazetteer_schema()
