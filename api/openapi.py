"""The application class: its OpenAPI document, and the path it is served under."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from api.models import Problem
from api.problems import MEDIA_TYPE, PROBLEM_TYPES

ALWAYS = (422, 500, 503)
"""What every endpoint can meet that asks the resolver."""


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of an endpoint that can meet problems of these statuses."""
    return {
        problem.status: {"model": Problem, "description": problem.title}
        for problem in PROBLEM_TYPES
        if problem.status in statuses
    }


class Application(FastAPI):
    """FastAPI, but errors are described as what they are, and every path is told as the caller knows it."""

    base: str = ""
    """The path that a proxy serves the application under."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.base and scope["type"] == "http":
            # A proxy may have cut its path off or not; in ASGI the path is whole and root_path its beginning.
            path = scope["path"] if scope["path"].startswith(f"{self.base}/") else f"{self.base}{scope['path']}"
            scope = {**scope, "path": path, "root_path": self.base}
        await super().__call__(scope, receive, send)

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            _describe_problems(super().openapi())
        return super().openapi()


def _describe_problems(document: dict[str, Any]) -> None:
    """Put errors under their media type; the framework puts all answers under one, and adds its own 422."""
    for path in document["paths"].values():
        for operation in path.values():
            for status, response in list(operation["responses"].items()):
                if status < "400":
                    continue
                content = response["content"]["application/json"]
                if content["schema"]["$ref"].endswith("/HTTPValidationError"):
                    del operation["responses"][status]
                else:
                    response["content"] = {MEDIA_TYPE: content}
    for unused in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(unused, None)
