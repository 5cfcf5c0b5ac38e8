"""Answers that a client may keep: an entity tag from the signature and the question."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from resolver.export.records import Record

_TAG = re.compile(r'(?:W/)?"([^"]*)"')


def conditional(request: Request, signature: str, make: Callable[[], Record]) -> Response:
    """The answer to a GET, or 304 where the client holds it already; then it is not computed.

    Two answers to the same question are equal as long as the signature is. The tag is weak because the answer
    may come compressed (RFC 9110, 8.8.1); ``no-cache`` lets a client keep the answer but has it ask each time.
    """
    tag = _entity_tag(request, signature)
    headers = {"ETag": f'W/"{tag}"', "Cache-Control": "no-cache"}
    asked = request.headers.get("if-none-match", "")
    if tag in _TAG.findall(asked):
        return Response(status_code=304, headers=headers)
    document = make()
    if asked.strip() == "*":  # any answer will do, if there is one: make() would have raised
        return Response(status_code=304, headers=headers)
    return JSONResponse(document, headers=headers)


def _entity_tag(request: Request, signature: str) -> str:
    question = f"{signature}\n{request.scope['path']}\n".encode() + request.scope["query_string"]
    return hashlib.sha256(question).hexdigest()[:32]
