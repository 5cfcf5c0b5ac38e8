"""How much two spellings have in common: pointwise mutual information under a grapheme model.

log P(source, latin) − log P(source) − log P(latin), in nats: what two spellings share beyond what two strangers
share. About 0 for names with nothing in common, the more the longer and the rarer the letters that agree.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from resolver.language import Script
from resolver.text.grapheme import SMOOTHING, UNSEEN, GraphemeModel
from resolver.text.latin_words import BASE, LONGEST_RUN, LONGEST_WORD, RUN_OFFSETS, Codes, LatinWords, run_code

Floats = npt.NDArray[np.float64]

_TINY = 1e-300


class LetterInformation:
    """The sums over a grapheme model's units that likeness is made of. Immutable but for tables made when first met."""

    def __init__(self, model: GraphemeModel) -> None:
        self._model = model
        self._letters = _letter_shares(model)
        self._rows: dict[str, int] = {}
        self._singles = np.zeros((64, RUN_OFFSETS[-1]), dtype=np.float32)
        self._pair_rows = {source: row for row, source in enumerate(self._pair_units, 1)}

    @classmethod
    def for_script(cls, script: Script) -> LetterInformation | None:
        """That of a script's model, or None where no table was learned for it."""
        return _for_script(script)

    @property
    def _pair_units(self) -> list[str]:
        return sorted(source for source in self._model.units if len(source) > 1)

    @cached_property
    def _pairs(self) -> npt.NDArray[np.float32]:
        """Row 0: a pair of letters that is no unit; then the units of two letters with runs of up to two."""
        table = np.zeros((len(self._pair_rows) + 1, RUN_OFFSETS[LONGEST_RUN]), dtype=np.float32)
        for source, row in self._pair_rows.items():
            for target, probability in self._model.units[source].items():
                table[row, run_code(target)] += probability
        return table

    @cached_property
    def _latin(self) -> Floats:
        flat = np.zeros(RUN_OFFSETS[-1])
        for targets in self._model.units.values():
            for target, probability in targets.items():
                flat[run_code(target)] += probability
        return self._spread(flat, float(flat.sum()))

    def _spread(self, flat: Floats, mass: float) -> Floats:
        """Give every run of letters a little of ``mass``, as if a letter had been put in, left out or mistaken."""
        none, one, two, three = (flat[RUN_OFFSETS[d] : RUN_OFFSETS[d + 1]] for d in range(LONGEST_RUN + 1))
        none += SMOOTHING * mass * 0.1
        one += SMOOTHING * mass * self._letters
        grown = np.multiply.outer(one, self._letters)
        two += SMOOTHING * (grown + grown.T).ravel()
        pair = two.reshape(BASE, BASE)
        three += SMOOTHING * (np.multiply.outer(pair, self._letters) + np.multiply.outer(self._letters, pair)).ravel()
        return flat

    def _row(self, letter: str) -> int:
        """The row of a source letter in the table of single letters, made when it is first met."""
        row = self._rows.get(letter)
        if row is None:
            flat = np.zeros(RUN_OFFSETS[-1])
            for target, probability in self._model.units.get(letter, {}).items():
                flat[run_code(target)] += probability
            flat = self._spread(flat, self._model.source_totals.get(letter, UNSEEN))
            row = len(self._rows)
            if row == len(self._singles):
                self._singles = np.concatenate([self._singles, np.zeros_like(self._singles)])
            self._singles[row] = flat
            self._rows[letter] = row
        return row

    def joint(self, sources: Sequence[str], words: LatinWords, pairs: tuple[Codes, Codes]) -> Floats:
        """The log probability of some pairs of a source word and a Latin word: shape ``(pairs,)``.

        ``pairs`` are the row numbers in ``sources`` and in ``words``. Letters beyond LONGEST_WORD are not looked at.
        """
        chosen, latin = pairs
        cut = [self._model.written(source)[:LONGEST_WORD] for source in sources]
        longest = max(map(len, cut), default=0)
        single = np.zeros((len(cut), longest), dtype=np.intp)
        double = np.zeros((len(cut), longest), dtype=np.intp)
        for place, source in enumerate(cut):
            single[place, : len(source)] = [self._row(letter) for letter in source]
            double[place, 1 : len(source)] = [self._pair_rows.get(source[i : i + 2], 0) for i in range(len(source) - 1)]
        runs = words.runs[:, latin]
        by_letter = self._singles[single.T[:, None, chosen, None], runs]
        by_pair = self._pairs[double.T[:, None, chosen, None], runs[1:LONGEST_RUN]]
        reach = _reach(by_letter, by_pair)
        lengths = np.array([len(source) for source in cut], dtype=np.intp)[chosen]
        joint: Floats = np.log(np.maximum(reach[lengths, np.arange(len(chosen)), words.lengths[latin]], _TINY))
        return joint

    def of_latin(self, words: LatinWords) -> Floats:
        """−log P(word) under the model: how much a Latin word says, in nats. Shape ``(len(words),)``."""
        width = words.runs.shape[2]
        reach = np.zeros((width, len(words)))
        reach[0] = 1.0
        for j in range(1, width):
            for length in range(1, min(LONGEST_RUN, j) + 1):
                reach[j] += reach[j - length] * self._latin[words.runs[length, :, j]]
        information: Floats = -np.log(np.maximum(reach[words.lengths, np.arange(len(words))], _TINY))
        return information

    def of_source(self, source: str) -> float:
        """−log P(source) under the model, in nats."""
        totals = self._model.source_totals
        before, reach, scale = 0.0, 1.0, 0.0
        written = self._model.written(source)[:LONGEST_WORD]
        for i, letter in enumerate(written):
            step = reach * totals.get(letter, UNSEEN)
            if i:
                step += before * totals.get(written[i - 1 : i + 1], 0.0)
            before, reach = reach / step, 1.0
            scale += math.log(step)
        return -scale

    def shared(self, source: str, words: LatinWords) -> Floats:
        """The likeness of a source word and each Latin word, in nats (see the module): shape ``(len(words),)``."""
        if not len(words) or not source:
            return np.zeros(len(words))
        every = np.arange(len(words))
        return (
            self.joint([source], words, (np.zeros_like(every), every)) + self.of_source(source) + self.of_latin(words)
        )


