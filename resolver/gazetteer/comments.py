"""The comments of a YAML file, and which line of its canonical form each belongs to."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import yaml

from resolver.gazetteer.lines import Field
from resolver.gazetteer.yaml_reader import PARSER

_COMMENT = re.compile(r"#[^\n]*")
_TOP = re.compile(r"(?:\s+|#[^\n]*|---(?=\s))*")
_BLANK_LINE_ABOVE = re.compile(r"(?:\A|\n)[ \t]*\n[ \t]*\Z")
_BLOCK_HEAD = re.compile(r"[|>][^\n#]*(?P<comment>#[^\n]*)")


@dataclass(frozen=True, slots=True)
class _Scalar:
    """A text in the file: the field it is the key or the value of, and where it stands."""

    field: Field
    start: int
    end: int
    block_comment: str = ""


@dataclass(slots=True)
class Comments:
    """Comments by what they are about.

    ``head`` are the paragraphs at the top that are about the file; ``before`` and ``behind`` (one line) belong to a line,
    ``after`` to the end of its block; ``foot`` comes last.
    """

    head: list[list[str]] = field(default_factory=list)
    before: dict[Field, list[str]] = field(default_factory=dict)
    behind: dict[Field, list[str]] = field(default_factory=dict)
    after: dict[Field, list[str]] = field(default_factory=dict)
    foot: list[str] = field(default_factory=list)


def read_comments(text: str, fields: Container[Field]) -> Comments:
    """The comments of a document, given to the lines that write ``fields``.

    ``text`` has been read without a problem, and its lines end in line feeds alone. A comment behind something belongs
    to it. One on a line of its own belongs to what comes next, unless it is indented deeper: then to what comes before.
    The first lines of a file are about the file; where a blank line parts them from others that follow, those belong to
    the first record.
    """
    return _Reading(text, fields).read()


class _Reading:
    def __init__(self, text: str, fields: Container[Field]) -> None:
        self._text = text
        self._fields = fields
        self._comments = Comments()

    def read(self) -> Comments:
        scalars = sorted(self._scalars(), key=lambda scalar: scalar.start)
        if not scalars:
            self._comments.head = [[text for _, text in block] for block in self._blocks(0, len(self._text))]
            return self._comments
        self._read_top(scalars[0])
        for scalar, following in pairwise([*scalars, None]):
            assert scalar is not None  # noqa: S101 only the last of all is None
            if scalar.block_comment:
                self._behind(scalar, scalar.block_comment)
            self._read_gap(scalar, following)
        return self._comments

    def _scalars(self) -> Iterator[_Scalar]:
        root = yaml.compose(self._text, Loader=PARSER)
        return iter(()) if root is None else self._inside(root, ())

    def _inside(self, node: yaml.Node, where: Field) -> Iterator[_Scalar]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                inner = (*where, key.value)
                yield from self._inside(key, inner)
                yield from self._inside(value, inner)
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                yield from self._inside(value, (*where, number))
        elif isinstance(node, yaml.ScalarNode) and node.start_mark.index < node.end_mark.index:
            start, end = node.start_mark.index, node.end_mark.index
            head = _BLOCK_HEAD.match(self._text, start, end) if node.style in {"|", ">"} else None
            yield _Scalar(where, start, end, head["comment"].rstrip() if head else "")

    def _read_top(self, first: _Scalar) -> None:
        """What stands before the first text: the head of the file, then what belongs to the first record."""
        top = _TOP.match(self._text)
        edge = top.end() if top else 0
        blocks = self._blocks(0, min(edge, first.start))
        parted = blocks and _BLANK_LINE_ABOVE.search(self._text, 0, blocks[-1][0][0])
        own = [text for _, text in blocks.pop()] if parted else []
        own += [found[0].rstrip() for found in _COMMENT.finditer(self._text, edge, first.start)]
        if own:
            self._comments.before[first.field[:1]] = own
        self._comments.head = [[text for _, text in block] for block in blocks]

    def _blocks(self, start: int, end: int) -> list[list[tuple[int, str]]]:
        """The comments in a stretch of text, parted where a line lies between them."""
        blocks: list[list[tuple[int, str]]] = []
        last = -1
        for found in _COMMENT.finditer(self._text, start, end):
            if not blocks or self._text.count("\n", last, found.start()) > 1:
                blocks.append([])
            blocks[-1].append((found.start(), found[0].rstrip()))
            last = found.end()
        return blocks

    def _read_gap(self, scalar: _Scalar, following: _Scalar | None) -> None:
        """What stands between one text and the next."""
        for found in _COMMENT.finditer(self._text, scalar.end, following.start if following else len(self._text)):
            comment = found[0].rstrip()
            line_start = self._text.rfind("\n", 0, found.start()) + 1
            ahead = self._text[max(line_start, scalar.end) : found.start()].strip()
            if scalar.end > line_start or ahead.startswith(("]", "}")):
                self._behind(scalar, comment)
            elif following is None:
                self._at_the_end(scalar, comment, found.start() - line_start)
            elif ahead:
                self._before(scalar, following, comment)
            else:
                self._on_its_own(scalar, following, comment, found.start() - line_start)

    def _behind(self, scalar: _Scalar, comment: str) -> None:
        self._comments.behind.setdefault(self._line(scalar), []).append(comment)

    def _at_the_end(self, scalar: _Scalar, comment: str, column: int) -> None:
        belongs = self._comments.after.setdefault(self._line(scalar), []) if column else self._comments.foot
        belongs.append(comment)

    def _on_its_own(self, scalar: _Scalar, following: _Scalar, comment: str, column: int) -> None:
        """A comment on its own line: indented deeper than what comes next, it closes the block before."""
        here, there = self._line(scalar), self._line(following)
        if column > self._indent(following) and there[: len(here)] != here:
            self._comments.after.setdefault(here, []).append(comment)
        else:
            self._before(scalar, following, comment)

    def _before(self, scalar: _Scalar, following: _Scalar, comment: str) -> None:
        """A comment above a line, or above the whole record where that is its first."""
        is_new_record = following.field[:1] != scalar.field[:1]
        there = following.field[:1] if is_new_record else self._line(following)
        self._comments.before.setdefault(there, []).append(comment)

    def _indent(self, scalar: _Scalar) -> int:
        """How far the line of a text is indented."""
        line = self._text[self._text.rfind("\n", 0, scalar.start) + 1 :]
        return len(line) - len(line.lstrip(" "))

    def _line(self, scalar: _Scalar) -> Field:
        """The line of the canonical form that a text is written in: the innermost."""
        for length in range(len(scalar.field), 0, -1):
            if scalar.field[:length] in self._fields:
                return scalar.field[:length]
        return scalar.field[:1]
