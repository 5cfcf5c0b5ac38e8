"""Commands that judge a gazetteer: lint, stats."""
# ruff: noqa: PLC0415 - what is heavy is imported by the command that needs it

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from resolver.cli.answers import Linted
from resolver.cli.errors import ExitCode
from resolver.cli.formats import FORMATTERS
from resolver.cli.options import examples, format_option
from resolver.cli.screen import Screen

if TYPE_CHECKING:
    from resolver.curation.lint import Rule
    from resolver.curation.manuscript import Manuscript

_source_argument = click.argument("source", metavar="[PATH]", required=False, type=click.Path(path_type=Path))


@click.command(epilog=examples("laqab lint aliases", "laqab lint --rule names-are-not-redundant --fix aliases"))
@_source_argument
@click.option("--rule", "names", metavar="NAME", multiple=True, help="Only this rule; may be repeated.")
@click.option("--fix", is_flag=True, help="Take the redundant names out of the files first.")
@format_option("lint")
def lint(*, source: Path | None, names: tuple[str, ...], fix: bool, form: str) -> ExitCode:
    """List what a valid gazetteer may still have wrong.

    Relations that do not agree, names that miss their entity, entities that may be one, names that the matcher derives from others: each with file and line, and how to mend it. Without PATH, of the bundled gazetteer. Ends with 1 where there is something.
    """
    from resolver.curation.lint import RULES_BY_NAME
    from resolver.curation.lint import lint as run
    from resolver.curation.manuscript import read_manuscript
    from resolver.index.loading import bundled_source

    rules = _chosen(names) or tuple(RULES_BY_NAME.values())
    path = source or bundled_source()
    manuscript = read_manuscript(path)
    fixed = 0
    if fix:
        fixed = _without_redundant_names(manuscript)
        manuscript = read_manuscript(path)
    answer = Linted(path=str(path), problems=run(manuscript, rules), fixed=fixed)
    FORMATTERS["lint", form](answer, Screen.of(sys.stdout))
    return ExitCode.FINDINGS if answer.problems else ExitCode.CLEAN


def _chosen(names: tuple[str, ...]) -> tuple[Rule, ...]:
    from resolver.curation.lint import RULES_BY_NAME

    for name in names:
        if name not in RULES_BY_NAME:
            raise click.UsageError(f"there is no rule {name!r}; the rules are {', '.join(RULES_BY_NAME)}")
    return tuple(RULES_BY_NAME[name] for name in dict.fromkeys(names))


def _without_redundant_names(manuscript: Manuscript) -> int:
    """Take the redundant names out of the files; how many there were. Where a file cannot be changed, none is."""
    from resolver.cli.writing import replace_file
    from resolver.curation.editing import without_names
    from resolver.curation.redundancy import redundant_names
    from resolver.gazetteer.lines import Field

    found = redundant_names(manuscript)
    gone: dict[Path, dict[str, list[Field]]] = {}
    for redundant in found:
        entity_id = redundant.placed.entity.id
        gone.setdefault(manuscript.path(entity_id), {}).setdefault(entity_id, []).append(redundant.placed.field)
    changed = {path: without_names(path.read_text(encoding="utf-8"), path, fields) for path, fields in gone.items()}
    for path, text in changed.items():
        replace_file(path, text.encode())
    return len(found)


@click.command(epilog=examples("laqab stats aliases", "laqab stats --format jsonl aliases"))
@_source_argument
@format_option("stats")
def stats(*, source: Path | None, form: str) -> ExitCode:
    """Count what a gazetteer holds.

    Entities and names by kind and type, by file, by language, by what the names are tagged; and, where categories.tsv and importance.txt lie in its folder, by category and of the most important entities. Without PATH, of the bundled gazetteer.
    """
    from resolver.curation.manuscript import read_manuscript
    from resolver.curation.statistics import count
    from resolver.index.loading import bundled_source

    answer = count(read_manuscript(source or bundled_source()))
    FORMATTERS["stats", form](answer, Screen.of(sys.stdout))
    return ExitCode.CLEAN
