"""Where a text quotes: what stands between quotation marks, of any language's convention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from resolver.check.spans import Spans


class _Turn(Enum):
    """What a mark does: it opens, it closes, it does whichever is due, or it is no quotation mark."""

    OPEN = auto()
    CLOSE = auto()
    EITHER = auto()
    NONE = auto()


# The marks that answer one another, whichever way round a language uses them.
_DOUBLE = '"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}'
_ANGLE = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
_SINGLE = "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"
_SINGLE_ANGLE = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
_FAMILIES = {mark: family for family in (_DOUBLE, _ANGLE, _SINGLE, _SINGLE_ANGLE) for mark in family}

_STRAIGHT = "\"'"
_OPENERS = (
    "\N{LEFT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
)
_BEFORE_OPENING = "([{<:/=-\N{EN DASH}\N{EM DASH}\N{INVERTED QUESTION MARK}\N{INVERTED EXCLAMATION MARK}"

_MARK_OR_BREAK = re.compile(rf"[{''.join(_FAMILIES)}]|\n[^\S\n]*\n")

Span = tuple[int, int]


def quotations(text: str) -> Spans:
    """The quoted parts of a text, with their marks.

    A mark opens or closes by what stands on its two sides, and by its shape only where the sides leave it open. A
    quotation that is never closed runs to the end of its paragraph (an empty line), for it is better to take copy for
    a quotation than a quotation for copy; only single marks, which are apostrophes too, must come in pairs.
    """
    return Spans(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    """Each quotation with its marks; those of different families may overlap."""
    opened: dict[str, int] = {}
    for found in _MARK_OR_BREAK.finditer(text):
        family = _FAMILIES.get(found[0])
        if family is None:
            yield from _unclosed(opened, found.start())
            opened.clear()
            continue
        turn = _turn(text, found.start())
        if turn is _Turn.EITHER:
            turn = _Turn.CLOSE if family in opened else _Turn.OPEN
        if turn is _Turn.OPEN:
            # A mark that opens what is open already begins the next paragraph of one long quotation.
            opened.setdefault(family, found.start())
        elif turn is _Turn.CLOSE and family in opened:
            yield opened.pop(family), found.end()
    yield from _unclosed(opened, len(text))


def _unclosed(opened: dict[str, int], end: int) -> Iterator[Span]:
    return ((start, end) for family, start in opened.items() if family not in {_SINGLE, _SINGLE_ANGLE})


def _turn(text: str, offset: int) -> _Turn:
    mark, before, after = text[offset], text[offset - 1 : offset], text[offset + 1 : offset + 2]
    if before.isalnum() and after.isalnum() and (mark in _STRAIGHT or _FAMILIES[mark] == _SINGLE):
        # An apostrophe, or the straight gershayim of a Hebrew acronym.
        return _Turn.NONE
    opens = _may_precede_opening(before) and not _is_space(after)
    closes = not _is_space(before) and not after.isalnum()
    if opens != closes:
        return _Turn.OPEN if opens else _Turn.CLOSE
    if mark in _STRAIGHT:
        return _Turn.EITHER if mark == '"' else _Turn.NONE
    return _Turn.OPEN if mark in _OPENERS else _Turn.CLOSE


def _may_precede_opening(before: str) -> bool:
    return _is_space(before) or before in _BEFORE_OPENING or before in _FAMILIES


def _is_space(neighbour: str) -> bool:
    """White space, or no character at all: the edge of the text."""
    return not neighbour.strip()
