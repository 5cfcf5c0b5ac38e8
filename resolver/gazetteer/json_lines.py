"""One line of JSON → a record with its place, or every problem of the line."""

from __future__ import annotations

import json
from typing import Any

from resolver.errors import Problem
from resolver.gazetteer.entries import Entry
from resolver.gazetteer.files import MOST_LINE_BYTES
from resolver.gazetteer.lines import Lines


def read_json_line(line: bytes, path: str, number: int) -> tuple[Entry | None, list[Problem]]:
    """The record of a line and what is wrong with it as JSON; no record where it is blank or cannot be parsed."""
    twice: list[str] = []

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                twice.append(f"the key {key!r} stands twice: keep one")
            else:
                found[key] = value
        return found

    try:
        text = _text(line, is_first=number == 1)
        record = json.loads(text, object_pairs_hook=mapping, parse_int=_number) if text else None
    except json.JSONDecodeError as error:
        reason = f"is no JSON: {error.msg} (column {error.colno})"
    except RecursionError:
        reason = "is nested too deeply"
    except ValueError as error:
        reason = str(error)
    else:
        entry = Entry(record, path, Lines(number)) if text else None
        return entry, [Problem(path=path, line=number, message=message) for message in twice]
    return None, [Problem(path=path, line=number, message=reason)]


def _number(_: str) -> int:
    """Any number: a record has none, so the shape refuses it, and one of a million digits costs nothing."""
    return 0


def _text(line: bytes, *, is_first: bool) -> str:
    """The text of a line; ValueError where it has none."""
    if len(line) > MOST_LINE_BYTES:
        raise ValueError(f"is longer than {MOST_LINE_BYTES // 1_000_000} MB; what follows was not read")
    try:
        return line.decode("utf-8-sig" if is_first else "utf-8").strip()
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 at byte {error.start + 1} of the line: save the file in UTF-8") from error
