"""Answers as JSON Lines, for programs: the records that HTTP gives too, one a line.

A line about a text begins with the ``path`` of the file (``<stdin>`` for the standard input) and the ``unit`` of offsets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from resolver.cli.answers import Annotated, Built, Checked, Compared, Formatted, Validated, Written
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


def validated(answer: Validated, screen: Screen) -> None:
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


def _print(records: Iterable[Record], screen: Screen) -> None:
    for record in records:
        screen.line(json.dumps(record, ensure_ascii=False))
