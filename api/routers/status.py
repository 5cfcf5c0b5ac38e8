"""Whether the service lives, whether it can answer, and what it has done."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from api.models import LiveAnswer, ReadyAnswer
from api.openapi import problems
from api.service import ServiceNow

router = APIRouter(tags=["status"])

# These answer on the event loop, not in the thread pool: they must not wait behind long texts.


@router.get("/healthz", summary="Is the process alive?", response_model=LiveAnswer)
async def healthz() -> Response:
    """Alive: 200, also while the gazetteer is being loaded."""
    return _now({"status": "alive"})


@router.get(
    "/readyz",
    summary="Can it answer?",
    response_model=ReadyAnswer,
    responses=problems(503),
)
async def readyz(service: ServiceNow) -> Response:
    """Ready: 200. Not loaded yet, or not loadable: 503."""
    resolver = service.resolver
    return _now({"status": "ready", "signature": resolver.signature, "entities": len(resolver)})


@router.get(
    "/metrics",
    summary="What has it done?",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}, "description": "Prometheus text."}},
)
async def metrics(request: Request, service: ServiceNow) -> Response:
    """Requests, durations and decisions, for Prometheus. Routes are templates, never what was asked."""
    page, media_type = service.metrics.page(request.headers.get("accept", ""))
    return Response(page, headers={"Content-Type": media_type, "Cache-Control": "no-store"})


def _now(document: dict[str, object]) -> JSONResponse:
    """An answer that is true at this moment only."""
    return JSONResponse(document, headers={"Cache-Control": "no-store"})