def _reach(by_letter: npt.NDArray[np.float32], by_pair: npt.NDArray[np.float32]) -> Floats:
    """Probability of the first ``i`` source letters with the first ``j`` Latin letters: shape ``(i, pairs, j)``.

    ``by_letter[i, d]`` is that of source letter ``i`` with the ``d`` letters before ``j``; ``by_pair`` that of two.
    """
    letters, _, pairs, width = by_letter.shape
    reach = np.zeros((letters + 1, pairs, width))
    reach[0, :, 0] = 1.0
    for i in range(letters):
        row, following = reach[i], reach[i + 1]
        np.multiply(row, by_letter[i, 0], out=following)
        for length in range(1, min(LONGEST_RUN + 1, width)):
            following[:, length:] += row[:, :-length] * by_letter[i, length, :, length:]
        if i:
            for length in range(1, min(LONGEST_RUN, width)):
                following[:, length:] += reach[i - 1][:, :-length] * by_pair[i, length - 1, :, length:]
    return reach


def _letter_shares(model: GraphemeModel) -> Floats:
    shares = np.full(BASE, 1e-4)
    for targets in model.units.values():
        for target, probability in targets.items():
            for letter in target:
                shares[run_code(letter) - RUN_OFFSETS[1]] += probability
    total: Floats = shares / shares.sum()
    return total


@cache
def _for_script(script: Script) -> LetterInformation | None:
    model = GraphemeModel.for_script(script)
    return LetterInformation(model) if model else None
