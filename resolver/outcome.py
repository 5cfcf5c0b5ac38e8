"""What is asked and what is answered: queries, matches, resolutions, mentions, findings. All frozen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from resolver.entity import Kind


class Decision(StrEnum):
    """What became of a query.

    RESOLVED: one entity, beyond the bar. AMBIGUOUS: several entities, or one whose name
    needs support that was not there. UNRESOLVED: nothing that deserves the name.
    """

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


class Tier(StrEnum):
    """How a name was reached, from the surest: letter by letter, folded, by its sound, by likeness."""

    EXACT = "exact"
    FOLDED = "folded"
    SKELETON = "skeleton"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A name and what is known about it; empty ``kinds`` and ``countries`` mean any.

    ``context`` is text around the name, or words that describe it; ``as_of`` the day it was written.
    ``alternatives``: similar names are looked for beside a listed one, and shown however unlikely they are.
    """

    text: str
    language: str | None = None
    kinds: frozenset[Kind] = frozenset()
    countries: frozenset[str] = frozenset()
    context: str | None = None
    as_of: date | None = None
    limit: int = 5
    alternatives: bool = False


@dataclass(frozen=True, slots=True)
class AlignedLetters:
    """Letters of the query and the letters of the name that stand for them; either may be empty."""

    query: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a name was taken for a match.

    ``query_form`` and ``name_form`` are the keys that met; ``features`` are the measured numbers that the
    score was made from; ``reasons`` say in words what counted for and against.
    """

    query_form: str
    name_form: str
    features: Mapping[str, float] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    aligned: Callable[[], tuple[AlignedLetters, ...]] = field(default=tuple, compare=False, repr=False)

    @property
    def alignment(self) -> tuple[AlignedLetters, ...]:
        """The letters of both forms side by side, laid out when they are asked for."""
        return self.aligned()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One entity that may be meant.

    ``score`` is a probability in [0, 1]; ``canonical`` the entity's canonical name; ``name`` the listed name
    that was met, in the language ``language``.
    """

    id: str
    score: float
    canonical: str
    kind: Kind
    name: str
    language: str
    tier: Tier
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The answer to a query; ``matches`` are best first, empty where nothing came near."""

    query: Query
    decision: Decision
    matches: tuple[Match, ...] = ()
    reason: str = ""

    @property
    def id(self) -> str | None:
        """The entity that is meant, or None unless resolved."""
        return self.matches[0].id if self.decision is Decision.RESOLVED else None

    @property
    def canonical(self) -> str | None:
        """The canonical name of the entity that is meant, or None unless resolved."""
        return self.matches[0].canonical if self.decision is Decision.RESOLVED else None

    def explain(self) -> str:
        """In words: what was decided, why, and what each match rests on. Several lines."""
        lines = [f"{self.query.text!r} is {self.decision}: {self.reason}"]
        for match in self.matches:
            lines.append(
                f"  {match.score:.2f}  {match.id}: {match.name!r} ({match.language}), {match.tier}: "
                f"{match.evidence.query_form!r} ~ {match.evidence.name_form!r}"
            )
            if match.evidence.alignment:
                pairs = " ".join(f"{pair.query or '∅'}:{pair.name or '∅'}" for pair in match.evidence.alignment)
                lines.append(f"        letters: {pairs}")
            lines.extend(f"        {reason}" for reason in match.evidence.reasons)
        return "\n".join(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Whether two names can be of one thing, judged without a gazetteer; ``score`` as in :class:`Match`."""

    score: float
    is_match: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One entity whose name begins with what was typed; ``name`` is the form that does."""

    id: str
    canonical: str
    kind: Kind
    name: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name found in a text: ``text[start:end] == surface``, in code points.

    The core ``text[core_start:core_end]`` is the name without a clitic before it or an ending behind it.
    """

    start: int
    end: int
    surface: str
    core_start: int
    core_end: int
    resolution: Resolution


class FindingCode(StrEnum):
    """What a check can find."""

    AVOIDED_FORM = "avoided-form"
    SPELLING = "spelling"
    INCONSISTENT = "inconsistent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place in a text that the house style has something to say about.

    ``start`` and ``end`` are code points; ``line`` and ``column`` count from 1. ``replacement`` is the form to
    print, None where there is none to offer; ``safe`` where it can be put in without reading the sentence.
    """

    start: int
    end: int
    line: int
    column: int
    surface: str
    code: FindingCode
    entity: str
    message: str
    replacement: str | None = None
    safe: bool = False
