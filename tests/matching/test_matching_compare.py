"""Two names without a gazetteer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolver import InputError, compare

SAME = [
    ("Kataeb Hezbollah", "Kataib Hezbollah"),
    ("Kataib Hezbollah", "كتائب حزب الله"),
    ("Jurf al-Sakhar", "جرف الصخر"),
    ("Hashd al-Shaabi", "الحشد الشعبي"),
    ("Hashd al-Shaabi", "Haşdi Şabi"),
    ("Popular Mobilization Forces", "Popular Mobilisation Units"),
    ("Fadel al-Maksusi", "فاضل المكصوصي"),
    ("Abu Mahdi al-Muhandis", "ابو مهدي المهندس"),
    ("Qasem Soleimani", "قاسم سلیمانی"),
    ("Deir ez-Zor", "Dayr az-Zawr"),
    ("Abdel Rahman", "عبد الرحمن"),
]
DIFFERENT = [
    ("Kataib Hezbollah", "Hezbollah"),
    ("Jurf al-Nasr", "Jurf al-Sakhar"),
    ("Daesh", "ISIS"),
    ("Baghdad", "Basra"),
    ("47th Brigade", "اللواء 46"),
    ("", "Baghdad"),
    ("…", "…"),
]


@pytest.mark.parametrize(
    ("a", "b", "same"), [*((*pair, True) for pair in SAME), *((*pair, False) for pair in DIFFERENT)]
)
def test_spellings_match_and_others_do_not(a, b, same):
    """Across scripts and spellings; what shares a generic word or a beginning stays apart."""
    assert compare(a, b).is_match is same


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_order_of_two_names_does_not_matter(a, b):
    """Symmetric, and a probability."""
    try:
        forth, back = compare(a, b), compare(b, a)
    except InputError:
        return
    assert forth.score == pytest.approx(back.score)
    assert 0.0 <= forth.score <= 1.0


def test_the_letters_are_laid_side_by_side():
    """Every letter of both names is in the alignment, in order."""
    pairs = compare("Qasem Soleimani", "قاسم سلیمانی").evidence.alignment
    assert "".join(pair.query for pair in pairs) == "qasemsoleimani"
