"""How much two spellings have in common: pointwise mutual information under a grapheme model.

log P(source, latin) − log P(source) − log P(latin), in nats: what two spellings share beyond what two strangers
share. About 0 for names with nothing in common, the more the longer and the rarer the letters that agree.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

from resolver.language import Script
from resolver.text.grapheme import SMOOTHING, UNSEEN, GraphemeModel
from resolver.text.latin_words import BASE, LONGEST_RUN, LONGEST_WORD, RUN_OFFSETS, Codes, LatinWords, run_code

Floats = npt.NDArray[np.float64]

_TINY = 1e-300
_FIRST_ROWS = 128


@dataclass(frozen=True, slots=True)
class Source:
    """A word as the model of its script reads it: table rows of its letters, and of each with the one before.

    ``said``: −log P(word), in nats.
    """

    script: Script
    letters: tuple[int, ...]
    pairs: tuple[int, ...]
    said: float


class LetterInformation:
    """The sums over the units of some grapheme models that likeness is made of.

    Immutable but for tables that are filled when a letter is first met.
    """

    def __init__(self, models: Mapping[Script, GraphemeModel]) -> None:
        self._models = list(models.values())
        self._numbers = {script: number for number, script in enumerate(models)}
        self._shares = [_letter_shares(model) for model in self._models]
        self._latin = np.stack([self._of_latin_runs(number) for number in range(len(models))])
        self._rows: list[dict[str, int]] = [{} for _ in models]
        self._singles = np.zeros((_FIRST_ROWS, RUN_OFFSETS[-1]), dtype=np.float32)
        self._pair_rows: list[dict[str, int]] = []
        rows = count(1)
        for model in self._models:
            self._pair_rows.append({source: next(rows) for source in sorted(model.units) if len(source) > 1})
        self._pairs = self._pair_table()
        self.source = lru_cache(maxsize=65_536)(self._source)

    def _pair_table(self) -> npt.NDArray[np.float32]:
        """Row 0: a pair of letters that is no unit; then the units of two letters with runs of up to two."""
        table = np.zeros((sum(map(len, self._pair_rows)) + 1, RUN_OFFSETS[LONGEST_RUN]), dtype=np.float32)
        for model, rows in zip(self._models, self._pair_rows, strict=True):
            for source, row in rows.items():
                for target, probability in model.units[source].items():
                    table[row, run_code(target)] += probability
        return table

    def _of_latin_runs(self, number: int) -> Floats:
        """The probability of each run of Latin letters, whatever it stands for."""
        flat = np.zeros(RUN_OFFSETS[-1])
        for targets in self._models[number].units.values():
            for target, probability in targets.items():
                flat[run_code(target)] += probability
        return self._spread(flat, float(flat.sum()), self._shares[number])

    @staticmethod
    def _spread(flat: Floats, mass: float, shares: Floats) -> Floats:
        """Give every run of letters a little of ``mass``, as if a letter had been put in, left out or mistaken."""
        none, one, two, three = (flat[RUN_OFFSETS[d] : RUN_OFFSETS[d + 1]] for d in range(LONGEST_RUN + 1))
        none += SMOOTHING * mass * 0.1
        one += SMOOTHING * mass * shares
        grown = np.multiply.outer(one, shares)
        two += SMOOTHING * (grown + grown.T).ravel()
        pair = two.reshape(BASE, BASE)
        three += SMOOTHING * (np.multiply.outer(pair, shares) + np.multiply.outer(shares, pair)).ravel()
        return flat

    def _new_row(self, number: int, letter: str) -> int:
        """The row of a source letter in the table of single letters, now that it is first met."""
        model = self._models[number]
        flat = np.zeros(RUN_OFFSETS[-1])
        for target, probability in model.units.get(letter, {}).items():
            flat[run_code(target)] += probability
        row = sum(map(len, self._rows))
        if row == len(self._singles):
            self._singles = np.concatenate([self._singles, np.zeros_like(self._singles)])
        self._singles[row] = self._spread(flat, model.source_totals.get(letter, UNSEEN), self._shares[number])
        self._rows[number][letter] = row
        return row

    def reads(self, script: Script) -> bool:
        """Whether there is a model that reads words of a script."""
        return script in self._numbers

    def _source(self, script: Script, word: str) -> Source:
        """A word of a script that is read; letters beyond LONGEST_WORD are not looked at."""
        number = self._numbers[script]
        totals, rows, pair_rows = self._models[number].source_totals, self._rows[number], self._pair_rows[number]
        letters, pairs = [], []
        last, before, scale = "", 0.0, 0.0
        for letter in self._models[number].written(word)[:LONGEST_WORD]:
            row = rows.get(letter)
            letters.append(self._new_row(number, letter) if row is None else row)
            pair = last + letter
            pairs.append(pair_rows.get(pair, 0))
            # before: the probability of the letters but for the last one, as a share of that of all.
            step = totals.get(letter, UNSEEN) + before * totals.get(pair, 0.0)
            before, last = 1.0 / step, letter
            scale += math.log(step)
        return Source(script=script, letters=tuple(letters), pairs=tuple(pairs), said=-scale)

    def joint(self, sources: Sequence[Source], chosen: Codes, words: LatinWords) -> Floats:
        """The log probability of each Latin word with the source word ``sources[chosen]``: shape ``(len(words),)``."""
        longest = max((len(source.letters) for source in sources), default=0)
        padding = (0,) * longest
        letters = np.array([(source.letters + padding)[:longest] for source in sources], dtype=np.intp)
        pairs = np.array([(source.pairs + padding)[:longest] for source in sources], dtype=np.intp)
        units = np.zeros((longest, 2, *words.runs.shape))
        units[:, 0, :, :, 1:LONGEST_RUN] = self._pairs[pairs.T[:, chosen, None, None], words.runs[:, :, 1:LONGEST_RUN]]
        units[:, 1] = self._singles[letters.T[:, chosen, None, None], words.runs]
        reach = _reach(units)
        lengths = np.array([len(source.letters) for source in sources], dtype=np.intp)[chosen]
        joint: Floats = np.log(np.maximum(reach[lengths, np.arange(len(chosen)), words.lengths], _TINY))
        return joint

    def of_latin(self, words: LatinWords, models: Codes) -> Floats:
        """−log P(word): how much each Latin word says under a model by number, in nats. Shape ``(len(words),)``."""
        width = words.runs.shape[1]
        by_run = self._latin[models[:, None, None], words.runs[:, :, :0:-1]]
        reach = np.zeros((len(words), LONGEST_RUN + width))
        reach[:, LONGEST_RUN] = 1.0
        for j in range(1, width):
            np.einsum("wd,wd->w", reach[:, j : j + LONGEST_RUN], by_run[:, j], out=reach[:, j + LONGEST_RUN])
        information: Floats = -np.log(np.maximum(reach[np.arange(len(words)), words.lengths + LONGEST_RUN], _TINY))
        return information

    def shared(self, sources: Sequence[Source], chosen: Codes, words: LatinWords) -> tuple[Floats, Floats]:
        """(what each Latin word and ``sources[chosen]`` share, what they say on average), in nats: shapes ``(len(words),)``."""
        models = np.array([self._numbers[source.script] for source in sources], dtype=np.intp)[chosen]
        said = np.array([source.said for source in sources])[chosen] + self.of_latin(words, models)
        return self.joint(sources, chosen, words) + said, 0.5 * said


def _reach(units: Floats) -> Floats:
    """Probability of the first ``i`` source letters with the first ``j`` Latin letters: shape ``(i, pairs, j)``.

    ``units[i, 1, :, j, d]`` is that of source letter ``i`` with the ``d`` letters that end at ``j``; ``units[i, 0]`` that of it
    and the letter before.
    """
    letters, _, pairs, width, runs = units.shape
    # The first row is that of no word at all, so that every letter has two rows before its own.
    reach = np.zeros((letters + 2, pairs, LONGEST_RUN + width))
    reach[1, :, LONGEST_RUN] = 1.0
    # behind[i, :, j, d] is the probability of row i with all but the last d of j Latin letters.
    behind = as_strided(reach, (letters + 2, pairs, width, runs), (*reach.strides, reach.itemsize))[..., ::-1]
    following = reach[2:, :, LONGEST_RUN:]
    for i in range(letters):
        np.einsum("upjd,upjd->pj", behind[i : i + 2], units[i], out=following[i])
    return reach[1:, :, LONGEST_RUN:]


def _letter_shares(model: GraphemeModel) -> Floats:
    shares = np.full(BASE, 1e-4)
    for targets in model.units.values():
        for target, probability in targets.items():
            for letter in target:
                shares[run_code(letter) - RUN_OFFSETS[1]] += probability
    total: Floats = shares / shares.sum()
    return total


@cache
def letter_information() -> LetterInformation:
    """That of the models that were learned."""
    return LetterInformation(
        {script: model for script in Script if (model := GraphemeModel.for_script(script)) is not None}
    )
