"""Queries that nothing was found for → names worth listing, and the names that a curator accepts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from resolver.curation.editing import NewName
from resolver.curation.manuscript import Manuscript
from resolver.entity import Entity, MatchPolicy, NameTag
from resolver.errors import InputError
from resolver.gazetteer.fields import cited_source
from resolver.gazetteer.wording import script_flaws, text_flaws
from resolver.language import LanguageTag, language_tag, main_script
from resolver.outcome import Decision, Match, Resolution
from resolver.text import fold

QUERY_KEYS = ("q", "query")
"""Where a line of JSON may have its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A name that was asked for ``times`` times, in this spelling most often, and what is nearest to it, best first."""

    name: str
    times: int
    decision: Decision
    nearest: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A name that a curator takes for a name of an entity; ``language`` empty where it is to be made out."""

    name: str
    entity: str
    language: str = ""

    @classmethod
    def parse(cls, text: str) -> Acceptance:
        """Read ``NAME=ID`` or ``NAME=ID:LANG``; InputError where it is neither.

        >>> Acceptance.parse("Jurf=jurf-al-sakhar:en").entity
        'jurf-al-sakhar'
        """
        name, equals, target = text.rpartition("=")
        entity, _, language = target.partition(":")
        if not equals or not name.strip() or not entity:
            raise InputError("--accept", f"{text!r} is not of the form NAME=ID or NAME=ID:LANG")
        return cls(name=name.strip(), entity=entity, language=language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms names are accepted: the tags that they get, and the citation that their entities get."""

    tags: frozenset[NameTag] = frozenset()
    source: str = ""


def logged_names(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The names in a log of (place, line): a name a line, or JSON objects with the name under ``q`` or ``query``.

    Passed over are blank lines, and objects that say that the name was resolved. InputError where an object has no name.
    """
    for place, line in lines:
        if not line.lstrip().startswith("{"):
            if line.strip():
                yield line.strip()
            continue
        record = _record(place, line)
        name = next((record[key] for key in QUERY_KEYS if isinstance(record.get(key), str)), None)
        if name is None:
            raise InputError(place, f"has no name under {' or '.join(QUERY_KEYS)}")
        if name.strip() and record.get("decision") != Decision.RESOLVED:
            yield name.strip()


def _record(place: str, line: str) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(line)
    except ValueError as error:
        raise InputError(place, f"is no JSON: {error}") from None
    return record


def review(names: Iterable[str], resolve: Callable[[str], Resolution], least: int = 1) -> list[Reviewed]:
    """The names that do not resolve, the most frequent first; those that only case, marks or punctuation part are one.

    Names that were asked for less often than ``least`` are left out.
    """
    spellings: dict[str, Counter[str]] = {}
    for name in names:
        if folded := fold(name):
            spellings.setdefault(folded, Counter())[name] += 1
    reviewed = []
    for _, counted in sorted(spellings.items(), key=lambda item: (-item[1].total(), item[0])):
        if counted.total() >= least:
            name = counted.most_common(1)[0][0]
            answer = resolve(name)
            if answer.decision is not Decision.RESOLVED:
                times, decision = counted.total(), answer.decision
                reviewed.append(Reviewed(name=name, times=times, decision=decision, nearest=answer.matches))
    return reviewed


def accepted_name(acceptance: Acceptance, manuscript: Manuscript, nearest: Sequence[Match], terms: Terms) -> NewName:
    """An acceptance as a name to be written; ``nearest`` helps to make out its language.

    InputError where it is no name that could be added: written badly, there already, or one that is another's.
    """
    entity = manuscript.entities.get(acceptance.entity)
    if entity is None:
        raise InputError(acceptance.name, f"there is no entity {acceptance.entity!r} to add it to")
    language = _language(acceptance, entity, nearest)
    for flaw in (*text_flaws(acceptance.name), *script_flaws(acceptance.name, language)):
        raise InputError(acceptance.name, flaw)
    for name in entity.names:
        if name.text == acceptance.name and name.language == language:
            raise InputError(acceptance.name, f"is a name of {entity.id!r} in {language} already")
    owner = _owner(acceptance.name, manuscript, entity)
    if owner:
        place = manuscript.entries[owner].place()
        reason = f"is a name of {owner!r} already ({place}): write it by hand, with match: context in one of the two"
        raise InputError(acceptance.name, reason)
    source = cited_source(terms.source)
    if manuscript.sources and source and source not in manuscript.sources:
        raise InputError("--source", f"{source!r} is not declared in sources.yaml")
    tags = [tag.value for tag in NameTag if tag in terms.tags]
    written: str | dict[str, Any] = {"name": acceptance.name, "tags": tags} if tags else acceptance.name
    return NewName(entity=entity.id, language=language.text, name=written, source=terms.source)


def _language(acceptance: Acceptance, entity: Entity, nearest: Iterable[Match]) -> LanguageTag:
    """The language that is said; else that of the nearest name of the entity, or of its first name, in the same script."""
    if acceptance.language:
        try:
            return language_tag(acceptance.language)
        except ValueError as error:
            raise InputError("language", str(error)) from None
    script = main_script(acceptance.name)
    for match in nearest:
        if match.id == entity.id and main_script(match.name) is script:
            return language_tag(match.language)
    for name in entity.names:
        if name.script is script:
            return name.language
    raise InputError(acceptance.name, f"{entity.id!r} has no name in this script: say in which language, NAME=ID:LANG")


def _owner(text: str, manuscript: Manuscript, entity: Entity) -> str:
    """The id of another entity, not told apart from this one, that has the name on its own; empty for none."""
    folded = fold(text)
    for other in manuscript.entities.values():
        is_told_apart = other.id in entity.distinct_from and entity.id in other.distinct_from
        if other.id != entity.id and not is_told_apart:
            for name in other.names:
                if name.match is MatchPolicy.STRONG and fold(name.text) == folded:
                    return other.id
    return ""
