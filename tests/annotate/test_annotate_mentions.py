"""Names in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolver import Resolver

RECORDS = [
    {
        "id": "baghdad",
        "kind": "place",
        "names": {
            "en": ["Baghdad"],
            "ar": ["بغداد"],
            "he": ["בגדאד"],
            "tr": ["Bağdat"],
            "ckb": ["بەغدا"],
            "ru": ["Багдад"],
        },
    },
    {"id": "ny", "kind": "place", "names": {"en": ["New York"]}},
    {"id": "hashd", "kind": "organisation", "names": {"en": ["Hashd al-Shaabi"], "ar": ["الحشد الشعبي"]}},
    {
        "id": "kh",
        "kind": "organisation",
        "part_of": "hashd",
        "names": {"en": ["Kataib Hezbollah", {"name": "KH", "match": "context"}]},
    },
    {"id": "hezbollah", "kind": "organisation", "names": {"en": ["Hezbollah"]}},
    {"id": "us", "kind": "place", "names": {"en": [{"name": "US", "case": "exact"}]}},
]
LAQAB = Resolver.from_records(RECORDS)


def found(text, **options):
    """(surface, core, id) of every mention."""
    return [(m.surface, text[m.core_start : m.core_end], m.resolution.id) for m in LAQAB.annotate(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baghdad’s mayor", [("Baghdad’s", "Baghdad", "baghdad")]),
        ("وبغداد", [("وبغداد", "بغداد", "baghdad")]),
        ("للحشد الشعبي", [("للحشد الشعبي", "حشد الشعبي", "hashd")]),
        ("בבגדאד", [("בבגדאד", "בגדאד", "baghdad")]),
        ("Bağdat'ta", [("Bağdat'ta", "Bağdat", "baghdad")]),
        ("لە بەغدادا", [("بەغدادا", "بەغدا", "baghdad")]),
        ("в Багдаде", [("Багдаде", "Багдад", "baghdad")]),
        ("New Yorkers came to New York.", [("New York", "New York", "ny")]),
        ("Kataib Hezbollah", [("Kataib Hezbollah", "Kataib Hezbollah", "kh")]),
        ("tell us of the US", [("US", "US", "us")]),
        ("a Hachd al-Chaabi unit", [("Hachd al-Chaabi", "Hachd al-Chaabi", "hashd")]),
        ("Nothing of note here.", []),
        ("", []),
    ],
)
def test_names_are_found_on_legal_boundaries(text, expected):
    """With clitics and endings of their languages, the longest name first, unlisted spellings by their sound."""
    assert found(text) == expected


def test_the_rest_of_the_text_supports_a_name_that_needs_it():
    """KH is Kataib Hezbollah where the text names it, or what it is a part of."""
    assert ("KH", "KH", "kh") not in found("KH said so.")
    assert ("KH", "KH", "kh") in found("Kataib Hezbollah, or KH, said so.")
    assert ("KH", "KH", "kh") in found("The Hashd al-Shaabi and KH said so.")


@given(st.text(alphabet=st.sampled_from("Baghdad New York KH الحشدشعبيوبغد’'-. \n\u200c\u202e😀"), max_size=60))
def test_offsets_are_exact(text):
    """``text[start:end]`` is the surface; the core lies inside; mentions do not overlap."""
    end = 0
    for mention in LAQAB.annotate(text):
        assert text[mention.start : mention.end] == mention.surface
        assert mention.start <= mention.core_start < mention.core_end <= mention.end
        assert mention.start >= end
        end = mention.end


@pytest.mark.checkout
@pytest.mark.parametrize(
    ("example", "entities"),
    [
        (
            "english.txt",
            {"kataib-hezbollah", "islamic-state", "popular-mobilization-forces", "jurf-al-sakhar", "irgc", "erbil"},
        ),
        ("arabic.txt", {"kataib-hezbollah", "popular-mobilization-forces", "baghdad"}),
        ("sorani.txt", {"popular-mobilization-forces", "baghdad"}),
    ],
)
def test_the_examples_are_read_with_the_bundled_gazetteer(example, entities):
    """The names of the example texts are linked to their entities."""
    from pathlib import Path  # noqa: PLC0415 beside its one use

    text = (Path(__file__).parents[2] / "examples" / example).read_text(encoding="utf-8")
    assert entities <= {mention.resolution.id for mention in Resolver.load().annotate(text)}
