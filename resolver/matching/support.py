"""What the surroundings of a name say for an entity."""

from __future__ import annotations

from collections.abc import Collection

from resolver.index.index import Index
from resolver.index.plan import NameKeys
from resolver.outcome import Query
from resolver.text.words import WordClass


class Support:
    """The surroundings of one query: its kind, country and context, and the entities that the text around it names (``spoken_for``, ids)."""

    def __init__(self, index: Index, query: Query, spoken_for: Collection[str]) -> None:
        self._index = index
        self._spoken_for = spoken_for
        self._told = bool(query.kinds or query.countries)
        self._around = proper_words(query.context) - proper_words(query.text) if query.context else frozenset()

    def speaks_for(self, row: int) -> bool:
        """Whether the surroundings speak for the entity of a row.

        They do where the query says of what kind or from where it must be, where they name it or something it stands in
        a relation to, or where the context has a proper word of another name of either.
        """
        if self._told:
            return True
        if not self._around and not self._spoken_for:
            return False
        related = self._index.related(row)
        if any(self._index.entity_ids[each] in self._spoken_for for each in (row, *related)):
            return True
        if not self._around:
            return False
        names = [name.text for name in self._index.entity(row).names]
        speaking = names + [self._index.canonicals[each] for each in related]
        return any(self._around & proper_words(text) for text in speaking)


def proper_words(text: str) -> frozenset[str]:
    """The words of a text that name something, folded."""
    return frozenset(word.text for word in NameKeys(text).words if word.class_ is WordClass.PROPER)
