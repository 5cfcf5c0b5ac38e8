"""Text → mentions: listed names first, then unlisted spellings, then names that the rest of the text supports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resolver.annotate.hits import Hit, NameFinder
from resolver.annotate.windows import windows
from resolver.index import Index
from resolver.language import Script, main_script
from resolver.matching import Matcher
from resolver.outcome import Decision, Mention, Query, Resolution, Tier
from resolver.text.aligned import AlignedText, fold_aligned
from resolver.text.skeleton import skeleton

CASED = frozenset({Script.LATIN, Script.CYRILLIC, Script.GREEK, Script.ARMENIAN})

LONG_ENOUGH = 12
"""Letters of a name of several words from which on it is taken for a name in lower case too."""

SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?\u061f\u06d4]\s")


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of text that may be a mention: where it is, and what its core resolves to."""

    hit: Hit
    resolution: Resolution


class Annotator:
    """Finds the names of an index in running text. Immutable."""

    def __init__(self, index: Index, matcher: Matcher) -> None:
        self._index = index
        self._matcher = matcher
        self._finder = NameFinder(index)

    def annotate(self, text: str, language: str | None) -> list[Mention]:
        """The mentions in their order, not overlapping; offsets are code points of ``text``."""
        aligned = fold_aligned(text)
        hits = [hit for hit in self._finder.find(aligned, language) if self._printed_as_name(aligned, hit)]
        chosen = leftmost_longest(hits)
        readings = [Reading(hit, self._resolve(aligned, hit)) for hit in chosen]
        readings += self._unlisted(aligned, chosen)
        spoken_for = frozenset(reading.resolution.id for reading in readings if reading.resolution.id is not None)
        mentions = []
        for reading in sorted(readings, key=lambda reading: reading.hit):
            resolution = reading.resolution
            if resolution.decision is not Decision.RESOLVED:
                resolution = self._matcher.resolve(resolution.query, spoken_for)
            if resolution.decision is Decision.RESOLVED or self._worth_asking(resolution):
                mentions.append(_mention(aligned, reading.hit, resolution))
        return mentions

    def _resolve(self, aligned: AlignedText, hit: Hit) -> Resolution:
        start, end = aligned.span(hit.core_start, hit.core_end)
        core = aligned.source[start:end]
        # Behind li- the article has lost its alef: the name is asked for as it is listed.
        return self._matcher.resolve(
            Query(text=core if hit.key == aligned.text[hit.core_start : hit.core_end] else hit.key, language=None)
        )

    def _printed_as_name(self, aligned: AlignedText, hit: Hit) -> bool:
        """Whether the capitals and the punctuation of a hit are those of a name."""
        start, end = aligned.span(hit.core_start, hit.core_end)
        surface = aligned.source[start:end]
        if SENTENCE_END.search(surface):
            return False
        if main_script(surface) not in CASED or not surface.islower():
            return True
        if " " in hit.key and hit.length >= LONG_ENOUGH:
            return True
        return any(self._index.name_texts[row].islower() for row in self._index.folded(hit.key))

    def _unlisted(self, aligned: AlignedText, taken: Sequence[Hit]) -> list[Reading]:
        """Spellings that nobody listed, found by their sound among the words that no listed name covers."""
        found = []
        for hit in windows(aligned, taken):
            start, end = aligned.span(hit.core_start, hit.core_end)
            if not self._index.skeleton(skeleton(aligned.source[start:end])):
                continue
            resolution = self._matcher.resolve(Query(text=aligned.source[start:end]))
            if resolution.decision is Decision.RESOLVED and resolution.matches[0].tier is not Tier.FUZZY:
                found.append(Reading(hit, resolution))
        kept = set(leftmost_longest([reading.hit for reading in found]))
        return [reading for reading in found if reading.hit in kept]

    def _worth_asking(self, resolution: Resolution) -> bool:
        """Whether an undecided name is a mention: several entities have it, and none only where the context helps."""
        strong = [
            match
            for match in resolution.matches
            if match.tier in {Tier.EXACT, Tier.FOLDED} and not match.evidence.reasons
        ]
        return resolution.decision is Decision.AMBIGUOUS and len(strong) > 1


def leftmost_longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that stay when each takes its place from the left, the longest name first where several begin."""
    chosen: list[Hit] = []
    end = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, -hit.length)):
        if hit.start >= end:
            chosen.append(hit)
            end = hit.end
    return chosen


def _mention(aligned: AlignedText, hit: Hit, resolution: Resolution) -> Mention:
    start, end = aligned.span(hit.start, hit.end)
    core_start, core_end = aligned.span(hit.core_start, hit.core_end)
    return Mention(
        start=start,
        end=end,
        surface=aligned.source[start:end],
        core_start=core_start,
        core_end=core_end,
        resolution=resolution,
    )
