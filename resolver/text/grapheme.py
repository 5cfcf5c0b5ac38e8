"""How the letters of one script are written in another: learned, joint probabilities of letter units.

A model is a table of units, each one or two source letters with none to three Latin letters that stand for
them, and the probability of meeting the two together. The tables are learned from pairs of spellings by
expectation–maximisation (``training/graphemes.py``; many-to-many alignment after Jiampojamarn, Kondrak and
Sherif 2007) and say where they come from in their first lines.

The measure of likeness is pointwise mutual information: log P(source, latin) − log P(source) − log P(latin),
in nats. It is what two spellings share beyond what two strangers share: about 0 for names with nothing in
common, the more the longer and the rarer the letters that agree.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from resolver.language import Script
from resolver.text.tables import read_rows

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]

BASE = 27
"""Size of the Latin alphabet with a blank: a–z are 1–26, every other character is 0."""

MOST_TARGET = 3
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

# Letters that the pairs hold too few of, and the letter that is written most like them.
_STAND_INS = str.maketrans(dict(read_rows("stand_ins.tsv")))

_OFFSETS = tuple(sum(BASE**shorter for shorter in range(length)) for length in range(MOST_TARGET + 2))


def _code(letters: str) -> int:
    """The place of a run of 0–3 Latin letters in a flat table of all such runs."""
    value = 0
    for letter in letters:
        value = value * BASE + max(0, min(26, ord(letter) - 96))
    return _OFFSETS[len(letters)] + value


class LatinWords:
    """Latin words as an array, ready to be compared with a source word all at once.

    ``runs[d][w, j]`` is the code of the ``d`` letters of word ``w`` that end at letter ``j`` (from 1).
    """

    def __init__(self, words: Sequence[str]) -> None:
        self.lengths: Codes = np.fromiter(map(len, words), dtype=np.intp, count=len(words))
        longest = int(self.lengths.max(initial=0))
        padded = "".join(word.ljust(longest) for word in words)
        letters = np.frombuffer(padded.encode("ascii", "replace"), dtype=np.uint8).astype(np.intp) - 96
        letters[(letters < 0) | (letters > 26)] = 0
        one = np.zeros((len(words), longest + 1), dtype=np.intp)
        one[:, 1:] = letters.reshape(len(words), longest)
        two, three = np.zeros_like(one), np.zeros_like(one)
        two[:, 2:] = one[:, 1:-1] * BASE + one[:, 2:]
        three[:, 3:] = two[:, 2:-1] * BASE + one[:, 3:]
        self.runs = (np.zeros_like(one), one + _OFFSETS[1], two + _OFFSETS[2], three + _OFFSETS[3])

    def __len__(self) -> int:
        return len(self.lengths)


class GraphemeModel:
    """The joint probabilities of one script's letters and Latin letters."""

    def __init__(self, units: Mapping[tuple[str, str], float]) -> None:
        self._units: dict[str, dict[str, float]] = {}
        for (source, target), probability in units.items():
            self._units.setdefault(source, {})[target] = probability
        self._source_totals = {source: sum(targets.values()) for source, targets in self._units.items()}
        self._latin = np.zeros(_OFFSETS[MOST_TARGET + 1])
        for (_, target), probability in units.items():
            self._latin[_code(target)] += probability
        self._letters = self._letter_shares()
        self._flat: dict[str, Floats] = {}
        self._spread(self._latin, float(self._latin.sum()))

    @classmethod
    def for_script(cls, script: Script) -> GraphemeModel | None:
        """The model of a script, or None where no table was learned for it."""
        return _load(_TABLES[script]) if script in _TABLES else None

    def _letter_shares(self) -> Floats:
        shares = np.full(BASE, 1e-4)
        for targets in self._units.values():
            for target, probability in targets.items():
                for letter in target:
                    shares[_code(letter) - _OFFSETS[1]] += probability
        return shares / shares.sum()

    def _spread(self, flat: Floats, mass: float) -> None:
        """Give every run of letters a little of ``mass``, as if a letter had been put in, left out or mistaken."""
        none, one, two, three = (flat[_OFFSETS[d] : _OFFSETS[d + 1]] for d in range(MOST_TARGET + 1))
        none += SMOOTHING * mass * 0.1
        one += SMOOTHING * mass * self._letters
        grown = np.multiply.outer(one, self._letters)
        two += SMOOTHING * (grown + grown.T).ravel()
        pair = two.reshape(BASE, BASE)
        three += SMOOTHING * (np.multiply.outer(pair, self._letters) + np.multiply.outer(self._letters, pair)).ravel()

    def _table(self, source: str) -> Floats | None:
        """The flat table of one source unit, worked out when it is first met; None for an unseen pair of letters."""
        table = self._flat.get(source)
        if table is None:
            targets = self._units.get(source, {})
            if len(source) > 1 and not targets:
                return None
            table = np.zeros_like(self._latin)
            for target, probability in targets.items():
                table[_code(target)] += probability
            if len(source) == 1:
                self._spread(table, self._source_totals.get(source, UNSEEN))
            self._flat[source] = table
        return table

    def joint(self, source: str, words: LatinWords) -> Floats:
        """log P(source, word) of one source word with each Latin word: shape ``(len(words),)``."""
        width = words.runs[0].shape[1]
        before = np.zeros((len(words), width))
        row = before.copy()
        row[:, 0] = 1.0
        scale = 0.0
        for i, letter in enumerate(source):
            following = np.zeros_like(row)
            self._step(following, row, letter, words)
            if i:
                self._step(following, before, source[i - 1 : i + 1], words)
            # Kept near one, or forty letters would underflow.
            peak = float(following.max()) or 1.0
            before, row = row / peak, following / peak
            scale += math.log(peak)
        ends: Floats = row[np.arange(len(words)), words.lengths]
        return np.log(np.maximum(ends, 1e-300)) + scale

    def _step(self, following: Floats, row: Floats, source: str, words: LatinWords) -> None:
        table = self._table(source)
        if table is None:
            return
        width = row.shape[1]
        longest = MOST_TARGET if len(source) == 1 else MOST_TARGET - 1
        for length in range(min(longest, width - 1) + 1):
            runs = words.runs[length]
            following[:, length:] += row[:, : width - length] * table[runs[:, length:]]

    def latin_information(self, words: LatinWords) -> Floats:
        """−log P(word) under the model: how much a Latin word says, in nats. Shape ``(len(words),)``."""
        width = words.runs[0].shape[1]
        reach = np.zeros((width, len(words)))
        reach[0] = 1.0
        for j in range(1, width):
            for length in range(1, min(MOST_TARGET, j) + 1):
                reach[j] += reach[j - length] * self._latin[words.runs[length][:, j]]
        return -np.log(np.maximum(reach[words.lengths, np.arange(len(words))], 1e-300))

    def source_information(self, source: str) -> float:
        """−log P(source) under the model, in nats."""
        before, reach, scale = 0.0, 1.0, 0.0
        for i, letter in enumerate(source):
            step = reach * self._source_totals.get(letter, UNSEEN)
            if i:
                step += before * self._source_totals.get(source[i - 1 : i + 1], 0.0)
            before, reach = reach / step, 1.0
            scale += math.log(step)
        return -scale

    def shared_information(self, source: str, words: LatinWords) -> Floats:
        """The likeness of a source word and each Latin word, in nats (see the module): shape ``(len(words),)``."""
        if not len(words) or not source:
            return np.zeros(len(words))
        source = source.translate(_STAND_INS)
        return self.joint(source, words) + self.source_information(source) + self.latin_information(words)

    def romanise(self, source: str, best: int = 1) -> tuple[str, ...]:
        """The ``best`` likeliest Latin spellings of one source word, likeliest first; letters unknown are lost.

        Empty in, one empty spelling out.
        """
        source = source.translate(_STAND_INS)
        beams: list[dict[str, float]] = [{"": 0.0}]
        for i in range(1, len(source) + 1):
            grown: dict[str, float] = {}
            for size in (1, 2):
                if i < size:
                    continue
                unit = source[i - size : i]
                total = self._source_totals.get(unit)
                if total is None:
                    if size == 1:
                        for spelling, score in beams[i - 1].items():
                            grown[spelling] = max(grown.get(spelling, -math.inf), score)
                    continue
                targets = sorted(self._units[unit].items(), key=lambda item: (-item[1], item[0]))[: 4 + best]
                for spelling, score in beams[i - size].items():
                    for target, probability in targets:
                        longer, sum_ = spelling + target, score + math.log(probability)
                        if sum_ > grown.get(longer, -math.inf):
                            grown[longer] = sum_
            beams.append(dict(sorted(grown.items(), key=lambda item: (-item[1], item[0]))[: 12 * best]))
        return tuple(spelling for spelling in list(beams[-1])[:best]) or ("",)

    def align(self, source: str, latin: str) -> tuple[tuple[str, str], ...]:
        """The likeliest way to cut both words into units: (source letters, Latin letters) in their order."""
        read = source.translate(_STAND_INS)
        best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
        for i in range(1, len(read) + 1):
            for j in range(len(latin) + 1):
                options = []
                for down, right in _UNIT_SHAPES:
                    before = best.get((i - down, j - right))
                    table = self._table(read[i - down : i]) if before and i >= down and j >= right else None
                    if before is not None and table is not None and (p := table[_code(latin[j - right : j])]) > 0:
                        options.append((before[0] + math.log(p), down, right))
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


@cache
def _load(table: str) -> GraphemeModel:
    return GraphemeModel({(source, target): float(p) for source, target, p in read_rows(table)})
