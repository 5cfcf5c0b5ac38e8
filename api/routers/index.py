"""What the service offers, for people and programs that meet it first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import HTMLResponse

from api.caching import conditional
from api.models import IndexAnswer, ProblemTypeAnswer
from api.openapi import problems
from api.problems import NOT_FOUND, PROBLEM_TYPES, ProblemError
from api.reference import POLICY, reference_page
from api.service import ServiceNow
from resolver.export.records import Record
from resolver.version import __version__

router = APIRouter(tags=["index"])

_LINKS = {
    "docs": "/docs",
    "openapi": "/openapi.json",
    "resolve": "/v1/resolve{?q,lang,kind*,country*,as_of,limit,alternatives}",
    "suggest": "/v1/suggest{?q,limit}",
    "entity": "/v1/entities/{id}",
    "annotate": "/v1/annotate",
    "check": "/v1/check",
    "alive": "/healthz",
    "ready": "/readyz",
    "metrics": "/metrics",
    "problem": "/problems/{name}",
}
_PROBLEMS = {problem.name: problem for problem in PROBLEM_TYPES}


@router.get("/", summary="What is here", response_model=IndexAnswer)
async def index(request: Request, service: ServiceNow) -> Response:
    """The version, the signature and where to go."""
    base = request.scope.get("root_path", "")
    document: Record = {
        "name": "laqab",
        "version": __version__,
        "signature": service.resolver.signature if service.ready else None,
        "links": {name: f"{base}{path}" for name, path in _LINKS.items()},
    }
    return conditional(request, str(document["signature"]), lambda: document)


@router.get("/openapi.json", include_in_schema=False)
async def openapi(request: Request) -> Response:
    """The OpenAPI document."""
    return conditional(request, __version__, request.app.openapi)


@router.get("/docs", include_in_schema=False)
async def docs(request: Request) -> Response:
    """The OpenAPI document as a page for people."""
    return HTMLResponse(reference_page(request.app.openapi()), headers={"Content-Security-Policy": POLICY})


@router.get(
    "/problems/{name}", summary="What a problem means", response_model=ProblemTypeAnswer, responses=problems(404)
)
async def problem_type(request: Request, name: Annotated[str, Path(examples=["not-found"])]) -> Response:
    """The meaning of a problem's `type`."""
    found = _PROBLEMS.get(name)
    if found is None:
        raise ProblemError(type=NOT_FOUND, detail="No problem type has this name.")
    document: Record = {
        "name": found.name,
        "status": found.status,
        "title": found.title,
        "meaning": found.meaning,
    }
    return conditional(request, __version__, lambda: document)
