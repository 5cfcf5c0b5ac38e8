"""Units that are named after their seat."""

import pytest

from resolver import Resolver
from resolver.matching.place_types import AFTER_SEAT, DISTRICT, DIVISION, place_types
from resolver.text.tables import read_rows


def resolver_of(*places: tuple[str, str, str]) -> Resolver:
    """A gazetteer of places: id, type, name."""
    return Resolver.from_records(
        [{"id": id_, "kind": "place", "type": type_, "names": {"en": [name]}} for id_, type_, name in places]
    )


def scores(resolver: Resolver, query: str) -> dict[str, float]:
    """Id → score of what is found."""
    return {match.id: match.score for match in resolver.resolve(query, limit=10, alternatives=True).matches}


TOWN, DISTRICT_OF_IT = ("hawija-town", "city", "Hawija"), ("hawija-district", "district", "Al Hawijah")
OTHERS = (("kirkuk", "city", "Kirkuk"), ("mosul", "city", "Mosul"), ("basra", "city", "Basra"))


def test_a_bare_name_means_the_town_before_the_district():
    """Whichever of the two is spelt more like it."""
    resolver = resolver_of(TOWN, DISTRICT_OF_IT, *OTHERS)
    for query in ("الحويجة", "Hawidja", "Al Hawidjah"):
        found = scores(resolver, query)
        assert found["hawija-town"] > found["hawija-district"], query


def test_the_type_in_the_query_speaks_for_the_district():
    """Where the query says the type, the rule holds its tongue."""
    resolver = resolver_of(TOWN, DISTRICT_OF_IT, *OTHERS)
    assert resolver.resolve("قضاء الحويجة").matches[0].id == "hawija-district"


def test_a_district_without_its_seat_is_less_sure_than_a_town_alone():
    """Its seat may be meant, which is not listed."""
    lone_town = scores(resolver_of(TOWN, *OTHERS), "الحويجة")["hawija-town"]
    lone_district = scores(resolver_of(("hawija-town", "district", "Hawija"), *OTHERS), "الحويجة")["hawija-town"]
    beside = scores(resolver_of(TOWN, DISTRICT_OF_IT, *OTHERS), "الحويجة")
    assert lone_district < 0.9 < lone_town
    assert sum(beside.values()) > 0.9


@pytest.mark.parametrize("type_", ["country", "quarter", "river"])
def test_other_places_are_not_named_after_a_seat(type_):
    """A country of a town's name is not second to the town, nor is a river."""
    beside = scores(resolver_of(TOWN, ("other", type_, "Hawijah")), "Hauija")
    as_unit = scores(resolver_of(TOWN, ("other", "district", "Hawijah")), "Hauija")
    assert beside["other"] > as_unit["other"]


def test_the_table_says_it_of_units_alone():
    """Every type is said to be named after its seat or not, and those that are are units."""
    assert {row[2] for row in read_rows("place_types.tsv")} == {AFTER_SEAT, "own name"}
    assert {known.standing for known in place_types().values() if known.after_seat} == {DIVISION, DISTRICT}
