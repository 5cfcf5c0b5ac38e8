"""Strings as two arrays: their UTF-8 bytes, one after another, and where each begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt


class Strings:
    """An immutable sequence of strings that can live in a mapped file."""

    __slots__ = ("_begins", "_bytes", "_offsets", "_view")

    def __init__(self, data: npt.NDArray[np.uint8], offsets: npt.NDArray[np.int64]) -> None:
        self._bytes = data
        self._view = memoryview(data.data)
        self._offsets = offsets
        # Reading one number from a view costs a third of reading it from the array.
        self._begins = offsets.data

    @classmethod
    def of(cls, strings: Iterable[str]) -> Strings:
        encoded = [string.encode() for string in strings]
        offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
        np.cumsum([len(part) for part in encoded], out=offsets[1:])
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), offsets)

    def arrays(self, name: str) -> dict[str, npt.NDArray[np.uint8] | npt.NDArray[np.int64]]:
        """The two arrays under the names they have in a file."""
        return {f"{name}.bytes": self._bytes, f"{name}.offsets": self._offsets}

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, row: int) -> str:
        return str(self._view[self._begins[row] : self._begins[row + 1]], "utf-8")

    def take(self, rows: npt.NDArray[np.integer]) -> list[str]:
        """The strings of some rows, in their order."""
        return [str(self._view[begin:end], "utf-8") for begin, end in self._spans(rows)]

    def _spans(self, rows: npt.NDArray[np.integer]) -> Iterator[tuple[int, int]]:
        """Where the strings of some rows begin and end."""
        return zip(self._offsets[rows].tolist(), self._offsets[rows + 1].tolist(), strict=True)

    def __iter__(self) -> Iterator[str]:
        return (self[row] for row in range(len(self)))


class PlainStrings(Strings):
    """Strings of plain Latin letters and digits, read many at once: held as one, of which each is a slice.

    That costs a copy of them in memory, and a fifth of the time. Any other character is lost.
    """

    __slots__ = ("_whole",)

    def __init__(self, data: npt.NDArray[np.uint8], offsets: npt.NDArray[np.int64]) -> None:
        super().__init__(data, offsets)
        self._whole = str(self._view, "ascii", "replace")

    def take(self, rows: npt.NDArray[np.integer]) -> list[str]:
        """The strings of some rows, in their order."""
        whole = self._whole
        return [whole[begin:end] for begin, end in self._spans(rows)]
