"""Two ways to decide, side by side: shares with one bar, and scores made one by one with a bar and a margin.

    python -m bench.contest ../shared/data

The measurement behind docs/decisions/0001-conditional-logit.md. Both ways weigh the same features by the same groups and learn
from the same half of the questions of the protocol, closed and open. Their bars are those that give most right answers on that half
at a given precision; both are then asked the other half. Deterministic; about two minutes on one core.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.protocol import SETS
from resolver.matching.profile import shares
from resolver.text.information import Floats
from training.calibration import groups_of
from training.network import Design, Group, learn

PRECISIONS = (0.99, 0.98, 0.97)
BARS = np.unique(np.concatenate([np.linspace(0.3, 0.95, 66), 1 - np.logspace(-1.3, -4, 40)]))
MARGINS = (0.0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 0.9)

Way = Callable[[Group], Floats]
"""A question's candidates → the score of each."""


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The best score of each question, that of the runner-up (0: none), and whether the best one is right."""

    best: Floats
    second: Floats
    right: Floats

    @classmethod
    def of(cls, way: Way, groups: Sequence[Group]) -> Answers:
        found = []
        for group in groups:
            scores = way(group)
            first, *others = np.argsort(-scores, kind="stable")
            found.append((scores[first], scores[others[0]] if others else 0.0, group.right[first]))
        return cls(*np.array(found, dtype=float).T)

    def given(self, bar: float, margin: float) -> tuple[int, int]:
        """(how many are given under a bar and a margin, how many of them are right)."""
        given = (self.best >= bar) & (self.best - self.second >= margin)
        return int(given.sum()), int(self.right[given].sum())

    def calibration_error(self, bins: int = 10) -> float:
        """By how much the best score and the share of right answers differ on average, over ten equal bins."""
        place = np.minimum((self.best * bins).astype(int), bins - 1)
        return sum(abs(float((self.best - self.right)[place == each].sum())) for each in range(bins)) / len(place)

    def brier(self) -> float:
        """The mean squared difference of the best score and what it should be, 1 or 0."""
        return float(((self.best - self.right) ** 2).mean())


def contest(groups: Sequence[Group]) -> Way:
    """Scores as shares, learned question by question."""
    weights = learn(groups)
    return lambda group: shares(weights.log_odds(group.features, group.groups))


def one_by_one(groups: Sequence[Group]) -> Way:
    """Scores by logistic regression, learned pair by pair."""
    weights = learn(groups, each_alone)
    return lambda group: 1 / (1 + np.exp(-weights.log_odds(group.features, group.groups)))


def each_alone(design: Design, odds: Floats) -> tuple[float, Floats]:
    """The loss of candidates that know nothing of each other, and its gradient."""
    likelihood = design.meant @ odds - np.logaddexp(0, odds).sum()
    return -float(likelihood), 1 / (1 + np.exp(-odds)) - design.meant


def bars_for(answers: Answers, precision: float, margins: Sequence[float]) -> tuple[float, float]:
    """The bar and the margin that give most right answers at a precision; the highest where none reaches it."""
    most, chosen = -1, (1.0, max(margins))
    for margin in margins:
        for bar in BARS:
            given, right = answers.given(bar, margin)
            if given and right >= precision * given and right > most:
                most, chosen = right, (float(bar), margin)
    return chosen


def is_for_learning(group: Group) -> bool:
    """Half of the questions, by their text: a name is on one side only."""
    return bool(hashlib.md5(group.question.text.encode(), usedforsecurity=False).digest()[0] & 1)


def main(data: Path) -> None:
    """Learn, choose, ask, print."""
    groups = [
        group for chosen in SETS for is_open in (False, True) for group in groups_of(data, chosen, is_open=is_open)
    ]
    learning = [group for group in groups if is_for_learning(group)]
    asked = [group for group in groups if not is_for_learning(group)]
    answerable = sum(bool(group.right.any()) for group in asked)
    print(
        f"learned from {len(learning)} questions, asked {len(asked)}, of which {answerable} have a candidate that is right"
    )
    shared, single = contest(learning), one_by_one(learning)
    for name, way, margins in (
        ("shares, a bar", shared, (0.0,)),
        ("one by one, a bar", single, (0.0,)),
        ("one by one, a bar and a margin", single, MARGINS),
    ):
        before, answers = Answers.of(way, learning), Answers.of(way, asked)
        print(f"{name}: calibration error {answers.calibration_error():.3f}, Brier {answers.brier():.3f}")
        for precision in PRECISIONS:
            bar, margin = bars_for(before, precision, margins)
            given, right = answers.given(bar, margin)
            measured = f"precision {right / max(given, 1):.3f}, right {right / answerable:.3f} of the answerable"
            print(f"  wanted {precision:.2f}: {measured} (bar {bar:.3f}, margin {margin:.2f})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
