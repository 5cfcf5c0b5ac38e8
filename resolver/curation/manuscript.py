"""A gazetteer together with the lines that it is written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from resolver.entity import Entity, Name
from resolver.errors import GazetteerError, Problem
from resolver.gazetteer import gazetteer_from_records, load_gazetteer
from resolver.gazetteer.entries import Entry
from resolver.gazetteer.files import FileRole, GazetteerFile, byte_lines, list_files, read_bytes
from resolver.gazetteer.json_lines import read_json_line
from resolver.gazetteer.lines import Field
from resolver.gazetteer.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name of an entity, and the field of the record that it is written in."""

    entity: Entity
    name: Name
    field: Field


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Entities and their entries, both by id and in the order of the ids; ``source`` is the folder or file they are in.

    ``sources`` are the ids of the sources that are declared.
    """

    source: Path
    entities: Mapping[str, Entity]
    entries: Mapping[str, Entry]
    sources: frozenset[str] = frozenset()

    def problem(self, entity_id: str, field: Field, message: str) -> Problem:
        """A problem of a field of an entity, at its line."""
        return self.entries[entity_id].problem(field, message)

    def names(self, entity: Entity) -> Iterator[PlacedName]:
        """The names of an entity with their places."""
        for name, written in zip(entity.names, self.entries[entity.id].names(), strict=True):
            yield PlacedName(entity, name, written.field)

    def path(self, entity_id: str) -> Path:
        """The file of an entity."""
        return Path(self.entries[entity_id].path)

    def theme(self, entity_id: str) -> str:
        """The file of an entity without its ending, from the folder of the gazetteer on: ``places/iraq/babil``."""
        path = self.path(entity_id)
        inside = path.relative_to(self.source) if self.source.is_dir() else Path(path.name)
        return inside.with_suffix("").as_posix()


def read_manuscript(source: Path) -> Manuscript:
    """The manuscript of a gazetteer that is in order; GazetteerError with every problem of it."""
    gazetteer = load_gazetteer(source)
    entries = {entry.id: entry for entry in read_entries(source)}
    by_id = {entity.id: entity for entity in gazetteer.entities}
    return Manuscript(source, by_id, {key: entries[key] for key in by_id}, frozenset(gazetteer.sources))


def read_sound_part(source: Path) -> Manuscript:
    """The manuscript of those records that have no problem of their own: for work on a gazetteer that is being written.

    What they refer to need not be there. GazetteerError where the files cannot be listed.
    """
    listing = list_files(source)
    if listing.problems:
        raise GazetteerError(listing.problems)
    sound = list({entry.id: entry for entry in read_entries(source) if entry.id}.values())
    while True:
        try:
            gazetteer = gazetteer_from_records(entry.record for entry in sound)
        except GazetteerError as error:
            # The lines of problems in records are the numbers of the records, from 1.
            flawed = {problem.line - 1 for problem in error.problems}
            sound = [entry for number, entry in enumerate(sound) if number not in flawed]
        else:
            break
    entries = {entry.id: entry for entry in sound}
    by_id = {entity.id: entity for entity in gazetteer.entities}
    return Manuscript(source, by_id, {key: entries[key] for key in by_id}, frozenset(_declared(source)))


def read_entries(source: Path) -> Iterator[Entry]:
    """The records of entities in the files of a gazetteer with their places; what cannot be read is passed over."""
    for file in list_files(source).files:
        if file.role is FileRole.ENTITIES:
            yield from _json_entries(file) if file.is_jsonl else _yaml_entries(file.path)


def _json_entries(file: GazetteerFile) -> Iterator[Entry]:
    for number, line in enumerate(byte_lines(file.path), start=1):
        entry, _ = read_json_line(line, str(file.path), number)
        if entry is not None:
            yield entry


def _yaml_entries(path: Path) -> Iterator[Entry]:
    content = read_bytes(path)
    if isinstance(content, Problem):
        return
    document = read_yaml(content, str(path))
    for number, record in enumerate(document.data if isinstance(document.data, list) else ()):
        yield Entry(record, str(path), document.lines.inside(number))


def _declared(source: Path) -> Iterator[str]:
    """The ids of declared sources."""
    for file in list_files(source).files:
        if file.role is FileRole.SOURCES:
            yield from (entry.id for entry in _yaml_entries(file.path) if entry.id)
