"""Letters and words as data: tab-separated tables beside this module, read once by who needs them.

A line is a row; ``#`` begins a comment line, which says what the table is and where it comes from.
"""

from __future__ import annotations

from importlib.resources import files


def read_rows(name: str) -> list[tuple[str, ...]]:
    """The rows of the table ``name`` (``letters_latin.tsv``), each a tuple of its columns."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")]
