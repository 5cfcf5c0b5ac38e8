"""Plain data → the lines of the one canonical form, each with the field that it writes.

Entities and the fields of an entity stand in blocks, and so do its names and sentences; all else is on one line,
however long, in brackets and braces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from resolver.entity import NameTag
from resolver.gazetteer.lines import Field
from resolver.gazetteer.record import ENTITY_KEYS, NAME_KEYS, RELATION_KEYS, ROLES, SOURCE_KEYS
from resolver.gazetteer.scalars import yaml_text

_ONE_OR_LIST = frozenset({"country", *ROLES})
_SENTENCES = frozenset({"gloss", "note"})
_DATES = frozenset({"since", "until", "date"})
_TAG_ORDER = tuple(map(str, NameTag))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: the field it writes, by its place in the data, and the text with its indentation."""

    field: Field
    text: str

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))


def entity_lines(records: Sequence[Mapping[str, Any]]) -> list[Line]:
    """A file of entities, sorted by id; entities without an id come last."""
    return [line for number in _sorted_by_id(records) for line in _entity(number, records[number])]


def source_lines(records: Sequence[Mapping[str, Any]]) -> list[Line]:
    """A file of sources, one a line, sorted by id."""
    return [Line((number,), f"- {_flow(_ordered(records[number], SOURCE_KEYS))}") for number in _sorted_by_id(records)]


def redirect_lines(redirects: Mapping[str, str]) -> list[Line]:
    """A file of redirects, sorted by the old id."""
    return [Line((old,), f"{yaml_text(old)}: {yaml_text(redirects[old])}") for old in sorted(redirects)]


def _sorted_by_id(records: Sequence[Mapping[str, Any]]) -> list[int]:
    def key(number: int) -> tuple[bool, str]:
        found = records[number].get("id")
        return (False, found) if isinstance(found, str) and found else (True, "")

    return sorted(range(len(records)), key=key)


def _entity(number: int, record: Mapping[str, Any]) -> Iterator[Line]:
    lines = [line for key, value in _ordered(record, ENTITY_KEYS).items() for line in _field((number, key), value)]
    if not lines:
        yield Line((number,), "- {}")
    for position, line in enumerate(lines):
        yield Line(line.field, line.text if position else f"- {line.text[2:]}")


def _field(field: Field, value: Any) -> Iterator[Line]:
    key = str(field[-1])
    if key in _SENTENCES and _is_filled(value, dict):
        yield Line(field, f"  {yaml_text(key)}:")
        for tag, sentence in value.items():
            yield Line((*field, tag), f"    {yaml_text(tag)}: {_inline(sentence, tag)}")
    elif key == "names" and _is_filled(value, dict):
        yield Line(field, "  names:")
        for tag, names in value.items():
            yield from _names((*field, tag), names)
    else:
        yield Line(field, f"  {yaml_text(key)}: {_inline(_shortened(key, value), key)}")


def _names(field: Field, names: Any) -> Iterator[Line]:
    tag = str(field[-1])
    if not _is_filled(names, list):
        yield Line(field, f"    {yaml_text(tag)}: {_inline(names, tag)}")
        return
    yield Line(field, f"    {yaml_text(tag)}:")
    for number, name in enumerate(names):
        yield Line((*field, number), f"      - {_inline(_name(name), 'name')}")


def _name(name: Any) -> Any:
    """A name without what says nothing; the bare text where nothing is left to say."""
    if not isinstance(name, dict):
        return name
    fields = {key: value for key, value in _ordered(name, NAME_KEYS).items() if (key, value) != ("match", "strong")}
    tags = fields.get("tags")
    if isinstance(tags, list) and all(tag in _TAG_ORDER for tag in tags):
        fields["tags"] = sorted(tags, key=_TAG_ORDER.index)
    return fields["name"] if list(fields) == ["name"] else fields


def _shortened(key: str, value: Any) -> Any:
    """The value of a field of an entity without brackets and braces that say nothing."""
    if key == "ids" and isinstance(value, dict):
        return dict(sorted(value.items()))
    if key not in _ONE_OR_LIST:
        return value
    if isinstance(value, list):
        items = [_relation(item) for item in value]
        return items[0] if len(items) == 1 and isinstance(items[0], str | dict) else items
    return _relation(value)


def _relation(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return value["id"] if list(value) == ["id"] else _ordered(value, RELATION_KEYS)


def _ordered(record: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    """The fields in the order of ``keys``; those that are not among them come last, as they stood."""
    return {key: record[key] for key in (*keys, *record) if key in record}


def _is_filled(value: Any, kind: type) -> bool:
    return isinstance(value, kind) and bool(value)


def _inline(value: Any, key: str) -> str:
    return yaml_text(value, is_date=key in _DATES) if isinstance(value, str) else _flow(value)


def _flow(value: Any, key: str = "") -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{yaml_text(inner, in_flow=True)}: {_flow(value[inner], inner)}' for inner in value)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return yaml_text(value, in_flow=True, is_date=key in _DATES)
