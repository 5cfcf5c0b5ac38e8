"""The calibrated numbers of matching: feature weights, the bar and the margin; data, learned by ``make tables``."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from resolver.matching.features import FEATURES
from resolver.matching.likeness import Floats
from resolver.text.tables import read_rows

NAME = "profile.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How features become a probability, and a probability a decision.

    ``bar``: the least score of a resolved match; ``margin``: how far the runner-up must be behind; ``floor``: the
    least score of a match that is shown at all; ``compare_bar``: the least score at which two names match.
    """

    weights: Mapping[str, float]
    intercept: float
    bar: float
    margin: float
    floor: float
    compare_bar: float

    def probability(self, features: Floats) -> Floats:
        """Feature matrix → probability that each candidate is right, in (0, 1)."""
        weights = np.array([self.weights[name] for name in FEATURES])
        scores: Floats = 1.0 / (1.0 + np.exp(-np.clip(features @ weights + self.intercept, -30.0, 30.0)))
        return scores

    @property
    def signature(self) -> str:
        numbers = [*(self.weights[name] for name in FEATURES), self.intercept, self.bar, self.margin, self.floor, self.compare_bar]
        return hashlib.sha256(" ".join(map(repr, numbers)).encode()).hexdigest()[:8]


@cache
def default_profile() -> Profile:
    """The profile that the package comes with."""
    values = {key: float(value) for key, value in read_rows(NAME)}
    weights = {name: values.pop(f"weight.{name}") for name in FEATURES}
    return Profile(weights=weights, **values)


def logit(probability: float) -> float:
    """Log odds of a probability in (0, 1)."""
    return math.log(probability / (1.0 - probability))
