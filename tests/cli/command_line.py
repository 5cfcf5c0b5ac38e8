"""The command line, run inside the test's own process."""

from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from resolver.cli import main

CASES = Path(__file__).parents[1] / "cases" / "cli"
GAZETTEER = CASES / "gazetteer"
EXAMPLES = Path(__file__).parents[2] / "examples"


_CHANGING = re.compile(r'\b[01]\.\d\d\b|(?<="signature": ")[^"]*')


def settled(printed: str) -> str:
    """What was printed without what every calibration and every version changes: scores, signatures."""
    return _CHANGING.sub("_.__", printed)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Stream(io.TextIOWrapper):
    """A standard stream in memory, which may pretend to be a terminal."""

    def __init__(self, content: bytes = b"", *, is_terminal: bool = False) -> None:
        super().__init__(io.BytesIO(content), encoding="ascii", newline="\n", write_through=True)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    @property
    def written(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode()


def laqab(*arguments: object, stdin: bytes | str = b"", is_terminal: bool = False) -> Ran:
    """Run ``laqab`` with arguments."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    streams = Stream(given), Stream(is_terminal=is_terminal), Stream(is_terminal=is_terminal)
    with (
        mock.patch.object(sys, "stdin", streams[0]),
        mock.patch.object(sys, "stdout", streams[1]),
        mock.patch.object(sys, "stderr", streams[2]),
    ):
        code = main([str(argument) for argument in arguments])
    return Ran(code, streams[1].written, streams[2].written)


def with_names(*arguments: object, **options: Any) -> Ran:
    """Run a command on the gazetteer of these tests."""
    return laqab(*arguments, "--gazetteer", GAZETTEER, **options)
