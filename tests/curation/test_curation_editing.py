"""Careful editing: what is asked for changes, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from resolver.curation.editing import NewName, with_name, with_record, without_names
from resolver.errors import GazetteerError
from resolver.gazetteer import format_text

PATH = Path("some.yaml")
TEXT = """\
# Some towns.

# about anah
- id: anah
  kind: place
  names:
    en:
      - Anah
      - Ana  # as Reuters has it
      # older
      - "'Anah"
    ar:
      - عنه
  sources: [ours]  # more to come
- id: hit
  kind: place
  names:
    en:
      - Hit
# the end
"""


def test_the_text_of_these_tests_is_canonical():
    """Or they say nothing."""
    assert format_text(TEXT, PATH) == TEXT


def test_names_are_taken_out_with_the_comment_behind_them():
    """Comments of their own stay."""
    after = without_names(TEXT, PATH, {"anah": [("names", "en", 1)]})
    assert after == TEXT.replace("      - Ana  # as Reuters has it\n", "")
    assert format_text(after, PATH) == after


def test_several_names_go_at_once():
    """The fields are those before any went."""
    after = without_names(
        TEXT, PATH, {"anah": [("names", "en", 1), ("names", "en", 2)], "nobody": [("names", "en", 0)]}
    )
    assert "Ana " not in after
    assert "'Anah" not in after
    assert "# older" in after


def test_a_name_is_added_behind_those_of_its_language():
    """With its tags, and the source behind those that are cited."""
    new = NewName(entity="anah", language="en", name={"name": "Aana", "tags": ["misspelling"]}, source="log:2026")
    after = with_name(TEXT, PATH, new)
    expected = TEXT.replace(
        '      - "\'Anah"\n', '      - "\'Anah"\n      - {name: Aana, tags: [misspelling]}\n'
    ).replace("[ours]  # more", '[ours, "log:2026"]  # more')
    assert after == expected


def test_a_name_of_a_new_language_comes_last():
    """An entity that cites nothing cites the source from then on."""
    after = with_name(TEXT, PATH, NewName(entity="hit", language="ar", name="هيت", source="ours"))
    assert after.endswith("    en:\n      - Hit\n    ar:\n      - هيت\n  sources: [ours]\n# the end\n")


def test_a_source_that_is_cited_already_is_not_cited_twice():
    """The line stays as it was."""
    after = with_name(TEXT, PATH, NewName(entity="anah", language="ar", name="عانة", source="ours"))
    assert "  sources: [ours]  # more to come\n" in after


@pytest.mark.parametrize(
    ("entity_id", "before"), [("aleppo", "\n# about anah\n"), ("baiji", "- id: hit\n"), ("zakho", "# the end\n")]
)
def test_a_record_comes_to_its_place(entity_id, before):
    """By its id; comments stay with what they are about."""
    record = {"id": entity_id, "kind": "place", "gloss": {"en": ""}, "names": {"en": ["New"]}, "sources": []}
    after = with_record(TEXT, PATH, record)
    block = f'- id: {entity_id}\n  kind: place\n  gloss:\n    en: ""\n  names:\n    en:\n      - New\n  sources: []\n'
    assert after == TEXT.replace(before, block + before.removeprefix("\n"))


@pytest.mark.parametrize("text", ["", "[]\n", "# Some towns.\n", "# Some towns.\n[]\n"])
def test_a_record_begins_a_file(text):
    """Its head stays."""
    after = with_record(text, PATH, {"id": "a", "kind": "place", "names": {"en": ["A"]}})
    head = "# Some towns.\n" if text.startswith("#") else ""
    assert after == f"{head}- id: a\n  kind: place\n  names:\n    en:\n      - A\n"


def test_a_text_that_is_not_canonical_is_not_edited():
    """Its lines are not known."""
    with pytest.raises(GazetteerError, match="run laqab fmt"):
        without_names("- {id: a, kind: place, names: {en: [A, B]}}\n", PATH, {"a": [("names", "en", 1)]})


def test_an_entity_that_is_not_there_gets_no_name():
    """The file is told."""
    with pytest.raises(GazetteerError, match=r"some\.yaml:\d+: has no entity 'nobody'"):
        with_name(TEXT, PATH, NewName(entity="nobody", language="en", name="A"))
