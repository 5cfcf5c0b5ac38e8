"""What the fields of one record say about one another, and how its texts are written.

A rule takes an entry and gives the fields that break it, each with a message. Rules pass over what is not of the
shape of a record: that has been reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from resolver.edtf import EdtfDate, edtf_date
from resolver.entity import TYPES, Kind
from resolver.gazetteer.entries import Entry
from resolver.gazetteer.fields import did_you_mean
from resolver.gazetteer.shape import Flaw
from resolver.gazetteer.wording import script_flaws, text_flaws
from resolver.language import LanguageTag, language_tag
from resolver.text.fold import fold

Rule: TypeAlias = Callable[[Entry], Iterator[Flaw]]

_EVERY_TYPE = tuple(word for words in TYPES.values() for word in words)
_TEXT_FIELDS = ("title", "publisher", "licence")
_SENTENCE_FIELDS = ("gloss", "note", "ids")


def type_fits_kind(entry: Entry) -> Iterator[Flaw]:
    """The type is one of those of the kind."""
    kind, word = entry.get("kind"), entry.get("type")
    if kind in [*Kind] and word in _EVERY_TYPE and word not in TYPES[Kind(kind)]:
        allowed = ", ".join(TYPES[Kind(kind)])
        yield (
            ("type",),
            f"{word!r} is no type of the kind {kind}, which has: {allowed}{did_you_mean(word, TYPES[Kind(kind)])}",
        )


def names_are_written_well(entry: Entry) -> Iterator[Flaw]:
    """Names are visible, composed, spaced by single spaces, and in the script of their language."""
    for name in entry.names():
        yield from ((name.field, message) for message in text_flaws(name.text))
        tag = _language(name.tag)
        if tag:
            yield from ((name.field, message) for message in script_flaws(name.text, tag))
        if not fold(name.text):
            yield name.field, f"{name.text!r} has no letter and no digit: nothing could be found by it"


def texts_are_written_well(entry: Entry) -> Iterator[Flaw]:
    """Sentences, titles and references are visible, composed and spaced by single spaces."""
    for key in _TEXT_FIELDS:
        if isinstance(text := entry.get(key), str):
            yield from (((key,), message) for message in text_flaws(text))
    for key in _SENTENCE_FIELDS:
        value = entry.get(key)
        for tag, text in value.items() if isinstance(value, dict) else ():
            if isinstance(text, str):
                yield from (((key, tag), message) for message in text_flaws(text))
    for field, citation in entry.listed("sources"):
        yield from ((field, message) for message in text_flaws(citation))


def nothing_stands_twice(entry: Entry) -> Iterator[Flaw]:
    """A name stands once in a language, a word once in a list, an entity once in a role."""
    seen: set[tuple[str, str]] = set()
    for name in entry.names():
        if (name.tag, name.text) in seen:
            yield name.field, f"{name.text!r} stands twice under {name.tag}: keep one"
        seen.add((name.tag, name.text))
        for field, word in _tags(entry, name.field):
            yield field, f"{word!r} stands twice: keep one"
    for key in ("country", "distinct_from", "sources"):
        listed = list(entry.listed(key))
        for position, (field, text) in enumerate(listed):
            if text in [before for _, before in listed[:position]]:
                yield field, f"{text!r} stands twice: keep one"


def no_relation_to_itself(entry: Entry) -> Iterator[Flaw]:
    """Nothing is a part, a member or a look-alike of itself."""
    for field, target in (*entry.relations(), *entry.listed("distinct_from")):
        if target == entry.id:
            yield field, "names the entity itself: take it out"


def since_before_until(entry: Entry) -> Iterator[Flaw]:
    """What began did not end before; imprecise dates get the benefit of the doubt."""
    for where, since, until in entry.lives():
        begin, end = _date(since), _date(until)
        if begin and end and begin.earliest > end.latest:
            yield (*where, "until"), f"{until} is before since: {since}"


ENTITY_RULES: tuple[Rule, ...] = (
    type_fits_kind,
    names_are_written_well,
    texts_are_written_well,
    nothing_stands_twice,
    no_relation_to_itself,
    since_before_until,
)
SOURCE_RULES: tuple[Rule, ...] = (texts_are_written_well,)


def _tags(entry: Entry, where: tuple[str | int, ...]) -> Iterator[Flaw]:
    """The tags of a name that it has already."""
    _, tag, number = where
    value: Any = entry.get("names")[tag][number]
    tags = value.get("tags") if isinstance(value, dict) else None
    seen: list[Any] = []
    for position, word in enumerate(tags if isinstance(tags, list) else ()):
        if word in seen:
            yield (*where, "tags", position), word
        seen.append(word)


def _language(tag: str) -> LanguageTag | None:
    try:
        return language_tag(tag)
    except ValueError:
        return None


def _date(text: Any) -> EdtfDate | None:
    try:
        return edtf_date(text)
    except (ValueError, TypeError):
        return None
