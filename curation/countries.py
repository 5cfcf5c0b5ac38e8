"""The countries of the world, from the Unicode CLDR data that Babel carries, merged with names by hand.

``python -m curation.countries`` writes ``aliases/places/countries/*.yaml`` again; the same version of Babel and the
same overlay, ``countries.yaml`` beside this module, give the same bytes. The overlay says which territories there are,
what each record is called, and what CLDR cannot know: acronyms, former and contested names, and how a name is printed
that CLDR qualifies for a menu ("Congo - Kinshasa"). The written files are not edited by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import babel
import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from resolver.gazetteer import format_text

OVERLAY = Path(__file__).with_name("countries.yaml")
TARGET = Path(__file__).resolve().parents[1] / "aliases" / "places" / "countries"

LANGUAGES = ("en", "ar", "ckb", "kmr", "fa", "tr", "fr", "de", "es", "it", "pl", "ru", "uk", "he", "zh", "ja")
"""The languages of the gazetteer that CLDR knows, in the order of a record; others of the overlay follow them."""

LOCALES: Mapping[str, str] = {tag: tag for tag in LANGUAGES} | {"kmr": "ku"}
"""Language tag → locale of CLDR, whose "ku" is Kurmanji."""

MENU_SIGNS = (
    "&",
    "(",
    ")",
    "\N{FULLWIDTH LEFT PARENTHESIS}",
    " - ",
    " \N{EN DASH} ",
    "St. ",
    " \N{CYRILLIC SMALL LETTER O}-",
)
"""What shows that CLDR abbreviated or qualified a name, so that the overlay has to say how it is printed."""

HEAD = """\
# The countries of {area}: names in the CLDR data of Babel {version} and those of curation/countries.yaml.
# Written by "python -m curation.countries"; edit the overlay, not this file.
"""

Spoken: TypeAlias = str | dict[str, Any]
"""A name as a record holds it: its text, or a mapping with its tags."""


class MenuNameError(ValueError):
    """CLDR has names that are not printed like this, and nothing stands in their place."""


class Territory(BaseModel):
    """What is known by hand about one territory.

    ``instead`` are the names of a language in place of CLDR's (none: the language is left out); ``also`` follow it;
    ``context`` are the languages whose CLDR name is not enough by itself.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    id: str
    file: str
    gloss: str
    note: str = ""
    instead: dict[str, list[Spoken]] = {}
    also: dict[str, list[Spoken]] = {}
    context: list[str] = []
    distinct_from: list[str] = []
    sources: list[str] = []


def read_overlay(path: Path) -> list[Territory]:
    """The territories of an overlay, sorted by file and id. Raises pydantic's ValidationError with every problem."""
    rows = TypeAdapter(list[Territory]).validate_python(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 makes text only
    return sorted(rows, key=lambda row: (row.file, row.id))


def imported_names(code: str) -> dict[str, str]:
    """CLDR's name of a territory by language tag; a language without one is left out.

    >>> imported_names("IQ")["fr"]
    'Irak'
    """
    names = {tag: babel.Locale.parse(locale).territories.get(code, "") for tag, locale in LOCALES.items()}
    return {tag: name for tag, name in names.items() if name}


def merged_names(territory: Territory) -> dict[str, list[Spoken]]:
    """Every name of a territory by language, CLDR's first unless something stands instead of it.

    Raises MenuNameError for a name that CLDR made for menus.
    """
    imported = {tag: name for tag, name in imported_names(territory.code).items() if tag not in territory.instead}
    menu_names = [f"{tag} {name}" for tag, name in imported.items() if any(sign in name for sign in MENU_SIGNS)]
    if menu_names:
        raise MenuNameError(f"{territory.code}: {', '.join(menu_names)}")
    first: dict[str, list[Spoken]] = {tag: [_weighed(name, tag, territory)] for tag, name in imported.items()}
    first |= territory.instead
    names = {tag: [*first.get(tag, ()), *territory.also.get(tag, ())] for tag in _in_order({*first, *territory.also})}
    return {tag: spoken for tag, spoken in names.items() if spoken}


def country_record(territory: Territory) -> dict[str, Any]:
    """The record of a territory; what says nothing is left out."""
    fields = {
        "id": territory.id,
        "kind": "place",
        "type": "country",
        "country": territory.code,
        "gloss": {"en": territory.gloss},
        "note": {"en": territory.note} if territory.note else {},
        "names": merged_names(territory),
        "distinct_from": territory.distinct_from,
        "sources": ["cldr", *territory.sources],
    }
    return {key: value for key, value in fields.items() if value}


def file_text(area: str, territories: Iterable[Territory]) -> str:
    """A file of the gazetteer in its one form."""
    head = HEAD.format(area=area.replace("-", " "), version=babel.__version__)
    records = yaml.safe_dump(list(map(country_record, territories)), allow_unicode=True, sort_keys=False)
    return format_text(head + records, TARGET / f"{area}.yaml")


def main() -> int:
    """Write the files; exit code 1, and nothing written, where the overlay has to say more."""
    try:
        areas = groupby(read_overlay(OVERLAY), key=lambda territory: territory.file)
        texts = {area: file_text(area, territories) for area, territories in areas}
    except MenuNameError as error:
        print(f"{OVERLAY}: say what stands instead of these names of CLDR: {error}", file=sys.stderr)  # noqa: T201
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    for area, text in texts.items():
        (TARGET / f"{area}.yaml").write_text(text, "utf-8")
    return 0


def _weighed(name: str, tag: str, territory: Territory) -> Spoken:
    return {"name": name, "match": "context"} if tag in territory.context else name


def _in_order(tags: Iterable[str]) -> list[str]:
    return sorted(tags, key=lambda tag: (LANGUAGES.index(tag) if tag in LANGUAGES else len(LANGUAGES), tag))


if __name__ == "__main__":
    sys.exit(main())
