"""The application class: its OpenAPI document, and the path it is served under."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from api.models import Problem
from api.problems import MEDIA_TYPE, PROBLEM_TYPES
from resolver.gazetteer import json_schema

ALWAYS = (400, 406, 422, 500, 503)
"""What every endpoint can meet that asks the resolver."""

BODY = (*ALWAYS, 413, 415)
"""What such an endpoint can meet that is sent a body."""

ENTITY = "EntityShape"
"""The name that the record of an entity has among the schemas."""

_ENTITY_EXAMPLE = {
    "id": "jurf-al-sakhar",
    "kind": "place",
    "type": "town",
    "country": "IQ",
    "part_of": "musayyib-district",
    "gloss": {"en": "Town on the Euphrates in northern Babil, renamed Jurf al-Nasr in 2014."},
    "names": {
        "en": ["Jurf al-Nasr", {"name": "Jurf al-Sakhar", "tags": ["former"], "until": "2014-10"}],
    },
    "sources": ["rudaw-2023-11-22"],
}


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
            document = super().openapi()
            _describe_problems(document)
            _describe_queries(document)
            document["components"]["schemas"].update(_entity_schemas())
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


def _describe_queries(document: dict[str, Any]) -> None:
    """Take null out of what a query parameter may be: a query string has no null, a parameter is left out."""
    for path in document["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", ()):
                schema = parameter["schema"]
                choices = [choice for choice in schema.pop("anyOf", ()) if choice != {"type": "null"}]
                schema.update(*choices)


def _entity_schemas() -> dict[str, Any]:
    """The record of an entity, by the JSON Schema of gazetteer files: it is the same record."""
    definitions = json.dumps(json_schema()["$defs"]).replace('"#/$defs/', '"#/components/schemas/')
    schemas = {name: json.loads(definitions)[name] for name in (ENTITY, "NameShape", "RelationShape")}
    schemas[ENTITY]["examples"] = [_ENTITY_EXAMPLE]
    return schemas
