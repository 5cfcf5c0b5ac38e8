"""A text of YAML → the same text with a name or a record more, or some names fewer.

Lines are put in and taken out of a file in its canonical form, where each name has a line of its own; so nothing else
changes, and comments stay. A text that is not in that form is refused: ``laqab fmt`` first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resolver.errors import GazetteerError, Problem
from resolver.gazetteer import format_text
from resolver.gazetteer.entries import Entry
from resolver.gazetteer.layout import entity_lines
from resolver.gazetteer.lines import Field
from resolver.gazetteer.yaml_reader import Document, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """A name to be added to an entity: under the tag ``language``, in the record's form of a name.

    ``source`` is a citation that the entity is to have from then on; empty for none.
    """

    entity: str
    language: str
    name: str | Mapping[str, Any]
    source: str = ""


def without_names(text: str, path: Path, fields: Mapping[str, Collection[Field]]) -> str:
    """A file without some names: of entities, by id, the fields that write the names.

    Of a language some name must stay. GazetteerError where the file is not in the canonical form.
    """
    document = _canonical(text, path)
    gone = {entry.lines.of(field) - 1 for entry in _entries(document) for field in fields.get(entry.id, ())}
    return "".join(line for number, line in enumerate(text.splitlines(keepends=True)) if number not in gone)


def with_name(text: str, path: Path, new: NewName) -> str:
    """A file with one name more: the last of its language, or of a new language behind the others.

    GazetteerError where the file is not in the canonical form or has no such entity.
    """
    document = _canonical(text, path)
    entry = _entry(document, new.entity)
    names: Mapping[str, list[Any]] = entry.get("names")
    last = new.language if new.language in names else list(names)[-1]
    line = entry.lines.of(("names", last, len(names[last]) - 1))
    # What the formatter writes for a record that has this name alone.
    written = [each.text for each in entity_lines([{"names": {new.language: [new.name]}}])][1:]
    lines = text.splitlines()
    lines[line:line] = written[1:] if new.language in names else written
    changed = "".join(f"{each}\n" for each in lines)
    cited = entry.get("sources") or []
    if new.source and new.source not in cited:
        changed = _with_sources(changed, path, new.entity, [*cited, new.source])
    return format_text(changed, path)


def with_record(text: str, path: Path, record: Mapping[str, Any]) -> str:
    """A file with one entity more, at its place by id; an empty text makes a new file.

    GazetteerError where the text is no file of entities.
    """
    document = read_yaml(text, str(path))
    lines = text.splitlines() if document.data else [line for line in text.splitlines() if line.startswith("#")]
    end = len(lines)
    while end and document.data and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1  # comments at the foot stay there
    lines[end:end] = [line.text for line in entity_lines([record])]
    return format_text("".join(f"{line}\n" for line in lines), path)


def _with_sources(text: str, path: Path, entity_id: str, sources: list[str]) -> str:
    """A file in which an entity cites ``sources``; its line of sources is written anew, what stands behind it stays."""
    entry = _entry(read_yaml(text, str(path)), entity_id)
    line = _sources_line(sources)
    lines = text.splitlines()
    if entry.get("sources") is None:
        names: Mapping[str, list[Any]] = entry.get("names")
        last = list(names)[-1]
        at = entry.lines.of(("names", last, len(names[last]) - 1))
        lines.insert(at, line)  # where in the record it belongs is the formatter's business
    else:
        at = entry.lines.of(("sources",)) - 1
        lines[at] = line + lines[at].removeprefix(_sources_line(entry.get("sources")))
    return "".join(f"{each}\n" for each in lines)


def _sources_line(sources: list[str]) -> str:
    return entity_lines([{"id": "", "sources": sources}])[-1].text


def _canonical(text: str, path: Path) -> Document:
    if format_text(text, path) != text:
        message = "is not in the canonical form: run laqab fmt on it first"
        raise GazetteerError([Problem(path=str(path), line=0, message=message)])
    return read_yaml(text, str(path))


def _entries(document: Document) -> list[Entry]:
    return [Entry(record, document.path, document.lines.inside(place)) for place, record in enumerate(document.data)]


def _entry(document: Document, entity_id: str) -> Entry:
    for entry in _entries(document):
        if entry.id == entity_id:
            return entry
    raise GazetteerError([document.problem((), f"has no entity {entity_id!r}")])
