"""Chinese names in pinyin, written syllable by syllable."""

from __future__ import annotations

import re
from collections.abc import Sequence

LEAST_SYLLABLES = 2
"""A single word that could be a syllable is too easily one of another language. Of two, nine in ten such names in GeoNames are pinyin."""

_SYLLABLE = re.compile(
    "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    "(?:[aoev]|a[io]|ei|ou|[ae]ng?|ong|er|i|i[aeou]|iao|ian|ing?|iang|iong|u[aeo]?|uai|ui|u[ae]?n|uang)"
)


def is_pinyin(tokens: Sequence[str]) -> bool:
    """Whether all of some folded words are syllables of pinyin, and enough of them to tell.

    >>> is_pinyin(["suo", "er", "zu", "wa", "er"]), is_pinyin(["burj", "el", "barajneh"])
    (True, False)
    """
    return len(tokens) >= LEAST_SYLLABLES and all(map(_SYLLABLE.fullmatch, tokens))
