"""What a place in a text is like: its line, what stands before it, whether it is copy at all."""

from __future__ import annotations

import re
from bisect import bisect_right

from resolver.check.quotation import quotations
from resolver.check.spans import Spans

_TOKEN = re.compile(r"\S+")
_LAST_WORD = re.compile(r"(\w+)\s+\Z")
_LONGEST_WORD = 40

# What a web address, an e-mail address, a handle or a hashtag has and a word of prose has not.
_ADDRESS_SIGNS = ("://", "www.", "@", "#")


class Surroundings:
    """One text, ready to be asked about its places; offsets are code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._quotations = quotations(text)
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        tokens = _TOKEN.finditer(text)
        self._addresses = Spans(found.span() for found in tokens if any(sign in found[0] for sign in _ADDRESS_SIGNS))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1; a line ends with a line feed."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether quotation marks are around any of ``text[start:end]``."""
        return self._quotations.overlap(start, end)

    def is_address(self, offset: int) -> bool:
        """Whether the place is inside a web or e-mail address, a handle or a hashtag, which nobody spells anew."""
        return self._addresses.overlap(offset, offset)

    def word_before(self, offset: int) -> str:
        """The word that stands before a place with only white space between, case-folded; empty where there is none."""
        found = _LAST_WORD.search(self._text[max(0, offset - _LONGEST_WORD) : offset])
        return found[1].casefold() if found else ""
