"""How alike two words are: letters by the learned grapheme models, numbers and generic words by what they say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from resolver.language import Script
from resolver.text.grapheme import GraphemeModel, LatinWords
from resolver.text.words import Word, WordClass

Floats = npt.NDArray[np.float64]

STEEPNESS, MIDDLE = 14.0, 0.26
"""Of the curve from shared information to likeness: half at MIDDLE, learned on word pairs by training/likeness.py."""

CLASS_WEIGHTS = {
    WordClass.PROPER: 1.0,
    WordClass.NUMBER: 1.2,
    WordClass.GENERIC: 0.6,
    WordClass.TITLE: 0.15,
    WordClass.FILIATION: 0.1,
}
"""How much a word of each class counts in a name, before its rarity."""


def model_of(script: Script) -> GraphemeModel:
    """The model to read a word of this script by; words of scripts without a table are read in their romanisation."""
    model = GraphemeModel.for_script(script) or GraphemeModel.for_script(Script.LATIN)
    assert model is not None  # noqa: S101 the Latin table is part of the package
    return model


def written_form(word: Word) -> tuple[Script, str]:
    """(script, letters) that a word is compared by."""
    if GraphemeModel.for_script(word.script) is None:
        return Script.LATIN, word.latin
    return word.script, word.latin if word.script is Script.LATIN else word.text


def shared_share(script: Script, letters: str, words: LatinWords) -> Floats:
    """Shared information of some letters and each Latin word, as a share of what the two say: at most about 1."""
    model = model_of(script)
    said = model.latin_information(words)
    shared = model.joint(letters, words) + (source := source_information(script, letters)) + said
    share: Floats = shared / np.maximum(0.5 * (said + source), 1.0)
    return share


@lru_cache(maxsize=8192)
def source_information(script: Script, letters: str) -> float:
    """What a word says under its script's model, in nats."""
    return model_of(script).source_information(letters)


def curve(share: Floats) -> Floats:
    """Shares of information → likeness in (0, 1)."""
    likeness: Floats = 1.0 / (1.0 + np.exp(-STEEPNESS * (np.clip(share, -1.0, 1.5) - MIDDLE)))
    return likeness


def likenesses(word: Word, latin: Sequence[str], words: LatinWords) -> Floats:
    """The likeness in [0, 1] of one word and each Latin word; shape ``(len(latin),)``."""
    if word.class_ is WordClass.NUMBER:
        return np.array([float(other == word.latin) for other in latin])
    script, letters = written_form(word)
    if not letters or not len(words):
        return np.zeros(len(words))
    likeness = curve(shared_share(script, letters, words))
    for place, other in enumerate(latin):
        if other == word.latin and script is Script.LATIN:
            likeness[place] = 1.0
    return likeness
