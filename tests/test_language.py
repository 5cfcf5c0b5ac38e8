"""Language tags and scripts."""

import pytest

from resolver.language import LanguageTag, Script, main_script, script_of


@pytest.mark.parametrize(
    ("character", "script"),
    [("a", Script.LATIN), ("Ş", Script.LATIN), ("ش", Script.ARABIC), ("ە", Script.ARABIC), ("ש", Script.HEBREW), ("Ж", Script.CYRILLIC),
     ("Ω", Script.GREEK), ("Ա", Script.ARMENIAN), ("ქ", Script.GEORGIAN), ("中", Script.HAN), ("カ", Script.KANA), ("한", Script.HANGUL),
     ("7", Script.COMMON), ("٧", Script.COMMON), ("-", Script.COMMON), ("،", Script.COMMON), ("\N{ARABIC TATWEEL}", Script.COMMON)],
)  # fmt: skip
def test_a_character_belongs_to_its_script(character: str, script: Script) -> None:
    """Letters have the script of the Unicode Character Database; digits, marks and punctuation have none."""
    assert script_of(character) is script


def test_the_main_script_is_that_of_most_letters() -> None:
    """A few letters of another script do not turn a name, and a text without letters has no script."""
    assert main_script("كتائب KH حزب الله") is Script.ARABIC
    assert main_script("47 – 2014") is Script.COMMON


@pytest.mark.parametrize("text", ["en", "ckb", "und-Latn", "zh-Hans", "pt-BR", "ar-Latn-t-ar-m0-alaloc", "mul"])
def test_a_well_formed_tag_is_read(text: str) -> None:
    """Tags of RFC 5646 in canonical case are read as they are."""
    assert str(LanguageTag.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("EN", "not a BCP 47"),
        ("english", "not a BCP 47"),
        ("", "not a BCP 47"),
        ("ku", "ckb"),
        ("en_US", "not a BCP 47"),
    ],
)
def test_a_bad_tag_is_refused_with_advice(text: str, message: str) -> None:
    """Malformed tags, and tags that are too wide to be useful, are errors that say what to write."""
    with pytest.raises(ValueError, match=message):
        LanguageTag.parse(text)


def test_a_tag_knows_the_scripts_of_its_names() -> None:
    """Kurmanji is Latin, Sorani Arabic, an explicit script counts before the language, and mul may be any."""
    assert LanguageTag.parse("kmr").scripts == {Script.LATIN}
    assert LanguageTag.parse("ckb").scripts == {Script.ARABIC}
    assert LanguageTag.parse("ar-Latn").scripts == {Script.LATIN}
    assert LanguageTag.parse("mul").scripts == frozenset()
