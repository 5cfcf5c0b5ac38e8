"""Learn the weights of the profile: features, and a few hidden units that read all of them, to log odds.

The candidates of a question and "none of these" compete, each with odds that are the exponential of what the network output.
Weights maximise the likelihood of the entity that is meant, or of none. Deterministic.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bench.protocol import Question
from resolver.matching.profile import GROUPS, Weights
from resolver.text.information import Floats

HIDDEN_UNITS, MEMBERS = 8, 3
"""Hidden units of a network, and networks: what one makes of chance the others do not."""

PENALTY, HIDDEN_PENALTY = 0.05, 0.3
"""Of the square of each weight of a feature, and of each that goes into a hidden unit or out of it; features have unit variance."""

ROUNDS = 400
SEED = 20261125
FIRST_WEIGHTS = 0.2
"""Standard deviation of the weights that the hidden units begin with."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """One question and its candidates: features (candidates, features), the group of each, which one is meant, if any.

    Not ``against_none``: the question tells which candidate is likelier than the others, not how likely any is.
    """

    question: Question
    features: Floats
    groups: npt.NDArray[np.intp]
    meant: npt.NDArray[np.bool_]
    right: npt.NDArray[np.bool_]
    against_none: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Groups one after another: where each question starts, how many candidates it has, who is meant.

    ``rows``: the candidates' features and a one, a matrix for each group of weights; ``places``: where among all candidates its rows
    are. ``none``: the odds of none, 0 where it does not compete.
    """

    rows: Sequence[Floats]
    places: Sequence[npt.NDArray[np.intp]]
    starts: npt.NDArray[np.intp]
    sizes: npt.NDArray[np.intp]
    meant: Floats
    none: Floats

    @classmethod
    def of(cls, groups: Sequence[Group], mean: Floats, deviation: Floats) -> Design:
        """Features are brought to that mean and that standard deviation."""
        sizes = np.array([len(group.meant) for group in groups])
        features = np.concatenate([(group.features - mean) / deviation for group in groups])
        every = np.column_stack([features, np.ones(len(features))])
        kinds = np.concatenate([group.groups for group in groups])
        places = [np.flatnonzero(kinds == number) for number in range(len(GROUPS))]
        return cls(
            rows=[every[where] for where in places],
            places=places,
            starts=np.concatenate([[0], np.cumsum(sizes)[:-1]]),
            sizes=sizes,
            meant=np.concatenate([group.meant for group in groups]).astype(float),
            none=np.array([group.against_none for group in groups], dtype=float),
        )


Loss = Callable[[Design, Floats], tuple[float, Floats]]
"""The log odds of all candidates → (negative log likelihood, its gradient)."""


def competing(design: Design, odds: Floats) -> tuple[float, Floats]:
    """The loss of candidates that compete with each other and with none."""
    most = np.maximum(np.maximum.reduceat(odds, design.starts), 0.0)
    place = np.repeat(np.arange(len(design.starts)), design.sizes)
    share, none = np.exp(odds - most[place]), np.exp(-most) * design.none
    total = np.add.reduceat(share, design.starts) + none
    meant = np.add.reduceat(share * design.meant, design.starts)
    has_meant = np.add.reduceat(design.meant, design.starts) > 0
    likelihood = np.log(np.maximum(np.where(has_meant, meant, none), 1e-300) / total).sum()
    wanted = np.where(has_meant[place], share * design.meant / np.maximum(meant, 1e-300)[place], 0.0)
    return -float(likelihood), share / total[place] - wanted


def learn(groups: Sequence[Group], loss: Loss = competing) -> Weights:
    """The weights that make the groups likeliest: the mean of what some networks say that begin with other weights."""
    every = np.concatenate([group.features for group in groups])
    mean, deviation = every.mean(axis=0), np.maximum(every.std(axis=0), 1e-6)
    design = Design.of(groups, mean, deviation)
    members = [_member(design, loss, SEED + number) for number in range(MEMBERS)]
    direct, hidden, output = (list(parts) for parts in zip(*members, strict=True))
    return Weights(
        direct=_unscaled(sum(direct) / MEMBERS, mean, deviation),
        hidden=_unscaled(np.concatenate(hidden), mean, deviation),
        output=np.concatenate(output, axis=1) / MEMBERS,
    )


def _member(design: Design, loss: Loss, seed: int) -> list[Floats]:
    """The weights of features, into hidden units and out of them, of one network."""
    width = design.rows[0].shape[1]
    shapes = ((len(GROUPS), width), (HIDDEN_UNITS, width), (len(GROUPS), HIDDEN_UNITS))
    begin = np.random.default_rng(seed).normal(0.0, FIRST_WEIGHTS, sum(rows * columns for rows, columns in shapes))
    begin[: len(GROUPS) * width] = 0.0

    def objective(flat: Floats) -> tuple[float, Floats]:
        return _objective(design, _parts(flat, shapes), loss)

    return _parts(minimize(objective, begin, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x, shapes)


def _parts(flat: Floats, shapes: Sequence[tuple[int, int]]) -> list[Floats]:
    ends = np.cumsum([rows * columns for rows, columns in shapes])
    return [part.reshape(shape) for part, shape in zip(np.split(flat, ends[:-1]), shapes, strict=True)]


def _objective(design: Design, parts: Sequence[Floats], loss: Loss) -> tuple[float, Floats]:
    """(penalised loss, its gradient) of the weights of features, into hidden units and out of them."""
    direct, hidden, output = parts
    levels = [np.tanh(rows @ hidden.T) for rows in design.rows]
    odds = np.empty(len(design.meant))
    for number, (rows, places, level) in enumerate(zip(design.rows, design.places, levels, strict=True)):
        odds[places] = rows @ direct[number] + level @ output[number]
    lost, slope = loss(design, odds)
    by_direct, by_hidden, by_output = np.empty_like(direct), np.zeros_like(hidden), np.empty_like(output)
    for number, (rows, places, level) in enumerate(zip(design.rows, design.places, levels, strict=True)):
        own = slope[places]
        by_direct[number] = own @ rows
        by_output[number] = own @ level
        by_hidden += (np.multiply.outer(own, output[number]) * (1.0 - level * level)).T @ rows
    lost += PENALTY * float((direct**2).sum()) + HIDDEN_PENALTY * float((hidden**2).sum() + (output**2).sum())
    gradient = [
        by_direct + 2.0 * PENALTY * direct,
        by_hidden + 2.0 * HIDDEN_PENALTY * hidden,
        by_output + 2.0 * HIDDEN_PENALTY * output,
    ]
    return lost, np.concatenate([part.ravel() for part in gradient])


def _unscaled(weights: Floats, mean: Floats, deviation: Floats) -> Floats:
    """Weights of features as they are, from weights of features of unit variance; the intercept comes last."""
    plain = weights.copy()
    plain[:, :-1] /= deviation
    plain[:, -1] -= plain[:, :-1] @ mean
    return plain
