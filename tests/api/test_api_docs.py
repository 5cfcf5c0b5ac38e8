"""The examples of docs/api.md answer as printed."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from in_process import Client

from api import Settings, create_app
from resolver import Resolver

DOCS = Path(__file__).parents[2] / "docs" / "api.md"
BASE = "http://127.0.0.1:8000"
_BLOCK = re.compile(r"```console\n\$ (.*)\n((?:.*\n)*?)```")
_SIGNATURE = re.compile(r'"signature": "[^"]*"')


def examples() -> list[tuple[str, str]]:
    """Every command with the answer that is printed below it."""
    return _BLOCK.findall(DOCS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def bundled() -> Iterator[Client]:
    """A client of the service with the gazetteer that users have."""
    with Client(create_app(Settings(), Resolver.load())) as client:
        yield client


def run(client: Client, command: str) -> str:
    """What a command ``curl … | jq …`` prints; it knows the few options and paths that the document uses."""
    curl, _, jq = command.partition(" | jq ")
    words = iter(shlex.split(curl)[1:])
    method, url, body, headers = "GET", "", None, {}
    for word in words:
        match word:
            case "-s":
                pass
            case "-H":
                name, _, value = next(words).partition(": ")
                headers[name] = value
            case "-d":
                method, body = "POST", next(words)
            case _:
                url = word
    answer = client.request(method, url.removeprefix(BASE), content=body, headers=headers)
    values = select(answer.json(), shlex.split(jq)[0])
    return "".join(json.dumps(value, ensure_ascii=False, indent=2) + "\n" for value in values)


def select(document: Any, path: str) -> list[Any]:
    """What a path such as ``.results[].id`` picks."""
    values = [document]
    for name, index in re.findall(r"\.?(\w+)|\[(\d*)\]", path):
        if name:
            values = [value[name] for value in values]
        elif index:
            values = [value[int(index)] for value in values]
        else:
            values = [item for value in values for item in value]
    return values


def test_the_document_has_examples():
    """One example an endpoint at least, or the pattern above has gone blind."""
    commands = " ".join(command for command, _ in examples())
    for path in ("resolve?", "resolve -H", "suggest?", "entities/", "annotate", "check"):
        assert f"/v1/{path}" in commands


@pytest.mark.parametrize(("command", "printed"), examples(), ids=[command[:60] for command, _ in examples()])
def test_an_example_answers_as_printed(bundled, command, printed):
    """The signature changes with every edit of the gazetteer; all else is compared letter by letter."""
    answered = run(bundled, command)
    assert _SIGNATURE.sub('"signature": "…"', answered) == _SIGNATURE.sub('"signature": "…"', printed)
