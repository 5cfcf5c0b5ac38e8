"""Answers as plain dictionaries: the keys, their order, and that JSON carries them."""

from __future__ import annotations

import json

import pytest

from resolver.entity import Kind
from resolver.export import records
from resolver.outcome import (
    AlignedLetters,
    Comparison,
    Decision,
    Evidence,
    Finding,
    FindingCode,
    Match,
    Mention,
    Query,
    Resolution,
    Suggestion,
    Tier,
)

EVIDENCE = Evidence(
    query_form="ktb hzbl",
    name_form="ktab hzbl",
    features={"rarity": 2, "likeness": 0.123456},
    aligned=lambda: (AlignedLetters("q", "k"), AlignedLetters("", "ا")),
    reasons=("one letter differs",),
)
MATCH = Match(
    id="kataib-hezbollah",
    score=0.987654,
    canonical="Kataib Hezbollah",
    kind=Kind.ORGANISATION,
    name="كتائب حزب الله",
    language="ar",
    tier=Tier.SKELETON,
    evidence=EVIDENCE,
)
RESOLVED = Resolution(query=Query(text="Qataib"), decision=Decision.RESOLVED, matches=(MATCH,), reason="far ahead")
AMBIGUOUS = Resolution(query=Query(text="Qataib"), decision=Decision.AMBIGUOUS, matches=(MATCH,), reason="too near")
UNRESOLVED = Resolution(query=Query(text="Qw"), decision=Decision.UNRESOLVED, reason="nothing is like it")
MENTION = Mention(start=0, end=8, surface="wa-Qataib", core_start=3, core_end=8, resolution=RESOLVED)
FINDING = Finding(
    start=4,
    end=10,
    line=1,
    column=5,
    surface="Qataib",
    code=FindingCode.SPELLING,
    entity="kataib-hezbollah",
    message="write Kataib",
)
SUGGESTION = Suggestion(id="a", canonical="A", kind=Kind.PERSON, name="Aa", language="en")

EVIDENCE_RECORD = {
    "query_form": "ktb hzbl",
    "name_form": "ktab hzbl",
    "features": {"likeness": 0.1235, "rarity": 2.0},
    "alignment": [{"query": "q", "name": "k"}, {"query": "", "name": "ا"}],
    "reasons": ["one letter differs"],
}
MATCH_RECORD = {
    "id": "kataib-hezbollah",
    "score": 0.9877,
    "canonical": "Kataib Hezbollah",
    "kind": "organisation",
    "name": "كتائب حزب الله",
    "language": "ar",
    "tier": "skeleton",
    "evidence": EVIDENCE_RECORD,
}
DECIDED = {
    "decision": "resolved",
    "id": "kataib-hezbollah",
    "canonical": "Kataib Hezbollah",
    "reason": "far ahead",
    "matches": [MATCH_RECORD],
}
MENTION_RECORD = {"start": 0, "end": 8, "surface": "wa-Qataib", "core_start": 3, "core_end": 8, **DECIDED}
FINDING_RECORD = {
    "start": 4,
    "end": 10,
    "line": 1,
    "column": 5,
    "surface": "Qataib",
    "code": "spelling",
    "entity": "kataib-hezbollah",
    "message": "write Kataib",
    "replacement": None,
    "safe": False,
}

WRITTEN = [
    (records.evidence_record(EVIDENCE), EVIDENCE_RECORD),
    (records.match_record(MATCH), MATCH_RECORD),
    (records.resolution_record(RESOLVED), {"query": "Qataib", **DECIDED}),
    (
        records.resolution_record(AMBIGUOUS),
        {"query": "Qataib", **DECIDED, "decision": "ambiguous", "id": None, "canonical": None, "reason": "too near"},
    ),
    (
        records.resolution_record(UNRESOLVED),
        {
            "query": "Qw",
            "decision": "unresolved",
            "id": None,
            "canonical": None,
            "reason": "nothing is like it",
            "matches": [],
        },
    ),
    (records.mention_record(MENTION), MENTION_RECORD),
    (records.finding_record(FINDING), FINDING_RECORD),
    (
        records.suggestion_record(SUGGESTION),
        {"id": "a", "canonical": "A", "kind": "person", "name": "Aa", "language": "en"},
    ),
    (
        records.comparison_record(Comparison(score=2 / 3, is_match=True, evidence=EVIDENCE)),
        {"score": 0.6667, "is_match": True, "evidence": EVIDENCE_RECORD},
    ),
    (
        records.annotation_record([MENTION], signature="s"),
        {"signature": "s", "unit": "code points", "mentions": [MENTION_RECORD]},
    ),
    (
        records.check_record(iter([FINDING]), style="default", signature="s"),
        {"signature": "s", "style": "default", "unit": "code points", "findings": [FINDING_RECORD]},
    ),
]


@pytest.mark.parametrize(("written", "wanted"), WRITTEN, ids=range(len(WRITTEN)))
def test_a_record_has_its_keys_in_their_order(written, wanted):
    """A record is equal to what is wanted, also in the order of its keys and through JSON."""
    assert json.dumps(written, ensure_ascii=False) == json.dumps(wanted, ensure_ascii=False)


@pytest.mark.parametrize(("written", "wanted"), WRITTEN, ids=range(len(WRITTEN)))
def test_a_record_is_of_plain_types(written, wanted):
    """No enum, tuple or number of another library is left in a record."""
    assert written == wanted
    assert plain(written)


def plain(value) -> bool:
    """Whether a value is made of JSON's own types, subclasses excluded."""
    if type(value) is dict:
        return all(type(key) is str and plain(item) for key, item in value.items())
    if type(value) is list:
        return all(map(plain, value))
    return type(value) in {str, int, float, bool, type(None)}
