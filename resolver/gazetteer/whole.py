"""What the records of a gazetteer say about one another: ids, look-alikes, references, redirects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from resolver.entity import MatchPolicy
from resolver.errors import Problem
from resolver.gazetteer.entries import Entry, NameEntry
from resolver.gazetteer.fields import cited_source, did_you_mean
from resolver.text.fold import fold


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that was read. ``entries`` and ``sources`` are sorted by place; ``redirects`` keep their file.

    ``is_complete``: what the entries refer to must be here; not so where they may be a part of a larger whole, or where
    a file could not be read.
    """

    entries: Sequence[Entry]
    sources: Sequence[Entry] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    redirects_entry: Entry = field(default_factory=lambda: Entry({}, ""))
    is_folder: bool = False
    is_complete: bool = False


Rule: TypeAlias = Callable[[Whole], Iterator[Problem]]


def ids_are_unique(whole: Whole) -> Iterator[Problem]:
    """An id stands for one entity, and for one source, over all files."""
    for entries in (whole.entries, whole.sources):
        seen: dict[str, Entry] = {}
        for entry in entries:
            first = seen.setdefault(entry.id, entry)
            if entry.id and first is not entry:
                yield entry.problem(("id",), f"the id {entry.id!r} is taken already, in {first.place(('id',))}")


def ids_are_in_order(whole: Whole) -> Iterator[Problem]:
    """In a file of a folder the entities are sorted by id; the first that is not is reported."""
    reported: set[str] = set()
    for before, after in pairwise(whole.entries if whole.is_folder else ()):
        if before.path == after.path and after.path not in reported and before.id > after.id and after.id:
            reported.add(after.path)
            yield after.problem(("id",), f"{after.id!r} stands behind {before.id!r}: sort by id (laqab fmt does)")


def folder_is_told_in_english(whole: Whole) -> Iterator[Problem]:
    """In a folder every entity has a gloss in English."""
    for entry in whole.entries if whole.is_folder else ():
        gloss = entry.get("gloss")
        if (gloss is None and entry.is_mapping) or (isinstance(gloss, dict) and gloss and "en" not in gloss):
            yield entry.problem(("gloss",), "has no English (en): say in one sentence what this is")


def look_alikes_are_declared(whole: Whole) -> Iterator[Problem]:
    """Two entities that share a folded name are told apart by ``match`` or by naming each other in ``distinct_from``."""
    claims: dict[str, list[tuple[Entry, NameEntry]]] = {}
    for entry in whole.entries:
        for name in entry.names():
            if name.match == MatchPolicy.STRONG and (folded := fold(name.text)):
                claims.setdefault(folded, []).append((entry, name))
    distinct = {entry.id: {other for _, other in entry.listed("distinct_from")} for entry in whole.entries}
    for claim in claims.values():
        yield from _undeclared(claim, distinct)


def _undeclared(claim: Sequence[tuple[Entry, NameEntry]], distinct: Mapping[str, set[str]]) -> Iterator[Problem]:
    """One problem for each entity that shares a name with an earlier one: the first of those it is not told apart from."""
    seen: dict[str, tuple[Entry, NameEntry]] = {}
    for entry, name in claim:
        if entry.id in seen:
            continue
        for other, its_name in seen.values():
            both = other.id in distinct[entry.id], entry.id in distinct[other.id]
            if not all(both):
                half = " (so far one does)" if any(both) else ""
                message = (
                    f"{name.text!r} is also a name of {other.id!r} ({its_name.text!r}, {other.place(its_name.field)}): give one"
                    f" of the two match: context or match: never, or let each name the other in distinct_from{half}"
                )
                yield entry.problem(name.field, message)
                break
        seen[entry.id] = (entry, name)


def references_exist(whole: Whole) -> Iterator[Problem]:
    """What relations and ``distinct_from`` name is there, under the id that it has now."""
    if not whole.is_complete:
        return
    known = {entry.id for entry in whole.entries}
    for entry in whole.entries:
        for where, target in (*entry.relations(), *entry.listed("distinct_from")):
            if target in known:
                continue
            if target in whole.redirects:
                yield entry.problem(where, f"{target!r} was merged into {whole.redirects[target]!r}: write that")
            else:
                yield entry.problem(where, f"there is no entity {target!r}{did_you_mean(target, known)}")


def sources_exist(whole: Whole) -> Iterator[Problem]:
    """Where sources are declared, every entity has one, and every one that is cited is declared."""
    declared = {source.id for source in whole.sources}
    for entry in whole.entries if declared else ():
        if entry.is_mapping and entry.get("sources") is None:
            yield entry.problem(("sources",), "is missing: cite one source at least")
        for where, citation in entry.listed("sources"):
            source = cited_source(citation)
            if source and source not in declared:
                hint = did_you_mean(source, declared)
                yield entry.problem(where, f"the source {source!r} is not declared in sources.yaml{hint}")


def redirects_arrive(whole: Whole) -> Iterator[Problem]:
    """A redirect leads, over others or not, to an entity, and begins at an id that no entity has."""
    known = {entry.id: entry for entry in whole.entries}
    for old, new in whole.redirects.items():
        if old in known:
            message = (
                f"{old!r} is the id of an entity ({known[old].place(('id',))}): only an id that is gone may redirect"
            )
        elif new == old:
            message = "leads to itself"
        elif (end := final_target(old, whole.redirects)) is None:
            message = "leads round in a circle"
        elif end not in known and whole.is_complete:
            message = f"leads to {end!r}, which is no entity{did_you_mean(end, known)}"
        else:
            continue
        yield whole.redirects_entry.problem((old,), message)


def final_target(old: str, redirects: Mapping[str, str]) -> str | None:
    """Where redirects lead in the end; None where they go round in a circle."""
    seen = {old}
    here = redirects[old]
    while here in redirects:
        if here in seen:
            return None
        seen.add(here)
        here = redirects[here]
    return here


RULES: tuple[Rule, ...] = (
    ids_are_unique,
    ids_are_in_order,
    folder_is_told_in_english,
    look_alikes_are_declared,
    references_exist,
    sources_exist,
    redirects_arrive,
)
