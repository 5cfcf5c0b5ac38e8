"""Hits → a decision. It never guesses silently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolver.entity import MatchPolicy
from resolver.matching.profile import Profile
from resolver.outcome import Decision, Match, Query, Resolution, Tier

NEEDS_SUPPORT = "this name is taken for the entity only where the context speaks for it"
REFUSED = "this name is listed as a confusion to refuse"
OUT_OF_USE = "the name was not in use on the day asked about"
OTHER_LANGUAGE = "the name is listed in other languages only"

CONTEXT_SHARE = 0.45
"""What is left of the score of a name that needs support and has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A match with what the decision needs to know of it.

    ``in_use``: the name was in use on the day asked about; ``language``: it is listed in the language asked for;
    ``supported``: the context speaks for it.
    """

    entity: int
    match: Match
    policy: MatchPolicy
    in_use: bool
    language: bool
    supported: bool

    @property
    def strong(self) -> bool:
        return self.policy is MatchPolicy.STRONG

    @property
    def acceptable(self) -> bool:
        """Whether the name may be taken for its entity as things stand."""
        return self.policy is MatchPolicy.STRONG or (self.policy is MatchPolicy.CONTEXT and self.supported)

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, float]:
        """Acceptable before not; in use, in the language and letter by letter before not; then by score."""
        return (self.acceptable, self.in_use, self.language, self.match.tier is Tier.EXACT, self.match.score)

    def judged(self) -> Match:
        """The match with the score and the reasons that its standing leaves it."""
        reasons = []
        score = self.match.score
        if self.policy is MatchPolicy.CONTEXT and not self.supported:
            reasons.append(NEEDS_SUPPORT)
            score *= CONTEXT_SHARE
        if not self.in_use:
            reasons.append(OUT_OF_USE)
        if not self.language:
            reasons.append(OTHER_LANGUAGE)
        evidence = replace(self.match.evidence, reasons=(*self.match.evidence.reasons, *reasons))
        return replace(self.match, score=score, evidence=evidence)


def decide(query: Query, hits: Sequence[Hit], profile: Profile, *, empty: bool = False) -> Resolution:
    """The decision on a query: ``empty`` where it has no letters or digits, ``hits`` at most one an entity."""
    if empty:
        return Resolution(query=query, decision=Decision.UNRESOLVED, reason="there are no letters or digits in it")
    standing = [hit for hit in hits if hit.policy is not MatchPolicy.NEVER]
    if not standing:
        reason = REFUSED if hits else "no name comes near it"
        return Resolution(query=query, decision=Decision.UNRESOLVED, reason=reason)
    best_first = sorted(standing, key=lambda hit: (hit.judged().score, hit.rank), reverse=True)
    shared = _narrowed(best_first)
    matches = tuple(hit.judged() for hit in best_first[: query.limit])
    decision, reason = _verdict(best_first, shared, profile)
    return Resolution(query=query, decision=decision, matches=matches, reason=reason)


def _narrowed(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that compete: names that stand on their own before those that need support, names in use and in the
    language asked for before others."""
    acceptable = [hit for hit in hits if hit.acceptable]
    for telling in ("strong", "in_use", "language"):
        narrower = [hit for hit in acceptable if getattr(hit, telling)]
        acceptable = narrower or acceptable
    return acceptable


def _verdict(hits: Sequence[Hit], competing: Sequence[Hit], profile: Profile) -> tuple[Decision, str]:
    if not competing:
        return Decision.AMBIGUOUS, f"{hits[0].match.canonical} may be meant, but {NEEDS_SUPPORT}"
    best = competing[0].match
    if best.score < profile.bar:
        if best.score < 0.5 * (profile.bar + profile.floor):
            return Decision.UNRESOLVED, f"the nearest name, {best.name!r}, is too far off (score {best.score:.2f}, bar {profile.bar:.2f})"
        return Decision.AMBIGUOUS, f"{best.name!r} comes near, but not beyond the bar (score {best.score:.2f}, bar {profile.bar:.2f})"
    if len(competing) > 1 and best.score - competing[1].match.score < profile.margin:
        others = " and ".join(dict.fromkeys(hit.match.canonical for hit in competing[:3]))
        return Decision.AMBIGUOUS, f"{others} are equally likely to be meant"
    return Decision.RESOLVED, f"{best.name!r} is a name of {best.canonical} ({best.tier}, score {best.score:.2f})"
