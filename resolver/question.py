"""What a caller asked → a well-formed query, or an InputError that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from resolver.entity import Kind
from resolver.errors import InputError
from resolver.language import LanguageTag
from resolver.outcome import Query

MAX_NAME = 1_000
"""Code points of the longest name that is resolved."""

MAX_TEXT = 1_000_000
"""Code points of the longest text that is annotated or checked."""

MAX_LIMIT = 100
"""The most matches or suggestions of one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of queries as a caller gives them: words where a query has values."""

    language: str | None = None
    kinds: Iterable[Kind | str] | None = None
    countries: Iterable[str] | None = None
    context: str | None = None
    as_of: date | str | None = None
    limit: int = 5
    alternatives: bool = False

    def queries(self) -> partial[Query]:
        """What makes a query with these options of its ``text``, which is not looked at; InputError where one is malformed."""
        return partial(
            Query,
            language=checked_language(self.language),
            kinds=checked_kinds(self.kinds),
            countries=checked_countries(self.countries),
            context=None if self.context is None else checked_string("context", self.context, MAX_TEXT),
            as_of=checked_day(self.as_of),
            limit=checked_limit(self.limit),
            alternatives=self.alternatives,
        )


def checked_string(what: str, text: object, longest: int) -> str:
    """A string of at most ``longest`` code points that can be written as UTF-8."""
    if not isinstance(text, str):
        raise InputError(what, f"is a {type(text).__name__}, not a string")
    if len(text) > longest:
        raise InputError(what, f"is {len(text):,} code points long, the most is {longest:,}")
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise InputError(what, f"has a lone surrogate at code point {error.start}") from None
    return text


def checked_language(language: str | None) -> str | None:
    """The primary subtag of a BCP 47 tag."""
    if language is None:
        return None
    try:
        return LanguageTag.parse(checked_string("language", language, 100)).language
    except ValueError as error:
        raise InputError("language", str(error)) from None


def checked_kinds(kinds: Iterable[Kind | str] | None) -> frozenset[Kind]:
    """Kinds by name; one may stand alone."""
    found = set()
    for kind in [kinds] if isinstance(kinds, str) else kinds or ():
        try:
            found.add(Kind(kind))
        except ValueError:
            raise InputError("kinds", f"{kind!r} is not one of {', '.join(Kind)}") from None
    return frozenset(found)


def checked_countries(countries: Iterable[str] | None) -> frozenset[str]:
    """ISO 3166 codes of two letters, in capitals; one may stand alone."""
    found = set()
    for country in [countries] if isinstance(countries, str) else countries or ():
        if not (isinstance(country, str) and len(country) == 2 and country.isascii() and country.isalpha()):
            raise InputError("countries", f"{country!r} is not an ISO 3166 code of two letters")
        found.add(country.upper())
    return frozenset(found)


def checked_day(day: date | str | None) -> date | None:
    """A day, from itself or as ISO 8601 writes it."""
    if day is None or isinstance(day, date):
        return day
    try:
        return date.fromisoformat(day)
    except (TypeError, ValueError):
        raise InputError("as_of", f"{day!r} is not a day such as 2023-11-22") from None


def checked_limit(limit: int) -> int:
    """A number of answers from 1 to MAX_LIMIT."""
    if not isinstance(limit, int) or isinstance(limit, bool) or not 1 <= limit <= MAX_LIMIT:
        raise InputError("limit", f"{limit!r} is not a number from 1 to {MAX_LIMIT}")
    return limit
