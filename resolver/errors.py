"""Everything that can go wrong, as one tree.

    ResolverError
    ├── InputError              a question that has no defined answer (and why)
    ├── UnknownEntityError      an id that the gazetteer never held
    ├── GazetteerError          a gazetteer with problems: all of them, each with its place
    ├── StyleError              a house style with problems, or one that does not exist
    └── CompiledIndexError      a compiled index that is foreign, truncated or stale

Errors carry data and render themselves in one sentence: ``str(error)`` is what a person is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class ResolverError(Exception):
    """The base of every error that this package raises on purpose."""


class InputError(ResolverError):
    """A question that has no defined answer.

    ``what`` names the argument ("name", "text", "limit" …), ``reason`` says why it was refused.
    """

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(what, reason)
        self.what = what
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.what}: {self.reason}"


class UnknownEntityError(ResolverError):
    """An id that the gazetteer does not hold, not even as a redirect."""

    def __init__(self, entity_id: str, near: Iterable[str] = ()) -> None:
        super().__init__(entity_id)
        self.entity_id = entity_id
        self.near = tuple(near)

    def __str__(self) -> str:
        hint = f"; did you mean {' or '.join(self.near)}?" if self.near else ""
        return f"no entity has the id {self.entity_id!r}{hint}"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong with people's data, and where.

    ``path`` is the file as the reader was given it; ``line`` counts from 1 (0: the whole file);
    ``field`` is the dotted path inside the record, empty where the record itself is meant.
    """

    path: str
    line: int
    field: str = ""
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"


class _ProblemsError(ResolverError):
    """Problems that were collected before any was raised; ``problems`` is sorted by place."""

    subject = "data"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        head = f"{count} problem{'' if count == 1 else 's'} in the {self.subject}"
        return "\n".join([head, *(f"  {problem}" for problem in self.problems)])


class GazetteerError(_ProblemsError):
    """A gazetteer that cannot be loaded; ``problems`` lists every reason."""

    subject = "gazetteer"


class StyleError(_ProblemsError):
    """A house style that cannot be loaded; ``problems`` lists every reason."""

    subject = "house style"

    @classmethod
    def missing(cls, name: str, known: Iterable[str]) -> StyleError:
        """The error for a style that the gazetteer does not have."""
        has = ", ".join(sorted(known)) or "none"
        return cls(
            [Problem(path=f"styles/{name}.yaml", line=0, message=f"there is no such style; the gazetteer has: {has}")]
        )


class CompiledIndexError(ResolverError):
    """A compiled index that cannot be opened: foreign, truncated, stale or unreadable."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"
