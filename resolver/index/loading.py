"""Where an index comes from: records, a gazetteer on disk, a compiled file, or the gazetteer of the package."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from resolver.errors import CompiledIndexError, GazetteerError, Problem
from resolver.gazetteer import fingerprint, gazetteer_from_records, load_gazetteer
from resolver.index.index import Index

SUFFIX = ".laqab"
_PACKAGE = Path(__file__).parent.parent
BUNDLED_SOURCES = (_PACKAGE / "bundle" / "aliases", _PACKAGE.parent / "aliases")
"""Where the gazetteer is in a wheel, and where in a checkout."""

BUNDLED_INDEX = _PACKAGE / "bundle" / f"gazetteer{SUFFIX}"


def index_of_records(records: Iterable[Mapping[str, Any]]) -> Index:
    """An index over records of the gazetteer's form; GazetteerError with every problem."""
    gazetteer = gazetteer_from_records(records)
    return Index.of(gazetteer.entities, gazetteer.fingerprint, gazetteer.redirects, {})


def build_index(source: Path) -> Index:
    """An index over a folder of YAML, a .yaml or a .jsonl file; GazetteerError with every problem."""
    gazetteer = load_gazetteer(source)
    return Index.of(gazetteer.entities, gazetteer.fingerprint, gazetteer.redirects, read_styles(source))


def read_styles(source: Path) -> dict[str, str]:
    """The house styles beside a gazetteer folder, by name, unread: their text travels with the index."""
    folder = source / "styles"
    if not folder.is_dir():
        return {}
    return {path.stem: _read_style(path) for path in sorted(folder.glob("*.yaml"))}


def _read_style(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError([Problem(path=str(path), line=0, message=f"cannot be read: {error}")]) from error


def open_index(source: Path) -> Index:
    """The index of any source: a compiled file is mapped, all else is built in memory."""
    return Index.open(source) if source.suffix == SUFFIX else build_index(source)


def bundled_source() -> Path:
    """The gazetteer of the package; CompiledIndexError where the package came without it."""
    for folder in BUNDLED_SOURCES:
        if folder.is_dir():
            return folder
    raise CompiledIndexError(str(BUNDLED_SOURCES[0]), "the package came without its gazetteer: install it again")


def bundled_index() -> Index:
    """The index of the package's gazetteer, compiled when it is first asked for and whenever the gazetteer changed.

    Where the package may not be written to, it is built in memory each time.
    """
    source = bundled_source()
    with contextlib.suppress(CompiledIndexError):
        index = Index.open(BUNDLED_INDEX)
        if index.meta.fingerprint == fingerprint(source) and index.meta.styles == read_styles(source):
            return index
    index = build_index(source)
    with contextlib.suppress(OSError):
        BUNDLED_INDEX.parent.mkdir(exist_ok=True)
        index.write(BUNDLED_INDEX)
    return index
