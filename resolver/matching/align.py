"""Which letters of one name stand for which letters of another: for people to read, not for the score."""

from __future__ import annotations

from collections.abc import Sequence

from resolver.matching.likeness import likenesses, model_of, written_form
from resolver.outcome import AlignedLetters
from resolver.text.grapheme import LatinWords
from resolver.text.words import Word


def align_words(query: Sequence[Word], name: Sequence[Word]) -> tuple[AlignedLetters, ...]:
    """The letters of each query word beside those of the name's word it is likest to; words unmet stand alone."""
    if not query or not name:
        return ()
    latin = [word.latin for word in name]
    words = LatinWords(latin)
    free = set(range(len(name)))
    pairs: list[AlignedLetters] = []
    for word in query:
        likeness = likenesses(word, latin, words)
        best = max(free, key=lambda place: (float(likeness[place]), -place), default=None)
        script, letters = written_form(word)
        if best is None or (likeness[best] < 0.5 and word.concept != name[best].concept):
            pairs.append(AlignedLetters(letters, ""))
            continue
        free.remove(best)
        pairs.extend(AlignedLetters(*pair) for pair in model_of(script).align(letters, latin[best]))
    pairs.extend(AlignedLetters("", latin[place]) for place in sorted(free))
    return tuple(pairs)

