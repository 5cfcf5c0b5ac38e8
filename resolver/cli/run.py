"""One run of the command: the streams made ready, the command run, whatever goes wrong put in a sentence."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence

import click

from resolver.cli.errors import exit_code, sentence

PROGRAM = "laqab"
COMPLETION = "_LAQAB_COMPLETE"
"""The variable by which a shell asks for completions (see the documentation of Click)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; None: the arguments of the process.

    0: done and nothing to report. 1: findings. 2: an error, told in one sentence on the standard error stream.
    130: interrupted. 141: whoever read the output has gone. Never raises, but for a fault of ours under ``python -X dev``.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        code = _run(arguments)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - this is the edge: nobody above would put it better
        return _report(error)
    return code


def _run(arguments: Sequence[str] | None) -> int:
    from resolver.cli.app import laqab  # noqa: PLC0415 - so that an interrupt during the imports ends in a sentence too

    if COMPLETION in os.environ:
        laqab.main(prog_name=PROGRAM, complete_var=COMPLETION)
    # Not laqab.main(): Click would end the process itself where the reader has gone, and with the code for findings.
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with laqab.make_context(PROGRAM, words) as context:
            return int(laqab.invoke(context))
    except click.exceptions.Exit as ending:
        return ending.exit_code


def _report(error: BaseException) -> int:
    message = sentence(error)
    with contextlib.suppress(OSError, ValueError):
        if message:
            sys.stderr.write(f"{PROGRAM}: {message}\n")
            sys.stderr.flush()
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        _discard_output()
    return exit_code(error)


def _discard_output() -> None:
    """Lead the standard output nowhere: what is still buffered would fail once more when the interpreter ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
