"""Commands about names: resolve, search, compare."""
# ruff: noqa: PLC0415 - what is heavy is imported by the command that needs it

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from resolver.cli.answers import Compared
from resolver.cli.errors import ExitCode, about
from resolver.cli.formats import FORMATTERS
from resolver.cli.options import examples, format_option, gazetteer_option, language_option
from resolver.cli.reading import STDIN, read_names
from resolver.cli.screen import Screen
from resolver.entity import Kind
from resolver.outcome import Decision, Resolution
from resolver.question import MAX_LIMIT, Options

if TYPE_CHECKING:
    from resolver.facade import Resolver

_LIMIT = click.IntRange(1, MAX_LIMIT)
_KIND = click.Choice([kind.value for kind in Kind])


@click.command(
    epilog=examples(
        "laqab resolve 'Kataeb Hezbollah' Daech",
        "laqab resolve --kind place --lang ar --explain NAME",
        "cut -f 2 table.tsv | laqab resolve --format jsonl -",
    )
)
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@language_option
@click.option("--kind", "kinds", type=_KIND, multiple=True, help="Only entities of this kind; may be repeated.")
@click.option("--country", "countries", metavar="CODE", multiple=True, help="Only entities of this country (ISO 3166).")
@click.option("--context", metavar="TEXT", help="Text around the name, or words that describe what it names.")
@click.option("--as-of", metavar="DAY", help="The day the name was written, as 2023-11-22.")
@click.option("--limit", type=_LIMIT, default=5, show_default=True, help="The most matches to list.")
@click.option("--alternatives", is_flag=True, help="List similar names beside a listed one too, however unlikely.")
@click.option("--explain", is_flag=True, help="Say in words what was decided and why (jsonl always does).")
@format_option("resolve")
@gazetteer_option
def resolve(*, names: tuple[str, ...], explain: bool, form: str, gazetteer: Path | None, **options: Any) -> ExitCode:
    """Say which entity each NAME means.

    For a NAME that is just -, names are read from the standard input, one a line, and answered as they come. Ends with 1 where a name is ambiguous or unresolved.
    """
    from resolver.facade import Resolver

    Options(**options).queries()
    decisions: set[Decision] = set()
    answers = _answers(Resolver.load(gazetteer), _asked(names), options, decisions)
    way = " --explain" if explain else " -" if STDIN in names else ""
    FORMATTERS[f"resolve{way}", form](answers, Screen.of(sys.stdout))
    return ExitCode.CLEAN if decisions <= {Decision.RESOLVED} else ExitCode.FINDINGS


def _asked(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(place, name) of every name that is asked about."""
    for name in names:
        if name == STDIN:
            yield from read_names()
        else:
            yield "NAME", name


def _answers(
    resolver: Resolver, asked: Iterable[tuple[str, str]], options: dict[str, Any], decisions: set[Decision]
) -> Iterator[Resolution]:
    """The answer to each name; ``decisions`` gathers what was decided."""
    for place, name in asked:
        with about(place):
            answer = resolver.resolve(name, **options)
        decisions.add(answer.decision)
        yield answer


@click.command(epilog=examples("laqab search kataib"))
@click.argument("prefix")
@click.option("--limit", type=_LIMIT, default=10, show_default=True, help="The most entities to list.")
@format_option("search")
@gazetteer_option
def search(*, prefix: str, limit: int, form: str, gazetteer: Path | None) -> ExitCode:
    """List entities by the beginning of a name.

    Each once, with the name that begins with PREFIX. Ends with 1 where there is none.
    """
    from resolver.facade import Resolver

    found = Resolver.load(gazetteer).suggest(prefix, limit=limit)
    FORMATTERS["search", form](found, Screen.of(sys.stdout))
    return ExitCode.CLEAN if found else ExitCode.FINDINGS


@click.command(epilog=examples("laqab compare 'Deir ez-Zor' 'Dayr az-Zawr'"))
@click.argument("a")
@click.argument("b")
@click.option("--kind", type=_KIND, help="What the two would be names of.")
@format_option("compare")
def compare(*, a: str, b: str, kind: str | None, form: str) -> ExitCode:
    """Say whether two names can be of one thing.

    Judged by their letters and words alone, without a gazetteer. Ends with 1 where they cannot.
    """
    from resolver.facade import compare as compare_names

    comparison = compare_names(a, b, kind)
    FORMATTERS["compare", form](Compared(a=a, b=b, comparison=comparison), Screen.of(sys.stdout))
    return ExitCode.CLEAN if comparison.is_match else ExitCode.FINDINGS
