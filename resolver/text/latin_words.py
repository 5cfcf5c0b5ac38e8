"""Latin words as arrays, ready to be compared with source words many at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.integer]

BASE = 27
"""Size of the Latin alphabet with a blank: a–z are 1–26, every other character is 0."""

LONGEST_RUN = 3
"""The most Latin letters that one unit of a source word is written with."""

LONGEST_WORD = 32
"""Letters of a word beyond these are not compared."""

RUN_OFFSETS: tuple[int, ...] = tuple(
    sum(BASE**shorter for shorter in range(length)) for length in range(LONGEST_RUN + 2)
)
"""Where the runs of 0, 1, 2 and 3 letters begin in a flat table of all runs, and the size of that table."""


NO_LETTER = 255
"""What stands behind the last letter of a word."""


def run_code(letters: str) -> int:
    """The place of a run of 0–3 Latin letters in a flat table of all such runs."""
    value = 0
    for letter in letters:
        value = value * BASE + max(0, min(26, ord(letter) - 96))
    return RUN_OFFSETS[len(letters)] + value


_PADDING = "\x7f"
_CODES = bytes(NO_LETTER if chr(code) == _PADDING else code - 96 if 96 < code < 123 else 0 for code in range(256))
"""What each byte of a padded word is in a letter matrix; what is no letter (a digit) counts as a blank."""


def letter_matrix(words: Sequence[str], width: int) -> npt.NDArray[np.uint8]:
    """The first letters of words as numbers, one word a row, padded with NO_LETTER: shape ``(words, width)``."""
    padded = "".join([word[:width].ljust(width, _PADDING) for word in words])
    codes = padded.encode("ascii", "replace").translate(_CODES)
    return np.frombuffer(codes, dtype=np.uint8).reshape(len(words), width)


class LatinWords:
    """Some words: ``runs[w, j, d]`` is the code of the ``d`` letters of word ``w`` that end at letter ``j`` (from 1).

    Codes behind the end of a word mean nothing.
    """

    def __init__(self, letters: npt.NDArray[np.uint8]) -> None:
        self.lengths: Codes = (letters != NO_LETTER).sum(axis=1)
        longest = int(self.lengths.max(initial=0))
        runs = np.zeros((len(letters), longest + 1, LONGEST_RUN + 1), dtype=np.intp)
        one = np.where(letters == NO_LETTER, 0, letters)[:, :longest].astype(np.intp)
        runs[:, 1:, 1] = one
        runs[:, 2:, 2] = two = one[:, :-1] * BASE + one[:, 1:]
        runs[:, 3:, 3] = two[:, :-1] * BASE + one[:, 2:]
        runs += np.array(RUN_OFFSETS[: LONGEST_RUN + 1])
        self.runs: Codes = runs

    @classmethod
    def of(cls, words: Sequence[str]) -> LatinWords:
        """The arrays of words in plain Latin letters."""
        return cls(letter_matrix(words, min(max(map(len, words), default=0), LONGEST_WORD)))

    def __len__(self) -> int:
        return len(self.lengths)
