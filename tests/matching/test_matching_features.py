"""What is measured of two names."""

import pytest

from resolver.index import NameKeys
from resolver.matching.commas import split_at_comma
from resolver.matching.compare import pair_features
from resolver.matching.features import FEATURES


def measured(a, b):
    """The features of a pair by name."""
    return dict(zip(FEATURES, pair_features(NameKeys(a), NameKeys(b)).tolist(), strict=True))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Goodwill Company", "Good Will Company"),
        ("Siemens AG", "Siemens Aktiengesellschaft"),
        ("OAO Gazprom", "Open Joint Stock Company Gazprom"),
        ("Brigade Forty-Four", "44th Brigade"),
        ("川石", "Chuan Shi"),
    ],
)
def test_the_same_words_are_met_in_full(a, b):
    """Joined or parted, a legal form in full or short, a number in words, syllables written apart."""
    found = measured(a, b)
    assert found["least_covered"] == pytest.approx(1.0)
    assert found["number_conflict"] == 0.0


def test_syllables_count_where_each_is_a_letter():
    """One of three Han letters differs: a third of the name, though its romanisation is near."""
    assert measured("习近平", "习近朋")["joined_letters"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("feature", "a", "b", "value"),
    [
        ("initials", "V. Putin", "Vladimir Putin", 1.0),
        ("initials", "Vladimir Putin", "Vladimir Putin", 0.0),
        ("acronym", "PLA", "People's Liberation Army", 1.0),
        ("acronym", "People's Liberation Army", "PLA", 1.0),
        ("acronym", "PLO", "People's Liberation Army", 0.0),
        ("other_father", "Ahmad bin Hasan", "Hasan bin Ahmad", 1.0),
        ("other_father", "Ahmad bin Hasan", "Ahmad ibn Hasan", 0.0),
    ],
)
def test_initials_acronyms_and_fathers(feature, a, b, value):
    """Each is seen where it is and not where it is not."""
    assert measured(a, b)[feature] == pytest.approx(value, abs=0.01)


def test_the_last_comma_parts_a_name_from_its_place():
    """Commas of every script; without one there is no place."""
    assert split_at_comma("Balad, Salahaddin, Iraq") == ("Balad, Salahaddin", "Iraq")
    assert split_at_comma("بلد، عراق") == ("بلد", "عراق")
    assert split_at_comma("Balad") == ("Balad", "")
    assert split_at_comma("Balad, Tikrit, Samarra, Baiji, Iraq") == ("Balad, Tikrit, Samarra, Baiji, Iraq", "")
