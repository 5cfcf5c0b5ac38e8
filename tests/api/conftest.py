"""A resolver, an application and a client for every test of the service."""

from __future__ import annotations

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
def gazetteer_folder(tmp_path):
    return tmp_path
