"""What a gazetteer is once it has been read: values without a way back to YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resolver.edtf import EdtfDate
from resolver.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where facts come from. ``url`` may hold ``{ref}``, the place of the ``ref`` in an entity's ``"id:ref"``."""

    id: str
    title: str
    publisher: str = ""
    url: str = ""
    date: EdtfDate | None = None
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Entities that have passed every check.

    ``entities`` are sorted by id; ``redirects`` maps every id that was merged away to the one that survives;
    ``sources`` maps ids to what ``sources.yaml`` declares. ``fingerprint`` is a hash of the content (64 hexadecimal
    digits): it does not depend on the order, the names or the place of the files.
    """

    entities: tuple[Entity, ...]
    redirects: Mapping[str, str]
    sources: Mapping[str, Source]
    fingerprint: str
