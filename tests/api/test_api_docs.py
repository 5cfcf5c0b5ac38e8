"""The examples of docs/api.md answer as printed, over a socket and with the gazetteer that users have.

``python tests/api/test_api_docs.py`` prints the answers anew into the document: read what changed before you commit it.
"""

from __future__ import annotations

import json
import re
import shlex
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from api import Settings, create_app
from api.server import address_of, listening_socket, server_of
from resolver import Resolver

DOCS = Path(__file__).parents[2] / "docs" / "api.md"
BASE = "http://127.0.0.1:8000"
_BLOCK = re.compile(r"```console\n\$ (.*)\n((?:.*\n)*?)```")
_SIGNATURE = re.compile(r'"signature": "[^"]*"')


def examples() -> list[tuple[str, str]]:
    """Every command with the answer that is printed below it."""
    return _BLOCK.findall(DOCS.read_text(encoding="utf-8"))


@contextmanager
def served() -> Iterator[str]:
    """The URL of a server that runs as ``laqab serve`` does."""
    settings = Settings(port=0)
    with listening_socket(settings.host, settings.port) as listener:
        server = server_of(create_app(settings, Resolver.load()), settings)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield address_of(listener)
        finally:
            server.should_exit = True
            thread.join(20)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """One server for all examples."""
    with served() as url:
        yield url


def run(address: str, command: str) -> str:
    """What a command ``curl … | jq …`` prints; it knows the few options and paths that the document uses."""
    curl, _, jq = command.partition(" | jq ")
    words = iter(shlex.split(curl)[1:])
    method, url, body, headers, query = "GET", "", None, {}, {}
    for word in words:
        match word:
            case "-s" | "-G":
                pass
            case "-H":
                name, _, value = next(words).partition(": ")
                headers[name] = value
            case "-d":
                method, body = "POST", next(words)
            case "--data-urlencode":
                name, _, value = next(words).partition("=")
                query[name] = value
            case _:
                url = word
    assert url.startswith(BASE)
    url = address + url.removeprefix(BASE)
    answer = httpx.request(method, url, content=body, headers=headers, params=query or None)
    values = select(answer.json(), shlex.split(jq)[0])
    printed = "".join(json.dumps(value, ensure_ascii=False, indent=2) + "\n" for value in values)
    return _SIGNATURE.sub('"signature": "…"', printed)


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
def test_an_example_answers_as_printed(address, command, printed):
    """Letter by letter, but for the signature, which changes with every edit of the gazetteer."""
    assert run(address, command) == printed


def print_anew() -> None:
    """Put the answers of today below the commands."""
    with served() as url:
        text = _BLOCK.sub(
            lambda found: f"```console\n$ {found[1]}\n{run(url, found[1])}```", DOCS.read_text(encoding="utf-8")
        )
    DOCS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    print_anew()
