"""Runs of words that may be a name nobody listed in this spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resolver.annotate.hits import Hit
from resolver.language import Script, script_of
from resolver.text.aligned import AlignedText
from resolver.text.skeleton import skeleton

MOST_WORDS = 5
LEAST_SOUNDS = 5
"""Consonants of the shortest name that is looked for by its sound: shorter ones are met by chance."""

CASELESS = frozenset({Script.ARABIC, Script.HEBREW, Script.SYRIAC, Script.GEORGIAN})
_WORD = re.compile(r"[^ ]+")


def windows(aligned: AlignedText, taken: Sequence[Hit]) -> Iterator[Hit]:
    """Every run of up to MOST_WORDS words that no hit in ``taken`` covers, that begins and ends as a name does.

    That is with a capital, or in a script without capitals.
    """
    covered = {place for hit in taken for place in range(hit.start, hit.end)}
    words = [(word.start(), word.end()) for word in _WORD.finditer(aligned.text)]
    named = [_names(aligned, *word) and word[0] not in covered for word in words]
    for first, (start, _) in enumerate(words):
        if not named[first]:
            continue
        for last in range(first, min(first + MOST_WORDS, len(words))):
            end = words[last][1]
            if words[last][0] in covered:
                break
            source = aligned.source[slice(*aligned.span(start, end))]
            if "\n" in source or ". " in source:
                break
            if named[last] and len(skeleton(source)) >= LEAST_SOUNDS:
                yield Hit(start, end, start, end, aligned.text[start:end])


def _names(aligned: AlignedText, start: int, end: int) -> bool:
    """Whether a word is printed as a part of a name can be."""
    source = aligned.source[slice(*aligned.span(start, end))]
    return source[:1].isupper() or script_of(source[0]) in CASELESS
