"""The ``curl`` examples of the README answer as printed, over a socket and with the gazetteer that users have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_api_docs import run, served

README = Path(__file__).parents[2] / "README.md"
_EXAMPLE = re.compile(r"^\$ (curl .*)\n((?:(?!\$ |```).*\n)*)", re.MULTILINE)


def examples() -> list[tuple[str, str]]:
    """Every command with the answer that is printed below it."""
    return _EXAMPLE.findall(README.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """One server for all examples."""
    with served() as url:
        yield url


def test_the_readme_has_examples():
    """A question about a name and one about a text, or the pattern above has gone blind."""
    commands = " ".join(command for command, _ in examples())
    assert "/v1/resolve" in commands
    assert "/v1/annotate" in commands


@pytest.mark.parametrize(("command", "printed"), examples(), ids=[command[:60] for command, _ in examples()])
def test_an_example_answers_as_printed(address, command, printed):
    """Letter by letter."""
    assert run(address, command) == printed
