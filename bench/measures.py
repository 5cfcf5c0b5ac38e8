"""What is measured of answers: shares found, recall at a precision, calibration, and time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

PRECISION = 0.99
BINS = 10


def ratio(part: float, whole: float) -> str:
    """A share as it is printed; a dash where there is nothing to share."""
    return f"{part / whole:.3f}" if whole else "–"


def recall_at_precision(scores: Sequence[float], right: Sequence[bool], answerable: int) -> str:
    """The largest share of the answerable questions that are answered rightly at a bar where PRECISION of the answers are.

    ``scores`` and ``right`` are those of the best answer to each question, answerable or not. Equal scores pass or fail together.
    """
    order = np.argsort(-np.array(scores, dtype=float), kind="stable")
    ordered = np.array(scores, dtype=float)[order]
    hits = np.cumsum(np.array(right, dtype=float)[order])
    is_bar = np.append(ordered[1:] < ordered[:-1], True)[: len(ordered)]
    good = is_bar & (hits >= PRECISION * np.arange(1, len(hits) + 1))
    return ratio(float(hits[good].max(initial=0.0)), answerable)


def calibration_error(scores: Sequence[float], right: Sequence[bool]) -> float:
    """By how much scores and the share of right answers differ on average, over BINS equal bins; 0 for no answers."""
    told, true = np.array(scores, dtype=float), np.array(right, dtype=float)
    place = np.minimum((told * BINS).astype(int), BINS - 1)
    return sum(abs(float((told - true)[place == each].sum())) for each in range(BINS)) / max(len(told), 1)


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds each call took: by the clock, and of the processor alone, which other programs do not slow so much."""

    clock: tuple[float, ...]
    processor: tuple[float, ...]

    @classmethod
    def of(cls, call: Callable[[str], object], names: Iterable[str]) -> Times:
        """Those of a call with each of some names."""
        clock, processor = [], []
        for name in names:
            began, spent = time.perf_counter(), time.thread_time()
            call(name)
            processor.append(1e3 * (time.thread_time() - spent))
            clock.append(1e3 * (time.perf_counter() - began))
        return cls(tuple(clock), tuple(processor))

    @property
    def typical(self) -> float:
        """The median of the processor's."""
        return float(np.median(self.processor))

    def cells(self) -> tuple[str, str, str, str]:
        """Median and p99 by the clock, median and p99 of the processor, as they are printed."""
        clock, processor = (np.quantile(times, (0.5, 0.99)) for times in (self.clock, self.processor))
        return (f"{clock[0]:.2f}", f"{clock[1]:.2f}", f"{processor[0]:.2f}", f"{processor[1]:.2f}")


TIMES = ("median ms", "p99 ms", "median ms, processor", "p99 ms, processor")
"""The columns of :meth:`Times.cells`."""
