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
        entity = self._index.entity(row)
        related = entity.related()
        if entity.id in self._spoken_for or not set(related).isdisjoint(self._spoken_for):
            return True
        if not self._around:
            return False
        rows = map(self._index.entity_row, related)
        speaking = [name.text for name in entity.names] + [
            self._index.canonicals[row] for row in rows if row is not None
        ]
        return any(self._around & proper_words(text) for text in speaking)


def proper_words(text: str) -> frozenset[str]:
    """The words of a text that name something, folded."""
    return frozenset(word.text for word in NameKeys(text).words if word.class_ is WordClass.PROPER)
