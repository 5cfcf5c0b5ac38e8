"""Commands about entities: show."""
# ruff: noqa: PLC0415 - what is heavy is imported by the command that needs it

from __future__ import annotations

import sys
from pathlib import Path

import click

from resolver.cli.answers import Written
from resolver.cli.errors import ExitCode
from resolver.cli.formats import FORMATTERS
from resolver.cli.options import examples, format_option, gazetteer_option
from resolver.cli.screen import Screen


@click.command(
    epilog=examples("laqab show kataib-hezbollah", "laqab show --where --gazetteer aliases kataib-hezbollah")
)
@click.argument("entity_id", metavar="ID")
@click.option("--where", is_flag=True, help="Print the file and the line that it is written in instead.")
@format_option("show")
@gazetteer_option
def show(*, entity_id: str, where: bool, form: str, gazetteer: Path | None) -> ExitCode:
    """Show what the gazetteer says about an entity.

    An id that was merged into another shows that one.
    """
    from resolver.facade import Resolver
    from resolver.index.loading import bundled_source

    entity = Resolver.load(gazetteer).entity(entity_id)
    screen = Screen.of(sys.stdout)
    if not where:
        FORMATTERS["show", form](entity, screen)
        return ExitCode.CLEAN
    from resolver.cli.places import find_entity

    path, line = find_entity(gazetteer or bundled_source(), entity.id)
    FORMATTERS["show --where", form](Written(id=entity.id, path=str(path), line=line), screen)
    return ExitCode.CLEAN
