"""The normal forms of a name: normalised, folded, plain Latin, words, skeleton."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolver.text import fold, normalise, plain_latin, skeleton, split_words
from resolver.text.aligned import fold_aligned

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(ANY_TEXT)
def test_normalise_is_idempotent(text: str) -> None:
    """A normalised text is its own normal form (UAX #15 asks it of NFC)."""
    assert normalise(normalise(text)) == normalise(text)


@given(ANY_TEXT)
def test_fold_is_idempotent(text: str) -> None:
    """A folded text is its own folded form."""
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_folding_does_not_depend_on_normalising_first(text: str) -> None:
    """Composed and decomposed spellings fold alike."""
    assert fold(normalise(text)) == fold(text)


@given(ANY_TEXT)
def test_aligned_folding_gives_the_folded_text(text: str) -> None:
    """The folded text with offsets is the folded text, and every letter's span lies inside the source, in order."""
    aligned = fold_aligned(text)
    assert aligned.text == fold(text)
    assert list(aligned.starts) == sorted(aligned.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(aligned.starts, aligned.ends, strict=True))


@pytest.mark.parametrize(
    ("spelling", "folded"),
    [("Kata’ib Ḥizballāh", "kataib hizballah"), ("Deir ez-Zor", "deir ez zor"), ("IŞİD", "isid"), ("U.S. Central Command", "us central command"),
     ('צה"ל', "צהל"), ("الحَشْد الشَّعبي", "الحشد الشعبي"), ("کرکوک", "كركوك"), ("٤٧", "47"), ("…—!", ""), ("Straße", "strasse")],
)  # fmt: skip
def test_folding_forgets_what_does_not_tell_names_apart(spelling: str, folded: str) -> None:
    """Case, marks, hyphens, apostrophes, vowel points and shapes of a letter go."""
    assert fold(spelling) == folded


def test_normalising_drops_the_invisible_and_keeps_the_joiners() -> None:
    """Direction marks and zero-width spaces go, ZWNJ is spelling and stays, white space becomes one space."""
    assert normalise(" \u200fحزب\u200cالله\u200b\t\nX ") == "حزب\u200cالله X"


def test_marked_latin_letters_are_written_out() -> None:
    """Plain Latin keeps the sound of a marked letter where folding would lose it."""
    assert plain_latin("Haşdi Şabi") == "hashdi shabi"
    assert plain_latin("كتائب KH") == "kh"


SPELLINGS = [
    ("Kataib Hezbollah", "Kataeb Hezbollah", "Kata'ib Hizballah", "كتائب حزب الله", "کتائب حزب‌الله"),
    ("Deir ez-Zor", "Dayr az-Zawr", "Deir Ezzor", "دير الزور"),
    ("Hashd al-Shaabi", "Hachd al-Chaabi", "Haşdi Şabi", "الحشد الشعبي", "حشد شعبی"),
    ("Jurf al-Sakhar", "Jurf as-Sakhr", "جرف الصخر"),
    ("Abdul Rahman", "Abdel-Rahman", "Abdurrahman", "Abd al-Rahman", "عبد الرحمن", "عبدالرحمن"),
    ("Daesh", "Daech", "داعش", "ДАИШ"),
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    """Vowels, articles, doubled letters and the usual romanisation splits do not show in a skeleton."""
    assert len({skeleton(spelling) for spelling in spellings[:2]}) == 1
    assert skeleton(spellings[0]) == skeleton(spellings[-1])


@given(ANY_TEXT)
def test_a_skeleton_forgets_case_and_marks(text: str) -> None:
    """A folded name sounds like the name, so far as folding loses no letter: never does a skeleton grow."""
    assert len(skeleton(text)) <= 4 * len(text) + 4


@pytest.mark.parametrize(
    ("name", "words"),
    [("Jurf al-Sakhar", ["jurf", "sakhar"]), ("الحشد الشعبي", ["حشد", "شعبي"]), ("the", ["the"]), ("47th Brigade", ["47", "brigade"]), ("", []), ("عبدالرحمن", ["عبد", "رحمن"]), ("الله", ["الله"])],
)  # fmt: skip
def test_a_name_is_cut_into_words_without_articles(name: str, words: list[str]) -> None:
    """Articles are dropped unless they are all there is, ordinals lose their ending, Abd- is parted from the name."""
    assert [word.text for word in split_words(name)] == words


def test_generic_words_say_the_same_in_every_language() -> None:
    """A brigade is a brigade in English, Arabic and Turkish."""
    assert {split_words(word)[0].concept for word in ("Brigade", "لواء", "Tugayı")} == {"brigade"}
