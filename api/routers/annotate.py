"""Texts to mentions."""

from __future__ import annotations

from fastapi import APIRouter, Response
from starlette.responses import JSONResponse

from api.models import AnnotateAnswer
from api.openapi import ALWAYS, problems
from api.problems import invalid
from api.questions import JsonRoute, TextToAnnotate
from api.service import Service, ServiceNow
from resolver.export.records import annotation_record

router = APIRouter(prefix="/v1/annotate", tags=["annotate"], route_class=JsonRoute)


@router.post(
    "", summary="Find the names in a text", response_model=AnnotateAnswer, responses=problems(400, 413, 415, *ALWAYS)
)
def annotate(service: ServiceNow, body: TextToAnnotate) -> Response:
    """Every name in a text with what it means. Offsets count code points, as in Python."""
    within_limit(service, body.text)
    mentions = service.resolver.annotate(body.text, language=body.lang)
    service.metrics.decided("annotate", (mention.resolution for mention in mentions))
    return JSONResponse(annotation_record(mentions, signature=service.resolver.signature))


def within_limit(service: Service, text: str) -> None:
    """Refuse a text that is longer than the service is set to read."""
    limit = service.settings.text_limit
    if len(text) > limit:
        raise invalid(f"A text may hold {limit} code points, this one holds {len(text)}.", pointer="#/text")
