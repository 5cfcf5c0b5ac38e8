"""Chinese names written syllable by syllable keep all their syllables."""

import pytest

from resolver.text import split_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("suo er zu wa er", "suo er zu wa er"),
        ("La li wei la", "la li wei la"),
        ("ao er sang", "ao er sang"),
        ("bu lan ken si tai yin", "bu lan ken si tai yin"),
        ("an dong", "an dong"),
    ],
)
def test_syllables_are_no_articles(name, words):
    """Though er, la, zu and wa are articles and small words of other languages."""
    assert " ".join(word.text for word in split_words(name)) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Burj el Barajneh", "burj barajneh"),
        ("La Linh", "linh"),
        ("du", "du"),
        ("Ain al Hilweh", "ain hilweh"),
        ("Bab el wa Tor", "bab tor"),
    ],
)
def test_articles_of_other_names_are(name, words):
    """Where a word is no syllable of pinyin, or there are too few to tell."""
    assert " ".join(word.text for word in split_words(name)) == words
