"""Which letters of one name stand for which letters of another: for people to read, not for the score."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from resolver.index.plan import NameKeys
from resolver.index.vocabulary import Vocabulary
from resolver.matching.likeness import QueryWords, letters_alike, model_script, word_likeness, written_form
from resolver.outcome import AlignedLetters
from resolver.text.grapheme import GraphemeModel
from resolver.text.words import Word, WordClass

LEAST = 0.3
"""The least likeness of words whose letters are laid side by side."""


def align_name(query: Sequence[Word], name: str) -> tuple[AlignedLetters, ...]:
    """:func:`align_words` of some words and a name that is not cut yet."""
    return align_words(query, NameKeys(name).words)


def align_words(query: Sequence[Word], name: Sequence[Word]) -> tuple[AlignedLetters, ...]:
    """The letters of each query word beside those of the name's word it is likest to; words unmet stand alone."""
    if not query or not name:
        return ()
    vocabulary, rows = Vocabulary.of(name), np.arange(len(name))
    asked = QueryWords.of(query)
    likeness = word_likeness(asked, vocabulary, rows, letters_alike(asked, vocabulary, rows))
    free = set(range(len(name)))
    pairs: list[AlignedLetters] = []
    for place, word in enumerate(query):
        best = max(free, key=lambda column: (float(likeness[place, column]), -column), default=None)
        if best is None or likeness[place, best] < LEAST:
            pairs.append(AlignedLetters(written_form(word), ""))
            continue
        free.remove(best)
        pairs.extend(_letters(word, name[best]))
    pairs.extend(AlignedLetters("", name[place].latin) for place in sorted(free))
    return tuple(pairs)


def _letters(word: Word, other: Word) -> list[AlignedLetters]:
    """The letters of two words that are alike, unit by unit; words that only say the same are left whole."""
    if word.class_ is WordClass.GENERIC and word.concept == other.concept:
        return [AlignedLetters(written_form(word), other.latin)]
    model = GraphemeModel.for_script(model_script(word.script))
    assert model is not None  # noqa: S101 model_script gives scripts with a table only
    return [AlignedLetters(*pair) for pair in model.align(written_form(word), other.latin)]
