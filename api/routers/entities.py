"""Ids to entities."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from starlette.responses import JSONResponse

from api.caching import conditional
from api.openapi import ALWAYS, ENTITY, problems
from api.reading import JsonRoute
from api.service import ServiceNow
from resolver.gazetteer.record import entity_record

router = APIRouter(prefix="/v1/entities", tags=["entities"], route_class=JsonRoute)


@router.get(
    "/{entity_id}",
    summary="Show an entity",
    responses={
        **problems(404, *ALWAYS),
        200: {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{ENTITY}"}}}},
        308: {"description": "The entity was merged; Location is the one it lives on in."},
    },
)
def entity(
    request: Request, service: ServiceNow, entity_id: Annotated[str, Path(examples=["kataib-hezbollah"])]
) -> Response:
    """The whole record of an entity. An id that was merged away answers 308 with the place of the surviving one."""
    resolver = service.resolver
    surviving = resolver.canonical_id(entity_id)
    if surviving != entity_id:
        location = f"{request.scope.get('root_path', '')}/v1/entities/{surviving}"
        headers = {"Location": location, "Cache-Control": "no-cache"}
        return JSONResponse({"id": surviving}, 308, headers)
    return conditional(request, resolver.signature, lambda: entity_record(resolver.entity(surviving)))
