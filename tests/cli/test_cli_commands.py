"""What holds for every command: its help, its formats, its place in the documents."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from command_line import laqab

from resolver.cli.app import COMMANDS
from resolver.cli.app import laqab as group
from resolver.cli.formats import FORMATTERS, formats_of
from resolver.version import __version__

ROOT = Path(__file__).parents[2]
BY_NAME = pytest.mark.parametrize("command", COMMANDS, ids=[str(command.name) for command in COMMANDS])


def help_examples(command: click.Command) -> list[str]:
    """The command lines that the end of a command's help shows."""
    _, _, end = laqab(str(command.name), "--help").out.partition("Example")
    return [line.strip() for line in end.splitlines()[1:] if line.strip()]


@BY_NAME
def test_help_ends_with_an_example_of_the_command(command):
    """A person reads the example first."""
    assert any(f"laqab {command.name} " in f"{line} " for line in help_examples(command))


@BY_NAME
def test_the_options_in_the_examples_of_the_help_exist(command):
    """An example that the command refuses is worse than none."""
    for line in help_examples(command):
        words = line.partition("laqab ")[2].split()
        known = {name for option in group.commands[words[0]].params for name in option.opts}
        assert {word for word in words if word.startswith("-") and word != "-"} <= known


@BY_NAME
def test_the_documents_name_the_command(command):
    """What is not written down is not there for anybody else."""
    documents = [path.read_text(encoding="utf-8") for path in (ROOT / "README.md", ROOT / "docs" / "cli.md")]
    assert any(f"laqab {command.name}" in document for document in documents)


@BY_NAME
def test_the_command_document_names_every_option(command):
    """The reference is whole: each long option of the command stands in docs/cli.md."""
    document = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for option in command.params:
        for name in option.opts:
            assert not name.startswith("--") or f"`{name}" in document, name


@BY_NAME
def test_the_first_sentence_of_the_help_fits_the_list_of_commands(command):
    """The list of commands cuts what is longer."""
    assert len(command.get_short_help_str(1_000)) <= 60


@pytest.mark.parametrize("command", sorted({name.split()[0] for name, _ in FORMATTERS}))
def test_a_command_prints_for_people_and_for_programs(command):
    """Table and jsonl are there wherever anything is printed."""
    assert set(formats_of(command)) >= {"table", "jsonl"}


def test_only_serve_prints_no_answer():
    """Every other command has formats."""
    assert {str(command.name) for command in COMMANDS} - {name.split()[0] for name, _ in FORMATTERS} == {"serve"}


def test_ways_to_print_have_the_formats_of_their_command():
    """``show --where`` takes each ``--format`` that ``show`` offers."""
    for name, _ in FORMATTERS:
        assert formats_of(name) == formats_of(name.split()[0])


def test_version():
    """One line: the program and its version."""
    assert laqab("--version").out == f"laqab {__version__}\n"


def test_no_command_shows_the_help_and_fails():
    """Where a script forgot the command, nothing lands in its output."""
    ran = laqab()
    assert (ran.code, ran.out) == (2, "")
    assert "resolve" in ran.err
