"""A name with the place it lies in behind a comma: Balad, Iraq; بلد، عراق."""

from __future__ import annotations

import re

MOST_COMMAS = 3
"""A text with more commas is a list, and no name of a place with where it lies."""

_COMMA = re.compile("[,\N{ARABIC COMMA}\N{FULLWIDTH COMMA}]")


def split_qualifier(text: str) -> tuple[str, str]:
    """(what stands before the last comma, what stands behind it); (text, "") without a comma, and for a list.

    >>> split_qualifier("Balad, Iraq"), split_qualifier("Balad")
    (('Balad', 'Iraq'), ('Balad', ''))
    """
    commas = list(_COMMA.finditer(text))
    if not 0 < len(commas) <= MOST_COMMAS:
        return text, ""
    last = commas[-1]
    return text[: last.start()].strip(), text[last.end() :].strip()
