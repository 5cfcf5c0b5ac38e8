"""A name with a comma: what lies in a place (Balad, Iraq; بلد، عراق), or a name turned round (Sistani, Ali)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from resolver.entity import Kind, Role
from resolver.index.index import Index
from resolver.index.plan import NameKeys
from resolver.matching.decide import LISTED
from resolver.outcome import Decision, Query, Resolution
from resolver.text.words import WordClass

MOST_COMMAS = 3
"""A text with more commas is a list, and no name."""

_COMMA = re.compile("[,\N{ARABIC COMMA}\N{FULLWIDTH COMMA}]")
WIDE = frozenset({"country", "territory", "region"})
"""Types of places of which it is enough to be of their country: what lies there is not told step by step."""

CONTRADICTED = 0.45
"""What is left of the score of a listed place that is not known to lie in the place behind the comma."""

MOST_STEPS = 5
"""From a thing to what it is part of, and on: a village, its subdistrict, district, governorate, country."""

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
    """The answer to a query that is not listed as it stands; ``whole`` where it has no comma, or one that says nothing.

    A name that is listed the other way round counts most, then what lies in the place behind the comma, then the likelier way
    round. Names with more than one comma are not turned round. A listed place of which it is not known that it lies in the
    listed one behind the comma is ambiguous: Damascus, Aleppo.
    """
    before, behind = split_at_comma(query.text)
    if (
        not behind
        or all(word.class_ is WordClass.FORM for word in NameKeys(behind).words)
        or not NameKeys(before).words
    ):
        return whole
    turned = whole if _COMMA.search(before) else resolve(replace(query, text=f"{behind} {before}"), spoken_for)
    if turned.matches and turned.matches[0].tier in LISTED:
        return replace(turned, query=query)
    around = _places(resolve, behind)
    inside = _inside(index, resolve, replace(query, text=before), around, spoken_for) if around else None
    if around and inside is None and _is_listed_place(index, before) and _is_listed_place(index, behind):
        return _elsewhere(resolve(replace(query, text=before), spoken_for), query, behind)
    likelier = max(whole, turned, key=_best_score)
    if inside is not None and (inside.id is not None or likelier.id is None):
        return replace(inside, query=query)
    return replace(likelier, query=query)


def _best_score(answer: Resolution) -> float:
    return answer.matches[0].score if answer.matches else 0.0


def _places(resolve: Resolve, text: str) -> frozenset[str]:
    """The ids of the places that a text names; none where it only comes near some."""
    meant = resolve(Query(text=text, kinds=frozenset({Kind.PLACE})), ())
    return frozenset(match.id for match in meant.matches if match.id == meant.id or match.tier in LISTED)


def _inside(
    index: Index, resolve: Resolve, query: Query, around: Collection[str], spoken_for: Collection[str]
) -> Resolution | None:
    """The answer to a query as what lies in one of some places.

    None where nothing there comes near, or something else is listed under the very name.
    """
    rows = frozenset(row for entity in around if (row := index.entity_row(entity)) is not None)
    countries = frozenset().union(*map(index.entity_countries, rows))
    found = resolve(replace(query, countries=query.countries or countries), {*spoken_for, *around})
    if found.decision is Decision.UNRESOLVED:
        return None
    best = found.matches[0]
    if best.tier not in LISTED and index.folded(NameKeys(query.text).folded):
        return None
    row = index.entity_row(best.id)
    return found if row is not None and _lies_in(index, row, rows) else None


def _is_listed_place(index: Index, text: str) -> bool:
    return any(index.entity_kind(index.entity_of(row)) is Kind.PLACE for row in index.folded(NameKeys(text).folded))


def _elsewhere(listed: Resolution, query: Query, place: str) -> Resolution:
    """The answer with what is listed, which is not known to lie in a place: no match is likelier than not."""
    matches = tuple(replace(match, score=CONTRADICTED * match.score) for match in listed.matches)
    best = matches[0].canonical if matches else query.text
    return replace(
        listed,
        query=query,
        decision=Decision.AMBIGUOUS if matches else Decision.UNRESOLVED,
        matches=matches,
        reason=f"{best} may be meant, but nothing says that it lies in {place}",
    )


def _lies_in(index: Index, row: int, places: frozenset[int]) -> bool:
    """Whether an entity may be of the country of a wide place among some, or is part of one of them, or of what is."""
    own = index.entity_countries(row)
    wide = [place for place in places if index.entity_type(place) in WIDE]
    if any(not own or own & index.entity_countries(place) for place in wide):
        return True
    reached, beyond = {row}, {row}
    for _ in range(MOST_STEPS):
        beyond = {parent for each in beyond for parent in _parents(index, each)} - reached
        if beyond & places:
            return True
        reached |= beyond
    return False


def _parents(index: Index, row: int) -> Iterator[int]:
    """The rows of what an entity is part of or lies in."""
    for relation in index.entity(row).relations:
        parent = index.entity_row(relation.target)
        if relation.role in {Role.PART_OF, Role.LOCATED_IN} and parent is not None:
            yield parent
