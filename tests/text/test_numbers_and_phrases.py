"""Numbers in words, and several words that are one elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolver.text import split_words
from resolver.text.latin import plain_letters
from resolver.text.numbers import join_numbers
from resolver.text.phrases import join_phrases
from resolver.text.tables import read_rows

ANY_WORDS = st.lists(st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=8), max_size=5)


@pytest.mark.parametrize(
    ("number", "spellings"),
    [
        ("44", ["Forty-Four", "forty fourth", "Forty 4", "44th", "44"]),
        ("47", ["السابع والأربعون", "السابعة والأربعين", "47th"]),
        ("7", ["Seventh", "seven", "السابعة", "هفتم", "حەوتەم", "yedinci", "heftem", "седьмая", "septième"]),
        ("20", ["Twentieth", "العشرون", "20"]),
    ],
)
def test_a_number_is_one_word_however_it_is_written(number, spellings):
    """Cardinals, ordinals, tens with a unit before or behind them, words and digits."""
    assert {tuple(word.text for word in split_words(spelling)) for spelling in spellings} == {(number,)}


@pytest.mark.parametrize("name", ["Thani", "ثاني", "آل ثاني", "Hafez al-Assad", "4 Forty"])
def test_what_is_no_number_stays(name):
    """Arabic ordinals are numbers with their article only; a unit in Latin letters does not stand before its ten."""
    assert "44" not in join_numbers(name.lower().split())
    assert not any(word.text == "2" for word in split_words(name))


@given(ANY_WORDS)
def test_numbers_and_phrases_are_joined_once(tokens):
    """A second time there is nothing left to do."""
    numbers, phrases = join_numbers(tokens), join_phrases(tokens)
    assert len(numbers) <= len(tokens)
    assert join_phrases(phrases) == phrases


def test_the_longest_phrase_counts():
    """Open joint stock company is one legal form, joint stock company another."""
    assert join_phrases(["open", "joint", "stock", "company", "gazprom"]) == ["oao", "gazprom"]
    assert join_phrases(["joint", "stock", "market"]) == ["joint", "stock", "market"]


@pytest.mark.parametrize("table", ["numbers.tsv", "given_names.tsv"])
def test_a_word_says_one_thing(table):
    """No word stands in two rows of a table."""
    owners: dict[str, set[str]] = {}
    for key, *words in read_rows(table):
        for word in words:
            owners.setdefault(plain_letters(word), set()).add(key)
    assert {word: keys for word, keys in owners.items() if len(keys) > 1} == {}
