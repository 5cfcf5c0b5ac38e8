"""Which names are compared: the near ones, and more where a word says the kind of thing."""

import pytest

from resolver import Resolver
from resolver.index import Index, NameKeys
from resolver.matching.candidates import FAR, MOST_OF_ENTITY, candidates_for, nearest

AIRPORTS = {
    "erbil-airport": ("Международный аэропорт Эрбиля", "аэропорт Эрбиля"),
    "baghdad-airport": ("Bağdat Uluslararası Havaalanı",),
    "basra-airport": ("Basra Uluslararası Havaalanı",),
    "erbil": ("Erbil", "Arbil", "Irbil", "Hewler", "Erbîl"),
    "kerbela": ("Kerbela",),
}


@pytest.fixture(scope="module")
def index() -> Index:
    """A gazetteer in which words for a kind of thing are shared by more names than the names proper are."""
    records = [{"id": id_, "kind": "place", "names": {"und": list(names)}} for id_, names in AIRPORTS.items()]
    return Index.of(list(Resolver.from_records(records).entities), "test", {}, {})


def compared(index: Index, query: str) -> list[str]:
    """The names that are compared with a query, the nearest first."""
    keys = NameKeys(query)
    return list(index.name_texts.take(nearest(index, keys.words, candidates_for(index, keys)).rows))


def test_where_a_word_says_the_kind_names_that_are_far_behind_are_compared_too(index):
    """Every language has another word for an airport, so first sight deceives."""
    keys = NameKeys("Bağdat Havaalanı")
    candidates = candidates_for(index, keys)
    near = nearest(index, keys.words, candidates)
    assert near.likeness[0] == candidates.likeness.max()
    assert near.likeness.min() < candidates.likeness.max() - FAR


def test_otherwise_names_far_behind_the_nearest_are_not(index):
    """All that are left are within FAR of the nearest, and some candidate is not."""
    keys = NameKeys("Erbill")
    candidates = candidates_for(index, keys)
    near = nearest(index, keys.words, candidates)
    assert (near.likeness >= candidates.likeness.max() - FAR).all()
    assert len(near.rows) < len(candidates.rows)
    assert "Erbil" in compared(index, "Erbill")


def test_an_entity_is_not_likelier_for_having_many_names(index):
    """No more than a few names of one are compared."""
    names = compared(index, "Erbill")
    assert 0 < len([name for name in names if name in AIRPORTS["erbil"]]) <= MOST_OF_ENTITY


def test_a_long_word_is_filed_by_both_of_its_ends():
    """What a slip of the pen between them leaves as it is; a short word is not."""
    assert "di|in" in NameKeys("Dijadin").grams() & NameKeys("Diadin").grams()
    assert not any("|" in gram for gram in NameKeys("Kut").grams())
