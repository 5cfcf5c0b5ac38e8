"""Words that say of what kind a thing is: the Tigris Operations Command is no river."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from resolver.index.build import KINDS
from resolver.index.vocabulary import CONCEPT_CODE
from resolver.text.tables import read_rows

UNKNOWN_KIND = len(KINDS)
"""What stands for the kind of a name of which none is known."""


@cache
def says_other_kind() -> npt.NDArray[np.bool_]:
    """Whether each concept code says another kind than each: shape ``(kinds and the unknown one, concept codes)``."""
    table = np.zeros((len(KINDS) + 1, len(CONCEPT_CODE) + 1), dtype=bool)
    for kind, *concepts in read_rows("kind_words.tsv"):
        others = [number for number, other in enumerate(KINDS) if other != kind]
        table[np.ix_(others, [CONCEPT_CODE[concept] for concept in concepts])] = True
    return table
