"""Texts to findings."""

from __future__ import annotations

from fastapi import APIRouter, Response
from starlette.responses import JSONResponse

from api.models import CheckAnswer
from api.openapi import BODY, problems
from api.problems import above_limit
from api.questions import TextToCheck
from api.reading import JsonRoute
from api.service import ServiceNow
from resolver.export.records import check_record

router = APIRouter(prefix="/v1/check", tags=["check"], route_class=JsonRoute)


@router.post("", summary="Check a text", response_model=CheckAnswer, responses=problems(*BODY))
def check(service: ServiceNow, body: TextToCheck) -> Response:
    """What a house style has to say about the names in a text, with replacements where there are any."""
    if len(body.text) > service.settings.text_limit:
        raise above_limit("text", len(body.text), service.settings.text_limit, "code points")
    findings = service.resolver.check(body.text, style=body.style, language=body.lang)
    service.metrics.found(finding.code.value for finding in findings)
    return JSONResponse(check_record(findings, style=body.style, signature=service.resolver.signature))
