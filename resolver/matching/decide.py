"""Hits → a decision. It never guesses silently."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from resolver.entity import MatchPolicy
from resolver.matching.profile import Profile
from resolver.outcome import Decision, Match, Query, Resolution, Tier

NEEDS_SUPPORT = "this name is taken for the entity only where the context speaks for it"
REFUSED = "this name is listed as a confusion to refuse"
OUT_OF_USE = "the name was not in use on the day asked about"
OTHER_LANGUAGE = "the name is listed in other languages only"
IN_CONTEXT = "the context speaks for it"

CONTEXT_SHARE = 0.45
"""What is left of the score of a name that needs support and has none."""

LISTED = frozenset({Tier.EXACT, Tier.FOLDED})
"""The tiers of a name that was met in full."""

UNLIKELY = 0.5
"""Below this share of the bar a name is too far off to be asked about."""

SHOWN_RIVALS = 3
"""How many rivals the reason of an ambiguous answer names."""

RIVAL_SHARE = 0.2
"""The least score of a rival, as a share of the best one's."""


class Hit(NamedTuple):
    """A name of the index that may be meant, with what the decision needs to know of it.

    ``row`` is the name's, ``score`` the probability by its letters alone; ``in_use``: the name was in use on the day asked
    about; ``language``: it is listed in the language asked for; ``supported``: the context speaks for it.
    """

    row: int
    entity: int
    score: float
    tier: Tier
    policy: MatchPolicy
    in_use: bool = True
    language: bool = True
    supported: bool = False

    @property
    def strong(self) -> bool:
        return self.policy is MatchPolicy.STRONG

    @property
    def acceptable(self) -> bool:
        """Whether the name may be taken for its entity as things stand."""
        return self.policy is MatchPolicy.STRONG or (self.policy is MatchPolicy.CONTEXT and self.supported)

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, bool, float]:
        """Acceptable before not; on its own, in use, in the language and letter by letter before not; then by score."""
        return (self.acceptable, self.strong, self.in_use, self.language, self.tier is Tier.EXACT, self.score)

    def reasons(self) -> tuple[str, ...]:
        """What beside its letters counts for the hit and against it, in words."""
        reasons: tuple[str, ...] = (IN_CONTEXT,) if self.supported else ()
        if not self.language:
            reasons = (OTHER_LANGUAGE, *reasons)
        if not self.in_use:
            reasons = (OUT_OF_USE, *reasons)
        if self.policy is MatchPolicy.CONTEXT and not self.supported:
            reasons = (NEEDS_SUPPORT, *reasons)
        return reasons


MakeMatch = Callable[[Hit, float], Match]
"""A hit and its settled score → the match that is answered."""


def decide(query: Query, hits: Sequence[Hit], profile: Profile, make: MakeMatch) -> Resolution:
    """The decision on a query that has letters or digits; ``hits`` are at most one an entity."""
    standing = [hit for hit in hits if hit.policy is not MatchPolicy.NEVER]
    if not standing:
        return Resolution(
            query=query, decision=Decision.UNRESOLVED, reason=REFUSED if hits else "no name comes near it"
        )
    scores = _settled(standing)
    if len(standing) > 1:
        standing.sort(key=lambda hit: (scores[hit.entity], *hit.rank), reverse=True)
    matches = tuple([make(hit, scores[hit.entity]) for hit in standing[: max(query.limit, SHOWN_RIVALS)]])
    decision, reason = _verdict(matches, standing[0].acceptable, profile)
    return Resolution(query=query, decision=decision, matches=matches[: query.limit], reason=reason)


def _settled(hits: Sequence[Hit]) -> dict[int, float]:
    """The score of each hit when what is known beside the letters has spoken.

    Rivals are the acceptable hits that come near the best. What tells some of them from the others (the context
    speaks for them, their name stands on its own, is in use, in the language) gives those the others' share.
    """
    scores = {hit.entity: hit.score if hit.acceptable else CONTEXT_SHARE * hit.score for hit in hits}
    acceptable = [hit for hit in hits if hit.acceptable] if len(hits) > 1 else []
    if len(acceptable) < 2:
        return scores
    best = max(scores[hit.entity] for hit in acceptable)
    rivals = [hit for hit in acceptable if scores[hit.entity] >= RIVAL_SHARE * best]
    for telling in ("supported", "strong", "in_use", "language"):
        kept = [hit for hit in rivals if getattr(hit, telling)]
        dropped = [hit for hit in rivals if not getattr(hit, telling)]
        if kept and dropped:
            whole = sum(scores[hit.entity] for hit in rivals)
            share = whole / sum(scores[hit.entity] for hit in kept)
            scores |= {hit.entity: scores[hit.entity] * share for hit in kept}
            scores |= {hit.entity: scores[hit.entity] * RIVAL_SHARE for hit in dropped}
            rivals = kept
    return scores


def _verdict(matches: Sequence[Match], acceptable: bool, profile: Profile) -> tuple[Decision, str]:  # noqa: FBT001 one verdict, one call
    best = matches[0]
    if not acceptable and (best.tier in LISTED or best.score >= CONTEXT_SHARE * UNLIKELY * profile.bar):
        return Decision.AMBIGUOUS, f"{best.canonical} may be meant, but {NEEDS_SUPPORT}"
    bar = profile.bar
    if best.score >= bar:
        return Decision.RESOLVED, f"{best.name!r} is a name of {best.canonical} ({best.tier}, score {best.score:.2f})"
    rivals = [match for match in matches if match.score >= RIVAL_SHARE * best.score]
    if len(rivals) > 1 and sum(match.score for match in rivals) >= bar:
        others = " and ".join(f"{match.canonical} ({match.id})" for match in rivals[:SHOWN_RIVALS])
        return Decision.AMBIGUOUS, f"{others} may all be meant"
    if best.score < UNLIKELY * bar:
        return (
            Decision.UNRESOLVED,
            f"the nearest name, {best.name!r}, is too far off (score {best.score:.2f}, bar {bar:.2f})",
        )
    return (
        Decision.AMBIGUOUS,
        f"{best.name!r} comes near, but not beyond the bar (score {best.score:.2f}, bar {bar:.2f})",
    )
