"""Whatever goes wrong: one sentence, the exit code, never a traceback."""

from __future__ import annotations

import errno
import io
import os
import sys

import pytest
from command_line import GAZETTEER, Stream, laqab, with_names

from resolver.cli import main
from resolver.cli.errors import exit_code, sentence
from resolver.errors import CompiledIndexError, GazetteerError, InputError, Problem, StyleError, UnknownEntityError
from resolver.facade import Resolver

PROBLEM = Problem(path="a.yaml", line=3, field="names.en.0", message="is empty")


def sentence_of(ran):
    """The one line on the standard error stream."""
    assert ran.err.endswith("\n")
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("laqab: ")
    return ran.err.removeprefix("laqab: ").rstrip("\n")


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (InputError("limit", "is 0"), 2, "limit: is 0"),
        (UnknownEntityError("a", ["b"]), 2, "no entity has the id 'a'; did you mean b?"),
        (GazetteerError([PROBLEM]), 2, "a.yaml:3: names.en.0: is empty"),
        (
            GazetteerError([PROBLEM, PROBLEM, PROBLEM]),
            2,
            "a.yaml:3: names.en.0: is empty (and 2 more problems: laqab validate lists them)",
        ),
        (StyleError.missing("x", []), 2, "styles/x.yaml: there is no such style; the gazetteer has: none"),
        (CompiledIndexError("a.laqab", "is damaged"), 2, "a.laqab: is damaged"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "a.txt"), 2, "a.txt: No such file or directory"),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "No space left on device"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
        (MemoryError(), 2, "there is not enough memory"),
        (FileNotFoundError(errno.ENOENT, "No such file", "a\x1b[2J\nb"), 2, "a\ufffd[2J b: No such file"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_errors_are_put_in_a_sentence(error, code, said):
    """With file and line where there is one."""
    assert (exit_code(error), sentence(error)) == (code, said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["resolve"], "Missing argument 'NAME...' (see laqab resolve --help)"),
        (["resolve", "--limit", "0", "a"], "Invalid value for '--limit': 0 is not in the range 1<=x<=100"),
        (["resolve", "--kind", "planet", "a"], "Invalid value for '--kind': 'planet' is not one of"),
        (["resolve", "--format", "xml", "a"], "Invalid value for '--format': 'xml' is not one of"),
        (["resolve", "--as-of", "yesterday", "a"], "as_of: 'yesterday' is not a day such as 2023-11-22"),
        (["resolve", "--country", "Iraq", "a"], "countries: 'Iraq' is not an ISO 3166 code of two letters"),
        (["resolve", "a" * 1_001], "NAME: name is 1,001 code points long, the most is 1,000"),
        (["resolve", "a\udce9"], "NAME: name has a lone surrogate at code point 1"),
        (["nonsense"], "No such command 'nonsense'"),
        (["annotate", "no-such-file.txt"], "no-such-file.txt: No such file or directory"),
        (["check", "."], ".: Is a directory"),
        (["resolve", "--gazetteer", "no-such-gazetteer", "a"], "no-such-gazetteer: there is no such file or folder"),
        (["resolve", "--gazetteer", "no-such.laqab", "a"], "no-such.laqab: there is no such file"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_a_sentence(arguments, said):
    """Exit code 2, nothing on the standard output."""
    ran = laqab(*arguments) if "--gazetteer" in arguments else with_names_where_taken(arguments)
    assert sentence_of(ran).startswith(said)
    assert (ran.code, ran.out) == (2, "")


def with_names_where_taken(arguments):
    """Options before the first argument, so that a missing argument is missing."""
    if arguments[0] == "nonsense":
        return laqab(*arguments)
    return laqab(arguments[0], "--gazetteer", GAZETTEER, *arguments[1:])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"one\n\xe9t\xe9\n", "<stdin>:2: is not UTF-8 (byte 0xE9): save it as UTF-8"),
        ("Daesh\n".encode("utf-16"), "<stdin>:1: is not UTF-8 (byte 0xFF); it looks like UTF-16: save it as UTF-8"),
    ],
)
@pytest.mark.parametrize("command", ["resolve", "annotate", "check"])
def test_what_is_not_utf_8_is_told_with_its_line(command, content, said):
    """For names and for texts."""
    ran = with_names(command, "-", stdin=content)
    assert sentence_of(ran) == said
    assert ran.code == 2


