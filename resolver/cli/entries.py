"""Commands that write into a gazetteer: new, review."""
# ruff: noqa: PLC0415 - what is heavy is imported by the command that needs it

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from resolver.cli.answers import Added, Written
from resolver.cli.errors import ExitCode
from resolver.cli.formats import DEFAULT_FORMAT, FORMATTERS
from resolver.cli.options import examples, format_option, gazetteer_option
from resolver.cli.places import find_entity
from resolver.cli.reading import STDIN, read_document
from resolver.cli.screen import Screen
from resolver.entity import TYPES, Kind, NameTag
from resolver.errors import GazetteerError, InputError, UnknownEntityError

if TYPE_CHECKING:
    from resolver.curation.drafting import Draft
    from resolver.curation.manuscript import Manuscript
    from resolver.curation.review import Acceptance, Reviewed, Terms
    from resolver.facade import Resolver


def opened(gazetteer: Path | None) -> tuple[Manuscript, Resolver]:
    """A gazetteer to write into and its resolver: over the sound part of it where it is not in order just now."""
    from resolver.curation.manuscript import read_manuscript, read_sound_part
    from resolver.facade import Resolver
    from resolver.index import Index
    from resolver.index.loading import bundled_source

    source = gazetteer or bundled_source()
    try:
        return read_manuscript(source), Resolver.load(gazetteer)
    except GazetteerError:
        part = read_sound_part(source)
        return part, Resolver(Index.of(list(part.entities.values()), "", {}, {}))


@click.command(
    epilog=examples(
        "laqab new organisation 'Jaysh al-Muammal' --type armed-group --country IQ --gazetteer aliases",
        "laqab new place Khabur --type river --distinct-from khabur-euphrates --file places/rivers.yaml",
    )
)
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
@click.argument("name")
@click.option("--type", "type_", metavar="TYPE", default="", help="Its type, one of those of its kind.")
@click.option("--country", "countries", metavar="CODE", multiple=True, help="Its country (ISO 3166); may be repeated.")
@click.option("--gloss", metavar="TEXT", default="", help="What it is, in one English sentence.")
@click.option("--source", "sources", metavar="ID", multiple=True, help="A source it cites; may be repeated.")
@click.option("--id", "given_id", metavar="ID", default="", help="Its id.  [default: made from NAME]")
@click.option("--distinct-from", metavar="ID", multiple=True, help="A look-alike that it is not; may be repeated.")
@click.option(
    "--file", metavar="FILE", type=click.Path(path_type=Path), help="The file.  [default: where its like are]"
)
@format_option("new")
@gazetteer_option
def new(*, kind: str, name: str, file: Path | None, form: str, gazetteer: Path | None, **known: Any) -> ExitCode:
    """Write the skeleton of an entry.

    It goes to its place in the file of its like, and the place is printed. NAME is its English name. Refused is an id that exists, and a name that resolves, unless to one that it is said to be distinct from.
    """
    from resolver.curation.drafting import file_for
    from resolver.curation.editing import with_record

    draft = _draft(Kind(kind), name, known)
    manuscript, resolver = opened(gazetteer)
    _refuse_known(draft, manuscript, resolver)
    path = file_for(draft, manuscript, file)
    _replace(path, with_record(path.read_text(encoding="utf-8") if path.exists() else "", path, draft.record))
    written, line = find_entity(path, draft.entity_id)
    answer = Written(id=draft.entity_id, path=str(written), line=line)
    FORMATTERS["new", form](answer, Screen.of(sys.stdout))
    return ExitCode.CLEAN


def _draft(kind: Kind, name: str, known: dict[str, Any]) -> Draft:
    """What is known of the new entity; InputError where it is malformed."""
    from resolver.curation.drafting import Draft
    from resolver.gazetteer.wording import script_flaws, text_flaws
    from resolver.language import language_tag
    from resolver.question import checked_countries

    type_ = known["type_"]
    if type_ and type_ not in TYPES[kind]:
        raise InputError("--type", f"{type_!r} is no type of the kind {kind}, which has: {', '.join(TYPES[kind])}")
    for flaw in (*text_flaws(name), *script_flaws(name, language_tag("en")), *text_flaws(known["gloss"])):
        raise InputError("NAME", flaw)
    checked_countries(known["countries"])
    return Draft(
        kind=kind,
        name=name,
        id=known["given_id"],
        type=type_,
        countries=known["countries"],
        gloss=known["gloss"],
        sources=known["sources"],
        distinct_from=known["distinct_from"],
    )


def _refuse_known(draft: Draft, manuscript: Manuscript, resolver: Resolver) -> None:
    """InputError where the entity is there already, by its id or by its name."""
    for other in draft.distinct_from:
        resolver.entity(other)
    entity_id = draft.entity_id
    place = _place(entity_id, manuscript, resolver)
    if place:
        raise InputError("id", f"{entity_id!r} is taken ({place}): give another with --id")
    meant = resolver.resolve(draft.name).id
    if meant is not None and meant not in draft.distinct_from:
        reason = f"{draft.name!r} is a name of {meant!r} ({manuscript.entries[meant].place()})"
        raise InputError("NAME", f"{reason}: if this is another thing, say --distinct-from {meant}")


