"""A resolver, an application and a client for every test of the service."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from fake import FakeResolver
from in_process import Client

from api import Settings, create_app


@pytest.fixture(scope="session")
def resolver():
    """A resolver over a few entities."""
    return FakeResolver()


@pytest.fixture
def client_with(resolver) -> Iterator[Callable[..., Client]]:
    """Makes clients of applications that run with the given settings."""
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(Client(create_app(Settings(**settings), resolver)))


@pytest.fixture
def client(client_with) -> Client:
    """A client of an application with the settings as they come."""
    return client_with()


@pytest.fixture
def small_gazetteer(tmp_path):
    """A file that holds a small gazetteer."""
    record = {"id": "erbil", "kind": "place", "names": {"en": ["Erbil"]}}
    (tmp_path / "small.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    return tmp_path / "small.jsonl"
