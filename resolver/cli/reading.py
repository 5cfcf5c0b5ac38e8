"""Texts and names from files and from the standard input: UTF-8, or an error with the line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from resolver.errors import InputError
from resolver.question import MAX_NAME, MAX_TEXT

STDIN = "-"
SHOWN_STDIN = "<stdin>"

_MARK = b"\xef\xbb\xbf"
_MOST_BYTES_OF_A_CODE_POINT = 4
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text that was read: ``path`` as it is shown, ``text`` without the byte order mark that it may have begun with.

    Line ends are as they were.
    """

    path: str
    text: str
    has_mark: bool = False

    def encoded(self, text: str) -> bytes:
        """Another text as the bytes of this file."""
        return (_MARK if self.has_mark else b"") + text.encode()


def read_document(path: str) -> Document:
    """The text of a file, or of the standard input for ``-``.

    Raises:
        OSError: the file cannot be read.
        InputError: it is longer than MAX_TEXT code points, or not UTF-8; says in which line.
    """
    if path == STDIN:
        content, shown = _bounded(_stdin()), SHOWN_STDIN
    else:
        with Path(path).open("rb") as file:
            content, shown = _bounded(file), path
    text = decoded(content.removeprefix(_MARK), shown)
    if len(text) > MAX_TEXT:
        raise InputError(shown, f"is longer than {MAX_TEXT:,} code points, the longest text that is read")
    return Document(path=shown, text=text, has_mark=content.startswith(_MARK))


def read_names() -> Iterator[tuple[str, str]]:
    """(place, name) for each line of the standard input, as soon as it is there; an empty line is an empty name.

    InputError, with the line, where one is not UTF-8 or too long to be a name.
    """
    source = _stdin()
    longest = MAX_NAME * _MOST_BYTES_OF_A_CODE_POINT + len(_MARK + b"\r\n")
    number = 0
    while content := source.readline(longest):
        number += 1
        place = f"{SHOWN_STDIN}:{number}"
        if len(content) == longest and not content.endswith(b"\n"):
            raise InputError(place, f"is longer than {MAX_NAME:,} code points, the longest name that is resolved")
        if number == 1:
            content = content.removeprefix(_MARK)
        yield place, decoded(content.removesuffix(b"\n").removesuffix(b"\r"), SHOWN_STDIN, number)


def decoded(content: bytes, path: str, first_line: int = 1) -> str:
    """UTF-8 as text; InputError with the line of the first byte that is not."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = first_line + content.count(b"\n", 0, error.start)
        hint = "; it looks like UTF-16" if content.startswith(_UTF_16) else ""
        reason = f"is not UTF-8 (byte 0x{content[error.start]:02X}){hint}: save it as UTF-8"
        raise InputError(f"{path}:{line}", reason) from None


def _bounded(file: BinaryIO) -> bytes:
    """What a file holds, but not more than can be of use: it may be a device that never ends."""
    return file.read(MAX_TEXT * _MOST_BYTES_OF_A_CODE_POINT + len(_MARK) + 1)


def _stdin() -> BinaryIO:
    try:
        return sys.stdin.buffer
    except AttributeError:
        raise InputError(SHOWN_STDIN, "is closed") from None
