"""Which files a gazetteer is made of, their bytes, and the hash of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from os import PathLike
from pathlib import Path

from resolver.errors import GazetteerError, Problem

MOST_YAML_BYTES = 10_000_000
MOST_LINE_BYTES = 1_000_000
"""A file of YAML, and a line of JSON, that is larger than this is refused before it is read."""

YAML_SUFFIXES = (".yaml", ".yml")
JSONL_SUFFIX = ".jsonl"
STYLES = "styles"


class FileRole(StrEnum):
    """What a file of a gazetteer holds."""

    ENTITIES = "entities"
    SOURCES = "sources"
    REDIRECTS = "redirects"


@dataclass(frozen=True, slots=True)
class GazetteerFile:
    """A file and what it is there for."""

    path: Path
    role: FileRole = FileRole.ENTITIES

    @property
    def is_jsonl(self) -> bool:
        return self.path.suffix.lower() == JSONL_SUFFIX


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a gazetteer, sorted by path, and what stands in the way of listing the rest."""

    files: tuple[GazetteerFile, ...]
    problems: tuple[Problem, ...] = ()
    is_folder: bool = False


def whole_file(path: Path, message: str) -> Problem:
    """A problem of a file as a whole."""
    return Problem(path=str(path), line=0, message=message)


def list_files(source: Path) -> Listing:
    """The files of a gazetteer: of a folder, or the one file that it is."""
    if source.is_dir():
        return _list_folder(source)
    if source.suffix.lower() in (*YAML_SUFFIXES, JSONL_SUFFIX):
        return Listing((GazetteerFile(source),))
    if not os.path.lexists(source):
        return Listing((), (whole_file(source, "there is no such file or folder"),))
    message = "is no gazetteer: give a folder of YAML files, a .yaml file or a .jsonl file"
    return Listing((), (whole_file(source, message),))


def fingerprint(path: str | PathLike[str]) -> str:
    """The fingerprint of the gazetteer at ``path``, from the bytes of its files; equal to that of the loaded one.

    Raises GazetteerError where a file cannot be read. Whether the gazetteer is valid is not looked at.
    """
    listing = list_files(Path(path))
    problems = list(listing.problems)
    digests = []
    for file in listing.files:
        try:
            digests.append(digest(file.role, _chunks(file.path)))
        except OSError as error:
            problems.append(whole_file(file.path, unreadable(error)))
    if problems:
        raise GazetteerError(problems)
    return combined(digests)


def digest(role: FileRole, chunks: Iterable[bytes]) -> bytes:
    """The hash of one file, which depends on what it is there for and on its bytes."""
    hashed = hashlib.sha256(role.value.encode() + b"\0")
    for chunk in chunks:
        hashed.update(chunk)
    return hashed.digest()


def combined(digests: Iterable[bytes]) -> str:
    """The fingerprint of files with these hashes, in any order."""
    return hashlib.sha256(b"".join(sorted(digests))).hexdigest()


def read_bytes(path: Path) -> bytes | Problem:
    """The bytes of a YAML file, or why they cannot be had."""
    too_large = whole_file(
        path, f"is larger than {MOST_YAML_BYTES // 1_000_000} MB: split it by theme, or use JSON Lines (.jsonl)"
    )
    try:
        refusal = _refusal(path)
        if refusal:
            return whole_file(path, refusal)
        if path.stat().st_size > MOST_YAML_BYTES:
            return too_large
        with path.open("rb") as file:
            content = file.read(MOST_YAML_BYTES + 1)
    except OSError as error:
        return whole_file(path, unreadable(error))
    return too_large if len(content) > MOST_YAML_BYTES else content


def byte_lines(path: Path) -> Iterator[bytes]:
    """The lines of a file with their ends, one longer than the limit cut short behind it; OSError as it comes."""
    refusal = _refusal(path)
    if refusal:
        raise OSError(refusal)
    with path.open("rb") as file:
        while line := file.readline(MOST_LINE_BYTES + 1):
            yield line
            if len(line) > MOST_LINE_BYTES:
                return


def unreadable(error: OSError) -> str:
    """Why a file cannot be read, in words."""
    return f"cannot be read: {error.strerror or error}"


def _refusal(path: Path) -> str:
    """Why a path that exists is not read: a folder, or a device that might never end."""
    if path.is_dir():
        return f"is a folder with the name of a file: rename it so that it does not end in {path.suffix}"
    if path.exists() and not path.is_file():
        return "is no regular file"
    return ""


def _chunks(path: Path) -> Iterator[bytes]:
    refusal = _refusal(path)
    if refusal:
        raise OSError(refusal)
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            yield chunk


def _list_folder(root: Path) -> Listing:
    problems: list[Problem] = []
    found = [GazetteerFile(path, _role(path, root)) for path in _walk(root, (root.resolve(),), problems)]
    files = tuple(file for file in found if file.path.parts[len(root.parts)] != STYLES)
    return Listing(files, tuple(problems), is_folder=True)


def _role(path: Path, root: Path) -> FileRole:
    if path.parent == root and path.stem in {FileRole.SOURCES, FileRole.REDIRECTS}:
        return FileRole(path.stem)
    return FileRole.ENTITIES


def _walk(folder: Path, above: tuple[Path, ...], problems: list[Problem]) -> Iterator[Path]:
    """The YAML files below a folder, sorted; ``above`` are the real folders that lead here, to notice a loop."""
    try:
        children = sorted(child for child in folder.iterdir() if not child.name.startswith("."))
    except OSError as error:
        problems.append(whole_file(folder, unreadable(error)))
        return
    for child in children:
        is_yaml = child.suffix.lower() in YAML_SUFFIXES
        if not child.is_dir():
            if is_yaml:
                yield child
        elif is_yaml:
            problems.append(whole_file(child, _refusal(child)))
        elif (real := child.resolve()) in above:
            problems.append(whole_file(child, "is a link that leads back to a folder above it: remove the link"))
        else:
            yield from _walk(child, (*above, real), problems)
