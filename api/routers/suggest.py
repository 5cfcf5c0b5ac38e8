"""Completions of what somebody types."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.caching import conditional
from api.models import SuggestAnswer
from api.openapi import ALWAYS, problems
from api.questions import SuggestParameters
from api.reading import JsonRoute
from api.service import ServiceNow
from resolver.export.records import Record, suggestion_record

router = APIRouter(prefix="/v1/suggest", tags=["suggest"], route_class=JsonRoute)


@router.get(
    "",
    summary="Complete a name",
    response_model=SuggestAnswer,
    responses=problems(*ALWAYS),
)
def suggest(request: Request, service: ServiceNow, asked: Annotated[SuggestParameters, Query()]) -> Response:
    """Entities that have a name beginning so, one suggestion for each."""
    resolver = service.resolver

    def answer() -> Record:
        suggestions = resolver.suggest(asked.q, limit=asked.limit)
        return {
            "signature": resolver.signature,
            "query": asked.q,
            "suggestions": [suggestion_record(suggestion) for suggestion in suggestions],
        }

    return conditional(request, resolver.signature, answer)
