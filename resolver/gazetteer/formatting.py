"""The one canonical form of a gazetteer file."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from resolver.errors import GazetteerError, Problem
from resolver.gazetteer.comments import Comments, read_comments
from resolver.gazetteer.files import STYLES, YAML_SUFFIXES, FileRole
from resolver.gazetteer.layout import Line, entity_lines, redirect_lines, source_lines
from resolver.gazetteer.schema import TITLE
from resolver.gazetteer.yaml_reader import Document, read_yaml

SCHEMA_FILE = "schema.json"
_MODELINE = re.compile(r"#\s*yaml-language-server\s*:\s*\$schema=")
_FRAGMENTS = {FileRole.ENTITIES: "", FileRole.SOURCES: "#/$defs/sources", FileRole.REDIRECTS: "#/$defs/redirects"}


def format_file(text: str, path: Path) -> str:
    """The canonical form of a file; see :func:`resolver.gazetteer.format_text`."""
    if path.suffix.lower() not in YAML_SUFFIXES or STYLES in path.parts[:-1]:
        return text
    text = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    role = FileRole(path.stem) if path.stem in {FileRole.SOURCES, FileRole.REDIRECTS} else FileRole.ENTITIES
    document = read_yaml(text, str(path))
    problems = document.problems or tuple(_shape_problems(document, role))
    if problems:
        raise GazetteerError(problems)
    lines = _lines(document.data, role)
    comments = read_comments(text, {line.field for line in lines})
    head = _head(comments, _schema_comment(path, role))
    body = [*_body(document.data, lines, comments), *comments.foot]
    return "".join(f"{line}\n" for line in (*head, *body))


def _shape_problems(document: Document, role: FileRole) -> Iterator[Problem]:
    """Why a document is not of the sort that it should be, as far as its form depends on it."""
    data = document.data
    if data is None:
        return
    if role is FileRole.REDIRECTS:
        if not isinstance(data, dict) or not all(isinstance(new, str) for new in data.values()):
            yield document.problem((), "must be a mapping of ids that are gone to ids that survive")
    elif not isinstance(data, list):
        yield document.problem((), f"must be a list of {role.value}")
    else:
        for number, record in enumerate(data):
            if not isinstance(record, dict):
                yield document.problem((number,), f"must be a mapping: one of the {role.value}")


def _lines(data: Any, role: FileRole) -> list[Line]:
    if not data:
        return []
    if role is FileRole.REDIRECTS:
        return redirect_lines(data)
    return source_lines(data) if role is FileRole.SOURCES else entity_lines(data)


def _head(comments: Comments, schema_comment: str) -> Iterator[str]:
    """The comment for text editors, then the paragraphs about the file."""
    found = [line for paragraph in comments.head for line in paragraph if _MODELINE.match(line)]
    modeline = schema_comment or next(iter(found), "")
    paragraphs = [[line for line in paragraph if not _MODELINE.match(line)] for paragraph in comments.head]
    if modeline:
        yield modeline
    for number, paragraph in enumerate(filter(None, paragraphs)):
        if number:
            yield ""
        yield from paragraph


def _body(data: Any, lines: Sequence[Line], comments: Comments) -> Iterator[str]:
    """The lines with their comments; a blank line parts the comments of the first record from the head."""
    if data is not None and not lines:
        yield "[]" if data == [] else "{}"
    record = None
    for position, line in enumerate(lines):
        before = []
        if line.field[:1] != record:
            record = line.field[:1]
            before += comments.before.pop(record, [])
        before += comments.before.get(line.field, [])
        if before and not position:
            yield ""
        indent = " " * line.indent
        yield from (f"{indent}{comment}" for comment in before)
        yield "  ".join(filter(None, [line.text, " ".join(comments.behind.get(line.field, ()))]))
        inside = "  " if line.text.startswith("-") else indent
        yield from (f"{inside}{comment}" for comment in comments.after.get(line.field, ()))


def _schema_comment(path: Path, role: FileRole) -> str:
    """The comment that leads text editors to the schema; empty where there is none of ours."""
    folder = path.absolute().parent
    for above in (folder, *folder.parents):
        if _is_our_schema(above / SCHEMA_FILE):
            way = Path(os.path.relpath(above / SCHEMA_FILE, folder)).as_posix()
            return f"# yaml-language-server: $schema={way}{_FRAGMENTS[role]}"
    return ""


def _is_our_schema(path: Path) -> bool:
    try:
        schema = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(schema, dict) and schema.get("title") == TITLE
