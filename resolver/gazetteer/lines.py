"""Where the parts of people's data stand: the line of every field of a document."""

from __future__ import annotations

from typing import TypeAlias

Field: TypeAlias = tuple[str | int, ...]
"""The way to a part of a document: keys of mappings and positions in lists, from 0."""


class Lines:
    """The line of a part of a document, and of what is inside it; lines count from 1.

    A part of a mapping stands where its key does.
    """

    __slots__ = ("children", "line")

    def __init__(self, line: int) -> None:
        self.line = line
        self.children: dict[str | int, Lines | int] = {}

    def inside(self, step: str | int) -> Lines:
        """The lines of a part; what is not known stands where the whole does."""
        child = self.children.get(step, self.line)
        return Lines(child) if isinstance(child, int) else child

    def of(self, field: Field) -> int:
        """The line of a field, or of the innermost part around it that is known."""
        here = self
        for step in field:
            here = here.inside(step)
        return here.line


def dotted(field: Field) -> str:
    """A field as people are shown it: ``names.en.0``. The number of a record in its file is left out."""
    return ".".join(map(str, field[1:] if field and isinstance(field[0], int) else field))