def test_answers_before_a_bad_line_are_printed():
    """A stream is answered as far as it goes."""
    ran = with_names("resolve", "--format", "jsonl", "-", stdin=b"Daesh\n\xff\n")
    assert [record["id"] for record in ran.records] == ["islamic-state"]
    assert ran.code == 2


@pytest.mark.parametrize("size", [1_001, 5_000])
def test_a_name_that_is_too_long_is_told_with_its_line(size):
    """Before all of an endless line is read, too."""
    ran = with_names("resolve", "--format", "jsonl", "-", stdin="Daesh\n" + "a" * size)
    assert sentence_of(ran).startswith("<stdin>:2: ")
    assert "1,000" in ran.err
    assert ran.code == 2


@pytest.mark.parametrize("size", [1_000_001, 5_000_000])
def test_a_text_that_is_too_long_is_told_with_its_file(size, tmp_path):
    """Without reading what cannot be of use."""
    path = tmp_path / "long.txt"
    path.write_text("a" * size, encoding="utf-8")
    ran = with_names("check", path)
    assert sentence_of(ran) == f"{path}: is longer than 1,000,000 code points, the longest text that is read"
    assert ran.code == 2


def test_a_gazetteer_with_problems_is_told_by_the_first(tmp_path):
    """File and line of the first, and how many there are."""
    path = tmp_path / "bad.yaml"
    path.write_text("- id: a\n  kind: planet\n  names: {en: [A]}\n  colour: red\n", encoding="utf-8")
    ran = laqab("resolve", "--gazetteer", path, "a")
    assert sentence_of(ran).startswith(f"{path}:2: kind: ")
    assert sentence_of(ran).endswith("(and 1 more problem: laqab validate lists them)")
    assert ran.code == 2


def test_a_fault_of_ours_is_a_sentence_too(monkeypatch):
    """It says what it was, and how to see where."""

    def broken(*_, **__):
        raise IndexError("list index out of range")

    monkeypatch.setattr(Resolver, "suggest", broken)
    ran = with_names("search", "a")
    assert sentence_of(ran).startswith("a fault of ours, please report it: IndexError: list index out of range")
    assert ran.code == 2


def test_an_interrupt_ends_with_130(monkeypatch):
    """As a shell has it."""

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(Resolver, "suggest", interrupted)
    ran = with_names("search", "a")
    assert ran.err.strip() == "laqab: interrupted"
    assert ran.code == 130


class Failing(Stream):
    """A standard output that takes nothing."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def write(self, _text):
        raise OSError(self._number, os.strerror(self._number))


@pytest.mark.parametrize(("number", "code"), [(errno.EPIPE, 141), (errno.ENOSPC, 2)])
def test_an_output_that_fails_ends_the_run(number, code, monkeypatch):
    """Quietly where the reader has gone, with a sentence where the disk is full."""
    stderr = Stream()
    monkeypatch.setattr(sys, "stdout", Failing(number))
    monkeypatch.setattr(sys, "stderr", stderr)
    assert main(["search", "k", "--gazetteer", str(GAZETTEER)]) == code
    assert stderr.written == ("" if code == 141 else f"laqab: {os.strerror(number)}\n")


def test_a_closed_standard_input_is_told(monkeypatch):
    """``laqab annotate - <&-``."""
    stderr = Stream()
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
    monkeypatch.setattr(sys, "stderr", stderr)
    assert main(["annotate", "-", "--gazetteer", str(GAZETTEER)]) == 2
    assert stderr.written == "laqab: <stdin>: is closed\n"
