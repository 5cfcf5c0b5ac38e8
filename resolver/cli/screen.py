"""Where answers are printed: lines, colours and tables, on a terminal or in a pipe.

A terminal gets colours (unless ``NO_COLOR`` is set, or it is dumb), tables that fit its width, and names that are
isolated, so that an Arabic name does not carry the numbers beside it to its other side. A pipe gets plain columns.
"""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TextIO

import click

ISOLATE, END_OF_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_DIRECTIONS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# A line must stay a line, and what a name holds must not move the cursor: C0 and C1 controls, line separators.
_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\u0085\u2028\u2029"), " ")
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\N{REPLACEMENT CHARACTER}") | _SPACES
_GAP = "  "
_DIM = "bright_black"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: ``width`` is the least that it takes where rows are printed as they come; ``colour`` its ANSI colour.

    ``folds`` is whether a cell may take several lines where a terminal is narrow.
    """

    title: str
    width: int = 0
    is_number: bool = False
    folds: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns and rows of as many cells; ``title`` stands above where it is not empty."""

    columns: Sequence[Column]
    rows: Iterable[Sequence[str]]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The output of one command."""

    stream: TextIO = field(default_factory=lambda: sys.stdout)
    is_terminal: bool = False
    has_colour: bool = False

    @classmethod
    def of(cls, stream: TextIO) -> Screen:
        """The screen behind a stream."""
        is_terminal = stream.isatty()
        is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        return cls(stream=stream, is_terminal=is_terminal, has_colour=is_terminal and not is_plain)

    def line(self, text: str = "") -> None:
        """Print one line, at once: whoever reads a stream of answers is waiting for each."""
        self.stream.write(f"{text}\n")
        self.stream.flush()

    def painted(self, text: str, colour: str) -> str:
        """The text in a colour, where there are colours."""
        return click.style(text, fg=colour) if self.has_colour and colour else text

    def shown(self, text: str) -> str:
        """People's text as it is printed: on one line, without controls; isolated on a terminal."""
        safe = printable(text)
        if not self.is_terminal or safe.isascii():
            return safe
        return f"{ISOLATE}{safe.translate(_DIRECTIONS)}{END_OF_ISOLATE}"

    def rows(self, table: Table) -> None:
        """Print a table row by row as it comes; a cell that is wider than its column moves the rest of its row."""
        widths = [max(column.width, len(column.title)) for column in table.columns]
        self._row([column.title for column in table.columns], widths, table.columns, _DIM)
        for row in table.rows:
            self._row([self.shown(cell) for cell in row], widths, table.columns)

    def table(self, table: Table) -> None:
        """Print a table that is complete: columns as wide as they need; on a terminal too narrow for that, folded."""
        rows = [[self.shown(cell) for cell in row] for row in table.rows]
        titles = [column.title for column in table.columns]
        widths = [max(map(cells, column)) for column in zip(titles, *rows, strict=True)]
        if self.is_terminal and sum(widths) + len(_GAP) * (len(widths) - 1) > shutil.get_terminal_size().columns:
            self._folded_table(table, rows)
            return
        if table.title:
            self.line(self.painted(self.shown(table.title), _DIM))
        self._row(titles, widths, table.columns, _DIM)
        for row in rows:
            self._row(row, widths, table.columns)

    def _row(self, row: Sequence[str], widths: Sequence[int], columns: Sequence[Column], colour: str = "") -> None:
        padded = []
        for cell, width, column in zip(row, widths, columns, strict=True):
            blank = " " * (width - cells(cell))
            painted = self.painted(cell, colour or column.colour)
            padded.append(blank + painted if column.is_number else painted + blank)
        self.line(_GAP.join(padded).rstrip())

    def _folded_table(self, table: Table, rows: Iterable[Sequence[str]]) -> None:
        from rich.console import Console  # noqa: PLC0415 - 40 ms, and few tables need it
        from rich.table import Table as RichTable  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        title = Text(self.shown(table.title)) if table.title else None
        rich = RichTable(
            box=None,
            padding=(0, len(_GAP), 0, 0),
            title=title,
            title_justify="left",
            title_style=_DIM,
            header_style=_DIM,
        )
        for column in table.columns:
            justify: Literal["left", "right"] = "right" if column.is_number else "left"
            rich.add_column(column.title, justify=justify, overflow="fold", no_wrap=not column.folds)
        for row in rows:
            rich.add_row(*(Text(cell, style=column.colour) for cell, column in zip(row, table.columns, strict=True)))
        console = Console(file=self.stream, force_terminal=True, no_color=not self.has_colour, highlight=False)
        console.print(rich)


def printable(text: str) -> str:
    """The text on one line, without characters that steer a terminal."""
    return text if text.isascii() and text.isprintable() else text.translate(_CONTROLS)


def cells(text: str) -> int:
    """How many columns of a terminal a text takes (UAX #11; marks and format characters take none)."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
