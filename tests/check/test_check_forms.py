"""When two forms are printed alike, and when they are two spellings of one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolver.check.forms import are_spellings, form_key, printed

ALIKE = [
    ("Kata'ib Hizballah", "Kata’ib Hizballah"),
    ("Kata'ib Hizballah", "Kataʿib Hizballah"),
    ("Kata'ib Hizballah", "Kata`ib  Hizballah"),
    ("al-Nusra Front", "Al-Nusra Front"),
    ("Deir ez-Zor", "Deir ez‑Zor"),
    ("Erdoğan", "Erdog\u0306an"),
    ("كتائب حزب الله", "کتائب حزب الله"),
    ("الدولة الإسلامية", "دولة إسلامية"),
    ("كِتَائِبُ", "كتائب"),
    ("داعـــش", "داعش"),
    ("דָּאעֵשׁ", "דאעש"),
]
APART = [
    ("Kataib Hezbollah", "Kataeb Hezbollah"),
    ("Islamic Resistance in Iraq", "Islamic resistance in Iraq"),
    ("Deir ez-Zor", "Deir Ezzor"),
    ("Erdoğan", "Erdogan"),
    ("جبهة", "جبهه"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_forms_that_a_reader_cannot_tell_apart(one, other):
    """Keyboards, fonts, vowel points, a capital that begins a sentence and an Arabic article make no other form."""
    assert form_key(one) == form_key(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_forms_that_a_reader_tells_apart(one, other):
    """Other letters, capitals inside, hyphens and diacritics make another form."""
    assert form_key(one) != form_key(other)


SPELLINGS = [
    ("Kataeb Hezbollah", "Kata'ib Hizballah", "en"),
    ("Deir ez-Zor", "Dayr az-Zawr", "en"),
    ("Popular Mobilization Forces", "Popular Mobilisation Forces", "en"),
    ("Islamic Resistance in Iraq", "Islamic resistance in Iraq", "en"),
    ("Hashd al-Shaabi", "Hashed al-Shaabi", "en"),
    ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", "tr"),
    ("جبهة النصرة", "جبهه النصرة", "ar"),
    ("Катаиб Хезболла", "Катаиб Хизболла", "ru"),
    ("", "", None),
]
OTHERS = [
    ("Jurf al-Nasr", "Jurf al-Sakhar", "en"),
    ("Islamic State", "Daesh", "en"),
    ("ISIS", "ISIL", "en"),
    ("Popular Mobilization Forces", "Popular Mobilization Units", "en"),
    ("Houthi", "Houthis", "en"),
    ("Popular Mobilization Force", "Popular Mobilization Forces", None),
    ("der Islamische Staat", "des Islamischen Staates", "de"),
    ("Islamischer Staat", "Islamischer Staats", "de"),
    ("Kataib Hezbollah", "كتائب حزب الله", None),
    ("Kataib Hezbollah", "Hezbollah", "en"),
    ("Kataib Hezbollah", "", "en"),
]


@pytest.mark.parametrize(("one", "other", "language"), SPELLINGS)
def test_spellings_of_one_name(one, other, language):
    """The same sounds, or one letter in five: the same name."""
    assert are_spellings(one, other, language)
    assert are_spellings(other, one, language)


@pytest.mark.parametrize(("one", "other", "language"), OTHERS)
def test_other_names_and_other_endings(one, other, language):
    """Another name, another script, or what grammar adds: no spelling."""
    assert not are_spellings(one, other, language)
    assert not are_spellings(other, one, language)


TEXTS = st.text(st.sampled_from("aAbé'’- كتائبـَ דשВв"), max_size=12)


@given(TEXTS)
def test_printed_is_idempotent(text):
    """What is printed is printed as it is."""
    assert printed(printed(text)) == printed(text)


@given(TEXTS, TEXTS, st.sampled_from(["en", "ar", None]))
def test_being_spellings_is_symmetric(one, other, language):
    """Neither form is the first; a form is a spelling of itself."""
    assert are_spellings(one, other, language) == are_spellings(other, one, language)
    assert are_spellings(one, one, language)
