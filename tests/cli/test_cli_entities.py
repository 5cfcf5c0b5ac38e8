"""show."""

from __future__ import annotations

import json

import pytest
from command_line import GAZETTEER, laqab, with_names

SHOWN = """\
kataib-hezbollah: Kataib Hezbollah (organisation, armed-group, IQ, since 2007)
  en: Iraqi armed group backed by Iran.
  en, note: Separate from the Lebanese party of nearly the same name.

language  name              remarks
en        Kataib Hezbollah
en        Kataeb Hezbollah
en        KH                acronym, match: context
ar        كتائب حزب الله

distinct_from: hezbollah
sources: handmade
"""


@pytest.mark.parametrize("entity_id", ["kataib-hezbollah", "kataeb-hezbollah"])
def test_show_prints_what_the_gazetteer_says(entity_id):
    """An id that was merged shows the one that survives."""
    assert with_names("show", entity_id).out == SHOWN


def test_show_prints_the_record():
    """The line is the entity as a .jsonl gazetteer has it."""
    (record,) = with_names("show", "hezbollah", "--format", "jsonl").records
    assert record["names"] == {"en": ["Hezbollah", "Hizballah"], "ar": ["حزب الله"]}


def test_show_prints_relations_and_identifiers(tmp_path):
    """With the years in which they held."""
    record = {
        "id": "a",
        "kind": "person",
        "leads": {"id": "b", "since": "2014", "until": "2020-01"},
        "names": {"en": [{"name": "A", "case": "exact", "until": "2000"}]},
        "ids": {"wikidata": "Q1"},
    }
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    out = laqab("show", "a", "--gazetteer", path).out
    assert "leads: b (since 2014 until 2020-01)\n" in out
    assert "case: exact, until 2000\n" in out
    assert "wikidata: Q1\n" in out


@pytest.mark.parametrize("entity_id", ["kataib-hezbollah", "kataeb-hezbollah"])
@pytest.mark.parametrize("source", [GAZETTEER, GAZETTEER / "names.yaml"])
def test_where_points_at_the_line_of_the_record(entity_id, source):
    """``path:line``, as editors open it; redirects are followed where there are any."""
    if source != GAZETTEER and entity_id == "kataeb-hezbollah":
        entity_id = "kataib-hezbollah"
    path, _, line = laqab("show", "--where", entity_id, "--gazetteer", source).out.strip().rpartition(":")
    assert path == str(GAZETTEER / "names.yaml")
    assert (GAZETTEER / "names.yaml").read_text(encoding="utf-8").splitlines()[
        int(line) - 1
    ] == "- id: kataib-hezbollah"


def test_where_points_into_json_lines(tmp_path):
    """The line number, though the id is in an earlier line too."""
    records = [
        {"id": "b", "kind": "place", "part_of": "a", "names": {"en": ["B"]}},
        {"id": "a", "kind": "place", "names": {"en": ["A"]}},
    ]
    path = tmp_path / "two.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    ran = laqab("show", "--where", "a", "--gazetteer", path, "--format", "jsonl")
    assert ran.records == [{"id": "a", "path": str(path), "line": 2}]


def test_where_cannot_point_into_a_compiled_gazetteer(tmp_path):
    """The error says what to give instead."""
    compiled = tmp_path / "names.laqab"
    laqab("build", GAZETTEER, "-o", compiled)
    ran = laqab("show", "--where", "hezbollah", "--gazetteer", compiled)
    assert ran.code == 2
    assert ran.err == f"laqab: {compiled}: has no lines to point at: give the folder or file that it was built from\n"


def test_an_unknown_id_is_an_error_with_a_hint():
    """Ids that look like it are offered."""
    ran = with_names("show", "hezbolah")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean hezbollah" in ran.err
