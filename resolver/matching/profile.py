"""The calibrated numbers of matching: feature weights, the bars; data, learned by ``make tables``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from resolver.entity import Kind
from resolver.matching.features import FEATURES
from resolver.text.information import Floats
from resolver.text.tables import read_rows

WEIGHTS, DECISIONS = "weights.tsv", "decisions.tsv"
INTERCEPT = "intercept"
GROUPS = ("place", "organisation", "person", "pair", "pair of organisations", "pair of people")
"""Whose weights there are: by the kind of the candidate; and of two names without a gazetteer."""

_PAIR_OF_KIND = {Kind.ORGANISATION: 4, Kind.PERSON: 5}
_GROUP_OF_KIND = {Kind.PLACE: 0, Kind.ORGANISATION: 1, Kind.PERSON: 2, Kind.EVENT: 1, Kind.TERM: 1}

Groups = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How features become a probability, and a probability a decision.

    ``weights``: shape ``(groups, features + 1)``, the intercept last; they give the log odds of a candidate against "none of
    these". ``bar``: the least score of a resolved match, ``sound_bar``: where the names sound the same; ``floor``: the least score of a match that is shown at all;
    ``compare_bar``: the least score at which two names match.
    """

    weights: Floats
    bar: float
    sound_bar: float
    floor: float
    compare_bar: float

    def log_odds(self, features: Floats, groups: Groups) -> Floats:
        """Feature matrix and the group of each row → log odds that it is meant rather than none: shape ``(rows,)``."""
        chosen = self.weights[groups]
        odds: Floats = (features * chosen[:, :-1]).sum(axis=1) + chosen[:, -1]
        return odds

    @property
    def signature(self) -> str:
        numbers = [*self.weights.ravel().tolist(), self.bar, self.sound_bar, self.floor, self.compare_bar]
        return hashlib.sha256(" ".join(map(repr, numbers)).encode()).hexdigest()[:8]


def group_of(kind: Kind) -> int:
    """The group of weights for candidates of a kind."""
    return _GROUP_OF_KIND[kind]


def pair_group(kind: Kind | None) -> int:
    """The group of weights for two names, by what both are names of where that is known."""
    return 3 if kind is None else _PAIR_OF_KIND.get(kind, 3)


def shares(log_odds: Floats) -> Floats:
    """Log odds of rival candidates, each against none → the probability of each; they and "none" add up to one."""
    most = max(float(log_odds.max(initial=0.0)), 0.0)
    odds = np.exp(log_odds - most)
    probabilities: Floats = odds / (odds.sum() + np.exp(-most))
    return probabilities


@cache
def default_profile() -> Profile:
    """The profile that the package comes with."""
    rows: Mapping[str, list[float]] = {
        feature: [float(value) for value in values] for feature, *values in read_rows(WEIGHTS)
    }
    decisions = {key: float(value) for key, value in read_rows(DECISIONS)}
    return Profile(weights=np.array([rows[feature] for feature in (*FEATURES, INTERCEPT)]).T, **decisions)
