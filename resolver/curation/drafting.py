"""The skeleton of an entry: what is known is filled in, what is not is left for ``laqab validate`` to ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resolver.curation.manuscript import Manuscript
from resolver.entity import Entity, Kind
from resolver.errors import InputError
from resolver.gazetteer.files import YAML_SUFFIXES
from resolver.text import fold

_NO_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a curator knows of a new entity; empty is unknown. ``id``: by default made from the name.

    ``distinct_from`` are look-alikes that it is not.
    """

    kind: Kind
    name: str
    id: str = ""
    type: str = ""
    countries: tuple[str, ...] = ()
    gloss: str = ""
    sources: tuple[str, ...] = ()
    distinct_from: tuple[str, ...] = ()

    @property
    def entity_id(self) -> str:
        """The id that the entity will have; InputError where the name has no letter to make one from."""
        made = self.id or slug(self.name)
        if not made:
            raise InputError("NAME", f"{self.name!r} has no Latin letters to make an id from: give one with --id")
        return made

    @property
    def record(self) -> dict[str, Any]:
        """The record. A gloss and sources stand in it also where they are empty: they must be filled in."""
        countries = self.countries[0] if len(self.countries) == 1 else list(self.countries)
        fields = {
            "id": self.entity_id,
            "kind": self.kind.value,
            "type": self.type,
            "country": countries,
            "names": {"en": [self.name]},
            "distinct_from": list(self.distinct_from),
        }
        return {key: value for key, value in fields.items() if value} | {
            "gloss": {"en": self.gloss},
            "sources": list(self.sources),
        }


def slug(name: str) -> str:
    """A name as an id: small letters, digits and hyphens.

    >>> slug("Jaysh al-Mu'ammal")
    'jaysh-al-muammal'
    """
    return _NO_SLUG.sub("-", fold(name)).strip("-")


def file_for(draft: Draft, manuscript: Manuscript, file: Path | None) -> Path:
    """The file that an entity should go into: ``file``, taken from the folder of the gazetteer on, else where its like are.

    Its like are the entities of its kind, type and country; where there are none, of its kind and type, then of its kind.
    InputError where there are none of these either, or the file is not one of YAML.
    """
    if manuscript.source.is_file():
        path = manuscript.source
    elif file is not None:
        path = manuscript.source / file
    else:
        found = next((files for files in _files_of_its_like(draft, manuscript) if files), None)
        if found is None:
            raise InputError("--file", f"there is no other {draft.kind}: say which file it belongs in")
        path = found.most_common(1)[0][0]
    if path.suffix.lower() not in YAML_SUFFIXES:
        raise InputError(str(path), "is no file of YAML: entries are written into files that end in .yaml")
    return path


def _files_of_its_like(draft: Draft, manuscript: Manuscript) -> Iterator[Counter[Path]]:
    """How many of its like each file has: the closest likeness first."""
    alike = [entity for entity in manuscript.entities.values() if entity.kind is draft.kind]
    same_type = [entity for entity in alike if entity.type == draft.type]

    def shares_country(entity: Entity) -> bool:
        return not set(entity.countries).isdisjoint(draft.countries)

    for entities in (filter(shares_country, same_type), same_type, alike):
        yield Counter(manuscript.path(entity.id) for entity in entities)
