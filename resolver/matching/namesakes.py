"""Names that read as a query does without being written so: in another script, or parted into other words."""

from __future__ import annotations

from collections.abc import Mapping

from resolver.index.index import Index, Rows
from resolver.index.plan import NameKeys
from resolver.index.vocabulary import SCRIPTS
from resolver.language import Script

WITHOUT_VOWELS = frozenset({Script.ARABIC, Script.HEBREW, Script.SYRIAC})
"""Scripts whose Latin letters are half guessed: that such a name reads as another one does says little."""


def namesakes(index: Index, keys: NameKeys, rows: Rows) -> Mapping[int, int]:
    """Entity → the first of some names that reads as the query does, letter for letter.

    Names of its script must have its letters, however they are parted; names of others its Latin letters, where no article or
    other small word of either is left out of these. None for a query in a script that leaves vowels out, nor of such a name,
    nor of an entity that has a name in the query's script that reads so and is spelt otherwise: of that it is known how it
    is written.
    """
    script = _script({word.script for word in keys.words})
    if script is None or script in WITHOUT_VOWELS:
        return {}
    latin, is_whole = "".join([word.latin for word in keys.words]), _is_whole(keys.folded, len(keys.words))
    found: dict[int, int] = {}
    spelt_otherwise: set[int] = set()
    vocabulary, same = index.vocabulary, [letters == keys.joined for letters in index.name_letters.take(rows)]
    for row in rows[same].tolist():
        words, folded, entity = index.word_rows(row), index.name_folded[row], index.entity_of(row)
        own = _script({SCRIPTS[vocabulary.script[word]] for word in words})
        if own is script:
            if folded.replace(" ", "") == keys.folded.replace(" ", ""):
                found.setdefault(entity, row)
            else:
                spelt_otherwise.add(entity)
        elif own is None or own in WITHOUT_VOWELS or not (is_whole and _is_whole(folded, len(words))):
            continue
        elif "".join([vocabulary.latin[word] for word in words]) == latin:
            found.setdefault(entity, row)
    return {entity: row for entity, row in found.items() if entity not in spelt_otherwise}


def _is_whole(folded: str, words: int) -> bool:
    """Whether every word of a name is one of its ``words`` that are compared."""
    return len(folded.split()) == words


def _script(scripts: set[Script]) -> Script | None:
    """The one script of some words, numbers apart; None where they are of several, or numbers alone."""
    lettered = scripts - {Script.COMMON}
    return lettered.pop() if len(lettered) == 1 else None
