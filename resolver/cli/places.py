"""Where in the files of a gazetteer an entity is written."""

from __future__ import annotations

import json
from pathlib import Path

from resolver.errors import InputError
from resolver.gazetteer.files import FileRole, byte_lines, list_files, read_bytes


def find_entity(source: Path, entity_id: str) -> tuple[Path, int]:
    """(file, line) of an entity's record; lines count from 1.

    InputError where ``source`` is not made of text files, or none of them holds the entity. A file that cannot be
    read, or is malformed, is passed over: ``laqab validate`` is there to say so.
    """
    listing = list_files(source)
    if not listing.files:
        raise InputError(str(source), "has no lines to point at: give the folder or file that it was built from")
    for file in listing.files:
        if file.role is FileRole.ENTITIES:
            line = _line_in_jsonl(file.path, entity_id) if file.is_jsonl else _line_in_yaml(file.path, entity_id)
            if line:
                return file.path, line
    raise InputError(str(source), f"has no record {entity_id}")


def _line_in_jsonl(path: Path, entity_id: str) -> int:
    wanted = entity_id.encode()
    try:
        for number, line in enumerate(byte_lines(path), start=1):
            if wanted in line and _id_of(line) == entity_id:
                return number
    except OSError:
        return 0
    return 0


def _id_of(line: bytes) -> object:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record.get("id") if isinstance(record, dict) else None


def _line_in_yaml(path: Path, entity_id: str) -> int:
    content = read_bytes(path)
    if not isinstance(content, bytes) or entity_id.encode() not in content:
        return 0
    from resolver.gazetteer.yaml_reader import read_yaml  # noqa: PLC0415 - heavy; only a file with the id needs it

    document = read_yaml(content, str(path))
    for place, record in enumerate(document.data if isinstance(document.data, list) else ()):
        if isinstance(record, dict) and record.get("id") == entity_id:
            return document.lines.of((place,))
    return 0
