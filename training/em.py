"""Expectation–maximisation over monotone many-to-many alignments of letter pairs.

A pair of spellings is taken to be written unit by unit; a unit is one or two letters of the source and
none to three of the target. The joint probability of a unit is what is learned: P(pair) is the sum over
all ways to cut the pair into units. Everything is done for all pairs at once, one grid cell at a time.
"""

from __future__ import annotations

import numpy as np

MOVES: tuple[tuple[int, int], ...] = ((1, 0), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2))
"""(source letters, target letters) of the units that are allowed."""


class Corpus:
    """Pairs of spellings as arrays, with the unit of every move in every cell of every pair's grid."""

    def __init__(self, pairs: list[tuple[str, str]], moves: tuple[tuple[int, int], ...] = MOVES) -> None:
        self.moves = moves
        self.source_lengths = np.array([len(source) for source, _ in pairs])
        self.target_lengths = np.array([len(target) for _, target in pairs])
        self.rows, self.columns = int(self.source_lengths.max()), int(self.target_lengths.max())
        units: dict[tuple[str, str], int] = {}
        self.cells: list[np.ndarray] = []
        for down, right in moves:
            cell = np.full((self.rows + 1, self.columns + 1, len(pairs)), -1, dtype=np.int32)
            for p, (source, target) in enumerate(pairs):
                for i in range(down, len(source) + 1):
                    piece = source[i - down : i]
                    for j in range(right, len(target) + 1):
                        cell[i, j, p] = units.setdefault((piece, target[j - right : j]), len(units))
            self.cells.append(cell)
        self.units = list(units)
        self.pairs = len(pairs)

    def initial(self) -> np.ndarray:
        """Units by how often they could occur, small ones favoured."""
        weights = np.zeros(len(self.units) + 1)
        for (down, right), cell in zip(self.moves, self.cells, strict=True):
            weights += np.bincount(cell.ravel() + 1, minlength=len(weights)) * 0.1 ** (down + right)
        weights = weights[1:]
        shares: np.ndarray = weights / weights.sum()
        return shares

    def expectation(self, probabilities: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(expected count of each unit, probability of each pair)."""
        padded = np.append(probabilities, 0.0)  # index -1: no such unit here
        forward = np.zeros((self.rows + 1, self.columns + 1, self.pairs))
        forward[0, 0] = 1.0
        for i in range(self.rows + 1):
            for j in range(self.columns + 1):
                for (down, right), cell in zip(self.moves, self.cells, strict=True):
                    if i >= down and j >= right:
                        forward[i, j] += forward[i - down, j - right] * padded[cell[i, j]]
        everyone = np.arange(self.pairs)
        total = forward[self.source_lengths, self.target_lengths, everyone]
        backward = np.zeros_like(forward)
        backward[self.source_lengths, self.target_lengths, everyone] = 1.0
        counts = np.zeros(len(padded))
        share = np.divide(1.0, total, out=np.zeros_like(total), where=total > 0)
        for i in range(self.rows, -1, -1):
            for j in range(self.columns, -1, -1):
                for (down, right), cell in zip(self.moves, self.cells, strict=True):
                    if i >= down and j >= right:
                        weight = padded[cell[i, j]] * backward[i, j]
                        backward[i - down, j - right] += weight
                        counts += np.bincount(
                            cell[i, j] % len(padded),
                            forward[i - down, j - right] * weight * share,
                            minlength=len(padded),
                        )
        return counts[:-1], total


def learn(corpus: Corpus, rounds: int = 12, discount: float = 0.5) -> dict[tuple[str, str], float]:
    """Unit → joint probability, after ``rounds`` of expectation–maximisation.

    ``discount`` is taken from every count, so that units seen by chance once or twice fall out.
    """
    probabilities = corpus.initial()
    for _ in range(rounds):
        counts, _total = corpus.expectation(probabilities)
        counts = np.maximum(counts - discount, 0.0)
        probabilities = counts / counts.sum()
    return {unit: float(p) for unit, p in zip(corpus.units, probabilities, strict=True) if p > 0}
