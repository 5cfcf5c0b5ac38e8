"""A name with the place it lies in behind a comma: Balad, Iraq; بلد، عراق."""

from __future__ import annotations

import re

_COMMA = re.compile("[,\N{ARABIC COMMA}\N{FULLWIDTH COMMA}]")


def split_qualifier(text: str) -> tuple[str, str]:
    """(what stands before the last comma, what stands behind it); without a comma (text, "").

    >>> split_qualifier("Balad, Iraq"), split_qualifier("Balad")
    (('Balad', 'Iraq'), ('Balad', ''))
    """
    commas = list(_COMMA.finditer(text))
    if not commas:
        return text, ""
    last = commas[-1]
    return text[: last.start()].strip(), text[last.end() :].strip()
