"""Strict YAML → plain data, with the line of every part and every problem at once.

The subset that a person can read without a manual: mappings, lists and text. There are no other types (``no`` is
Norwegian, ``2014`` is text, an empty value is the empty text), no aliases and anchors, no tags, no directives, and one
document a file. What is read is ``dict``, ``list`` and ``str``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from resolver.errors import Problem
from resolver.gazetteer.lines import Field, Lines, dotted

MOST_DEPTH = 24
"""Lists and mappings inside one another; a gazetteer needs 6."""

MOST_PROBLEMS = 1_000
"""After so many problems the rest of a document is not read."""

_TOO_DEEP = f"is nested deeper than {MOST_DEPTH} levels"

PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML has it: ten times as fast."""

# What YAML 1.1 does not allow, and the line ends that only YAML knows: editors show no line there.
_FORBIDDEN = re.compile(r"[^\t\n\r -~\u00A0-\u2027\u202A-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_BREAK = re.compile(r"\r\n|\r|\n")

# What libyaml and PyYAML say → how to mend it.
_ADVICE = (
    ("mapping values are not allowed", 'put text that holds a colon and a space in quotes: "like: this"'),
    ("tab character", "indent with spaces"),
    ("cannot start any token", "indent with spaces, and put text that begins with such a character in quotes"),
    ("did not find expected key", "check the indentation, and put text that begins with a quote in quotes as a whole"),
    ("expected <block end>", "check the indentation, and put text that begins with a quote in quotes as a whole"),
    ("could not find expected ':'", "a line of a mapping reads 'key: value'"),
    ("quoted scalar", "close the quote"),
    ("flow", "close the bracket or the brace, and put text that holds one of , [ ] { } in quotes"),
    ("directive", "take the line that begins with % out"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as plain data: ``dict``, ``list``, ``str``, or None where it is empty or cannot be parsed.

    Of a key that stands twice, ``data`` has the first value; for what was refused (an alias) it has the empty text.
    """

    path: str
    data: Any
    lines: Lines = field(default_factory=lambda: Lines(1))
    problems: tuple[Problem, ...] = ()

    def problem(self, where: Field, message: str) -> Problem:
        """A problem of a part of this document, at its line."""
        return Problem(path=self.path, line=self.lines.of(where), field=dotted(where), message=message)


def read_yaml(content: str | bytes, path: str) -> Document:
    """Read a document; ``path`` is what problems call it. Never raises for what the content is.

    >>> document = read_yaml("{id: oslo, country: NO}", "places.yaml")
    >>> document.data, document.lines.of(("country",))
    ({'id': 'oslo', 'country': 'NO'}, 1)
    """
    text, problems = (content.removeprefix("\ufeff"), []) if isinstance(content, str) else decode(content, path)
    problems += _forbidden_characters(text, path)
    if problems:
        return Document(path, None, problems=tuple(problems))
    return _Builder(path).read(text)


def decode(content: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text of a file in UTF-8 (a byte order mark is passed over), and a problem for each line that is not."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [Problem(path=path, line=0, message="is in UTF-16: save the file in UTF-8")]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        problems = []
        for number, line in enumerate(content.split(b"\n"), start=1):
            try:
                line.decode()
            except UnicodeDecodeError as error:
                message = f"is not UTF-8 at byte {error.start + 1} of the line: save the file in UTF-8"
                problems.append(Problem(path=path, line=number, message=message))
        return "", problems[:MOST_PROBLEMS]


def line_at(text: str, position: int) -> int:
    """The line of a position in a text, from 1."""
    return 1 + sum(1 for _ in _BREAK.finditer(text, 0, position))


def _forbidden_characters(text: str, path: str) -> list[Problem]:
    problems = []
    for found in _FORBIDDEN.finditer(text):
        message = f"the character U+{ord(found[0]):04X} has no place in a YAML file: remove it"
        problems.append(Problem(path=path, line=line_at(text, found.start()), message=message))
        if len(problems) == MOST_PROBLEMS:
            break
    return problems


def _error_line(error: yaml.MarkedYAMLError, text: str) -> int:
    """Where a syntax error is: of what is still open at the end of the text, where it begins."""
    mark, begun = error.problem_mark, error.context_mark
    at = begun if begun and (not mark or mark.index >= len(text)) else mark
    return min(at.line + 1, line_at(text, len(text))) if at else 0


def _error_message(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.problem or error.context}"
    if "nesting depth" in said:
        return _TOO_DEEP
    advice = next((advice for words, advice in _ADVICE if words in f"{said} {error.context}"), "")
    begun = f" ({error.context}, line {error.context_mark.line + 1})" if error.context_mark else ""
    return f"is no YAML: {said}{begun}{'; ' if advice else ''}{advice}"


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


class _Stop(Exception):  # noqa: N818 no error: the way out of a document that is not worth reading on
    """The rest of the document is not read."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being filled; ``key`` is the one that waits for its value, None where a key is next."""

    value: dict[str, Any] | list[Any]
    lines: Lines
    key: str | None = None
    key_line: int = 0
    refused_key: bool = False


class _Builder:
    """Events of the parser → data and lines, without recursion: depth costs nothing and is limited."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._problems: list[Problem] = []
        self._frames: list[_Frame] = []
        self._documents = 0
        self._root: Any = None
        self._root_lines = Lines(1)

    def read(self, text: str) -> Document:
        try:
            for event in self._events(text):
                self._take(event)
        except _Stop:
            return Document(self._path, None, problems=tuple(self._problems))
        return Document(self._path, self._root, self._root_lines, tuple(self._problems))

    def _events(self, text: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(text, Loader=PARSER)
        except yaml.MarkedYAMLError as error:
            self._report(_error_line(error, text.rstrip()), _error_message(error), ())
            raise _Stop from None
        except yaml.YAMLError as error:
            self._report(0, f"is no YAML: {error}", ())
            raise _Stop from None

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            line = _line_of(event)
            self._refuse_marks(event, line)
            self._add(event.value, line, None)
        elif isinstance(event, yaml.CollectionStartEvent):
            line = _line_of(event)
            self._refuse_marks(event, line)
            if len(self._frames) == MOST_DEPTH:
                self._report(line, _TOO_DEEP, ())
                raise _Stop
            self._frames.append(_Frame({} if isinstance(event, yaml.MappingStartEvent) else [], Lines(line)))
        elif isinstance(event, yaml.CollectionEndEvent):
            frame = self._frames.pop()
            self._add(frame.value, frame.lines.line, frame.lines)
        elif isinstance(event, yaml.AliasEvent):
            line = _line_of(event)
            message = f"*{event.anchor} is an alias, which is not allowed: write the value out, or put text in quotes"
            self._report(line, message, self._field())
            self._add("", line, None)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._begin_document(event)

    def _begin_document(self, event: yaml.DocumentStartEvent) -> None:
        line = _line_of(event)
        if event.version or event.tags:
            self._report(line, "a directive is not allowed: take the line that begins with % out", ())
        self._documents += 1
        if self._documents > 1:
            self._report(line, "a second document begins here: one file holds one, without '---'", ())
            raise _Stop

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> None:
        if event.anchor:
            message = f"&{event.anchor} is an anchor, which is not allowed: take it out, or put text in quotes"
            self._report(line, message, self._field())
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"{tag} is a tag, which is not allowed: take it out, or put text in quotes"
            self._report(line, message, self._field())

    def _add(self, value: Any, line: int, lines: Lines | None) -> None:
        """Put a finished value where it belongs; ``lines`` are those inside it, None for a scalar."""
        if not self._frames:
            self._root, self._root_lines = value, lines or Lines(line)
            return
        frame = self._frames[-1]
        if isinstance(frame.value, list):
            frame.lines.children[len(frame.value)] = lines or line
            frame.value.append(value)
        elif frame.key is None:
            self._take_key(frame, value, line)
        else:
            if not frame.refused_key:
                if lines is not None:
                    lines.line = frame.key_line
                frame.lines.children[frame.key] = lines or frame.key_line
                frame.value[frame.key] = value
            frame.key = None

    def _take_key(self, frame: _Frame, key: Any, line: int) -> None:
        frame.refused_key = True
        if not isinstance(key, str):
            self._report(line, "a key must be text, not a list or a mapping", self._field())
            frame.key = ""
            return
        if key in frame.value:
            before = frame.lines.of((key,))
            message = f"the key {key!r} stands twice, first in line {before}: keep one"
            self._report(line, message, (*self._field(), key))
        else:
            frame.refused_key = False
        frame.key, frame.key_line = key, line

    def _field(self) -> Field:
        """The field that is being read."""
        steps: list[str | int] = []
        for frame in self._frames:
            if isinstance(frame.value, list):
                steps.append(len(frame.value))
            elif frame.key is not None:
                steps.append(frame.key)
        return tuple(steps)

    def _report(self, line: int, message: str, where: Field) -> None:
        self._problems.append(Problem(path=self._path, line=line, field=dotted(where), message=message))
        if len(self._problems) >= MOST_PROBLEMS:
            raise _Stop
