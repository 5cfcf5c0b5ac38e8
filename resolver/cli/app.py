"""The commands, by name."""

from __future__ import annotations

import click

from resolver.cli.curating import lint, stats
from resolver.cli.entities import show
from resolver.cli.entries import new, review
from resolver.cli.errors import ExitCode
from resolver.cli.gazetteers import build, fmt, validate
from resolver.cli.names import compare, resolve, search
from resolver.cli.options import examples
from resolver.cli.service import serve
from resolver.cli.texts import annotate, check
from resolver.version import __version__

COMMANDS = (
    *(resolve, show, search, compare, annotate, check),
    *(validate, fmt, lint, stats, new, review, build),
    serve,
)


@click.group(
    commands=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples("laqab resolve 'Kataeb Hezbollah'", "laqab check story.txt", "laqab annotate --help"),
)
@click.version_option(__version__, "-V", "--version", prog_name="laqab", message="%(prog)s %(version)s")
@click.pass_context
def laqab(context: click.Context) -> ExitCode:
    """One id for every name: resolve, find and check the names of people, places and groups in the news.

    A command ends with 0 where there is nothing to report, with 1 where there are findings, with 2 after an error.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        return ExitCode.ERROR
    return ExitCode.CLEAN
