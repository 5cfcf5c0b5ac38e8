"""Names that read the same in another script, or parted otherwise, beside a listed one."""

import pytest

from resolver import Decision, Resolver


def laqab(*names):
    """A resolver over places with these names: place-1, place-2 and so on."""
    ids = [f"place-{number}" for number in range(1, len(names) + 1)]
    return Resolver.from_records(
        {
            "id": own,
            "kind": "place",
            "names": {"und": list(its)},
            "distinct_from": [each for each in ids if each != own],
        }
        for own, its in zip(ids, names, strict=True)
    )


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("Aleksandrovka", ["Александровка"]),
        ("Александровка", ["Aleksandrovka"]),
        ("Pukou", ["Pu Kou"]),
        ("pu kou", ["浦口"]),
        ("浦口", ["Pukou", "浦口镇"]),
    ],
)
def test_they_are_as_likely_and_stand_behind_it(asked, other):
    """Where alternatives are asked for, it is ambiguous; else the listed name stands alone."""
    known = laqab([asked], other, ["Haifa"])
    assert known.resolve(asked).id == "place-1"
    answer = known.resolve(asked, alternatives=True)
    first, second = answer.matches[:2]
    assert answer.decision is Decision.AMBIGUOUS
    assert (first.id, second.id) == ("place-1", "place-2")
    assert first.score == second.score == pytest.approx(0.495)


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("Arak", ["عراق"]),
        ("عراق", ["Arak"]),
        ("浦口", ["Pukou", "普口"]),
        ("M4", ["M5"]),
        ("Haifa", ["Haifa District"]),
    ],
)
def test_what_is_only_guessed_or_known_to_be_written_otherwise_is_not(asked, other):
    """Scripts that leave vowels out, names of the query's own script with other letters, other words."""
    answer = laqab([asked], other).resolve(asked, alternatives=True)
    assert answer.id == "place-1"
    assert answer.matches[0].score == pytest.approx(0.99)


def test_how_many_are_shown_does_not_change_what_they_share():
    """Three share what there is, though two are asked for."""
    known = laqab(["Stokton"], ["Стоктон"], ["Στοκτον"])
    for limit in (1, 2, 5):
        assert known.resolve("Stokton", alternatives=True, limit=limit).matches[0].score == pytest.approx(0.33)


def test_a_name_that_reads_the_same_is_found_however_it_is_parted():
    """By its letters written as one word, where no gram of sounds is shared across the gaps."""
    assert laqab(["布兰肯斯泰因"], ["Bulan"]).resolve("bu lan ken si tai yin").matches[0].id == "place-1"


def test_the_same_words_again_win_nothing():
    """An entity that is listed with and without marks is no likelier than one that is listed once."""
    answer = laqab(["Tálava", "Talava"], ["Talava"]).resolve("Tallava", alternatives=True)
    assert answer.matches[0].score == pytest.approx(answer.matches[1].score)
