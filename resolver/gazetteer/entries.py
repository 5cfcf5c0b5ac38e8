"""A record with its place, before it is known to be valid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from resolver.entity import MatchPolicy
from resolver.errors import Problem
from resolver.gazetteer.lines import Field, Lines, dotted
from resolver.gazetteer.record import ROLES


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A name as the record has it; ``tag`` may be no language tag, and ``match`` no policy."""

    field: Field
    tag: str
    text: str
    match: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What should be an entity or a source, in the plain form, and where it stands.

    Its properties give what can be made out: nothing where the record is not of the shape that they need.
    """

    record: Any
    path: str
    lines: Lines = field(default_factory=lambda: Lines(0))

    @property
    def line(self) -> int:
        return self.lines.line

    @property
    def is_mapping(self) -> bool:
        """Whether the record has fields at all."""
        return isinstance(self.record, dict)

    @property
    def id(self) -> str:
        """The id; empty where there is none."""
        found = self.get("id")
        return found if isinstance(found, str) else ""

    def get(self, key: str) -> Any:
        return self.record.get(key) if isinstance(self.record, dict) else None

    def problem(self, where: Field, message: str) -> Problem:
        """A problem of a field of this record, at its line."""
        return Problem(path=self.path, line=self.lines.of(where), field=dotted(where), message=message)

    def place(self, where: Field = ()) -> str:
        """Where a field stands, as other problems refer to it."""
        return f"{self.path}:{self.lines.of(where)}"

    def names(self) -> Iterator[NameEntry]:
        """The names that are text and not empty, in their order."""
        for tag, values in _pairs(self.get("names")):
            for number, value in enumerate(values if isinstance(values, list) else ()):
                where: Field = ("names", tag, number)
                fields = value if isinstance(value, dict) else {"name": value}
                text = fields.get("name")
                if isinstance(text, str) and text.strip():
                    yield NameEntry(where, tag, text, fields.get("match", MatchPolicy.STRONG))

    def relations(self) -> Iterator[tuple[Field, str]]:
        """The ids that this one stands in a relation to, with their fields."""
        for role in ROLES:
            value = self.get(role)
            many = isinstance(value, list)
            for number, item in enumerate(value if many else [value]):
                target = item.get("id") if isinstance(item, dict) else item
                if isinstance(target, str) and target:
                    yield (role, number) if many else (role,), target

    def listed(self, key: str) -> Iterator[tuple[Field, str]]:
        """The texts of a field that is a list, with their fields."""
        value = self.get(key)
        for number, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, str) and item:
                yield (key, number), item

    def lives(self) -> Iterator[tuple[Field, Any, Any]]:
        """Every pair of ``since`` and ``until``, with the field that they are in."""
        places: list[tuple[Field, Any]] = [((), self.record)]
        for tag, values in _pairs(self.get("names")):
            places += [(("names", tag, number), value) for number, value in _items(values)]
        for role in ROLES:
            value = self.get(role)
            places += [((role, number), item) for number, item in _items(value)] or [((role,), value)]
        for where, value in places:
            if isinstance(value, dict) and "since" in value and "until" in value:
                yield where, value["since"], value["until"]


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from ((key, inner) for key, inner in value.items() if isinstance(key, str))


def _items(value: Any) -> Iterator[tuple[int, Any]]:
    if isinstance(value, list):
        yield from enumerate(value)
