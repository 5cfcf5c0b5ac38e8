"""The calibrated numbers of matching: feature weights, the bars; data, learned by ``make tables``."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from resolver.entity import Kind
from resolver.matching.features import FEATURES
from resolver.text.information import Floats
from resolver.text.tables import read_rows

WEIGHTS, HIDDEN, DECISIONS = "weights.tsv", "hidden.tsv", "decisions.tsv"
INTERCEPT = "intercept"
GROUPS = ("place", "organisation", "person", "pair", "pair of organisations", "pair of people")
"""Whose weights there are: by the kind of the candidate; and of two names without a gazetteer."""

_PAIR_OF_KIND = {Kind.ORGANISATION: 4, Kind.PERSON: 5}
_GROUP_OF_KIND = {Kind.PLACE: 0, Kind.ORGANISATION: 1, Kind.PERSON: 2, Kind.EVENT: 1, Kind.TERM: 1}

Groups = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What features say: each by itself, and through a few hidden units that read all of them.

    ``direct``: shape ``(groups, features + 1)``, the intercept last; ``hidden``: the same for each hidden unit;
    ``output``: what a hidden unit adds to the log odds, shape ``(groups, hidden units)``.
    """

    direct: Floats
    hidden: Floats
    output: Floats

    def log_odds(self, features: Floats, groups: Groups) -> Floats:
        """Feature matrix and the group of each row → log odds that it is meant rather than none: shape ``(rows,)``."""
        level = np.tanh(features @ self.hidden[:, :-1].T + self.hidden[:, -1])
        odds = features @ self.direct[:, :-1].T + self.direct[:, -1] + level @ self.output.T
        of_group: Floats = odds[np.arange(len(groups)), groups]
        return of_group


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How features become a probability, and a probability a decision.

    ``weights`` give the log odds of a candidate against "none of these". ``bar``: the least score of a resolved match;
    ``floor``: the least score of a match that is shown at all; ``compare_bar``: the least score at which two names match.
    ``seat_odds``: how many times as likely as a unit that is named after it a bare name means the seat, letters being equal;
    ``unlisted_seat``: how likely it means the seat of a district that is listed without it, as a share of the district's likelihood.
    """

    weights: Weights
    bar: float
    floor: float
    compare_bar: float
    seat_odds: float
    unlisted_seat: float

    @property
    def signature(self) -> str:
        weights = [part.ravel().tolist() for part in (self.weights.direct, self.weights.hidden, self.weights.output)]
        decisions = [self.bar, self.floor, self.compare_bar, self.seat_odds, self.unlisted_seat]
        numbers = [*chain(*weights), *decisions]
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
    decisions = {key: float(value) for key, value in read_rows(DECISIONS)}
    return Profile(weights=_learned(), **decisions)


def _learned() -> Weights:
    direct, hidden = (
        {name: [float(value) for value in values] for name, *values in read_rows(table)} for table in (WEIGHTS, HIDDEN)
    )
    features = (*FEATURES, INTERCEPT)
    return Weights(
        direct=np.array([direct[feature] for feature in features]).T,
        hidden=np.array([hidden[feature] for feature in features]).T,
        output=np.array([hidden[group] for group in GROUPS]),
    )
