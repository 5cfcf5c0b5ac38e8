"""The learned letter models."""

import numpy as np
import pytest

from resolver.language import Script
from resolver.text.grapheme import GraphemeModel
from resolver.text.information import Floats, letter_information
from resolver.text.latin_words import LatinWords
from resolver.text.romanise import romanise_word


def model(script: Script) -> GraphemeModel:
    """The model of a script that has one."""
    found = GraphemeModel.for_script(script)
    assert found is not None
    return found


def shared(script: Script, source: str, *spellings: str) -> Floats:
    """What a word and each of some spellings share, in nats."""
    information = letter_information()
    chosen = np.zeros(len(spellings), dtype=np.intp)
    return information.shared([information.source(script, source)], chosen, LatinWords.of(spellings))[0]


@pytest.mark.parametrize(
    ("script", "source", "likest"),
    [
        (Script.ARABIC, "سليماني", "soleimani"),
        (Script.HEBREW, "חיזבאללה", "hizballah"),
        (Script.CYRILLIC, "хезболла", "hezbollah"),
        (Script.LATIN, "hachd", "hashd"),
    ],
)
def test_the_right_spelling_is_likest(script: Script, source: str, likest: str) -> None:
    """Of names of like length the transliteration shares the most with the original, and shares much."""
    others = [likest, "sulaymaniyah", "nujaba", "kaabi", "hamadi", "harakat", "saraya"]
    found = shared(script, source, *others)
    assert int(np.argmax(found)) == 0
    assert found[0] > 5


def test_unknown_letters_and_empty_words_have_an_answer() -> None:
    """A letter that no table knows costs, an empty word shares nothing, and nothing fails."""
    assert shared(Script.ARABIC, "", "a")[0] <= 0
    assert shared(Script.ARABIC, "ڿڿڿ", "a")[0] < 0
    assert len(shared(Script.ARABIC, "دير")) == 0
    assert model(Script.ARABIC).romanise("") == ("",)


def test_likeness_does_not_depend_on_the_company() -> None:
    """Padding to the longest word of a batch changes no number."""
    alone = shared(Script.ARABIC, "دير", "deir")[0]
    beside = shared(Script.ARABIC, "دير", "deir", "a" * 40)[0]
    assert alone == pytest.approx(beside)


def test_an_alignment_holds_every_letter_once() -> None:
    """The units of an alignment, put together again, are the two words."""
    pieces = model(Script.ARABIC).align("كتايب", "kataib")
    assert "".join(source for source, _ in pieces) == "كتايب"
    assert "".join(latin for _, latin in pieces) == "kataib"


def test_scripts_without_a_table_are_romanised_by_unidecode() -> None:
    """Greek, Armenian and the rest have the last resort."""
    assert romanise_word("βαγδατη", Script.GREEK) == "bagdate"
