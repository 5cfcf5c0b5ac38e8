"""What commands hand to their formatters, where it is more than a value of the library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from resolver.entity import Entity
from resolver.errors import Problem
from resolver.outcome import Comparison, Finding, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two names and the judgement on them."""

    a: str
    b: str
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The place where an entity is written; ``line`` counts from 1."""

    id: str
    path: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One text and the names in it; ``entity_of`` gives the entity of an id."""

    path: str
    text: str
    mentions: tuple[Mention, ...]
    entity_of: Callable[[str], Entity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One text and what there is to say about it, after ``fixed`` safe fixes were put into its file."""

    path: str
    findings: tuple[Finding, ...]
    fixed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Validated:
    """A gazetteer with its problems; ``entities`` is how many it holds, 0 where it has problems."""

    path: str
    problems: tuple[Problem, ...]
    entities: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatted:
    """A file of a gazetteer: whether it was in the canonical form, and whether it is now because it was written."""

    path: str
    was_canonical: bool
    is_written: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A compiled gazetteer."""

    path: str
    entities: int
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """A gazetteer with what the lint finds, after ``fixed`` redundant names were taken out of its files."""

    path: str
    problems: tuple[Problem, ...]
    fixed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A name that was written into the record of an entity, which begins at ``line`` of the file."""

    name: str
    language: str
    id: str
    path: str
    line: int
