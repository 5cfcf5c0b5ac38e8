"""Answers as plain dictionaries: the one serialisation behind ``--format jsonl`` and HTTP.

Every record is a fresh ``dict`` of strings, numbers, booleans, lists and dictionaries, ready for ``json.dumps``.
A record of a kind always has the same keys in the same order. ``None`` stands only where it says something: ``id``
and ``canonical`` of what was not resolved, ``replacement`` where there is none to offer. Numbers that were measured
are rounded to four digits. Offsets count code points, and what is handed out with them says so: a document of many
records once, as ``"unit"`` beside them (:func:`annotation_record`, :func:`check_record`); a stream of lines on each.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from resolver.outcome import Comparison, Evidence, Finding, Match, Mention, Resolution, Suggestion

__all__ = [
    "UNIT",
    "Record",
    "annotation_record",
    "check_record",
    "comparison_record",
    "evidence_record",
    "finding_record",
    "match_record",
    "mention_record",
    "resolution_record",
    "suggestion_record",
]

Record: TypeAlias = dict[str, Any]

UNIT = "code points"
"""What every offset, and every column, counts."""

_DIGITS = 4


def resolution_record(resolution: Resolution) -> Record:
    """The answer to one name: query, decision, id, canonical, reason, matches (best first).

    ``id`` and ``canonical`` are None unless the decision is "resolved".
    """
    return {"query": resolution.query.text, **_decided(resolution)}


def match_record(match: Match) -> Record:
    """One entity that may be meant: id, score, canonical, kind, name, language, tier, evidence."""
    return {
        "id": match.id,
        "score": round(float(match.score), _DIGITS),
        "canonical": match.canonical,
        "kind": match.kind.value,
        "name": match.name,
        "language": match.language,
        "tier": match.tier.value,
        "evidence": evidence_record(match.evidence),
    }


def evidence_record(evidence: Evidence) -> Record:
    """What a match rests on: query_form, name_form, features (sorted by name), alignment, reasons."""
    return {
        "query_form": evidence.query_form,
        "name_form": evidence.name_form,
        "features": {name: round(float(value), _DIGITS) for name, value in sorted(evidence.features.items())},
        "alignment": [{"query": pair.query, "name": pair.name} for pair in evidence.alignment],
        "reasons": list(evidence.reasons),
    }


def comparison_record(comparison: Comparison) -> Record:
    """The judgement on one pair of names: score, is_match, evidence."""
    return {
        "score": round(float(comparison.score), _DIGITS),
        "is_match": comparison.is_match,
        "evidence": evidence_record(comparison.evidence),
    }


def suggestion_record(suggestion: Suggestion) -> Record:
    """One completion: id, canonical, kind, name, language."""
    return {
        "id": suggestion.id,
        "canonical": suggestion.canonical,
        "kind": suggestion.kind.value,
        "name": suggestion.name,
        "language": suggestion.language,
    }


def mention_record(mention: Mention) -> Record:
    """A name in a text: start, end, surface, core_start, core_end, then what :func:`resolution_record` says of it.

    The query of a mention is its core, which the offsets give already: there is no ``query`` key.
    """
    return {
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "core_start": mention.core_start,
        "core_end": mention.core_end,
        **_decided(mention.resolution),
    }


def finding_record(finding: Finding) -> Record:
    """A remark on a text: start, end, line, column, surface, code, entity, message, replacement, safe."""
    return {
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "surface": finding.surface,
        "code": finding.code.value,
        "entity": finding.entity,
        "message": finding.message,
        "replacement": finding.replacement,
        "safe": finding.safe,
    }


def annotation_record(mentions: Iterable[Mention], *, signature: str) -> Record:
    """The names of one text as one document: signature, unit, mentions (in the order of the text)."""
    return {"signature": signature, "unit": UNIT, "mentions": [mention_record(mention) for mention in mentions]}


def check_record(findings: Iterable[Finding], *, style: str, signature: str) -> Record:
    """The findings of one text as one document: signature, style, unit, findings (in the order of the text)."""
    return {
        "signature": signature,
        "style": style,
        "unit": UNIT,
        "findings": [finding_record(finding) for finding in findings],
    }


def _decided(resolution: Resolution) -> Record:
    return {
        "decision": resolution.decision.value,
        "id": resolution.id,
        "canonical": resolution.canonical,
        "reason": resolution.reason,
        "matches": [match_record(match) for match in resolution.matches],
    }
