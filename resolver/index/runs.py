"""Runs of equal values in arrays that are in order."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt


def first_of_run(ordered: npt.NDArray[Any], most: int = 1) -> npt.NDArray[np.bool_]:
    """Whether each value is one of the first ``most`` of those that are equal to it; they must stand together."""
    is_first = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[most:], ordered[:-most], out=is_first[most:])
    return is_first
