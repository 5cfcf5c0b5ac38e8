"""What may be written onto a name in running text: clitics before it, endings behind it; closed lists by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from resolver.language import Script
from resolver.text.tables import read_rows

APOSTROPHES = frozenset("'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}\N{PRIME}")
ANY = "*"
LONGEST_SUFFIX = 6
"""Letters of the longest suffix behind an apostrophe."""


class Place(StrEnum):
    """Where an affix stands, and what parts it from the name.

    BARE is a prefix of a name that has lost its article; ELISION a prefix with an apostrophe behind it.
    """

    PREFIX = "prefix"
    SUFFIX = "suffix"
    APOSTROPHE = "apostrophe"
    BARE = "bare"
    ELISION = "elision"


@dataclass(frozen=True, slots=True)
class Affixes:
    """The affixes that are allowed in a text, folded, by place."""

    by_place: Mapping[Place, frozenset[str]]

    def allows_before(self, letters: str, *, apostrophe: bool) -> bool:
        """Whether these letters may stand before a name in the same word; none always may."""
        return not letters or letters in self.by_place[Place.ELISION if apostrophe else Place.PREFIX]

    def allows_bare(self, letters: str) -> bool:
        """Whether these letters may stand before a name without its article."""
        return letters in self.by_place[Place.BARE]

    def allows_behind(self, letters: str, *, apostrophe: bool) -> bool:
        """Whether these letters may stand behind a name in the same word; none always may."""
        if not letters:
            return True
        allowed = self.by_place[Place.APOSTROPHE if apostrophe else Place.SUFFIX]
        return letters in allowed or (ANY in allowed and len(letters) <= LONGEST_SUFFIX)


@cache
def affixes(script: Script, language: str | None) -> Affixes:
    """The affixes of a language; of every language of the script where the language is not known.

    Suffixes without an apostrophe are allowed in Latin script only where the language is known: they are
    whole words elsewhere.
    """
    found: dict[Place, set[str]] = {place: set() for place in Place}
    for code, written, name, *letters in read_rows("affixes.tsv"):
        place = Place(name)
        unsafe = script is Script.LATIN and place is Place.SUFFIX
        if written == script.value and (code == language or (language is None and not unsafe)):
            found[place].update(letters)
    return Affixes({place: frozenset(letters) for place, letters in found.items()})
