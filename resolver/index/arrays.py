"""Named arrays in one file that can be mapped into memory.

    bytes 0–7      LAQABIDX
    bytes 8–11     version of this layout, little-endian
    bytes 12–15    length of the directory in bytes
    then           the directory: JSON, {"meta": {…}, "body": bytes of all the arrays, "arrays": {name: [dtype, shape, offset]}}
    then           the arrays, each at a multiple of 64 bytes

The file is a function of its content: the same arrays and meta give the same bytes.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from resolver.errors import CompiledIndexError

MAGIC = b"LAQABIDX"
VERSION = 1
ALIGNMENT = 64

Array = npt.NDArray[Any]


def _aligned(offset: int) -> int:
    return -(-offset // ALIGNMENT) * ALIGNMENT


def write_arrays(path: Path, arrays: Mapping[str, Array], meta: Mapping[str, object]) -> None:
    """Write the file whole or not at all: beside its place first, then moved into it. OSError where it cannot."""
    plain = {name: np.ascontiguousarray(array) for name, array in sorted(arrays.items())}
    # The directory holds offsets that depend on its own length: lay out after it, relative, then fix its length.
    offset = 0
    entries: dict[str, tuple[str, list[int], int]] = {}
    for name, array in plain.items():
        entries[name] = (array.dtype.str, list(array.shape), offset)
        offset = _aligned(offset + array.nbytes)
    directory = json.dumps(
        {"meta": meta, "body": offset, "arrays": entries}, sort_keys=True, ensure_ascii=False
    ).encode()
    start = _aligned(len(MAGIC) + 8 + len(directory))
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + VERSION.to_bytes(4, "little") + len(directory).to_bytes(4, "little") + directory)
            for name, array in plain.items():
                file.write(b"\0" * (start + entries[name][2] - file.tell()))
                file.write(array.data if array.nbytes else b"")
            file.write(b"\0" * (start + offset - file.tell()))
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def read_arrays(path: Path) -> tuple[dict[str, Array], dict[str, Any]]:
    """(arrays, meta) of a file, the arrays read-only and mapped: nothing is read until it is used.

    CompiledIndexError where the file is missing, foreign, of another version, or shorter than it says.
    """
    try:
        # A plain array over the map: slicing it costs a fraction of slicing the map itself.
        mapped = np.asarray(np.memmap(path, dtype=np.uint8, mode="r"))
    except FileNotFoundError:
        raise CompiledIndexError(str(path), "there is no such file") from None
    except (OSError, ValueError) as error:
        raise CompiledIndexError(str(path), f"cannot be read: {error}") from error
    head = len(MAGIC) + 8
    if len(mapped) < head or bytes(mapped[: len(MAGIC)]) != MAGIC:
        raise CompiledIndexError(str(path), "is not a compiled index of Laqab")
    version = int.from_bytes(bytes(mapped[8:12]), "little")
    if version != VERSION:
        raise CompiledIndexError(
            str(path), f"has layout {version}, this version of Laqab reads {VERSION}: build it again"
        )
    length = int.from_bytes(bytes(mapped[12:16]), "little")
    start = _aligned(head + length)
    try:
        directory = json.loads(bytes(mapped[head : head + length]))
        whole = start + directory["body"]
    except (ValueError, KeyError, TypeError):
        raise CompiledIndexError(str(path), "is damaged: its directory cannot be read; build it again") from None
    if len(mapped) != whole:
        raise CompiledIndexError(str(path), f"is {len(mapped)} bytes long where {whole} were written: build it again")
    arrays = {}
    for name, (dtype, shape, offset) in directory["arrays"].items():
        size = int(np.prod(shape, dtype=np.int64)) * np.dtype(dtype).itemsize
        arrays[name] = mapped[start + offset : start + offset + size].view(dtype).reshape(shape)
    return arrays, directory["meta"]
