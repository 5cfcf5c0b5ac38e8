"""What the type of a place has to do with its name: al-Amara the town, and the district that is named after it."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from resolver.entity import TYPE_NAMES
from resolver.index.vocabulary import CONCEPT_CODE
from resolver.text.tables import read_rows

STANDINGS = ("settlement", "division", "district")
"""How a place can stand to others of its name; the rest are neither."""


@cache
def _rows() -> dict[int, tuple[str, tuple[str, ...]]]:
    """Type code → (standing, concepts)."""
    return {
        TYPE_NAMES.index(type_): (standing, tuple(concepts))
        for type_, standing, *concepts in read_rows("place_types.tsv")
    }


@cache
def standings() -> npt.NDArray[np.bool_]:
    """Whether each type has each standing: shape ``(types, standings)``."""
    table = np.zeros((len(TYPE_NAMES), len(STANDINGS)), dtype=bool)
    for code, (standing, _) in _rows().items():
        table[code] = [standing == each for each in STANDINGS]
    return table


@cache
def said_by() -> npt.NDArray[np.bool_]:
    """Whether each type is said by each concept code: shape ``(types, concept codes)``."""
    table = np.zeros((len(TYPE_NAMES), len(CONCEPT_CODE) + 1), dtype=bool)
    for code, (_, concepts) in _rows().items():
        table[code, [CONCEPT_CODE[concept] for concept in concepts]] = True
    return table


@cache
def says_some_type() -> npt.NDArray[np.bool_]:
    """Whether each concept code says a type: shape ``(concept codes,)``."""
    says: npt.NDArray[np.bool_] = np.logical_or.reduce(said_by(), axis=0)
    return says
