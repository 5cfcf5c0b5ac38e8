"""The OpenAPI document as one page for people: no script, nothing fetched from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
h2 { margin-top: 2.5rem; border-top: 1px solid; padding-top: 1rem }
code, pre { font: 14px/1.5 ui-monospace, monospace }
pre { overflow-x: auto; padding: .75rem; border: 1px solid; border-radius: 4px }
th, td { text-align: start; vertical-align: top; padding: .25rem 1rem .25rem 0 }
"""

_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; frame-ancestors 'none'"
"""The Content-Security-Policy of the page: its own style, and nothing else."""


def reference_page(document: Mapping[str, Any]) -> str:
    """HTML that lists every endpoint of an OpenAPI document with its parameters, body and answers."""
    info = document["info"]
    title = f"{escape(info['title'])} {escape(info['version'])}"
    endpoints = "\n".join(
        part
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        for part in _endpoint(f"{method.upper()} {path}", operation, document)
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<p>{escape(info['summary'])}</p>\n{endpoints}\n</main>\n</body>\n</html>\n"
    )


def _endpoint(heading: str, operation: Mapping[str, Any], document: Mapping[str, Any]) -> Iterator[str]:
    yield f'<h2 id="{escape(operation["operationId"])}"><code>{escape(heading)}</code> {escape(operation["summary"])}</h2>'
    yield f"<p>{escape(operation.get('description', ''))}</p>"
    if parameters := operation.get("parameters"):
        rows = ((p["name"], p.get("description", ""), "required" if p.get("required") else "") for p in parameters)
        yield _table(rows)
    if body := operation.get("requestBody"):
        yield from _examples("Body", body["content"], document)
    yield _table((status, response["description"], "") for status, response in operation["responses"].items())
    yield from _examples("Answer", operation["responses"]["200"].get("content", {}), document)


def _table(rows: Iterator[tuple[str, str, str]]) -> str:
    cells = "".join(
        f'<tr><th scope="row"><code>{escape(name)}</code></th><td>{escape(text)}</td><td>{escape(note)}</td></tr>'
        for name, text, note in rows
    )
    return f"<table>{cells}</table>"


def _examples(label: str, content: Mapping[str, Any], document: Mapping[str, Any]) -> Iterator[str]:
    """The first example of the schema that a body or an answer refers to, where it has one."""
    reference: str = content.get("application/json", {}).get("schema", {}).get("$ref", "")
    schema = document["components"]["schemas"].get(reference.rpartition("/")[2], {})
    for example in schema.get("examples", ())[:1]:
        shown = json.dumps(example, ensure_ascii=False, indent=2)
        yield f"<p>{label}</p><pre>{escape(shown)}</pre>"
