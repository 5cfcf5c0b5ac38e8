"""What the type of a place has to do with its name: al-Amara the town, and the district that is named after it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from resolver.entity import TYPE_NAMES
from resolver.index.vocabulary import CONCEPT_CODE
from resolver.text.tables import read_rows

SETTLEMENT, DIVISION, DISTRICT = STANDINGS = ("settlement", "division", "district")
"""How a place can stand to others of its name; the rest are neither."""

OTHER = "other"
"""The standing of places that are neither settlements nor units, as the table has it."""

AFTER_SEAT = "after seat"
"""What the table says of units that are often named after their seat."""


class PlaceType(NamedTuple):
    """What is known of a type: its standing, whether places of it are often named after their seat, the concepts that say it."""

    standing: str
    after_seat: bool
    concepts: tuple[str, ...]


@cache
def place_types() -> dict[str, PlaceType]:
    """Type → what is known of it."""
    return {
        type_: PlaceType(standing, seat == AFTER_SEAT, tuple(concepts))
        for type_, standing, seat, *concepts in read_rows("place_types.tsv")
    }


@cache
def standings() -> npt.NDArray[np.bool_]:
    """Whether each type has each standing: shape ``(types, standings)``."""
    table = np.zeros((len(TYPE_NAMES), len(STANDINGS)), dtype=bool)
    for type_, known in place_types().items():
        table[TYPE_NAMES.index(type_)] = [known.standing == each for each in STANDINGS]
    return table


@cache
def said_by() -> npt.NDArray[np.bool_]:
    """Whether each type is said by each concept code: shape ``(types, concept codes)``."""
    table = np.zeros((len(TYPE_NAMES), len(CONCEPT_CODE) + 1), dtype=bool)
    for type_, known in place_types().items():
        table[TYPE_NAMES.index(type_), [CONCEPT_CODE[concept] for concept in known.concepts]] = True
    return table


@cache
def says_some_type() -> npt.NDArray[np.bool_]:
    """Whether each concept code says a type: shape ``(concept codes,)``."""
    says: npt.NDArray[np.bool_] = np.logical_or.reduce(said_by(), axis=0)
    return says
