"""Where listed names stand in a folded text, on legal boundaries only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from resolver.index import Index
from resolver.language import main_script
from resolver.text.aligned import AlignedText
from resolver.text.morphology import APOSTROPHES, affixes

ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A listed name in a folded text: ``text[start:end]`` is the word with its affixes, the core is the name."""

    start: int
    end: int
    core_start: int
    core_end: int
    key: str

    @property
    def length(self) -> int:
        return self.core_end - self.core_start


class NameFinder:
    """Finds every listed name of an index in a folded text. Immutable."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def _keys(self) -> list[str]:
        """The distinct folded names, then those of them that begin with the Arabic article, without it."""
        bare = {name[2:] for name in self._listed if name.startswith(ARTICLE) and len(name) > 4}
        return [*sorted(self._listed), *sorted(bare - self._listed)]

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(self._index.name_folded) - {""}

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._keys)

    def find(self, aligned: AlignedText, language: str | None) -> Iterator[Hit]:
        """Every hit on a legal boundary, overlapping ones too."""
        text = aligned.text
        if not self._keys:
            return
        for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            key = self._keys[pattern]
            hit = self._bounded(aligned, language, (start, end), key)
            if hit is not None:
                yield hit

    def _bounded(self, aligned: AlignedText, language: str | None, span: tuple[int, int], key: str) -> Hit | None:
        """The hit with the affixes around it, None where what is around it is no affix."""
        start, end = span
        text = aligned.text
        left = text.rfind(" ", 0, start) + 1
        right = text.find(" ", end)
        right = len(text) if right < 0 else right
        if left == start and right == end and key in self._listed:
            return Hit(start, end, start, end, key)
        before, behind = text[left:start], text[end:right]
        legal = affixes(main_script(key), language)
        whole = key in self._listed and legal.allows_before(before, apostrophe=_apostrophe(aligned, start))
        if not (whole or legal.allows_bare(before)) or not legal.allows_behind(
            behind, apostrophe=_apostrophe(aligned, end)
        ):
            return None
        return Hit(left, right, start, end, key if whole else ARTICLE + key)


def _apostrophe(aligned: AlignedText, place: int) -> bool:
    """Whether an apostrophe stands in the source between the letters ``place - 1`` and ``place`` of the folded text."""
    if not 0 < place < len(aligned.text):
        return False
    return any(
        character in APOSTROPHES for character in aligned.source[aligned.ends[place - 1] : aligned.starts[place]]
    )
