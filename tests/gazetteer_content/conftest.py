"""The bundled gazetteer, opened once."""

from __future__ import annotations

import pytest

from resolver import Resolver


@pytest.fixture(scope="session")
def laqab() -> Resolver:
    """A resolver of the bundled gazetteer."""
    return Resolver.load()
