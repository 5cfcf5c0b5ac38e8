"""Errors over HTTP, every one as a problem document (RFC 9457, ``application/problem+json``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from api.service import NotReadyError
from resolver.errors import InputError, StyleError, UnknownEntityError

MEDIA_TYPE = "application/problem+json"

MOST_ERRORS = 50
"""How many single errors one problem document lists; a batch can hold thousands."""

_LONGEST_POINTER = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemType:
    """One sort of problem: ``name`` is the last part of its type URI, ``/problems/<name>``."""

    name: str
    status: int
    title: str
    meaning: str


MALFORMED = ProblemType(
    name="malformed-request",
    status=400,
    title="The request cannot be read.",
    meaning="The body is not JSON in UTF-8 (a name twice in one object and NaN are not), or the query string is not UTF-8 once it is percent-decoded.",
)
ORIGIN = ProblemType(
    name="origin-not-allowed",
    status=400,
    title="The origin, method or header is not allowed.",
    meaning="A browser asked in advance (CORS preflight) for what LAQAB_CORS_ORIGINS or the service does not allow.",
)
NOT_FOUND = ProblemType(
    name="not-found",
    status=404,
    title="There is nothing at this path.",
    meaning="No endpoint has this path. GET / lists the endpoints.",
)
UNKNOWN_ENTITY = ProblemType(
    name="unknown-entity",
    status=404,
    title="The gazetteer holds no such entity.",
    meaning='The id was never given to an entity. "near" lists ids that look like it.',
)
METHOD = ProblemType(
    name="method-not-allowed",
    status=405,
    title="The endpoint does not take this method.",
    meaning="The Allow header lists the methods that it takes.",
)
NOT_ACCEPTABLE = ProblemType(
    name="not-acceptable",
    status=406,
    title="The answer is in no form that was asked for.",
    meaning="The Accept header rules out application/json, which is the one form of the answers.",
)
TOO_LARGE = ProblemType(
    name="content-too-large",
    status=413,
    title="The body is too large.",
    meaning="The body holds more bytes than LAQAB_BODY_LIMIT allows.",
)
MEDIA = ProblemType(
    name="unsupported-media-type",
    status=415,
    title="The body is not JSON.",
    meaning="A body must come as application/json in UTF-8, and not compressed.",
)
INVALID = ProblemType(
    name="invalid-request",
    status=422,
    title="The request has values that cannot be answered.",
    meaning='"errors" lists each: "pointer" into the body (RFC 6901) or "parameter" of the query, and "detail".',
)
INTERNAL = ProblemType(
    name="internal-error",
    status=500,
    title="The service failed.",
    meaning='The fault is ours. Report it with the "request_id".',
)
NOT_READY = ProblemType(
    name="not-ready",
    status=503,
    title="The gazetteer is not loaded yet.",
    meaning="Ask again after the seconds of the Retry-After header. GET /readyz says when it is.",
)

PROBLEM_TYPES = (
    MALFORMED,
    ORIGIN,
    NOT_FOUND,
    UNKNOWN_ENTITY,
    METHOD,
    NOT_ACCEPTABLE,
    TOO_LARGE,
    MEDIA,
    INVALID,
    INTERNAL,
    NOT_READY,
)

# What the framework raises by itself, by status.
_FRAMEWORK = {problem.status: problem for problem in (MALFORMED, NOT_FOUND, METHOD, TOO_LARGE, MEDIA)}


@dataclass(slots=True, kw_only=True)
class ProblemError(Exception):
    """A problem to answer with; ``members`` are added to the document (``errors``, ``near``)."""

    type: ProblemType
    detail: str
    members: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.detail


def invalid(errors: Sequence[Mapping[str, str]]) -> ProblemError:
    """A 422 about one value at least, each told by :func:`in_body` or :func:`in_query`."""
    first = errors[0]
    where = first["parameter"] if "parameter" in first else first["pointer"].removeprefix("#/").replace("#", "body")
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    shown = list(errors[:MOST_ERRORS])
    return ProblemError(type=INVALID, detail=f"{where}: {first['detail']}{more}", members={"errors": shown})


def above_limit(field: str, given: int, limit: int, unit: str) -> ProblemError:
    """A 422 about a field of the body that holds more than the service is set to take at once."""
    return invalid([in_body([field], f"May hold {limit} {unit}, this one holds {given}")])


def in_body(path: Iterable[object], detail: str) -> Mapping[str, str]:
    """What is wrong at one place of the body; the empty path is the body itself."""
    pointer = "".join(f"/{_escaped(step)}" for step in path)
    return {"pointer": f"#{pointer}"[:_LONGEST_POINTER], "detail": detail}


def in_query(path: Iterable[object], detail: str) -> Mapping[str, str]:
    """What is wrong with one parameter of the query; of one that may come several times, with the n-th."""
    return {"parameter": ".".join(map(_escaped, path))[:_LONGEST_POINTER], "detail": detail}


def problem_response(request: Request, problem: ProblemError) -> JSONResponse:
    """The answer to a request that met a problem; never stored by caches."""
    kind = problem.type
    document = {
        "type": f"{request.scope.get('root_path', '')}/problems/{kind.name}",
        "title": kind.title,
        "status": kind.status,
        "detail": problem.detail,
        "instance": quote(request.scope["path"]),
        "request_id": request.scope.get("state", {}).get("request_id", ""),
        **problem.members,
    }
    headers = {"Cache-Control": "no-store", **problem.headers}
    return JSONResponse(document, kind.status, headers, MEDIA_TYPE)


async def answer_problem(request: Request, error: Exception) -> JSONResponse:
    """The problem document of any error that the service knows how to explain."""
    problem = next(explain(error) for kind, explain in HANDLED.items() if isinstance(error, kind))
    if problem.type is METHOD:
        # The framework's own Allow names the methods of one route only, and a path may have several.
        problem.headers = {"Allow": request.app.state.allow.get(request.scope["route"].path, "")}
    return problem_response(request, problem)


def _of_framework(error: HTTPException) -> ProblemError:
    kind = _FRAMEWORK.get(error.status_code, INTERNAL)
    detail = "The body cannot be read as JSON in UTF-8." if kind is MALFORMED else kind.meaning
    return ProblemError(type=kind, detail=detail, headers=dict(error.headers or {}))


def _of_validation(errors: Sequence[Mapping[str, Any]]) -> ProblemError:
    if any(error["type"] == "json_invalid" for error in errors):
        return ProblemError(type=MALFORMED, detail=f"The body is not JSON: {errors[0]['ctx']['error']}.")
    return invalid([_single(error) for error in errors])


def _single(error: Mapping[str, Any]) -> Mapping[str, str]:
    """One failed check as data: where, and what was wanted; never the value that was sent."""
    place, *path = error["loc"]
    detail = str(error["msg"]).removeprefix("Value error, ")
    return in_body(path, detail) if place == "body" else in_query(path, detail)


def _escaped(step: object) -> str:
    """One step of a JSON pointer (RFC 6901); a lone surrogate, which no answer can carry, is spelled out."""
    text = str(step).encode("utf-8", "backslashreplace").decode("utf-8")
    return text.replace("~", "~0").replace("/", "~1")


def _of_unknown(error: UnknownEntityError) -> ProblemError:
    return ProblemError(type=UNKNOWN_ENTITY, detail=str(error), members={"near": list(error.near)})


def _of_input(error: InputError) -> ProblemError:
    return ProblemError(type=INVALID, detail=str(error), members={"errors": []})


def _of_style(error: StyleError) -> ProblemError:
    return invalid([in_body(["style"], "; ".join(problem.message for problem in error.problems))])


def _of_loading(error: NotReadyError) -> ProblemError:
    return ProblemError(type=NOT_READY, detail=str(error), headers={"Retry-After": "1"})


HANDLED: Mapping[type[Exception], Callable[[Any], ProblemError]] = {
    ProblemError: lambda problem: problem,
    RequestValidationError: lambda error: _of_validation(error.errors()),
    UnknownEntityError: _of_unknown,
    InputError: _of_input,
    StyleError: _of_style,
    NotReadyError: _of_loading,
    HTTPException: _of_framework,
}
"""The errors that are answered, and how each is explained; any other is the service's own fault, a 500."""
