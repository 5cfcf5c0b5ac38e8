"""Files or records → a gazetteer, or every problem at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from resolver.edtf import edtf_date
from resolver.errors import GazetteerError, Problem
from resolver.gazetteer.entries import Entry
from resolver.gazetteer.files import (
    FileRole,
    GazetteerFile,
    Listing,
    byte_lines,
    combined,
    digest,
    list_files,
    read_bytes,
    unreadable,
    whole_file,
)
from resolver.gazetteer.gazetteer import Gazetteer, Source
from resolver.gazetteer.json_lines import read_json_line
from resolver.gazetteer.lines import Lines
from resolver.gazetteer.record import entity_from_record
from resolver.gazetteer.rules import ENTITY_RULES, SOURCE_RULES, Rule
from resolver.gazetteer.shape import EntityShape, RedirectsShape, SourceShape, shape_flaws
from resolver.gazetteer.whole import RULES, Whole, final_target
from resolver.gazetteer.yaml_reader import MOST_DEPTH, Document, read_yaml

RECORDS = "records"
"""What problems call the records that come from no file."""


def load(path: Path) -> Gazetteer:
    """The gazetteer at a path; GazetteerError with every problem of it."""
    listing = list_files(path)
    reading = _Reading(listing)
    if not reading.entries and not reading.problems:
        reading.problems.append(whole_file(path, "holds no entities"))
    return _checked(reading.whole(), reading.problems, combined(reading.digests))


def from_records(records: Iterable[Mapping[str, Any]]) -> Gazetteer:
    """The gazetteer of records in memory; GazetteerError with every problem of them."""
    entries = [Entry(plain(record), RECORDS, Lines(number)) for number, record in enumerate(records, start=1)]
    gazetteer = _checked(Whole(entries), [], "")
    written = (json.dumps(entry.record, sort_keys=True).encode() for entry in entries)
    fingerprint = combined(digest(FileRole.ENTITIES, (line,)) for line in written)
    return Gazetteer(entities=gazetteer.entities, redirects={}, sources={}, fingerprint=fingerprint)


def plain(value: Any, depth: int = 0) -> Any:
    """Mappings, sequences and texts of any class as ``dict``, ``list`` and ``str``; all else as it is."""
    if isinstance(value, str):
        return str(value)
    if depth < MOST_DEPTH:
        if isinstance(value, Mapping):
            return {plain(key): plain(inner, depth + 1) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [plain(inner, depth + 1) for inner in value]
    return value


class _Reading:
    """The files of a gazetteer, read one after another; what cannot be read is among ``problems``."""

    def __init__(self, listing: Listing) -> None:
        self.problems: list[Problem] = list(listing.problems)
        self.entries: list[Entry] = []
        self.sources: list[Entry] = []
        self.redirects = Entry({}, "")
        self.digests: list[bytes] = []
        self._is_folder = listing.is_folder
        self._lost_records = bool(listing.problems)
        for file in listing.files:
            if file.is_jsonl:
                self._take_json_lines(file)
            else:
                self._take_yaml(file)

    def whole(self) -> Whole:
        """What was read, for the rules. Where records are lost, what refers to them is not held against others."""
        record = self.redirects.record
        pairs = record.items() if isinstance(record, dict) else ()
        return Whole(
            self.entries,
            self.sources,
            {old: new for old, new in pairs if isinstance(old, str) and isinstance(new, str) and new},
            self.redirects,
            is_folder=self._is_folder,
            is_complete=self._is_folder and not self._lost_records,
        )

    def _take_json_lines(self, file: GazetteerFile) -> None:
        path = str(file.path)

        def lines() -> Iterator[bytes]:
            for number, line in enumerate(byte_lines(file.path), start=1):
                entry, problems = read_json_line(line, path, number)
                self.problems += problems
                if entry is not None:
                    self.entries.append(entry)
                yield line

        try:
            self.digests.append(digest(file.role, lines()))
        except OSError as error:
            self.problems.append(whole_file(file.path, unreadable(error)))

    def _take_yaml(self, file: GazetteerFile) -> None:
        content = read_bytes(file.path)
        if isinstance(content, Problem):
            self.problems.append(content)
            self._lost_records = True
            return
        self.digests.append(digest(file.role, (content,)))
        document = read_yaml(content, str(file.path))
        self.problems += document.problems
        if document.data is None:
            self._lost_records |= bool(document.problems)
            return
        if file.role is FileRole.REDIRECTS:
            self.redirects = Entry(document.data, document.path, document.lines)
        elif file.role is FileRole.SOURCES:
            self.sources += self._listed(document, "sources: each begins with '- {id: …'")
        else:
            self.entries += self._listed(document, "entities: each begins with '- id: …'")

    def _listed(self, document: Document, what: str) -> Iterator[Entry]:
        if not isinstance(document.data, list):
            self.problems.append(document.problem((), f"must be a list of {what}"))
            self._lost_records = True
            return
        for number, record in enumerate(document.data):
            yield Entry(record, document.path, document.lines.inside(number))


def _checked(whole: Whole, problems: Sequence[Problem], fingerprint: str) -> Gazetteer:
    """The gazetteer of what was read, if there is nothing against it."""
    found = list(problems)
    for entries, shape, rules in (
        (whole.entries, EntityShape, ENTITY_RULES),
        (whole.sources, SourceShape, SOURCE_RULES),
    ):
        for entry in entries:
            found += _entry_problems(entry, shape, rules)
    found += _entry_problems(whole.redirects_entry, RedirectsShape, ())
    for rule in RULES:
        found += rule(whole)
    if found:
        raise GazetteerError(dict.fromkeys(found))
    return Gazetteer(
        entities=tuple(sorted((entity_from_record(entry.record) for entry in whole.entries), key=lambda each: each.id)),
        redirects={old: final_target(old, whole.redirects) or old for old in sorted(whole.redirects)},
        sources={entry.id: _source(entry.record) for entry in sorted(whole.sources, key=lambda each: each.id)},
        fingerprint=fingerprint,
    )


def _entry_problems(entry: Entry, shape: type[BaseModel], rules: Sequence[Rule]) -> Iterator[Problem]:
    for where, message in shape_flaws(shape, entry.record):
        yield entry.problem(where, message)
    for rule in rules:
        for where, message in rule(entry):
            yield entry.problem(where, message)


def _source(record: Mapping[str, str]) -> Source:
    date = record.get("date")
    fields = {key: value for key, value in record.items() if key != "date"}
    return Source(**fields, date=edtf_date(date) if date else None)
