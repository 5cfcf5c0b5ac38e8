"""Files are replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Put new content in the place of a file; a link stays a link, permissions stay as they were.

    OSError about ``path`` where it cannot; the file is as it was then. A reader sees the old content or the new,
    nothing between.
    """
    with naming(path):
        _replace(path.resolve(), content)


@contextlib.contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an OSError be about the file that was asked for, not about a temporary one beside it."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


def _replace(place: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _take_permissions(temporary, place)
        temporary.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _take_permissions(temporary: Path, place: Path) -> None:
    if place.exists():
        shutil.copymode(place, temporary)
    else:
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
