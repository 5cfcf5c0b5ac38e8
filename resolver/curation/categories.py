"""What a gazetteer should hold: its categories with their sizes, and the ranking of its entities.

Both are data beside the gazetteer, ``categories.tsv`` and ``importance.txt``, whose heads say how they are written. A
gazetteer without them has no categories and no ranking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from resolver.curation.manuscript import Manuscript
from resolver.entity import Entity
from resolver.errors import GazetteerError, Problem

CATEGORIES_FILE = "categories.tsv"
IMPORTANCE_FILE = "importance.txt"

_COLUMNS = 4

ASPECTS: Mapping[str, Callable[[Entity, str], tuple[str, ...]]] = {
    "in": lambda _, theme: (theme,),
    "kind": lambda entity, _: (entity.kind.value,),
    "type": lambda entity, _: (entity.type,),
    "country": lambda entity, _: entity.countries,
    "id": lambda entity, _: (entity.id,),
}
"""What a word of a selector can ask about an entity and its theme → the values that it has there."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a selector: whether an entity has, or must not have, one of some values."""

    aspect: str
    patterns: tuple[str, ...]
    is_wanted: bool

    def fits(self, entity: Entity, theme: str) -> bool:
        values = ASPECTS[self.aspect](entity, theme)
        return self.is_wanted == any(fnmatchcase(value, pattern) for value in values for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class Category:
    """A sort of entity that the gazetteer should hold about ``size`` of; ``selectors`` say which, each by all its words."""

    number: str
    title: str
    size: int
    selectors: tuple[tuple[Word, ...], ...]

    def holds(self, entity: Entity, theme: str) -> bool:
        return any(all(word.fits(entity, theme) for word in words) for words in self.selectors)


def read_categories(folder: Path) -> tuple[Category, ...]:
    """The categories of a gazetteer, in their order; GazetteerError with every line that is malformed."""
    path = folder / CATEGORIES_FILE
    categories: list[Category] = []
    problems: list[Problem] = []
    for number, line in _lines(path):
        try:
            categories.append(_category(line))
        except ValueError as error:
            problems.append(Problem(path=str(path), line=number, message=str(error)))
    if problems:
        raise GazetteerError(problems)
    return tuple(categories)


def read_importance(manuscript: Manuscript) -> tuple[str, ...]:
    """The ids of the most important entities, the most important first; GazetteerError where one is not there."""
    path = manuscript.source / IMPORTANCE_FILE
    ranked: dict[str, None] = {}
    problems: list[Problem] = []
    for number, line in _lines(path):
        for entity_id in line.split():
            if entity_id not in manuscript.entities:
                message = f"there is no entity {entity_id!r}: take it out, or write the id that it has now"
                problems.append(Problem(path=str(path), line=number, message=message))
            elif entity_id in ranked:
                problems.append(Problem(path=str(path), line=number, message=f"{entity_id!r} stands twice: keep one"))
            ranked[entity_id] = None
    if problems:
        raise GazetteerError(problems)
    return tuple(ranked)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """(number, text) of the lines of a file that say something; none where there is no such file."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _category(line: str) -> Category:
    """The category of a line; ValueError with what is wrong with it."""
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise ValueError(
            f"has {len(columns)} columns where {_COLUMNS} are parted by tabs: number, title, size, selector"
        )
    number, title, size, selector = columns
    if not size.isascii() or not size.isdigit():
        raise ValueError(f"{size!r} is no size: write a whole number")
    selectors = tuple(tuple(map(_word, words.split())) for words in selector.split(" | "))
    if not all(selectors):
        raise ValueError("has an empty selector, which would fit every entity: write what it asks for")
    return Category(number, title, int(size), selectors)


def _word(text: str) -> Word:
    aspect, colon, values = text.removeprefix("-").partition(":")
    if aspect not in ASPECTS or not colon or not values:
        raise ValueError(f"{text!r} is no word of a selector: write one of {', '.join(ASPECTS)}, a colon and a value")
    return Word(aspect, tuple(values.split(",")), not text.startswith("-"))
