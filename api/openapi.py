"""The OpenAPI document, with errors described as what they are: problem documents."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from api.models import Problem
from api.problems import MEDIA_TYPE, PROBLEM_TYPES


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of an endpoint that can meet these problems, besides 422, 500 and 503."""
    return {
        problem.status: {"model": Problem, "description": problem.title}
        for problem in PROBLEM_TYPES
        if problem.status in {*statuses, 422, 500, 503}
    }


class Application(FastAPI):
    """FastAPI, but errors are under their own media type, where the framework puts all under one."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            document = super().openapi()
            for path in document["paths"].values():
                for operation in path.values():
                    for status, response in operation["responses"].items():
                        if status >= "400":
                            response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
        return self.openapi_schema or {}
