"""The tables of place types and of words that say the kind."""

from resolver.entity import TYPES, Kind
from resolver.index.build import KINDS
from resolver.index.vocabulary import CONCEPT_CODE
from resolver.matching.kind_words import UNKNOWN_KIND, says_other_kind
from resolver.matching.place_types import said_by
from resolver.text.tables import read_rows


def test_every_type_of_place_has_a_row_and_is_said_by_a_concept():
    """Types of the gazetteer and rows of the table are the same."""
    assert {row[0] for row in read_rows("place_types.tsv")} == set(TYPES[Kind.PLACE])
    assert (said_by().any(axis=1).sum()) == len(TYPES[Kind.PLACE])


def test_a_word_says_one_kind_and_none_speaks_against_an_unknown_one():
    """An army is no place, a river no organisation."""
    table = says_other_kind()
    for kind, *concepts in read_rows("kind_words.tsv"):
        codes = [CONCEPT_CODE[concept] for concept in concepts]
        assert not table[KINDS.index(kind)][codes].any()
        assert table[[number for number, other in enumerate(KINDS) if other != kind]][:, codes].all()
    assert not table[UNKNOWN_KIND].any()
