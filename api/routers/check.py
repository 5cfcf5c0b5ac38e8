"""Texts to findings."""

from __future__ import annotations

from fastapi import APIRouter, Response
from starlette.responses import JSONResponse

from api.models import CheckAnswer
from api.openapi import ALWAYS, problems
from api.questions import JsonRoute, TextToCheck
from api.routers.annotate import within_limit
from api.service import ServiceNow
from resolver.export.records import check_record

router = APIRouter(prefix="/v1/check", tags=["check"], route_class=JsonRoute)


@router.post("", summary="Check a text", response_model=CheckAnswer, responses=problems(400, 413, 415, *ALWAYS))
def check(service: ServiceNow, body: TextToCheck) -> Response:
    """What a house style has to say about the names in a text, with replacements where there are any."""
    within_limit(service, body.text)
    findings = service.resolver.check(body.text, style=body.style, language=body.lang)
    service.metrics.found(finding.code.value for finding in findings)
    return JSONResponse(check_record(findings, style=body.style, signature=service.resolver.signature))
