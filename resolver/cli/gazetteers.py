"""Commands for curators: validate, fmt, build."""
# ruff: noqa: PLC0415 - what is heavy is imported by the command that needs it

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from resolver.cli.answers import Built, Formatted, Validated
from resolver.cli.errors import ExitCode
from resolver.cli.formats import FORMATTERS
from resolver.cli.options import examples, format_option
from resolver.cli.screen import Screen
from resolver.errors import GazetteerError, InputError, Problem, StyleError

if TYPE_CHECKING:
    from resolver.gazetteer import Gazetteer

SCHEMA = "schema.json"
SUFFIX = ".laqab"

_Change: TypeAlias = tuple[bytes | None, bytes]
"""What a file holds (None: it is not there yet), and what it should."""

_source_argument = click.argument("source", metavar="[PATH]", required=False, type=click.Path(path_type=Path))


@click.command(epilog=examples("laqab validate", "laqab validate --format jsonl aliases"))
@_source_argument
@format_option("validate")
def validate(*, source: Path | None, form: str) -> ExitCode:
    """List the problems of a gazetteer.

    All of them at once, those of its house styles too, each with file and line; without PATH, of the bundled gazetteer. Ends with 1 where there are problems.
    """
    path = source or _bundled()
    if not path.exists():
        raise InputError(str(path), "there is no such file or folder")
    if path.suffix == SUFFIX:
        raise InputError(str(path), "is compiled: validate what it was built from")
    answer = _validated(path)
    FORMATTERS["validate", form](answer, Screen.of(sys.stdout))
    return ExitCode.FINDINGS if answer.problems else ExitCode.CLEAN


def _validated(path: Path) -> Validated:
    from resolver.gazetteer import load_gazetteer

    try:
        gazetteer = load_gazetteer(path)
    except GazetteerError as error:
        return Validated(path=str(path), problems=error.problems)
    return Validated(path=str(path), problems=_style_problems(path, gazetteer), entities=len(gazetteer.entities))


def _style_problems(path: Path, gazetteer: Gazetteer) -> tuple[Problem, ...]:
    from resolver.check import parse_style
    from resolver.index.loading import read_styles

    problems: list[Problem] = []
    ids = {entity.id for entity in gazetteer.entities}
    try:
        for name, text in read_styles(path).items():
            try:
                parse_style(text, str(path / "styles" / f"{name}.yaml"), ids)
            except StyleError as error:
                problems += error.problems
    except GazetteerError as error:
        problems += error.problems
    return tuple(problems)


@click.command(epilog=examples("laqab fmt aliases", "laqab fmt --check aliases/places/iraq/babil.yaml"))
@click.argument("sources", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; end with 1 if there is something to change.")
@format_option("fmt")
def fmt(*, sources: tuple[Path, ...], check: bool, form: str) -> ExitCode:
    """Put gazetteer files into their one form.

    Without PATH, those of the bundled gazetteer. Comments stay. In a gazetteer's own folder schema.json, which text editors check the files by, is brought up to date.
    Where a file cannot be formatted, none is changed.
    """
    folders = sources or (_bundled(),)
    changes = _planned_files(folders)  # before anything is written: what cannot be formatted stops all
    answer = [_formatted(path, change, check=check) for path, change in _planned_schemas(folders).items()]
    if any(file.is_written for file in answer):
        changes = _planned_files(folders)  # once more: files begin with the way to their schema
    answer += [_formatted(path, change, check=check) for path, change in changes.items()]
    FORMATTERS["fmt", form](answer, Screen.of(sys.stdout))
    return ExitCode.FINDINGS if check and not all(file.was_canonical for file in answer) else ExitCode.CLEAN


def _formatted(path: Path, change: _Change, *, check: bool) -> Formatted:
    """Make a change, unless it is only looked for."""
    from resolver.cli.writing import replace_file

    before, after = change
    is_written = before != after and not check
    if is_written:
        replace_file(path, after)
    return Formatted(path=str(path), was_canonical=before == after, is_written=is_written)


def _planned_files(sources: Iterable[Path]) -> dict[Path, _Change]:
    """The change of every file; GazetteerError with every problem."""
    from resolver.gazetteer.files import list_files

    planned: dict[Path, _Change] = {}
    problems: list[Problem] = []
    for source in sources:
        listing = list_files(source)
        problems += listing.problems
        for path in (file.path for file in listing.files if not file.is_jsonl):
            try:
                planned[path] = _planned_file(path)
            except GazetteerError as error:
                problems += error.problems
    if problems:
        raise GazetteerError(problems)
    return planned


def _planned_file(path: Path) -> _Change:
    from resolver.gazetteer import format_text
    from resolver.gazetteer.files import read_bytes
    from resolver.gazetteer.yaml_reader import decode

    before = read_bytes(path)
    if isinstance(before, Problem):
        raise GazetteerError([before])
    text, problems = decode(before, str(path))
    if problems:
        raise GazetteerError(problems)
    return before, format_text(text, path).encode()


def _planned_schemas(sources: Iterable[Path]) -> dict[Path, _Change]:
    """The schema in the own folder of a gazetteer: where there is one already, or ``sources.yaml`` stands beside it."""
    from resolver.gazetteer import json_schema

    after = (json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n").encode()
    paths = [source / SCHEMA for source in sources if source.is_dir()]
    return {
        path: (path.read_bytes() if path.is_file() else None, after)
        for path in paths
        if path.is_file() or (path.parent / "sources.yaml").is_file()
    }


@click.command(epilog=examples("laqab build aliases -o names.laqab", "laqab resolve --gazetteer names.laqab Daech"))
@_source_argument
@click.option(
    "-o", "--output", required=True, metavar="FILE.laqab", type=click.Path(path_type=Path), help="The file to write."
)
@format_option("build")
def build(*, source: Path | None, output: Path, form: str) -> ExitCode:
    """Compile a gazetteer.

    The file is opened at once where YAML must be read and indexed. Without PATH, the bundled gazetteer is compiled.
    """
    from resolver.cli.writing import naming
    from resolver.facade import Resolver

    if output.suffix != SUFFIX:
        raise InputError(str(output), f"a compiled gazetteer has a name that ends in {SUFFIX}")
    resolver = Resolver.load(source)
    with naming(output):
        resolver.compile(output)
    answer = Built(path=str(output), entities=len(resolver), signature=resolver.signature)
    FORMATTERS["build", form](answer, Screen.of(sys.stdout))
    return ExitCode.CLEAN


def _bundled() -> Path:
    from resolver.index.loading import bundled_source

    return bundled_source()
