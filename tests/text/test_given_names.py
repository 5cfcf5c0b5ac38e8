"""Given names and their spellings."""

import pytest

from resolver import Resolver, compare
from resolver.text import split_words


@pytest.mark.parametrize(
    "spellings",
    [
        ("Youssef", "Yusuf", "Yousif", "يوسف", "یوسف"),
        ("Hussein", "Husayn", "Hüseyin", "Hossein", "حسين", "حسین"),
        ("Hasan", "Hassan", "Hesen", "حسن"),
        ("Mohammed", "Muhammad", "Mohamed", "محمد"),
    ],
)
def test_the_spellings_of_a_given_name_say_the_same(spellings):
    """In every script, as a whole word."""
    concepts = {split_words(spelling)[0].concept for spelling in spellings}
    assert len(concepts) == 1
    assert concepts.pop().startswith("name: ")


@pytest.mark.parametrize(
    ("a", "b"),
    [("Hassan Nasrallah", "Husayn Nasrallah"), ("Jamal Ahmad", "Jamil Ahmad"), ("Omar Karim", "Ammar Karim")],
)
def test_another_given_name_is_another_person(a, b):
    """However near the letters are."""
    assert not compare(a, b, kind="person").is_match


def test_a_brother_is_not_resolved():
    """A listed person whose surname is rare is not taken for one with another given name of the same consonants."""
    laqab = Resolver.from_records([{"id": "nasrallah", "kind": "person", "names": {"en": ["Hassan Nasrallah"]}}])
    assert laqab.resolve("Hasan Nasrullah").id == "nasrallah"
    assert laqab.resolve("Husayn Nasrallah").id is None
