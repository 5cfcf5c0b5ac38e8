"""The table of place types."""

from resolver.entity import TYPES, Kind
from resolver.matching.place_types import said_by
from resolver.text.tables import read_rows


def test_every_type_of_place_has_a_row_and_is_said_by_a_concept():
    """Types of the gazetteer and rows of the table are the same."""
    assert {row[0] for row in read_rows("place_types.tsv")} == set(TYPES[Kind.PLACE])
    assert (said_by().any(axis=1).sum()) == len(TYPES[Kind.PLACE])
