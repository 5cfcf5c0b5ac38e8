"""What a field of a record may hold: a check that says what is wrong, and the same for JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, Field
from rapidfuzz import fuzz, process

from resolver.edtf import edtf_date
from resolver.entity import TYPES, Kind, MatchPolicy, NameTag
from resolver.gazetteer.countries import COUNTRIES
from resolver.language import language_tag

_ID = "[a-z0-9-]+"
_CATALOGUE = "[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*"
_USUAL_MISTAKES = {"UK": "GB", "EL": "GR"}
"""Two letters that are not the code of the country they are written for."""

LIKE_ENOUGH = 70
"""The likeness, of 100, from which a known word is offered for one that is not."""

Check: TypeAlias = Callable[[str], str]
"""Gives back what it is given, or raises ValueError with what is wrong and how to mend it."""


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """A hint at the nearest of the known words, or nothing."""
    near = process.extractOne(text, sorted(known), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
    return f"; did you mean {near[0]!r}?" if near else ""


def cited_source(citation: str) -> str:
    """The id of the source that ``"id"`` or ``"id:ref"`` cites."""
    return citation.partition(":")[0]


def one_of(words: Iterable[str]) -> Check:
    """A check that a text is one of a closed list."""
    allowed = tuple(map(str, words))

    def check(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"{text!r} is not one of {', '.join(allowed)}{did_you_mean(text, allowed)}")
        return text

    return check


def matching(pattern: str, what: str) -> Check:
    """A check that the whole of a text matches a pattern."""
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise ValueError(f"{text!r} is no {what}")
        return text

    return check


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty: write something, or leave it out")
    return text


def _citation(text: str) -> str:
    source, colon, reference = text.partition(":")
    _id(source)
    if colon and not reference.strip():
        raise ValueError(f"{text!r} has nothing behind the colon: write {source!r}, or add what it refers to")
    return text


def _date(text: str) -> str:
    edtf_date(text)
    return text


def _tag(text: str) -> str:
    language_tag(text)
    return text


def _country(text: str) -> str:
    if text not in COUNTRIES:
        upper = text.upper()
        meant = _USUAL_MISTAKES.get(upper, upper if upper in COUNTRIES else "")
        hint = f"; did you mean {meant!r}?" if meant else ""
        raise ValueError(f"{text!r} is no country code of ISO 3166, two letters such as IQ{hint}")
    return text


def _schema(**keywords: Any) -> Any:
    return Field(json_schema_extra=keywords)


_id = matching(_ID, "id: use small letters a-z, digits and hyphens, as in kataib-hezbollah")

Text: TypeAlias = Annotated[str, AfterValidator(_filled), _schema(minLength=1)]
Id: TypeAlias = Annotated[str, AfterValidator(_id), _schema(pattern=f"^{_ID}$")]
Tag: TypeAlias = Annotated[str, AfterValidator(_tag), _schema(pattern="^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
# A text editor takes 2014 for a number; to the reader of this package it is text.
Date: TypeAlias = Annotated[
    str, AfterValidator(_date), _schema(type=["string", "integer"], pattern="^[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?$")
]
Country: TypeAlias = Annotated[str, AfterValidator(_country), _schema(enum=sorted(COUNTRIES))]
Citation: TypeAlias = Annotated[str, AfterValidator(_citation), _schema(pattern=f"^{_ID}(:.+)?$")]
Catalogue: TypeAlias = Annotated[
    str,
    AfterValidator(matching(_CATALOGUE, "catalogue such as wikidata or geonames: use small letters a-z and digits")),
    _schema(pattern=f"^{_CATALOGUE}$"),
]
Url: TypeAlias = Annotated[
    str,
    AfterValidator(matching(r"https?://\S+", "address: it begins with https:// or http:// and has no white space")),
    _schema(pattern="^https?://"),
]
KindWord: TypeAlias = Annotated[str, AfterValidator(one_of(Kind)), _schema(enum=[*map(str, Kind)])]
TypeWord: TypeAlias = Annotated[
    str,
    AfterValidator(one_of(word for words in TYPES.values() for word in words)),
    _schema(enum=[word for words in TYPES.values() for word in words]),
]
TagWord: TypeAlias = Annotated[str, AfterValidator(one_of(NameTag)), _schema(enum=[*map(str, NameTag)])]
PolicyWord: TypeAlias = Annotated[str, AfterValidator(one_of(MatchPolicy)), _schema(enum=[*map(str, MatchPolicy)])]
CaseWord: TypeAlias = Annotated[str, AfterValidator(one_of(("exact",))), _schema(enum=["exact"])]
