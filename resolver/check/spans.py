"""Stretches of a text, to be asked about places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Spans:
    """Stretches ``(start, end)`` of one text, in code points; given in any order, they may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))
        self._starts = [start for start, _ in self._spans]

    def overlap(self, start: int, end: int) -> bool:
        """Whether any of ``text[start:end]`` is inside a stretch; of an empty place, the letter behind it."""
        before = bisect_right(self._starts, max(start, end - 1)) - 1
        return before >= 0 and start < self._spans[before][1]
