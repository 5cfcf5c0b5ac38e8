"""The shape of a record: which fields there are and what each may hold, and what a record has against it.

Pydantic looks at the types and the fields alone; what one field says about another is in
:mod:`resolver.gazetteer.rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, ValidationError
from pydantic_core import ErrorDetails

from resolver.gazetteer.fields import (
    CaseWord,
    Catalogue,
    Citation,
    Country,
    Date,
    Id,
    KindWord,
    PolicyWord,
    Tag,
    TagWord,
    Text,
    TypeWord,
    Url,
    did_you_mean,
)
from resolver.gazetteer.lines import Field as Path
from resolver.gazetteer.record import NAME_KEYS, RELATION_KEYS, ROLES

Flaw: TypeAlias = tuple[Path, str]
"""A field of a record and what is wrong with it."""


class Shape(BaseModel):
    """The base of the shapes: nothing that is not declared, no type but the one that is."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


def _keyed(key: str) -> Callable[[Any], Any]:
    return lambda value: {key: value} if isinstance(value, str) else value


class NameShape(Shape):
    """One name with what is to be said about it."""

    name: Text = Field(description="The name as it is printed, in the script of its language tag.")
    tags: list[TagWord] | None = Field(None, min_length=1, description="What it is besides a name.")
    match: PolicyWord | None = Field(
        None,
        description="strong (the default): enough by itself; context: only with support from the text; never: a known confusion.",
    )
    case: CaseWord | None = Field(
        None, description="exact: only in this case, for an acronym that is a word otherwise."
    )
    since: Date | None = Field(None, description="From when it was the official name (EDTF).")
    until: Date | None = Field(None, description="Until when it was the official name (EDTF).")


class RelationShape(Shape):
    """A relation with its time."""

    id: Id = Field(description="The id of the other entity.")
    since: Date | None = Field(None, description="From when (EDTF).")
    until: Date | None = Field(None, description="Until when (EDTF).")


Sentences: TypeAlias = Annotated[dict[Tag, Text], Field(min_length=1)]
NameOrText: TypeAlias = Annotated[NameShape, BeforeValidator(_keyed("name"), json_schema_input_type=Text | NameShape)]
Names: TypeAlias = Annotated[dict[Tag, Annotated[list[NameOrText], Field(min_length=1)]], Field(min_length=1)]
Relations: TypeAlias = Annotated[
    list[Annotated[RelationShape, BeforeValidator(_keyed("id"), json_schema_input_type=Id | RelationShape)]],
    Field(min_length=1),
    BeforeValidator(
        _listed, json_schema_input_type=Id | RelationShape | Annotated[list[Id | RelationShape], Field(min_length=1)]
    ),
]
Countries: TypeAlias = Annotated[
    list[Country],
    Field(min_length=1),
    BeforeValidator(_listed, json_schema_input_type=Country | Annotated[list[Country], Field(min_length=1)]),
]


class EntityShape(Shape):
    """One place, organisation, person, event or term."""

    id: Id = Field(description="Permanent, unique over the whole gazetteer, never used again.")
    kind: KindWord
    type: TypeWord | None = Field(None, description="Finer than the kind, from the list of that kind.")
    country: Countries | None = Field(None, description="ISO 3166, one or a list.")
    since: Date | None = Field(None, description="When it began (EDTF).")
    until: Date | None = Field(None, description="When it ended (EDTF).")
    part_of: Relations | None = None
    located_in: Relations | None = None
    member_of: Relations | None = None
    leads: Relations | None = None
    affiliated_with: Relations | None = None
    claimed_by: Relations | None = None
    successor_of: Relations | None = None
    gloss: Sentences | None = Field(None, description="One sentence a language: what this is.")
    note: Sentences | None = Field(None, description="What an editor must know before using the name.")
    names: Names = Field(
        description="Lists of names by language tag; the first of a language is the canonical one there."
    )
    distinct_from: list[Id] | None = Field(None, min_length=1, description="Look-alikes that are not the same thing.")
    ids: Annotated[dict[Catalogue, Text], Field(min_length=1)] | None = Field(
        None, description="What other catalogues call it; only where it was looked up."
    )
    sources: list[Citation] | None = Field(
        None, min_length=1, description="Ids of sources.yaml, each with a reference behind a colon where there is one."
    )


class SourceShape(Shape):
    """Where facts come from."""

    id: Id
    title: Text
    publisher: Text | None = None
    url: Url | None = Field(
        None, description="May hold {ref}, the place of the reference behind the colon of a citation."
    )
    date: Date | None = Field(None, description="When it was published (EDTF).")
    licence: Text | None = None


class RedirectsShape(RootModel[dict[Id, Id]]):
    """The ids that were merged away, each with the one that survives."""

    model_config = ConfigDict(strict=True, frozen=True)


def shape_flaws(shape: type[BaseModel], record: Any) -> list[Flaw]:
    """What a record has against a shape; empty where it fits."""
    try:
        shape.model_validate(record)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return [(_path(record, detail), _message(detail, shape)) for detail in details]
    return []


def _path(record: Any, detail: ErrorDetails) -> Path:
    """The way to the field as the record has it: what validation wraps around a bare text is left out."""
    location = [step for step in detail["loc"] if step != "[key]"]
    here, path = record, []
    for step in location:
        if isinstance(here, str):
            break
        if not (isinstance(here, dict) and isinstance(step, int)):
            path.append(step)
            here = _step(here, step)
    return tuple(path)


def _step(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


def _message(detail: ErrorDetails, shape: type[BaseModel]) -> str:
    kind, location, value = detail["type"], detail["loc"], detail["input"]
    if kind == "extra_forbidden":
        known = _known_fields(location, shape)
        return f"is no field here{did_you_mean(str(location[-1]), known) or '; there are: ' + ', '.join(known)}"
    if kind == "missing":
        message = "is missing"
    elif kind == "too_short" or (isinstance(value, str) and not value):
        message = "is empty: fill it in, or leave it out"
    elif kind == "value_error":
        message = str(detail["ctx"]["error"])
    elif kind == "invalid_key":
        message = f"has a field whose name must be text, not {_described(location[-1])}"
    elif kind == "model_type" and not location:
        message = f"must be a mapping with fields, not {_described(value)}"
    else:
        message = f"must be {_WANTED.get(kind, detail['msg'])}, not {_described(value)}"
    return message


_WANTED: Mapping[str, str] = {
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "a mapping of its own, 'key: value' on the lines below it",
    "model_type": "text or a mapping with fields",
}


def _described(value: Any) -> str:
    if value is None:
        return "null"
    for types, words in (
        (str, "text"),
        (bool, "true or false (put it in quotes)"),
        (int | float, "a number (put it in quotes)"),
        (list | tuple, "a list"),
        (Mapping, "a mapping"),
    ):
        if isinstance(value, types):
            return words
    return f"a {type(value).__name__}"


def _known_fields(location: Iterable[str | int], shape: type[BaseModel]) -> tuple[str, ...]:
    first, *rest = location
    if rest:
        return RELATION_KEYS if first in ROLES else NAME_KEYS
    return tuple(shape.model_fields)
