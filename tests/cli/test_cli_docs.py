"""The examples of docs/cli.md print what is printed there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from command_line import laqab, settled

DOCS = Path(__file__).parents[2] / "docs" / "cli.md"
COLUMN = "Kataeb Hezbollah\n\nحزب الله\n"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_FILE = re.compile(r"`([\w.]+)`[^`]*\n\n```(?:yaml|text)\n(.*?)```", re.DOTALL)


def examples() -> list[tuple[str, str]]:
    """Every command with what is printed below it."""
    document = DOCS.read_text(encoding="utf-8")
    found = []
    for block in _BLOCK.findall(document):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = example.partition("\n")
            found.append((command, printed))
    return found


class Shell:
    """As much of a shell as the document needs: ``laqab``, ``<`` and ``echo $?``."""

    def __init__(self) -> None:
        self._code = 0

    def run(self, command: str) -> str:
        """What the command prints, on both streams."""
        if command == "echo $?":
            return f"{self._code}\n"
        words = shlex.split(command)
        assert words.pop(0) == "laqab"
        stdin = b""
        if "<" in words:
            stdin = Path(words.pop()).read_bytes()
            words.remove("<")
        ran = laqab(*words, stdin=stdin)
        self._code = ran.code
        return ran.out + ran.err


@pytest.fixture
def _files(tmp_path, monkeypatch):
    """A folder with the files that the document shows."""
    monkeypatch.chdir(tmp_path)
    for name, content in _FILE.findall(DOCS.read_text(encoding="utf-8")):
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "column.txt").write_text(COLUMN, encoding="utf-8")


@pytest.mark.usefixtures("_files")
def test_the_examples_print_what_is_printed():
    """In their order, in one folder: what one writes, the next reads."""
    shell = Shell()
    printed = [(command, settled(shell.run(command))) for command, _ in examples()]
    assert printed == [(command, settled(expected)) for command, expected in examples()]


def test_the_document_has_an_example_of_nearly_every_command():
    """All but serve and stats, or the patterns above have gone blind."""
    shown = {command.split()[1] for command, _ in examples()}
    assert shown >= {"resolve", "show", "search", "compare", "annotate", "check", "validate", "fmt", "build"}
    assert shown >= {"lint", "new", "review"}
