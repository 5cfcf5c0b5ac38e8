"""Answers as JSON Lines, for programs: the records that HTTP gives too, one a line.

A line about a text begins with the ``path`` of the file (``<stdin>`` for the standard input) and the ``unit`` of offsets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from resolver.cli.answers import Added, Annotated, Built, Checked, Compared, Formatted, Linted, Validated, Written
from resolver.cli.screen import Screen
from resolver.entity import Entity
from resolver.export.records import (
    UNIT,
    Record,
    comparison_record,
    finding_record,
    mention_record,
    resolution_record,
    suggestion_record,
)
from resolver.gazetteer.record import entity_record
from resolver.outcome import Resolution, Suggestion

if TYPE_CHECKING:
    from resolver.curation.review import Reviewed
    from resolver.curation.statistics import Statistics


def resolutions(answer: Iterable[Resolution], screen: Screen) -> None:
    """A line a name."""
    _print(map(resolution_record, answer), screen)


def suggestions(answer: Iterable[Suggestion], screen: Screen) -> None:
    """A line an entity."""
    _print(map(suggestion_record, answer), screen)


def compared(answer: Compared, screen: Screen) -> None:
    """One line."""
    _print([{"a": answer.a, "b": answer.b, **comparison_record(answer.comparison)}], screen)


def entity(answer: Entity, screen: Screen) -> None:
    """One line: the record as curators write it."""
    _print([entity_record(answer)], screen)


def written(answer: Written, screen: Screen) -> None:
    """One line."""
    _print([{"id": answer.id, "path": answer.path, "line": answer.line}], screen)


def annotated(answer: Iterable[Annotated], screen: Screen) -> None:
    """A line a mention."""
    for text in answer:
        _print(({"path": text.path, "unit": UNIT, **mention_record(mention)} for mention in text.mentions), screen)


def checked(answer: Iterable[Checked], screen: Screen) -> None:
    """A line a finding."""
    for text in answer:
        _print(({"path": text.path, "unit": UNIT, **finding_record(finding)} for finding in text.findings), screen)


def validated(answer: Validated | Linted, screen: Screen) -> None:
    """A line a problem; none for a gazetteer that is in order."""
    _print(
        (
            {"path": problem.path, "line": problem.line, "field": problem.field, "message": problem.message}
            for problem in answer.problems
        ),
        screen,
    )


def formatted(answer: Iterable[Formatted], screen: Screen) -> None:
    """A line a file, of those too that there was nothing to do in."""
    _print(
        ({"path": file.path, "canonical": file.was_canonical, "written": file.is_written} for file in answer), screen
    )


def built(answer: Built, screen: Screen) -> None:
    """One line."""
    _print([{"path": answer.path, "entities": answer.entities, "signature": answer.signature}], screen)


linted = validated


def statistics(answer: Statistics, screen: Screen) -> None:
    """A line for each number of each way of counting; the first is about all."""
    whole: Record = {"count": "all", "label": answer.path, "entities": answer.entities, "names": answer.names}
    _print([whole | {"important": answer.important}], screen)
    for counted in ("kinds", "types", "themes", "languages", "tags", "policies", "categories"):
        _print(({"count": counted, **asdict(held)} for held in getattr(answer, counted)), screen)


def reviewed(answer: Iterable[Reviewed], screen: Screen) -> None:
    """A line a name."""
    _print(map(_reviewed_record, answer), screen)


def _reviewed_record(each: Reviewed) -> Record:
    nearest = [
        {"id": match.id, "score": round(match.score, 4), "name": match.name, "language": match.language}
        for match in each.nearest
    ]
    return {"name": each.name, "times": each.times, "decision": each.decision.value, "nearest": nearest}


def added(answer: Iterable[Added], screen: Screen) -> None:
    """A line a name that was written."""
    _print(map(asdict, answer), screen)


def _print(records: Iterable[Record], screen: Screen) -> None:
    for record in records:
        screen.line(json.dumps(record, ensure_ascii=False))
