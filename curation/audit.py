"""The audit against lists that nobody here wrote: which of their names for our entities do we resolve?

``python -m curation.audit DATA`` (``make audit``) reads the lists in the folder DATA, asks the resolver for each name, once
without anything else and once with what the list knows of it (its kind, its country), and prints the shares and, as a
work list, the names that do not resolve. A list that is not there is skipped, and said to be. Which of their entries is
which of our entities, and which of their names are none, is written by hand: ``audit_places.tsv`` and
``audit_sanctions.tsv`` beside this module. No name of the lists is kept here but those that are wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from resolver import Resolution, Resolver, UnknownEntityError

HERE = Path(__file__).parent

PLACES_LIST = "places_wof_iq_notable.jsonl"
SANCTIONS_LISTS = ("sanctions_ofac_iqsyir.jsonl", "sanctions_un_2026_arabic.jsonl")

LANGUAGES: Mapping[str | None, str] = {
    **{tag: tag for tag in ("ar", "fa", "ckb", "tr", "ru", "he", "en", "fr", "de")},
    "ku": "kmr",
    None: "shared by several",
}
"""The languages of the list of places that are asked for → what they are called here."""

KINDS = {"person": "person", "org": "organisation"}
"""The kinds of the lists of sanctions → ours."""

MOST_LISTED = 400
"""The work list of an audit ends after so many names."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name of a list: ``group`` is what its shares are counted by, ``right`` are our ids of what it names.

    ``known`` are the options of a query that the list gives.
    """

    name: str
    group: str
    right: tuple[str, ...]
    known: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Audit:
    """What is asked, and what must be right: ``least`` per cent of the names, in the way ``measured``, one of WAYS."""

    title: str
    lists: tuple[str, ...]
    mapping: str
    asked: Callable[[Path, Mapping[str, Known]], Iterator[Asked]]
    least: float
    measured: str


@dataclass(slots=True)
class Known:
    """What is written by hand about one entry of a list: our ids, none where it is not ours; and names that are wrong."""

    ids: tuple[str, ...] = ()
    wrong: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answers to one name: to it alone, and with what the list knows of it."""

    asked: Asked
    alone: Resolution
    informed: Resolution

    def is_right(self, way: str) -> bool:
        return WAYS[way](self)


def _is_first(resolution: Resolution, right: Sequence[str]) -> bool:
    return bool(resolution.matches) and resolution.matches[0].id in right


WAYS: Mapping[str, Callable[[Outcome], bool]] = {
    "bare": lambda outcome: outcome.alone.id in outcome.asked.right,
    "known": lambda outcome: outcome.informed.id in outcome.asked.right,
    "first": lambda outcome: _is_first(outcome.informed, outcome.asked.right),
}
"""How an answer can be right: the name alone resolves; it does with what the list knows; or our entity is the best match then."""


def read_mapping(path: Path) -> dict[str, Known]:
    """Entry of a list → what is written by hand about it."""
    mapping: dict[str, Known] = {}
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            entry, said, _reason = line.split("\t")
            known = mapping.setdefault(entry, Known())
            if said.startswith("not:"):
                known.wrong.add(said.removeprefix("not:"))
            elif said != "-":
                known.ids = tuple(said.split(","))
    return mapping


def place_names(path: Path, mapping: Mapping[str, Known]) -> Iterator[Asked]:
    """The names of the list of places that is in Who's On First's form, in the languages that are asked for."""
    for record in _records(path):
        known = mapping.get(record["id"].removeprefix("wof:"), Known())
        for name in record["names"]:
            if known.ids and name["lang"] in LANGUAGES and name["name"] not in known.wrong:
                options = {"kinds": ["place"], "countries": [record["country"]]}
                yield Asked(name["name"], LANGUAGES[name["lang"]], known.ids, options)


def sanctioned_names(path: Path, mapping: Mapping[str, Known]) -> Iterator[Asked]:
    """The names and AKAs of a list of sanctions; those that it calls weak are counted apart."""
    for record in _records(path):
        known = mapping.get(record["id"], Known())
        for name in record["names"]:
            if known.ids and name["name"] not in known.wrong:
                group = "weak" if name.get("q") == "weak" else name["script"]
                yield Asked(name["name"], group, known.ids, {"kinds": [KINDS[record["kind"]]]})


