"""lint, stats."""

from __future__ import annotations

import shutil

import pytest
from command_line import GAZETTEER, laqab

REDUNDANT = """\
- id: ramadi
  kind: place
  gloss:
    en: City in western Iraq.
  names:
    en:
      - Ramadi
      - al-Ramadi  # with the article
    ar:
      - الرمادي
  distinct_from: [hezbollah]
  sources: [handmade]
"""


@pytest.fixture
def gazetteer(tmp_path):
    """The gazetteer of these tests with one more file, which has a redundant name and a one-sided relation."""
    folder = tmp_path / "gazetteer"
    shutil.copytree(GAZETTEER, folder)
    (folder / "places.yaml").write_text(REDUNDANT, encoding="utf-8")
    return folder


def test_findings_are_listed_with_file_and_line(gazetteer):
    """And how to mend each; 1 is the exit code."""
    ran = laqab("lint", gazetteer)
    path = gazetteer / "places.yaml"
    lines = ran.out.splitlines()
    assert ran.code == 1
    assert lines[0].startswith(f"{path}:8: names.en.1: 'al-Ramadi' is derived from 'Ramadi': take it out")
    assert lines[1].startswith(
        f"{path}:11: distinct_from.0: 'hezbollah' does not name 'ramadi' in turn: add it there too"
    )
    assert lines[2:] == [f"{gazetteer}: 2 findings"]
    records = laqab("lint", gazetteer, "--format", "jsonl").records
    assert [f"{path}:{record['line']}: {record['field']}: {record['message']}" for record in records] == lines[:2]


def test_a_gazetteer_without_findings_ends_with_0():
    """That of these tests is in order."""
    ran = laqab("lint", GAZETTEER)
    assert (ran.code, ran.out) == (0, f"{GAZETTEER}: 0 findings\n")


def test_a_rule_can_be_asked_for_alone(gazetteer):
    """Its name is that of the function, with hyphens; there is a list where there is no such rule."""
    ran = laqab("lint", gazetteer, "--rule", "look-alikes-name-each-other")
    assert "names.en.1" not in ran.out
    assert ran.code == 1
    ran = laqab("lint", gazetteer, "--rule", "nonsense")
    assert ran.code == 2
    assert "there is no rule 'nonsense'; the rules are look-alikes-name-each-other, " in ran.err


def test_fix_takes_redundant_names_out(gazetteer):
    """Of the files, which stay in their canonical form; what a person must mend stays."""
    ran = laqab("lint", gazetteer, "--fix")
    assert ran.code == 1
    assert ran.out.endswith(": 1 finding, 1 redundant name taken out\n")
    text = (gazetteer / "places.yaml").read_text(encoding="utf-8")
    assert text == REDUNDANT.replace("      - al-Ramadi  # with the article\n", "")
    assert laqab("validate", gazetteer).code == 0


def test_a_gazetteer_with_problems_is_validated_first(gazetteer):
    """The sentence says so."""
    (gazetteer / "more.yaml").write_text("- id: A\n", encoding="utf-8")
    for command in ("lint", "stats"):
        ran = laqab(command, gazetteer)
        assert (ran.code, ran.out) == (2, "")
        assert "laqab validate lists them" in ran.err


def test_stats_prints_a_table_for_each_way_of_counting(gazetteer):
    """Categories and the important entities where they are listed."""
    (gazetteer / "categories.tsv").write_text("1\tRivers\t4\ttype:river\n", encoding="utf-8")
    (gazetteer / "importance.txt").write_text("hezbollah ramadi\n", encoding="utf-8")
    ran = laqab("stats", gazetteer)
    assert ran.code == 0
    assert ran.out.startswith(f"{gazetteer}: 7 entities, 20 names\n\nkind")
    for row in (
        "kind          entities  names",
        "place                4      9",
        "places         1      3",
        "acronym         2      2",
        "language  entities  share  names  of 2  share",
        "ar               5   71 %      6     2  100 %",
        "1 Rivers     4         2   50 %      2",
    ):
        assert row in ran.out


def test_stats_prints_a_line_a_number(gazetteer):
    """The first is about all."""
    records = laqab("stats", gazetteer, "--format", "jsonl").records
    assert records[0] == {"count": "all", "label": str(gazetteer), "entities": 7, "names": 20, "important": 0}
    assert {"count": "kinds", "label": "place", "entities": 4, "names": 9} in records
    assert {"count": "languages", "label": "ar", "entities": 5, "names": 6, "important": 0} in records
    assert {record["count"] for record in records} == {
        "all",
        "kinds",
        "types",
        "themes",
        "languages",
        "tags",
        "policies",
    }
