"""Last parts of names, written apart or joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolver.text import split_words
from resolver.text.tails import join_tails
from resolver.text.words import cut

ANY_WORDS = st.lists(st.text(st.characters(categories=["Ll", "Lo"]), min_size=1, max_size=8), max_size=5)


@pytest.mark.parametrize(
    ("word", "spellings"),
    [("shamsdin", ["Shams al-Din", "Shams ud Din", "Shamsuddin", "Shams-eddine", "Shams Addin", "Shamsettin"]),
     ("شمسدين", ["شمس الدين", "شمس‌الدین", "شمسالدین"]), ("سەلاحدين", ["سەلاحەددین", "سەلاحەدین"]), ("салахдин", ["Салах-эд-Дин", "Салахуддин"]), ("צלאחדין", ["צלאח א-דין", "צלאח אל דין"]),
     ("nasrallah", ["Nasr Allah", "Nasrullah", "Nasrollah", "Nasralla", "Nasr-ullah"]), ("نصرالله", ["نصر الله", "نصرالله"]), ("abdallah", ["Abd Allah", "Abdullah", "Abdulla"]),
     ("zeynabidin", ["Zeyn al-Abidin", "Zeynolabedin", "Zeynelabidin"]), ("khorramabad", ["Khorram Abad", "Khorramabad"]), ("خرماباد", ["خرم آباد", "خرم‌آباد"])],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_tail_is_one_word_with_what_it_follows(word: str, spellings: list[str]) -> None:
    """However it is written, a tail is joined on in one spelling, and its article is not counted."""
    letters = word.replace("ן", "נ")
    assert {(tuple(found.text for found in words), articles) for words, articles in map(cut, spellings)} == {
        ((letters,), 0)
    }


@pytest.mark.parametrize(
    ("name", "words"),
    [("Allah", ["allah"]), ("al-Din", ["din"]), ("الله", ["الله"]), ("Mullah Omar", ["mullah", "omar"]), ("Ayatollah Din", ["ayatollah", "din"]), ("Ahmad Din", ["ahmad", "din"]),
     ("Abdul Rahman", ["abd", "rahman"]), ("Shahr-e Kord", ["shahr", "kord"])],
)  # fmt: skip
def test_what_is_no_tail_stays(name: str, words: list[str]) -> None:
    """A word without a stem before it is no tail, nor is one behind a title, nor a bare Din."""
    assert [word.text for word in split_words(name)] == words


@given(ANY_WORDS)
def test_joining_makes_no_more_words(words: list[str]) -> None:
    """Words are only ever joined; particles are left as they are."""
    assert len(join_tails(words, [False] * len(words))) <= len(words)
    assert join_tails(words, [True] * len(words)) == words
