"""Manuscripts: entities with their places."""

from __future__ import annotations

import json

import pytest
from manuscripts import entity, written

from resolver.curation.manuscript import read_manuscript, read_sound_part
from resolver.errors import GazetteerError


def test_names_come_with_their_fields(tmp_path):
    """In the order of the record."""
    written(tmp_path, entity("a", "{en: [One, Two], ar: [واحد]}"))
    text = read_manuscript(tmp_path)
    assert [(placed.name.text, placed.field) for placed in text.names(text.entities["a"])] == [
        ("One", ("names", "en", 0)),
        ("Two", ("names", "en", 1)),
        ("واحد", ("names", "ar", 0)),
    ]


def test_a_theme_is_a_file_without_its_ending(tmp_path):
    """From the folder of the gazetteer on; of a file on its own, its name."""
    written(tmp_path, entity("a"), file="places/iraq/babil.yaml")
    assert read_manuscript(tmp_path).theme("a") == "places/iraq/babil"
    assert read_manuscript(tmp_path / "places" / "iraq" / "babil.yaml").theme("a") == "babil"


def test_a_problem_has_the_line_of_its_field(tmp_path):
    """In YAML the line of the name, in JSON Lines that of the record."""
    path = written(tmp_path, entity("a", "{en: [One, Two]}")) / "all.yaml"
    problem = read_manuscript(tmp_path).problem("a", ("names", "en", 1), "is odd")
    assert str(problem) == f"{path}:8: names.en.1: is odd"
    lines = tmp_path / "some.jsonl"
    record = {"id": "b", "kind": "place", "names": {"en": ["B"]}}
    lines.write_text("\n" + json.dumps(record), encoding="utf-8")
    assert read_manuscript(lines).problem("b", ("names",), "is odd").line == 2


def test_a_gazetteer_with_problems_has_no_manuscript(tmp_path):
    """All of them are raised."""
    written(tmp_path, entity("a", kind="planet"))
    with pytest.raises(GazetteerError, match="planet"):
        read_manuscript(tmp_path)


def test_the_sound_part_leaves_out_what_has_problems(tmp_path):
    """And what is only missing something elsewhere stays."""
    (tmp_path / "sources.yaml").write_text("- {id: ours, title: Ours}\n", encoding="utf-8")
    written(tmp_path, entity("a", kind="planet"), entity("b", "{en: [Other]}", part_of="nowhere"), file="some.yaml")
    part = read_sound_part(tmp_path)
    assert list(part.entities) == list(part.entries) == ["b"]
    assert part.sources == {"ours"}


def test_what_is_no_gazetteer_has_no_sound_part_either(tmp_path):
    """There is nothing to list."""
    with pytest.raises(GazetteerError, match="no such file"):
        read_sound_part(tmp_path / "nowhere")
