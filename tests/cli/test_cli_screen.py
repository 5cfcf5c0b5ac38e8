"""Terminals and pipes: colours, isolates, widths, and what must never reach a terminal."""

from __future__ import annotations

import pytest
from command_line import Stream, with_names
from hypothesis import given
from hypothesis import strategies as st

from resolver.cli.screen import Column, Screen, Table, cells, printable

ESCAPE = "\x1b["
COLUMNS = (Column(title="name", folds=True), Column(title="id", colour="cyan"), Column(title="score", is_number=True))


@pytest.fixture
def _wide(monkeypatch):
    """A terminal that is as wide as anybody's and has colours."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


def printed(*rows: tuple[str, ...], width: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines of a table on a terminal without colours."""
    monkeypatch.setenv("COLUMNS", width)
    stream = Stream(is_terminal=True)
    stream.reconfigure(encoding="utf-8")
    Screen(stream=stream, is_terminal=True).table(Table(columns=COLUMNS, rows=rows, title="names.txt"))
    return [line.rstrip() for line in stream.written.splitlines()]


@pytest.mark.parametrize("command", [("resolve", "داعش"), ("check", "-"), ("annotate", "-"), ("show", "hezbollah")])
@pytest.mark.usefixtures("_wide")
def test_colours_are_for_terminals(command):
    """None in a pipe."""
    text = "Kataib Hezbollah, Kataeb Hezbollah"
    assert ESCAPE in with_names(*command, stdin=text, is_terminal=True).out
    assert ESCAPE not in with_names(*command, stdin=text).out


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
@pytest.mark.parametrize("width", ["200", "60"])
@pytest.mark.usefixtures("_wide")
def test_no_colours_for_those_who_want_none(variable, value, width, monkeypatch):
    """https://no-color.org, and terminals that have none; in tables that fit and in those that do not."""
    monkeypatch.setenv(variable, value)
    monkeypatch.setenv("COLUMNS", width)
    assert ESCAPE not in with_names("annotate", "-", stdin="Kataib Hezbollah", is_terminal=True).out


@pytest.mark.usefixtures("_wide")
def test_names_are_isolated_on_a_terminal_only():
    """An Arabic name would carry the number beside it to its other side; a program would read the isolates as letters."""
    isolated = "\N{FIRST STRONG ISOLATE}داعش\N{POP DIRECTIONAL ISOLATE}"
    assert isolated in with_names("resolve", "داعش", is_terminal=True).out
    assert isolated not in with_names("resolve", "داعش").out
    assert isolated not in with_names("resolve", "--format", "jsonl", "داعش", is_terminal=True).out


def test_a_table_that_does_not_fit_is_folded(monkeypatch):
    """Names take several lines, ids stay whole: they are there to be copied."""
    lines = printed(
        ("Popular Mobilization Forces", "popular-mobilization-forces", "0.99"), width="50", monkeypatch=monkeypatch
    )
    assert max(map(len, lines)) <= 50
    assert any("popular-mobilization-forces" in line for line in lines)
    assert not any("Popular Mobilization Forces" in line for line in lines)


def test_a_table_that_fits_has_columns_as_wide_as_needed(monkeypatch):
    """Numbers to the right, nothing behind the last cell."""
    assert printed(("A", "a", "0.99"), ("Abc", "bcd", "1"), width="80", monkeypatch=monkeypatch) == [
        "names.txt",
        "name  id   score",
        "A     a     0.99",
        "Abc   bcd      1",
    ]


@given(st.text())
def test_nothing_that_steers_a_terminal_is_printed(text):
    """No control, and one line; other characters stay."""
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert len(shown) == len(text)
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in shown)


@given(st.text(alphabet=st.sampled_from("a\u0623\u202e\u2066\u2067\u2068\u2069\u200f")))
def test_an_isolate_cannot_be_broken_out_of(text):
    """On a terminal the marks of direction in people's text are left out."""
    shown = Screen(is_terminal=True).shown(text)
    inside = shown.removeprefix("\u2068").removesuffix("\u2069")
    assert not set(inside) & set("\u202e\u2066\u2067\u2068\u2069\u200f")


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("حزب", 3),
        ("حِزب", 3),
        ("حزب\u200cالله", 7),
        ("\u2068حزب\u2069", 3),
        ("伊拉克", 6),
        ("e\u0301", 1),
        ("", 0),
    ],
)
def test_cells(text, width):
    """Marks and joiners take no room, wide characters take two."""
    assert cells(text) == width
