"""Commands about texts: annotate, check."""
# ruff: noqa: PLC0415 - what is heavy is imported by the command that needs it

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from resolver.cli.answers import Annotated, Checked
from resolver.cli.errors import ExitCode, about
from resolver.cli.formats import FORMATTERS
from resolver.cli.options import examples, format_option, gazetteer_option, language_option
from resolver.cli.reading import STDIN, Document, read_document
from resolver.cli.screen import Screen

if TYPE_CHECKING:
    from resolver.facade import Resolver

_files_argument = click.argument("files", metavar="FILE...", nargs=-1, required=True)


@click.command(
    epilog=examples(
        "laqab annotate story.txt", "laqab annotate --format html story.txt > story.html", "laqab annotate -"
    )
)
@_files_argument
@language_option
@format_option("annotate")
@gazetteer_option
def annotate(*, files: tuple[str, ...], language: str | None, form: str, gazetteer: Path | None) -> ExitCode:
    """List the names in texts.

    Each with what it means; the FILE - is the standard input. Offsets count code points. The html format is one page that shows the names where they stand.
    """
    from resolver.facade import Resolver

    resolver = Resolver.load(gazetteer)
    FORMATTERS["annotate", form](_annotated(resolver, files, language), Screen.of(sys.stdout))
    return ExitCode.CLEAN


def _annotated(resolver: Resolver, files: Sequence[str], language: str | None) -> Iterator[Annotated]:
    for path in files:
        document = read_document(path)
        with about(document.path):
            mentions = tuple(resolver.annotate(document.text, language=language))
        yield Annotated(path=document.path, text=document.text, mentions=mentions, entity_of=resolver.entity)


@click.command(epilog=examples("laqab check story.txt", "laqab check --fix stories/*.txt"))
@_files_argument
@click.option("--style", default="default", show_default=True, metavar="NAME", help="The house style to check against.")
@click.option("--fix", is_flag=True, help="Put the safe replacements into the files first.")
@language_option
@format_option("check")
@gazetteer_option
def check(*, files: tuple[str, ...], fix: bool, form: str, gazetteer: Path | None, **options: str) -> ExitCode:
    """Check the names in texts.

    Whether they are spelt as the house does, and in one way; the FILE - is the standard input. Ends with 1 where there are findings. A safe replacement, marked [*], changes neither grammar nor a quotation.
    """
    from resolver.facade import Resolver

    if fix and STDIN in files:
        raise click.UsageError("--fix needs files: the standard input cannot be changed")
    run = _Check(Resolver.load(gazetteer), options)
    FORMATTERS["check", form](run.checked(files, fix=fix), Screen.of(sys.stdout))
    return ExitCode.FINDINGS if run.has_found else ExitCode.CLEAN


class _Check:
    """One run over several texts; ``has_found`` is whether any had a finding that stays."""

    def __init__(self, resolver: Resolver, options: dict[str, str]) -> None:
        self._resolver = resolver
        self._options = options
        self.has_found = False

    def checked(self, files: Sequence[str], *, fix: bool) -> Iterator[Checked]:
        for path in files:
            document = read_document(path)
            with about(document.path):
                answer = self._fixed(document, Path(path)) if fix else self._checked(document)
            self.has_found = self.has_found or bool(answer.findings)
            yield answer

    def _checked(self, document: Document) -> Checked:
        return Checked(path=document.path, findings=tuple(self._resolver.check(document.text, **self._options)))

    def _fixed(self, document: Document, path: Path) -> Checked:
        """The text checked anew, after the safe replacements of the first check were put into its file."""
        from resolver.check import apply_fixes
        from resolver.cli.writing import replace_file

        before = self._checked(document).findings
        text = apply_fixes(document.text, before)
        if text == document.text:
            return Checked(path=document.path, findings=before)
        replace_file(path, document.encoded(text))
        after = tuple(self._resolver.check(text, **self._options))
        return Checked(path=document.path, findings=after, fixed=sum(finding.safe for finding in before))
