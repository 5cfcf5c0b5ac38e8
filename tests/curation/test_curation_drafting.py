"""Skeletons of entries: their ids, and the files they belong in."""

from __future__ import annotations

from pathlib import Path

import pytest
from manuscripts import entity, written

from resolver.curation.drafting import Draft, file_for, slug
from resolver.curation.manuscript import Manuscript, read_manuscript
from resolver.entity import Kind
from resolver.errors import InputError


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Jaysh al-Mu'ammal", "jaysh-al-muammal"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("  K-1 (base)", "k-1-base"),
    ],
)
def test_an_id_is_made_from_the_name(name, made):
    """Small letters, digits and hyphens."""
    assert slug(name) == made


def test_a_name_without_latin_letters_makes_no_id():
    """One must be given."""
    with pytest.raises(InputError, match="give one with --id"):
        _ = Draft(kind=Kind.PLACE, name="هيت").entity_id
    assert Draft(kind=Kind.PLACE, name="هيت", id="hit").entity_id == "hit"


def test_a_record_asks_for_what_is_not_known():
    """The gloss and the sources stand there to be filled in."""
    assert Draft(kind=Kind.PLACE, name="Hit").record == {
        "id": "hit",
        "kind": "place",
        "names": {"en": ["Hit"]},
        "gloss": {"en": ""},
        "sources": [],
    }


@pytest.fixture
def text(tmp_path) -> Manuscript:
    """Towns of Iraq and a town of Syria in two files, a base in a third."""
    written(tmp_path, entity("a", "{en: [A]}", type="town", country="IQ"), file="iraq.yaml")
    towns = [entity(name, f"{{en: [{name}]}}", type="town", country="SY") for name in ("b", "c")]
    written(tmp_path, *towns, file="syria.yaml")
    written(tmp_path, entity("d", "{en: [D]}", type="base", country="IQ"), file="bases.yaml")
    return read_manuscript(tmp_path)


@pytest.mark.parametrize(
    ("known", "file"),
    [
        ({"type": "town", "countries": ("IQ",)}, "iraq.yaml"),
        ({"type": "town", "countries": ("SY",)}, "syria.yaml"),
        ({"type": "town", "countries": ("LB",)}, "syria.yaml"),
        ({"type": "base", "countries": ("SY",)}, "bases.yaml"),
        ({"type": "river"}, "syria.yaml"),
    ],
)
def test_an_entity_goes_where_its_like_are(known, file, text):
    """Kind, type and country; kind and type; kind."""
    assert file_for(Draft(kind=Kind.PLACE, name="X", **known), text, None).name == file


def test_a_file_that_is_given_is_taken(text):
    """From the folder of the gazetteer on."""
    assert file_for(Draft(kind=Kind.PLACE, name="X"), text, Path("new/more.yaml")) == text.source / "new" / "more.yaml"


def test_the_first_of_its_kind_needs_a_file(text):
    """Nothing says where it belongs."""
    with pytest.raises(InputError, match="say which file"):
        file_for(Draft(kind=Kind.PERSON, name="X"), text, None)


def test_entries_are_written_as_yaml_only(text):
    """JSON Lines are made by programs."""
    with pytest.raises(InputError, match=r"is no file of YAML"):
        file_for(Draft(kind=Kind.PLACE, name="X"), text, Path("some.jsonl"))
