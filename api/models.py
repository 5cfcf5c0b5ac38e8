"""What is answered over HTTP, for OpenAPI: the shapes of ``resolver.export.records``, field by field.

The endpoints answer with the records themselves; the tests prove that each record fits its model.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from resolver.entity import Kind
from resolver.outcome import Decision, FindingCode, Tier

Offset = Annotated[int, Field(ge=0, description="Counts code points.")]
Ordinal = Annotated[int, Field(ge=1)]


_SIGNATURE = "gazetteer:2026.11+3f1c|v0.1.0"
_MATCH = {
    "id": "kataib-hezbollah",
    "score": 0.99,
    "canonical": "Kataib Hezbollah",
    "kind": "organisation",
    "name": "Kataeb Hezbollah",
    "language": "en",
    "tier": "exact",
    "evidence": {
        "query_form": "kataeb hezbollah",
        "name_form": "kataeb hezbollah",
        "features": {},
        "alignment": [],
        "reasons": [],
    },
}
_KATAEB, _KATAIB = (
    f"\N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}"
    for name in ("Kataeb Hezbollah", "Kataib Hezbollah")
)
_DECIDED = {
    "decision": "resolved",
    "id": "kataib-hezbollah",
    "canonical": "Kataib Hezbollah",
    "reason": "'Kataeb Hezbollah' is a name of Kataib Hezbollah (exact, score 0.99)",
    "matches": [_MATCH],
}
_RESOLUTION = {"query": "Kataeb Hezbollah", **_DECIDED}


def _example(example: dict[str, Any]) -> ConfigDict:
    """The configuration of an answer that OpenAPI shows with an example."""
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example]})


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


class LetterPair(_Answer):
    """Letters of the query and the letters of the name that stand for them; either may be empty."""

    query: str
    name: str


class EvidenceModel(_Answer):
    """Why a name was taken for a match."""

    query_form: str = Field(description="The key made from the query.")
    name_form: str = Field(description="The key made from the name.")
    features: dict[str, float] = Field(description="The measured numbers that the score was made from.")
    alignment: list[LetterPair]
    reasons: list[str] = Field(description="In words, what counted for and against.")


class MatchModel(_Answer):
    """One entity that may be meant."""

    id: str
    score: float = Field(ge=0, le=1, description="The probability that this entity is meant.")
    canonical: str = Field(description="The entity's canonical name.")
    kind: Kind
    name: str = Field(description="The listed name that was met.")
    language: str = Field(description="The BCP 47 tag of that name.")
    tier: Tier = Field(description="How the name was reached, from the surest.")
    evidence: EvidenceModel


class _Decided(_Answer):
    decision: Decision
    id: str | None = Field(description="The entity that is meant; null unless resolved.")
    canonical: str | None = Field(description="Its canonical name; null unless resolved.")
    reason: str = Field(description="Why it was decided so, in one sentence.")
    matches: list[MatchModel] = Field(description="Best first.")


class ResolutionModel(_Decided):
    """The answer to one name."""

    query: str


class MentionModel(_Decided):
    """A name in the text: ``text[start:end] == surface``."""

    start: Offset
    end: Offset
    surface: str
    core_start: Offset = Field(description="Where the name begins behind a clitic such as the Arabic wa-.")
    core_end: Offset = Field(description="Where the name ends before an ending such as the English 's.")


class SuggestionModel(_Answer):
    """One entity whose name begins with what was typed."""

    id: str
    canonical: str
    kind: Kind
    name: str = Field(description="The form that begins so.")
    language: str


class FindingModel(_Answer):
    """One place in the text that the house style has something to say about."""

    start: Offset
    end: Offset
    line: Ordinal
    column: Ordinal
    surface: str
    code: FindingCode
    entity: str = Field(description="The id of the entity that is named there.")
    message: str
    replacement: str | None = Field(description="The form to print; null where there is none to offer.")
    safe: bool = Field(description="Whether it can be put in without reading the sentence.")


class _Signed(_Answer):
    signature: str = Field(description="What answered; answers are comparable where it is equal.")


class ResolveAnswer(_Signed, ResolutionModel):
    """The answer of ``GET /v1/resolve``."""

    model_config = _example({"signature": _SIGNATURE, **_RESOLUTION})


class BatchAnswer(_Signed):
    """The answer of ``POST /v1/resolve``: the n-th result answers the n-th query."""

    model_config = _example({"signature": _SIGNATURE, "results": [_RESOLUTION]})

    results: list[ResolutionModel]


class SuggestAnswer(_Signed):
    """The answer of ``GET /v1/suggest``."""

    model_config = _example(
        {
            "signature": _SIGNATURE,
            "query": "Kata",
            "suggestions": [
                {
                    "id": "kataib-hezbollah",
                    "canonical": "Kataib Hezbollah",
                    "kind": "organisation",
                    "name": "Kataeb Hezbollah",
                    "language": "en",
                }
            ],
        }
    )

    query: str
    suggestions: list[SuggestionModel]


class AnnotateAnswer(_Signed):
    """The answer of ``POST /v1/annotate``, in the order of the text."""

    model_config = _example(
        {
            "signature": _SIGNATURE,
            "unit": "code points",
            "mentions": [
                {
                    "start": 0,
                    "end": 16,
                    "surface": "Kataeb Hezbollah",
                    "core_start": 0,
                    "core_end": 16,
                    **_DECIDED,
                }
            ],
        }
    )

    unit: Literal["code points"]
    mentions: list[MentionModel]


class CheckAnswer(_Signed):
    """The answer of ``POST /v1/check``, in the order of the text."""

    model_config = _example(
        {
            "signature": _SIGNATURE,
            "style": "default",
            "unit": "code points",
            "findings": [
                {
                    "start": 28,
                    "end": 44,
                    "line": 1,
                    "column": 29,
                    "surface": "Kataeb Hezbollah",
                    "code": "inconsistent",
                    "entity": "kataib-hezbollah",
                    "message": f"the text prints one name in two spellings: {_KATAEB} once, {_KATAIB} once, "
                    f"first in line 1; the house prints {_KATAIB}",
                    "replacement": "Kataib Hezbollah",
                    "safe": True,
                }
            ],
        }
    )

    style: str
    unit: Literal["code points"]
    findings: list[FindingModel]


class IndexAnswer(_Answer):
    """The answer of ``GET /``."""

    model_config = _example(
        {
            "name": "laqab",
            "version": "0.1.0",
            "signature": _SIGNATURE,
            "links": {"docs": "/docs", "resolve": "/v1/resolve{?q,lang,kind*,country*,as_of,limit,alternatives}"},
        }
    )

    name: Literal["laqab"]
    version: str
    signature: str | None = Field(description="What answers; null until the gazetteer is loaded.")
    links: dict[str, str] = Field(description="Where to go; templates as in RFC 6570.")


class LiveAnswer(_Answer):
    """The answer of ``GET /healthz``."""

    model_config = _example({"status": "alive"})

    status: Literal["alive"]


class ReadyAnswer(_Signed):
    """The answer of ``GET /readyz`` once the gazetteer is loaded."""

    model_config = _example({"signature": _SIGNATURE, "status": "ready", "entities": 312})

    status: Literal["ready"]
    entities: int


class ProblemTypeAnswer(_Answer):
    """The answer of ``GET /problems/{name}``: what a problem type means."""

    model_config = _example(
        {
            "name": "not-found",
            "status": 404,
            "title": "There is nothing at this path.",
            "meaning": "No endpoint has this path. GET / lists the endpoints.",
        }
    )

    name: str
    status: int
    title: str
    meaning: str


class ErrorModel(_Answer):
    """One value that cannot be answered."""

    pointer: str | None = Field(default=None, description="Where in the body (RFC 6901).")
    parameter: str | None = Field(default=None, description="Which parameter of the query.")
    detail: str


class Problem(BaseModel):
    """An error (RFC 9457)."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "type": "/problems/unknown-entity",
                    "title": "The gazetteer holds no such entity.",
                    "status": 404,
                    "detail": "no entity has the id 'kataeb-hezbollah'; did you mean kataib-hezbollah?",
                    "instance": "/v1/entities/kataeb-hezbollah",
                    "request_id": "5f1c9a7e2f0b4d6a8c3e1b7d9f2a4c60",
                    "near": ["kataib-hezbollah"],
                }
            ]
        },
    )

    type: str = Field(description="A path that explains this type of problem.")
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    errors: list[ErrorModel] | None = Field(default=None, description="The values that were refused.")
    near: list[str] | None = Field(default=None, description="Ids that look like the one that is not there.")
