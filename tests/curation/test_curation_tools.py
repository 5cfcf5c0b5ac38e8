"""The tools that run from a checkout: the coverage document and the audit against public lists."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path

import pytest
from manuscripts import entity, written

from resolver import Resolver
from resolver.curation.categories import IMPORTANCE_FILE, read_categories
from resolver.curation.manuscript import read_entries

pytestmark = pytest.mark.checkout


@pytest.fixture
def coverage():
    """The module that writes docs/coverage.md."""
    return importlib.import_module("curation.coverage")


@pytest.fixture
def audit():
    """The module that asks for the names of public lists."""
    return importlib.import_module("curation.audit")


@pytest.fixture
def gazetteer(tmp_path):
    """One town, with a category and a rank."""
    folder = tmp_path / "gazetteer"
    written(folder, entity("hit", "{en: [Hit, Heet], ar: [هيت]}", type="town", country="IQ"))
    (folder / "categories.tsv").write_text("1\tTowns\t2\ttype:town\n", encoding="utf-8")
    (folder / "importance.txt").write_text("hit\n", encoding="utf-8")
    return folder


def test_numbers_are_written_between_their_marks(coverage, gazetteer, tmp_path):
    """What people wrote around them stays; a second run changes nothing."""
    document = tmp_path / "coverage.md"
    assert coverage.main(document, gazetteer) == 0
    first = document.read_text("utf-8")
    assert "Entities: 1. Names: 3." in first
    assert f"| 1 | Towns | 2 | 1 | 3 | 50 % | {coverage.bar(1, 2)} |" in first
    document.write_text(f"{first}\n## The second look\n", "utf-8")
    assert coverage.main(document, gazetteer) == 0
    assert document.read_text("utf-8") == f"{first}\n## The second look\n"


def test_a_document_without_marks_is_left_alone(coverage, gazetteer, tmp_path, capsys):
    """There is no place for the numbers."""
    document = tmp_path / "coverage.md"
    document.write_text("# Ours\n", "utf-8")
    assert coverage.main(document, gazetteer) == 1
    assert document.read_text("utf-8") == "# Ours\n"
    assert "has no marks" in capsys.readouterr().err


@pytest.mark.parametrize(("part", "whole", "full"), [(0, 3, 0), (1, 2, 10), (3, 3, 20), (9, 3, 20), (1, 0, 0)])
def test_a_bar_is_full_from_the_whole_on(part, whole, full, coverage):
    """All bars are of one length."""
    bar = coverage.bar(part, whole)
    assert (len(bar), bar.count(bar[0]) if full else 0) == (coverage.BAR, full)


def test_the_categories_and_the_ranking_of_the_gazetteer_are_well_formed():
    """25 categories; 400 entities, each once and each there."""
    aliases = Path(__file__).parents[2] / "aliases"
    assert [category.number for category in read_categories(aliases)] == [str(number) for number in range(1, 26)]
    lines = (aliases / IMPORTANCE_FILE).read_text("utf-8").splitlines()
    ranked = [entity_id for line in lines if not line.startswith("#") for entity_id in line.split()]
    assert len(ranked) == len(set(ranked)) == 400
    assert set(ranked) <= {entry.id for entry in read_entries(aliases)}


def test_rows_of_a_mapping(audit, tmp_path):
    """Ids, the nearest first; what is not ours; names that are wrong."""
    path = tmp_path / "mapping.tsv"
    path.write_text("# comment\n1\ta,b\tsame name\n1\tnot:X\ta fish\n2\t-\ta hamlet\n", encoding="utf-8")
    mapping = audit.read_mapping(path)
    assert (mapping["1"].ids, mapping["1"].wrong) == (("a", "b"), {"X"})
    assert mapping["2"].ids == ()


def test_places_are_asked_for_in_the_languages_that_count(audit, tmp_path):
    """With kind and country as options; wrong names, other languages and places that are not ours are not asked for."""
    path = tmp_path / "places.jsonl"
    names = [("Hit", "en"), ("Hît", "ku"), ("Hit!", "nl"), ("Fish", "en")]
    record = {
        "id": "wof:1",
        "country": "IQ",
        "names": [{"name": name, "lang": lang, "script": "Latn"} for name, lang in names],
    }
    path.write_text(f"{json.dumps(record)}\n{json.dumps(record | {'id': 'wof:2'})}\n", encoding="utf-8")
    asked = list(audit.place_names(path, {"1": audit.Known(("hit",), {"Fish"}), "2": audit.Known()}))
    assert [(each.name, each.group, each.right) for each in asked] == [
        ("Hit", "en", ("hit",)),
        ("Hît", "kmr", ("hit",)),
    ]
    assert asked[0].known == {"kinds": ["place"], "countries": ["IQ"]}


def test_weak_names_of_sanctions_are_counted_apart(audit, tmp_path):
    """The kind of the list is an option."""
    path = tmp_path / "sanctions.jsonl"
    names = [{"name": "Kata'ib Hizballah", "script": "Latn"}, {"name": "KH", "script": "Latn", "q": "weak"}]
    path.write_text(json.dumps({"id": "ofac:1", "kind": "org", "names": names}), encoding="utf-8")
    asked = list(audit.sanctioned_names(path, {"ofac:1": audit.Known(("kataib-hezbollah",))}))
    assert [(each.name, each.group) for each in asked] == [("Kata'ib Hizballah", "Latn"), ("KH", "weak")]
    assert asked[0].known == {"kinds": ["organisation"]}


def test_shares_and_the_work_list(audit, gazetteer):
    """A name that is another's is listed with what was found instead."""
    resolver = Resolver.load(gazetteer)
    names = [("Hit", ("hit",)), ("هيت", ("hit",)), ("Heet", ("haditha",))]
    outcomes = [
        audit.Outcome(audit.Asked(name, "en", right), resolver.resolve(name), resolver.resolve(name))
        for name, right in names
    ]
    assert round(audit.share(outcomes, "known")) == 67
    assert audit.share([], "known") == 100
    printed = "\n".join(audit.report(audit.AUDITS[0], outcomes))
    assert re.search(r"all +3 +66\.7 +66\.7 +66\.7", printed)
    assert "Heet (en): haditha, got resolved: hit 0." in printed


def test_lists_that_are_not_there_are_skipped(audit, gazetteer, tmp_path, capsys):
    """And said to be; ids that the gazetteer does not hold are told, and count as a failure."""
    assert audit.main([str(tmp_path)], Resolver.load(gazetteer)) == 1
    printed = capsys.readouterr().out
    assert f"skipped {audit.PLACES_LIST}, which is not in {tmp_path}" in printed
    assert "curation/audit_sanctions.tsv: there is no entity 'kataib-hezbollah'" in printed
    assert audit.main([]) == 2


@pytest.mark.parametrize("file", ["audit_places.tsv", "audit_sanctions.tsv"])
def test_the_mappings_are_well_formed(file, audit):
    """Three columns, an entry once, and a reason for whatever is not plain."""
    lines = [line for line in (audit.HERE / file).read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    assert {len(row) for row in rows} == {3}
    entries = [entry for entry, said, _ in rows if not said.startswith("not:")]
    assert len(entries) == len(set(entries)) >= 150
    assert all(reason for _, said, reason in rows if said == "-" or said.startswith("not:") or "," in said)
