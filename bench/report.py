"""Tables of results: on the screen, and in RESULTS.md, one section for each benchmark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table as ScreenTable

RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = """# Results

Written by `make bench`; each section says with what it was measured. Shares are between 0 and 1. R@1 and R@10: the share of
names whose entity comes first, or among the first ten. The protocol is that of `bench/protocol.py`.
"""

_SECTION = re.compile(r"^## (\S+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


class MissingError(Exception):
    """What a benchmark needs is not there; the message says what."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns, with notes below."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    def screen(self) -> ScreenTable:
        """For a terminal."""
        table = ScreenTable(
            *self.columns, title=self.title, caption="\n".join(self.notes) or None, title_justify="left"
        )
        for row in self.rows:
            table.add_row(*row)
        return table

    def markdown(self) -> str:
        """For RESULTS.md."""
        lines = [self.columns, ("---",) * len(self.columns), *self.rows]
        table = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
        return "\n\n".join([f"**{self.title}**", table, *self.notes])


def need(data: Path, names: Iterable[str]) -> None:
    """MissingError where a file of the development data is not there."""
    missing = [name for name in names if not (data / name).is_file()]
    if missing:
        raise MissingError(f"the development data has no {', '.join(missing)}")


def show(console: Console, table: Table) -> None:
    """Print a table."""
    console.print(table.screen())
    console.print()


def section(tables: Sequence[Table], skipped: str, measured_with: str) -> str:
    """The text of a benchmark's section; ``skipped`` says why it, or the rest of it, was not measured."""
    parts = [table.markdown() for table in tables]
    if skipped:
        parts.append(f"Skipped: {skipped}.")
    return "\n\n".join([*parts, f"Measured with {measured_with}."])


def write(name: str, text: str, order: Iterable[str], *, keep_older: bool, path: Path = RESULTS) -> None:
    """Put a section into the results, in the place of the older one of the same name; the others stay, in an order.

    ``keep_older``: only where there is none, for what was skipped.
    """
    old = dict(_SECTION.findall(path.read_text(encoding="utf-8"))) if path.exists() else {}
    new = {name: text} | old if keep_older else old | {name: text}
    parts = [HEAD.strip(), *(f"## {each}\n\n{new[each].strip()}" for each in order if each in new)]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
