"""What may be asked over HTTP: query parameters and bodies, every value with its limits.

A name that no model knows is refused, so that ``language=ar`` for ``lang=ar`` is an error and not another answer.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from api.settings import BATCH_CEILING
from resolver.entity import Kind
from resolver.language import LanguageTag
from resolver.question import MAX_LIMIT, MAX_NAME, MAX_TEXT

MAX_CONTEXT = 10_000
"""The longest text around a name, in code points."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _well_formed(text: str) -> str:
    """Text that UTF-8 can carry: JSON may escape half of a character."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"the lone surrogate at position {error.start} is not a character") from None
    return text


def _language(text: str) -> str:
    return LanguageTag.parse(text).text


def _day(value: Any) -> date:
    """A calendar day as YYYY-MM-DD; pydantic by itself would also take seconds since 1970."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("Input should be a day such as 2023-11-22")
    return date.fromisoformat(value)


def _query_of(value: Any) -> Any:
    return {"q": value} if isinstance(value, str) else value


_NAME = "The name to look up, in any language and script."
ShortText = Annotated[str, StringConstraints(max_length=MAX_NAME), AfterValidator(_well_formed)]
LongText = Annotated[str, StringConstraints(max_length=MAX_TEXT), AfterValidator(_well_formed)]
Language = Annotated[
    str,
    StringConstraints(max_length=64),
    AfterValidator(_language),
    Field(
        description="The language of the name or text, as a BCP 47 tag.",
        examples=["ckb"],
        json_schema_extra={"pattern": "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{1,8})*$"},
    ),
]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2}$", to_upper=True)]
Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]


class _Question(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Options(_Question):
    """What is known about a name; what is left out excludes nothing."""

    lang: Language | None = None
    kind: frozenset[Kind] = Field(default=frozenset(), description="Only entities of these kinds.")
    country: frozenset[Country] = Field(
        default=frozenset(), description="Only entities of these countries (ISO 3166 alpha-2).", examples=[["IQ"]]
    )
    as_of: Day | None = Field(
        default=None, description="The day the name was written: former names count while they were in use."
    )
    limit: int = Field(default=5, ge=1, le=MAX_LIMIT, description="The most matches to list.")
    alternatives: bool = Field(
        default=False, description="List similar names beside a listed one too, however unlikely they are."
    )

    def asked(self) -> dict[str, Any]:
        """The options as keyword arguments of ``Resolver.resolve``; equal options give equal values."""
        return {
            "language": self.lang,
            "kinds": self.kind or None,
            "countries": self.country or None,
            "as_of": self.as_of,
            "limit": self.limit,
            "alternatives": self.alternatives,
        }


class ResolveParameters(Options):
    """The query string of ``GET /v1/resolve``."""

    q: ShortText = Field(description=_NAME, examples=["Kataeb Hezbollah"])


class ResolveQuery(Options):
    """One query of a batch."""

    q: ShortText = Field(description=_NAME)
    context: Annotated[str, StringConstraints(max_length=MAX_CONTEXT), AfterValidator(_well_formed)] | None = Field(
        default=None, description="Text around the name, or words that describe it."
    )

    def asked(self) -> dict[str, Any]:
        return {**super().asked(), "context": self.context}


class ResolveBatch(_Question):
    """The body of ``POST /v1/resolve``; a plain string is a query without options."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"queries": ["Daech", {"q": "Jurf an-Nasr", "kind": ["place"], "country": ["IQ"]}]}]
        }
    )

    queries: list[Annotated[ResolveQuery, BeforeValidator(_query_of, json_schema_input_type=str | ResolveQuery)]] = (
        Field(max_length=BATCH_CEILING, description="What to look up; LAQAB_BATCH_LIMIT queries at most.")
    )


class SuggestParameters(_Question):
    """The query string of ``GET /v1/suggest``."""

    q: ShortText = Field(description="The beginning of a name, as typed so far.", examples=["Kata"])
    limit: int = Field(default=10, ge=1, le=MAX_LIMIT, description="The most suggestions to list.")


class TextToAnnotate(_Question):
    """The body of ``POST /v1/annotate``."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "Kataeb Hezbollah denied it in Jurf al-Nasr.", "lang": "en"}]}
    )

    text: LongText = Field(description="Running text; LAQAB_TEXT_LIMIT code points at most.")
    lang: Language | None = None


class TextToCheck(TextToAnnotate):
    """The body of ``POST /v1/check``."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "Kataib Hezbollah denied it; Kataeb Hezbollah is one of the PMF."}]}
    )

    # A name, not a path: the library also takes the path of a file, which a caller from outside must not reach.
    style: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)] = Field(
        default="default", description="The name of a house style of the gazetteer."
    )
