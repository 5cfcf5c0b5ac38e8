"""The options that commands share, and how a command's help ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from resolver.cli.formats import DEFAULT_FORMAT, formats_of

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def examples(*commands: str) -> str:
    """The end of a command's help: what to type."""
    title = "Example:" if len(commands) == 1 else "Examples:"
    return "\n".join(["\b", title, *(f"  {command}" for command in commands)])


def format_option(command: str) -> Callable[[Decorated], Decorated]:
    """``--format``, with the formats that a command has."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats_of(command)),
        default=DEFAULT_FORMAT,
        show_default=True,
        help="For people (table) or for programs (jsonl: one JSON object a line).",
    )


gazetteer_option = click.option(
    "--gazetteer",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="A folder of YAML, a .yaml, .jsonl or compiled .laqab file.  [default: the bundled one]",
)

language_option = click.option(
    "--lang", "language", metavar="TAG", help="The language, a BCP 47 tag: en, ar, ckb (Sorani), kmr (Kurmanji)."
)
