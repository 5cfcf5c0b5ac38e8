"""A beginning → the entities that have a name with it."""

from __future__ import annotations

from itertools import islice

from resolver.entity import MatchPolicy
from resolver.index import Index
from resolver.outcome import Suggestion
from resolver.text.fold import fold

MOST_NAMES = 5_000
"""How many names are looked at: a prefix of one letter of a large gazetteer has no use for all of them."""


def suggestions(index: Index, prefix: str, limit: int) -> list[Suggestion]:
    """At most ``limit`` entities with a name that begins with ``prefix``, folded.

    Names that are the prefix come first, then canonical names, then by length. Empty for a prefix without letters.
    """
    folded = fold(prefix)
    if not folded:
        return []
    rows = [row for row in islice(index.prefix(folded), MOST_NAMES) if index.name_policy(row) is not MatchPolicy.NEVER]

    def order(row: int) -> tuple[bool, bool, int, str]:
        text = index.name_texts[row]
        canonical = index.canonicals[index.entity_of(row)]
        return (fold(text) != folded, text != canonical, len(text), text)

    found: dict[int, Suggestion] = {}
    for row in sorted(rows, key=order):
        entity = index.entity_of(row)
        if entity not in found and len(found) < limit:
            found[entity] = Suggestion(
                id=index.entity_ids[entity],
                canonical=index.canonicals[entity],
                kind=index.entity_kind(entity),
                name=index.name_texts[row],
                language=index.name_language(row),
            )
    return list(found.values())
