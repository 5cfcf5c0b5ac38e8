"""(command, format) → the function that prints the command's answer in that format.

To add a format, write the function and add its line here; the command's ``--format`` offers it then. A formatter takes
the answer of its command, as the comment beside it says, and the screen to print it on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from resolver.cli import lines, page, reports, tables
from resolver.cli.screen import Screen

Formatter = Callable[[Any, Screen], None]

DEFAULT_FORMAT = "table"

FORMATTERS: Mapping[tuple[str, str], Formatter] = {
    # an iterable of Resolution; names that are streamed in are answered as they come
    ("resolve", "table"): tables.resolutions,
    ("resolve", "jsonl"): lines.resolutions,
    ("resolve -", "table"): tables.resolution_stream,
    ("resolve -", "jsonl"): lines.resolutions,
    ("resolve --explain", "table"): tables.explanations,
    ("resolve --explain", "jsonl"): lines.resolutions,
    # Entity; with --where, Written
    ("show", "table"): tables.entity,
    ("show", "jsonl"): lines.entity,
    ("show --where", "table"): tables.written,
    ("show --where", "jsonl"): lines.written,
    # a list of Suggestion
    ("search", "table"): tables.suggestions,
    ("search", "jsonl"): lines.suggestions,
    # Compared
    ("compare", "table"): tables.compared,
    ("compare", "jsonl"): lines.compared,
    # an iterable of Annotated, one for each text
    ("annotate", "table"): tables.annotated,
    ("annotate", "jsonl"): lines.annotated,
    ("annotate", "html"): page.annotated,
    # an iterable of Checked, one for each text
    ("check", "table"): tables.checked,
    ("check", "jsonl"): lines.checked,
    # Validated
    ("validate", "table"): tables.validated,
    ("validate", "jsonl"): lines.validated,
    # a list of Formatted
    ("fmt", "table"): tables.formatted,
    ("fmt", "jsonl"): lines.formatted,
    # Linted
    ("lint", "table"): reports.linted,
    ("lint", "jsonl"): lines.linted,
    # Statistics
    ("stats", "table"): reports.statistics,
    ("stats", "jsonl"): lines.statistics,
    # Written
    ("new", "table"): tables.written,
    ("new", "jsonl"): lines.written,
    # a list of Reviewed; with --accept, of Added
    ("review", "table"): reports.reviewed,
    ("review", "jsonl"): lines.reviewed,
    ("review --accept", "table"): reports.added,
    ("review --accept", "jsonl"): lines.added,
    # Built
    ("build", "table"): tables.built,
    ("build", "jsonl"): lines.built,
}


def formats_of(command: str) -> tuple[str, ...]:
    """The formats that a command has."""
    return tuple(form for name, form in FORMATTERS if name == command)
