"""Errors → what a person is told, in one sentence, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum

import click

from resolver.cli.screen import printable
from resolver.errors import GazetteerError, InputError, Problem, ResolverError, StyleError


class ExitCode(IntEnum):
    """How a run ended. INTERRUPTED and READER_GONE are what a shell reports for SIGINT and SIGPIPE."""

    CLEAN = 0
    FINDINGS = 1
    ERROR = 2
    INTERRUPTED = 130
    READER_GONE = 141


def exit_code(error: BaseException) -> ExitCode:
    """The exit code of a run that an error has ended."""
    return _rule(error)[1]


def sentence(error: BaseException) -> str:
    """What is said about an error: one line, with the file and line where there is one; empty where nothing is to be said."""
    return printable(_rule(error)[2](error))


@contextmanager
def about(place: str) -> Iterator[None]:
    """Let an InputError say where the input came from: a file, or a line of it."""
    try:
        yield
    except InputError as error:
        raise InputError(place, f"{error.what} {error.reason}") from None


def _of_usage(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "laqab"
    return f"{error.format_message().rstrip('.')} (see {command} --help)"


def _of_problems(error: GazetteerError | StyleError) -> str:
    first: Problem = error.problems[0]
    more = len(error.problems) - 1
    if not more:
        return str(first)
    return f"{first} (and {more} more problem{'' if more == 1 else 's'}: laqab validate lists them)"


def _of_system(error: OSError) -> str:
    reason = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {reason}" if error.filename else reason


def _of_fault(error: Exception) -> str:
    if sys.flags.dev_mode:
        raise error
    return f"a fault of ours, please report it: {type(error).__name__}: {error} (python -X dev -m resolver shows where)"


Rule = tuple[type[BaseException], ExitCode, Callable[..., str]]

RULES: tuple[Rule, ...] = (
    (KeyboardInterrupt, ExitCode.INTERRUPTED, lambda _: "interrupted"),
    (click.Abort, ExitCode.INTERRUPTED, lambda _: "interrupted"),
    (BrokenPipeError, ExitCode.READER_GONE, lambda _: ""),
    (click.UsageError, ExitCode.ERROR, _of_usage),
    (click.ClickException, ExitCode.ERROR, click.ClickException.format_message),
    (GazetteerError, ExitCode.ERROR, _of_problems),
    (StyleError, ExitCode.ERROR, _of_problems),
    (ResolverError, ExitCode.ERROR, str),
    (OSError, ExitCode.ERROR, _of_system),
    (MemoryError, ExitCode.ERROR, lambda _: "there is not enough memory"),
    (Exception, ExitCode.ERROR, _of_fault),
)
"""The first rule whose error it is holds."""


def _rule(error: BaseException) -> Rule:
    return next(rule for rule in RULES if isinstance(error, rule[0]))
