"""What the commands of curators print for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from resolver.cli.answers import Added, Linted
from resolver.cli.screen import Column, Screen, Table

if TYPE_CHECKING:
    from resolver.curation.review import Reviewed
    from resolver.curation.statistics import Held, Statistics

_ENTITIES = Column(title="entities", is_number=True)
_NAMES = Column(title="names", is_number=True)
_SHARE = Column(title="share", is_number=True)


def linted(answer: Linted, screen: Screen) -> None:
    """``path:line: field: message``, then how many there are."""
    for problem in answer.problems:
        screen.line(screen.shown(str(problem)))
    found = len(answer.problems)
    names = "name" if answer.fixed == 1 else "names"
    fixed = f", {answer.fixed} redundant {names} taken out" if answer.fixed else ""
    text = f"{answer.path}: {found} {'finding' if found == 1 else 'findings'}{fixed}"
    screen.line(screen.painted(text, "yellow" if found else "green"))


def statistics(answer: Statistics, screen: Screen) -> None:
    """A table for each way of counting, those that are empty left out."""
    screen.line(f"{answer.path}: {answer.entities} entities, {answer.names} names")
    for table in _tables(answer):
        if table.rows:
            screen.line()
            screen.table(table)


def _tables(answer: Statistics) -> Iterator[Table]:
    for title, counted in (
        ("kind", answer.kinds),
        ("type", answer.types),
        ("file", answer.themes),
        ("tag", answer.tags),
        ("match", answer.policies),
    ):
        yield Table(columns=(Column(title=title), _ENTITIES, _NAMES), rows=list(map(_held_row, counted)))
    yield _languages(answer)
    columns = (Column(title="category", folds=True), Column(title="size", is_number=True), _ENTITIES, _SHARE, _NAMES)
    rows = [
        (
            f"{held.number} {held.label}",
            str(held.size),
            str(held.entities),
            share(held.entities, held.size),
            str(held.names),
        )
        for held in answer.categories
    ]
    yield Table(columns=columns, rows=rows)


def _languages(answer: Statistics) -> Table:
    columns = [Column(title="language"), _ENTITIES, _SHARE, _NAMES]
    rows = [
        [held.label, str(held.entities), share(held.entities, answer.entities), str(held.names)]
        for held in answer.languages
    ]
    if answer.important:
        columns += [Column(title=f"of {answer.important}", is_number=True), _SHARE]
        for row, held in zip(rows, answer.languages, strict=True):
            row += [str(held.important), share(held.important, answer.important)]
    return Table(columns=columns, rows=rows)


def _held_row(held: Held) -> Sequence[str]:
    return (held.label, str(held.entities), str(held.names))


def share(part: int, whole: int) -> str:
    """A share in whole per cent, rounded down, so that only all is 100 %; empty where there is nothing to have a share in.

    >>> share(399, 400)
    '99 %'
    """
    return f"{100 * part // whole} %" if whole else ""


def reviewed(answer: Sequence[Reviewed], screen: Screen) -> None:
    """One row a name, and one for each of the entities that are nearest to it."""
    columns = (
        Column(title="times", is_number=True),
        Column(title="name", width=24, folds=True),
        Column(title="nearest", width=24, colour="cyan"),
        Column(title="canonical", width=24, folds=True),
        Column(title="score", is_number=True),
    )
    screen.table(Table(columns=columns, rows=[row for each in answer for row in _reviewed_rows(each)]))


def _reviewed_rows(each: Reviewed) -> Iterator[Sequence[str]]:
    head = (str(each.times), each.name)
    if not each.nearest:
        yield (*head, "", "", "")
    for place, match in enumerate(each.nearest):
        yield (*(("", "") if place else head), match.id, match.canonical, f"{match.score:.2f}")


def added(answer: Iterable[Added], screen: Screen) -> None:
    """``path:line`` of the entity, and what it has more now."""
    for each in answer:
        screen.line(f"{screen.shown(each.path)}:{each.line}: {each.id}: {screen.shown(each.name)} ({each.language})")
