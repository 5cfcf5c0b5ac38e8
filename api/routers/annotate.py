"""Texts to mentions."""

from __future__ import annotations

from fastapi import APIRouter, Response
from starlette.responses import JSONResponse

from api.models import AnnotateAnswer
from api.openapi import BODY, problems
from api.problems import above_limit
from api.questions import TextToAnnotate
from api.reading import JsonRoute
from api.service import ServiceNow
from resolver.export.records import annotation_record

router = APIRouter(prefix="/v1/annotate", tags=["annotate"], route_class=JsonRoute)


@router.post("", summary="Find the names in a text", response_model=AnnotateAnswer, responses=problems(*BODY))
def annotate(service: ServiceNow, body: TextToAnnotate) -> Response:
    """Every name in a text with what it means. Offsets count code points, as in Python."""
    if len(body.text) > service.settings.text_limit:
        raise above_limit("text", len(body.text), service.settings.text_limit, "code points")
    mentions = service.resolver.annotate(body.text, language=body.lang)
    service.metrics.decided("annotate", (mention.resolution for mention in mentions))
    return JSONResponse(annotation_record(mentions, signature=service.resolver.signature))
