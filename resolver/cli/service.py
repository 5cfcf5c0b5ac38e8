"""The command that runs the HTTP service: serve."""
# ruff: noqa: PLC0415 - what is heavy, and may not be installed, is imported by the command that needs it

from __future__ import annotations

from pathlib import Path

import click

from resolver.cli.errors import ExitCode
from resolver.cli.options import examples, gazetteer_option
from resolver.errors import InputError

_OURS = ("api", "resolver")


@click.command(epilog=examples("laqab serve", "laqab serve --port 8080 --gazetteer names.laqab"))
@click.option("--host", metavar="ADDRESS", help="The address to listen on.  [default: LAQAB_HOST, else 127.0.0.1]")
@click.option(
    "--port", metavar="NUMBER", help="The port to listen on; 0: any free one.  [default: LAQAB_PORT, else 8000]"
)
@gazetteer_option
def serve(*, host: str | None, port: int | None, gazetteer: Path | None) -> ExitCode:
    """Answer over HTTP until stopped.

    Ctrl-C stops it; /docs on the service is its reference. Other settings are read from the environment; docs/api.md lists them. The log is JSON Lines.
    """
    try:
        from api.server import run
        from api.settings import read_settings
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] in _OURS:
            raise
        reason = f"needs {error.name}, which is not installed: python -m pip install 'laqab[service]'"
        raise InputError("laqab serve", reason) from None
    run(read_settings(host=host, port=port, gazetteer=gazetteer))
    return ExitCode.CLEAN