def _place(entity_id: str, manuscript: Manuscript, resolver: Resolver) -> str:
    """Where an id is in use, be its record sound or not; empty where it is free."""
    with contextlib.suppress(UnknownEntityError):
        return manuscript.entries[resolver.canonical_id(entity_id)].place()
    with contextlib.suppress(InputError):
        path, line = find_entity(manuscript.source, entity_id)
        return f"{path}:{line}"
    return ""


@click.command(
    epilog=examples(
        "laqab review queries.log",
        "laqab review queries.log --accept 'Daech=islamic-state:fr' --source rudaw-2023-11-22",
    )
)
@click.argument("log")
@click.option("--accept", "accepted", metavar="NAME=ID[:LANG]", multiple=True, help="Write this name; may be repeated.")
@click.option("--interactive", "-i", is_flag=True, help="Ask about each name.")
@click.option(
    "--tag",
    "tags",
    type=click.Choice([tag.value for tag in NameTag]),
    multiple=True,
    help="A tag of the names that are written.",
)
@click.option("--source", metavar="ID", default="", help="A source that the entities of the written names cite.")
@click.option(
    "--least", type=click.IntRange(1), default=1, show_default=True, help="Leave out what was asked for less often."
)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="The most names to list.")
@format_option("review")
@gazetteer_option
def review(
    *, log: str, accepted: tuple[str, ...], interactive: bool, form: str, gazetteer: Path | None, **known: Any
) -> ExitCode:
    """List names that were asked for and not found.

    By frequency, with what is nearest to each; LOG has a name a line, or JSON objects with the name under q or query, as laqab resolve --format jsonl prints them; - is the standard input. Accepted names are written into the files of their entities. Ends with 1 where names are listed.
    """
    from resolver.curation.review import Acceptance, Terms, logged_names
    from resolver.curation.review import review as reviewed_names

    if interactive and (log == STDIN or form != DEFAULT_FORMAT):
        raise click.UsageError(
            "--interactive needs a log in a file and the format table: it asks on the standard input"
        )
    acceptances = list(map(Acceptance.parse, accepted))
    terms = Terms(tags=frozenset(map(NameTag, known["tags"])), source=known["source"])
    manuscript, resolver = opened(gazetteer)
    screen = Screen.of(sys.stdout)
    found: list[Reviewed] = []
    if interactive or not acceptances:
        names = logged_names(_lines(log))
        found = reviewed_names(names, lambda name: resolver.resolve(name, limit=3), known["least"])[: known["limit"]]
    writing = _Writing(gazetteer, manuscript, resolver, terms)
    if interactive:
        for acceptance in _asked(found, screen):
            try:
                FORMATTERS["review --accept", form]([writing.write(acceptance)], screen)
            except InputError as error:
                screen.line(str(error))
        return ExitCode.CLEAN
    if acceptances:
        FORMATTERS["review --accept", form](list(map(writing.write, acceptances)), screen)
        return ExitCode.CLEAN
    FORMATTERS["review", form](found, screen)
    return ExitCode.FINDINGS if found else ExitCode.CLEAN


def _lines(log: str) -> Iterator[tuple[str, str]]:
    document = read_document(log)
    for number, line in enumerate(document.text.splitlines(), start=1):
        yield f"{document.path}:{number}", line


def _asked(found: Iterable[Reviewed], screen: Screen) -> Iterator[Acceptance]:
    """What a person accepts of each name: the number of one of the nearest, ``ID`` or ``ID:LANG``; empty for none."""
    from resolver.curation.review import Acceptance

    for reviewed in found:
        FORMATTERS["review", DEFAULT_FORMAT]([reviewed], screen)
        while True:
            screen.line("a name of: a number of the list, ID or ID:LANG; Enter for none of these; q to stop")
            said = sys.stdin.readline()
            answer = said.strip()
            if not said or answer == "q":
                return
            if not answer:
                break
            if answer.isdigit():
                if not 1 <= int(answer) <= len(reviewed.nearest):
                    continue
                answer = reviewed.nearest[int(answer) - 1].id
            try:
                yield Acceptance.parse(f"{reviewed.name}={answer}")
            except InputError as error:
                screen.line(str(error))
                continue
            break


class _Writing:
    """Accepted names, written one after another into the files of their entities."""

    def __init__(self, gazetteer: Path | None, manuscript: Manuscript, resolver: Resolver, terms: Terms) -> None:
        self._gazetteer = gazetteer
        self._manuscript = manuscript
        self._resolver = resolver
        self._terms = terms

    def write(self, acceptance: Acceptance) -> Added:
        """Write one; InputError where it is none that could be added."""
        from resolver.curation.editing import with_name
        from resolver.curation.review import accepted_name

        nearest = self._resolver.resolve(acceptance.name).matches
        name = accepted_name(acceptance, self._manuscript, nearest, self._terms)
        path = self._manuscript.path(name.entity)
        _replace(path, with_name(path.read_text(encoding="utf-8"), path, name))
        _, line = find_entity(path, name.entity)
        return Added(name=acceptance.name, language=name.language, id=name.entity, path=str(path), line=line)


def _replace(path: Path, text: str) -> None:
    from resolver.cli.writing import replace_file

    replace_file(path, text.encode())
