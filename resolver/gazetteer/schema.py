"""The JSON Schema of the files, made from the shapes that the loader checks."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from resolver.entity import TYPES
from resolver.gazetteer.shape import EntityShape, RedirectsShape, SourceShape

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "Laqab gazetteer"
"""By this title a ``schema.json`` is known to be ours."""


def gazetteer_schema() -> dict[str, Any]:
    """The schema of a file of entities; ``$defs`` has ``sources`` and ``redirects`` for the files of those names."""
    shapes = [(shape, "validation") for shape in (EntityShape, SourceShape, RedirectsShape)]
    _, made = models_json_schema(shapes, ref_template="#/$defs/{model}")  # type: ignore[arg-type]
    definitions = {name: _tidy(definition) for name, definition in made["$defs"].items()}
    redirects = definitions.pop("RedirectsShape")
    definitions["EntityShape"]["allOf"] = [_types_of(kind, words) for kind, words in TYPES.items()]
    return {
        "$schema": DIALECT,
        "title": TITLE,
        "description": "A file of entities: a list, sorted by id. Made by laqab fmt; do not edit.",
        "type": "array",
        "items": {"$ref": "#/$defs/EntityShape"},
        "$defs": {
            **definitions,
            "sources": {"type": "array", "items": {"$ref": "#/$defs/SourceShape"}},
            "redirects": redirects,
        },
    }


def _types_of(kind: str, words: tuple[str, ...]) -> dict[str, Any]:
    return {
        "if": {"properties": {"kind": {"const": str(kind)}}, "required": ["kind"]},
        "then": {"properties": {"type": {"enum": list(words)}}},
    }


def _tidy(schema: Any) -> Any:
    """Without what Python says and YAML does not: titles of fields, and null for a field that is left out."""
    if isinstance(schema, list):
        return [_tidy(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    tidy = {
        key: {name: _tidy(inner) for name, inner in value.items()} if key == "properties" else _tidy(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and value is None)
    }
    if "patternProperties" in tidy:
        tidy["additionalProperties"] = False
    choices = [choice for choice in tidy.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del tidy["anyOf"]
        return {**choices[0], **tidy}
    return {**tidy, "anyOf": choices} if choices else tidy
