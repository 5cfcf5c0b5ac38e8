"""The normal forms of a name: normalised, folded, plain Latin, words, skeleton."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolver.language import scripts_in
from resolver.text import fold, normalise, plain_latin, skeleton, split_words
from resolver.text.aligned import fold_aligned
from resolver.text.latin import plain_letters
from resolver.text.tables import read_rows
from resolver.text.words import cut

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
     ('צה"ל', "צהל"), ("الحَشْد الشَّعبي", "الحشد الشعبي"), ("کرکوک", "كركوك"), ("٤٧", "47"), ("…—!", ""), ("Straße", "strasse"),
     ("ガザ", "カ\u3099サ\u3099"), ("ज़रंज", "जरंज"), ("Київ", "киив")],
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
    ("Shams al-Din", "Chams Eddine", "Шамсуддин", "شمس‌الدین"),
    ("Nasr Allah", "Nasrullah", "نصر الله"),
    ("Khorram Abad", "Khorramabad", "خرم آباد"),
    ("Szatra", "Shatra", "الشطرة"),
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


@pytest.mark.parametrize(
    ("concept", "spellings"),
    [("brigade", ["Brigade", "لواء", "Tugayı", "бригада", "חטיבת"]), ("company", ["Co.", "شركة", "Sherkat", "Şirketi", "GmbH", "ООО"]),
     ("province", ["Governorate", "محافظة", "پارێزگای", "Parêzgeha", "İli", "əyaləti", "صوبہ", "Gouvernement", "провинция", "מחוז"]),
     ("north", ["Northern", "الشمالي", "Kuzey", "باکوور", "צפון"]), ("iraq", ["Iraq", "Iraqi", "العراقية", "عێراق", "иракский", "Irak"]),
     ("river", ["River", "نهر", "Nehri", "ڕووباری", "река"]), ("ministry", ["Ministry", "وزارة", "Bakanlığı", "Bakanligi", "Ministère"]), ("", ["Badr", "Nasr", "Islam", "بدر", "إسلام", "Amir"])],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_generic_words_say_the_same_in_every_language(concept: str, spellings: list[str]) -> None:
    """A brigade is a brigade in English, Arabic and Turkish, marked or not; words that are names say nothing."""
    assert {split_words(word)[0].concept for word in spellings} == {concept}


def test_generic_words_are_single_words_that_say_one_thing() -> None:
    """Each form of the table is one word, and no form is listed for two concepts."""
    forms = {
        (form, row[0])
        for row in read_rows("concepts.tsv")
        for word in row[1:]
        for form in (fold(word), plain_letters(word))
    }
    assert [form for form, _ in forms if not form or " " in form] == []
    assert [form for form, _ in forms if len(scripts_in(form)) > 1] == []
    assert len({form for form, _ in forms}) == len(forms)


@pytest.mark.parametrize(
    ("word", "class_"),
    [("Mawlawi", "title"), ("حاجی", "title"), ("آیت‌الله", "title"), ("şehîd", "title"), ("генерал", "title"), ("oğlu", "filiation"),
     ("ould", "filiation"), ("ولد", "filiation"), ("Malik", "proper"), ("Amir", "proper"), ("علي", "proper"), ("Hafez", "proper")],
)  # fmt: skip
def test_titles_and_filiation_are_told_from_names(word: str, class_: str) -> None:
    """Titles and filiation are known in every script; titles that are given names as well are names."""
    assert [found.class_ for found in split_words(word)] == [class_]


def test_small_words_of_europe_and_persia_are_dropped_but_are_no_articles() -> None:
    """Only Arabic articles are counted."""
    assert [word.text for word in split_words("Provincia de la Nadschaf und Kufa")] == ["provincia", "nadschaf", "kufa"]
    assert cut("Kohgiluyeh va Boyer Ahmad")[1] == 0
    assert cut("Jurf al-Sakhar")[1] == 1
