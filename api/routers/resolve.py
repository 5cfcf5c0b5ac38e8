"""Names to entities, one or many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from starlette.responses import JSONResponse

from api.caching import conditional
from api.models import BatchAnswer, ResolveAnswer
from api.openapi import ALWAYS, BODY, problems
from api.problems import above_limit
from api.questions import ResolveBatch, ResolveParameters, ResolveQuery
from api.reading import JsonRoute
from api.service import Service, ServiceNow
from resolver.export.records import Record, resolution_record
from resolver.outcome import Resolution

router = APIRouter(prefix="/v1/resolve", tags=["resolve"], route_class=JsonRoute)


@router.get(
    "",
    summary="Resolve a name",
    response_model=ResolveAnswer,
    responses=problems(*ALWAYS),
)
def resolve_one(request: Request, service: ServiceNow, asked: Annotated[ResolveParameters, Query()]) -> Response:
    """Which entity a name means: `resolved`, `ambiguous` or `unresolved`, with the evidence. Never a silent guess."""
    resolver = service.resolver

    def answer() -> Record:
        resolution = resolver.resolve(asked.q, **asked.asked())
        service.metrics.decided("resolve", [resolution])
        return {"signature": resolver.signature, **resolution_record(resolution)}

    return conditional(request, resolver.signature, answer)


@router.post("", summary="Resolve many names", response_model=BatchAnswer, responses=problems(*BODY))
def resolve_batch(service: ServiceNow, batch: ResolveBatch) -> Response:
    """As the GET, for many names at once, each with options of its own. The n-th result answers the n-th query."""
    limit = service.settings.batch_limit
    if len(batch.queries) > limit:
        raise above_limit("queries", len(batch.queries), limit, "queries")
    resolutions = _resolve_aligned(service, batch.queries)
    service.metrics.decided("resolve", resolutions)
    results = [resolution_record(resolution) for resolution in resolutions]
    return JSONResponse({"signature": service.resolver.signature, "results": results})


def _resolve_aligned(service: Service, queries: Sequence[ResolveQuery]) -> list[Resolution]:
    """The answers in the order of the queries; those with equal options are asked together."""
    together: dict[frozenset[tuple[str, Any]], list[int]] = defaultdict(list)
    for position, query in enumerate(queries):
        together[frozenset(query.asked().items())].append(position)
    answers: dict[int, Resolution] = {}
    for options, positions in together.items():
        names = [queries[position].q for position in positions]
        answers.update(zip(positions, service.resolver.resolve_many(names, **dict(options)), strict=True))
    return [answers[position] for position in range(len(queries))]
