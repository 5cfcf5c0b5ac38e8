"""A name with a comma: what lies in a place (Balad, Iraq; بلد، عراق), or a name turned round (Sistani, Ali)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace

import numpy as np

from resolver.entity import TYPE_NAMES, Kind
from resolver.index.index import Index
from resolver.index.plan import NameKeys
from resolver.matching.decide import LISTED
from resolver.outcome import Decision, Query, Resolution
from resolver.text.words import WordClass

MOST_COMMAS = 3
"""A text with more commas is a list, and no name."""

_COMMA = re.compile("[,\N{ARABIC COMMA}\N{FULLWIDTH COMMA}]")
_COUNTRY = TYPE_NAMES.index("country")

Resolve = Callable[[Query, Collection[str]], Resolution]
"""A query and the ids that its surroundings name → the answer."""


def split_at_comma(text: str) -> tuple[str, str]:
    """(what stands before the last comma, what stands behind it); (text, "") without a comma, and for a list.

    >>> split_at_comma("Balad, Iraq"), split_at_comma("Balad")
    (('Balad', 'Iraq'), ('Balad', ''))
    """
    commas = list(_COMMA.finditer(text))
    if not 0 < len(commas) <= MOST_COMMAS:
        return text, ""
    last = commas[-1]
    return text[: last.start()].strip(), text[last.end() :].strip()


def read_comma(
    index: Index, resolve: Resolve, query: Query, spoken_for: Collection[str], whole: Resolution
) -> Resolution:
    """The answer to a query that is not listed as it stands; ``whole`` where its comma says nothing.

    A name that is listed the other way round counts most, then what lies in the place behind the comma, then the likelier way
    round. Names with more than one comma are not turned round.
    """
    before, behind = split_at_comma(query.text)
    if all(word.class_ is WordClass.FORM for word in NameKeys(behind).words) or not NameKeys(before).words:
        return whole
    turned = whole if _COMMA.search(before) else resolve(replace(query, text=f"{behind} {before}"), spoken_for)
    if turned.decision is Decision.RESOLVED and turned.matches[0].tier in LISTED:
        return replace(turned, query=query)
    inside = _inside(index, resolve, replace(query, text=before), behind, spoken_for)
    likelier = max(whole, turned, key=_best_score)
    if inside is not None and (inside.id is not None or likelier.id is None):
        return replace(inside, query=query)
    return replace(likelier, query=query)


def _best_score(answer: Resolution) -> float:
    return answer.matches[0].score if answer.matches else 0.0


def _inside(index: Index, resolve: Resolve, query: Query, place: str, spoken_for: Collection[str]) -> Resolution | None:
    """The answer to a query as what lies in a place; None where that is no place, or nothing there comes near."""
    meant = resolve(Query(text=place, kinds=frozenset({Kind.PLACE})), ())
    around = {match.id for match in meant.matches if match.id == meant.id or match.tier in LISTED}
    rows: list[int] = [row for entity in around if (row := index.entity_row(entity)) is not None]
    if not rows:
        return None
    countries = frozenset().union(*map(index.entity_countries, rows))
    found = resolve(replace(query, countries=query.countries or countries), {*spoken_for, *around})
    if found.decision is Decision.UNRESOLVED or not _lies_in(index, found, rows):
        return None
    return found


def _lies_in(index: Index, found: Resolution, rows: list[int]) -> bool:
    """Whether one of some places is a country, or what was found is related to one, or to what is."""
    if (index.entity_types(np.array(rows)) == _COUNTRY).any():
        return True
    best = index.entity_row(found.matches[0].id)
    near = set() if best is None else set(index.related(best).tolist())
    return any(row in near or not near.isdisjoint(index.related(row).tolist()) for row in rows)
