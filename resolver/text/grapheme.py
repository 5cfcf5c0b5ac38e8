"""How the letters of one script are written in another: learned, joint probabilities of letter units.

A model is a table of units, each one or two source letters with none to three Latin letters that stand for
them, and the probability of meeting the two together. The tables are learned from pairs of spellings by
expectation–maximisation (``training/graphemes.py``; many-to-many alignment after Jiampojamarn, Kondrak and
Sherif 2007) and say where they come from in their first lines.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, cached_property

from resolver.language import Script
from resolver.text.tables import read_rows

SMOOTHING = 1e-3
"""What a letter keeps for Latin letters that it was never seen with, as a share of its own probability."""

UNSEEN = 1e-6
"""Probability of a source letter that the table does not know."""

_TABLES = {
    Script.ARABIC: "graphemes_arab.tsv",
    Script.HEBREW: "graphemes_hebr.tsv",
    Script.CYRILLIC: "graphemes_cyrl.tsv",
    Script.LATIN: "graphemes_latn.tsv",
}

_UNIT_SHAPES = ((1, 0), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2))
"""(source letters, Latin letters) of the units that there are."""

# Letters that the pairs hold too few of, and the letter that is written most like them.
_STAND_INS = str.maketrans({row[0]: row[1] for row in read_rows("stand_ins.tsv")})


class GraphemeModel:
    """The joint probabilities of one script's letters and Latin letters."""

    def __init__(self, units: Mapping[tuple[str, str], float]) -> None:
        self.units: dict[str, dict[str, float]] = {}
        for (source, target), probability in units.items():
            self.units.setdefault(source, {})[target] = probability
        self.source_totals = {source: sum(targets.values()) for source, targets in self.units.items()}

    @classmethod
    def for_script(cls, script: Script) -> GraphemeModel | None:
        """The model of a script, or None where no table was learned for it."""
        return _load(_TABLES[script]) if script in _TABLES else None

    @staticmethod
    def written(source: str) -> str:
        """The source word in letters that the table knows, where it knows one that is written alike."""
        return source.translate(_STAND_INS)

    @cached_property
    def _likeliest(self) -> dict[str, list[tuple[str, float]]]:
        """The spellings of each source unit with their log probability, likeliest first."""
        return {
            source: sorted(
                ((target, math.log(p)) for target, p in targets.items()), key=lambda pair: (-pair[1], pair[0])
            )
            for source, targets in self.units.items()
        }

    def romanise(self, source: str, best: int = 1) -> tuple[str, ...]:
        """The ``best`` likeliest Latin spellings of one source word, likeliest first; letters unknown are lost.

        Empty in, one empty spelling out.
        """
        source = self.written(source)
        beams: list[list[tuple[str, float]]] = [[("", 0.0)]]
        for i in range(1, len(source) + 1):
            grown: dict[str, float] = {}
            for size in (1, 2) if i > 1 else (1,):
                targets = self._likeliest.get(source[i - size : i])
                if targets is None:
                    targets = [("", math.log(UNSEEN))] if size == 1 else []
                for spelling, score in beams[i - size]:
                    for target, log in targets[:best]:
                        longer = spelling + target
                        if score + log > grown.get(longer, -math.inf):
                            grown[longer] = score + log
            beams.append(sorted(grown.items(), key=lambda item: (-item[1], item[0]))[:best])
        return tuple(spelling for spelling, _ in beams[-1])

    def align(self, source: str, latin: str) -> tuple[tuple[str, str], ...]:
        """The likeliest way to cut both words into units: (source letters, Latin letters) in their order."""
        read = self.written(source)
        best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
        for i in range(1, len(read) + 1):
            for j in range(len(latin) + 1):
                options = []
                for down, right in _UNIT_SHAPES:
                    before = best.get((i - down, j - right)) if i >= down and j >= right else None
                    if before is not None:
                        log = self._log_probability(read[i - down : i], latin[j - right : j])
                        options.append((before[0] + log, down, right))
                if options:
                    best[i, j] = max(options)
        pieces: list[tuple[str, str]] = []
        i, j = len(read), len(latin)
        if (i, j) not in best:
            return ((source, latin),)
        while i:
            _, down, right = best[i, j]
            pieces.append((source[i - down : i], latin[j - right : j]))
            i, j = i - down, j - right
        return tuple(reversed(pieces))

    def _log_probability(self, source: str, target: str) -> float:
        """The log probability of a unit; what was never seen together is far less likely for every letter in it."""
        seen = self.units.get(source, {}).get(target)
        if seen is not None:
            return math.log(seen)
        size = len(source) + len(target)
        return math.log(UNSEEN) * size


@cache
def _load(table: str) -> GraphemeModel:
    return GraphemeModel({(source, target): float(p) for source, target, p in read_rows(table)})