AUDITS: tuple[Audit, ...] = (
    Audit("places of Iraq (Who's On First)", (PLACES_LIST,), "audit_places.tsv", place_names, 97.0, "known"),
    Audit("sanctions (OFAC, United Nations)", SANCTIONS_LISTS, "audit_sanctions.tsv", sanctioned_names, 95.0, "first"),
)


def run(audit: Audit, resolver: Resolver, folder: Path) -> list[Outcome]:
    """Ask for every name of an audit; the lists that are in the folder, empty where none is."""
    mapping = read_mapping(HERE / audit.mapping)
    outcomes = []
    for path in (folder / name for name in audit.lists):
        for asked in audit.asked(path, mapping) if path.is_file() else ():
            alone, informed = resolver.resolve(asked.name), resolver.resolve(asked.name, **asked.known)
            outcomes.append(Outcome(asked, alone, informed))
    return outcomes


def strangers(mapping: Mapping[str, Known], resolver: Resolver) -> Iterator[str]:
    """The ids in a mapping that the gazetteer does not hold."""
    for entity_id in dict.fromkeys(entity_id for known in mapping.values() for entity_id in known.ids):
        try:
            is_held = resolver.canonical_id(entity_id) == entity_id
        except UnknownEntityError:
            is_held = False
        if not is_held:
            yield entity_id


def share(outcomes: Sequence[Outcome], way: str) -> float:
    """The share of names that are right in a way, in per cent; all of none."""
    return 100.0 * sum(outcome.is_right(way) for outcome in outcomes) / len(outcomes) if outcomes else 100.0


def report(audit: Audit, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The shares of an audit, by group and of all, and its work list: what is not right in the way that is measured."""
    yield f"{audit.title}: {len({outcome.asked.right for outcome in outcomes})} entities, {len(outcomes)} names"
    yield f"  {'':<20}{'names':>7}{''.join(f'{way:>8}' for way in WAYS)}  (known, first: with the kind and country of the list)"
    groups = sorted({outcome.asked.group for outcome in outcomes})
    for group in (*groups, "all"):
        chosen = [outcome for outcome in outcomes if group in {outcome.asked.group, "all"}]
        yield f"  {group:<20}{len(chosen):>7}{''.join(f'{share(chosen, way):>8.1f}' for way in WAYS)}"
    yield f"  {share(outcomes, audit.measured):.1f} % are right ({audit.measured}), {audit.least:.0f} % should be; the others:"
    missed = [outcome for outcome in outcomes if not outcome.is_right(audit.measured)]
    for outcome in missed[:MOST_LISTED]:
        asked, got = outcome.asked, outcome.informed
        nearest = ", ".join(f"{match.id} {match.score:.2f}" for match in got.matches[:2]) or "nothing"
        yield f"  {asked.name} ({asked.group}): {asked.right[0]}, got {got.decision}: {nearest}"


def main(arguments: Sequence[str], resolver: Resolver | None = None) -> int:
    """Run the audits; exit code 1 where a share is under what it should be, or a mapping names what is not there."""
    if len(arguments) != 1:
        _say("usage: python -m curation.audit DATA")
        return 2
    resolver, folder, has_failed = resolver or Resolver.load(), Path(arguments[0]), False
    for audit in AUDITS:
        for entity_id in strangers(read_mapping(HERE / audit.mapping), resolver):
            _say(f"curation/{audit.mapping}: there is no entity {entity_id!r}: write the id that it has now")
            has_failed = True
        for name in audit.lists:
            if not (folder / name).is_file():
                _say(f"{audit.title}: skipped {name}, which is not in {folder}")
        outcomes = run(audit, resolver, folder)
        for line in report(audit, outcomes) if outcomes else ():
            _say(line)
        has_failed |= share(outcomes, audit.measured) < audit.least
    return int(has_failed)


Record: TypeAlias = Mapping[str, Any]


def _records(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _say(line: str) -> None:
    print(line)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
