"""A folded text that knows where each of its letters came from."""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass

from resolver.text.fold import FOLDING, FoldedText


@dataclass(frozen=True, slots=True)
class AlignedText:
    """``text`` is the folded form of ``source``; letter ``k`` of it comes from ``source[starts[k]:ends[k]]``.

    Offsets are code points. A space comes from the first character of the gap that it stands for.
    """

    source: str
    text: FoldedText
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a non-empty piece ``text[start:end]`` is in the source: (start, end)."""
        return self.starts[start], self.ends[end - 1]


def fold_aligned(text: str) -> AlignedText:
    """:func:`resolver.text.fold.fold` with the way back: ``fold_aligned(text).text == fold(text)``."""
    letters: list[str] = []
    starts, ends = array("q"), array("q")
    gap = -1
    for place, character in enumerate(text):
        folded = FOLDING[ord(character)]
        if folded == " ":
            gap = place if gap < 0 else gap
            continue
        if not folded:
            if ends and ends[-1] == place and unicodedata.category(character) in {"Mn", "Me"}:
                ends[-1] = place + 1
            continue
        for letter in folded:
            if letter == " ":
                gap = place if gap < 0 else gap
                continue
            if gap >= 0 and letters:
                letters.append(" ")
                starts.append(gap)
                ends.append(gap + 1)
            gap = -1
            letters.append(letter)
            starts.append(place)
            ends.append(place + 1)
    return AlignedText(text, FoldedText("".join(letters)), starts, ends)
