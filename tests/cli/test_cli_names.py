"""resolve, search, compare."""

from __future__ import annotations

import pytest
from command_line import GAZETTEER, laqab, settled, with_names

TABLE = """\
name              decision    id                canonical         kind          tier   score
Kataeb Hezbollah  resolved    kataib-hezbollah  Kataib Hezbollah  organisation  exact   0.99
Khabur            ambiguous   khabur-euphrates  Khabur            place         exact   0.99
                              khabur-tigris     Khabur            place         exact   0.99
Qwrtzpsdf         unresolved
"""


def test_resolve_prints_a_table():
    """One row a name, and one for each match of a name that several entities have."""
    ran = with_names("resolve", "Kataeb Hezbollah", "Khabur", "Qwrtzpsdf")
    assert settled(ran.out) == settled(TABLE)
    assert ran.code == 1


@pytest.mark.parametrize(
    ("names", "code"),
    [(["Daesh"], 0), (["داعش", "Hizballah"], 0), (["Daesh", "Khabur"], 1), (["Qwrtzpsdf"], 1), ([""], 1)],
)
def test_resolve_ends_with_1_unless_every_name_is_resolved(names, code):
    """A script learns from the exit code that somebody must look."""
    assert with_names("resolve", *names).code == code


def test_resolve_prints_the_records_of_the_library():
    """The record is that of HTTP, with the evidence."""
    (record,) = with_names("resolve", "--format", "jsonl", "جرف الصخر").records
    assert list(record) == ["query", "decision", "id", "canonical", "reason", "matches"]
    assert record["id"] == "jurf-al-sakhar"
    assert record["matches"][0]["evidence"]["reasons"] is not None


def test_resolve_explains_in_words():
    """The names, the score and the reason stand in the explanation."""
    ran = with_names("resolve", "--explain", "Kataeb Hezbollah")
    assert ran.out.startswith("'Kataeb Hezbollah' is resolved: ")
    assert "kataib-hezbollah" in ran.out


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--country", "IQ"], ["khabur-tigris"]),
        (["--kind", "person"], []),
        (["--kind", "place", "--kind", "term", "--country", "sy"], ["khabur-euphrates"]),
        (["--limit", "1"], ["khabur-euphrates"]),
        (["--lang", "en", "--as-of", "2014-10-24", "--context", "a river"], ["khabur-euphrates", "khabur-tigris"]),
    ],
)
def test_the_options_of_resolve_reach_the_library(options, ids):
    """Kinds, countries and the limit leave what they say."""
    (record,) = with_names("resolve", "--format", "jsonl", *options, "Khabur").records
    assert [match["id"] for match in record["matches"]] == ids


def test_resolve_reads_names_from_the_standard_input():
    """An answer a line, for empty lines too, so that the n-th answer is that of the n-th name."""
    ran = with_names("resolve", "--format", "jsonl", "-", stdin="\ufeffDaesh\r\n\nحزب الله\nKhabur")
    assert [(record["query"], record["id"]) for record in ran.records] == [
        ("Daesh", "islamic-state"),
        ("", None),
        ("حزب الله", "hezbollah"),
        ("Khabur", None),
    ]


def test_names_from_the_standard_input_stand_where_the_hyphen_does():
    """Arguments and lines may be mixed."""
    ran = with_names("resolve", "--format", "jsonl", "Khabur", "-", "Hezbollah", stdin="Daesh\n")
    assert [record["query"] for record in ran.records] == ["Khabur", "Daesh", "Hezbollah"]


def test_what_is_streamed_in_is_a_table_too():
    """The columns have a fixed width; what is wider moves the rest of its row."""
    ran = with_names("resolve", "-", stdin=f"Daesh\n{'Q' * 30}\n")
    header, first, second = ran.out.splitlines()
    assert header.index("decision") == first.index("resolved") == 26
    assert second == f"{'Q' * 30}  unresolved"


def test_nothing_from_the_standard_input_is_clean():
    """No names, nothing unresolved."""
    ran = with_names("resolve", "--format", "jsonl", "-")
    assert (ran.code, ran.out) == (0, "")


def test_search_lists_each_entity_once():
    """The name that begins so, and whose it is."""
    ran = with_names("search", "kata", "--format", "jsonl")
    assert [record["id"] for record in ran.records] == ["kataib-hezbollah"]
    assert ran.code == 0


def test_search_prints_a_table():
    """At most as many rows as asked for."""
    ran = with_names("search", "k", "--limit", "2")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["name", "Khabur", "Khabur"]


def test_search_that_finds_nothing_ends_with_1():
    """As grep does."""
    assert with_names("search", "zzz").code == 1


@pytest.mark.parametrize(("names", "code"), [(("Deir ez-Zor", "Dayr az-Zawr"), 0), (("Hamas", "Erbil"), 1)])
def test_compare_needs_no_gazetteer(names, code):
    """0 where the two can be one name, 1 where not; one line for programs."""
    ran = laqab("compare", "--format", "jsonl", "--kind", "place", *names)
    (record,) = ran.records
    assert (record["a"], record["b"]) == names
    assert record["is_match"] is (code == 0)
    assert ran.code == code


@pytest.mark.parametrize(("b", "verdict"), [("Dayr az-Zawr", "can be one name"), ("Erbil", "are two names")])
def test_compare_says_it_in_words(b, verdict):
    """Names, verdict and score in the first line."""
    first = laqab("compare", "Deir ez-Zor", b).out.splitlines()[0]
    assert settled(first) == f"Deir ez-Zor and {b} {verdict}: _.__"


def test_a_compiled_gazetteer_and_json_lines_answer_the_same(tmp_path):
    """``--gazetteer`` takes every form."""
    compiled, lines = tmp_path / "names.laqab", tmp_path / "names.jsonl"
    assert laqab("build", GAZETTEER, "-o", compiled).code == 0
    shown = [with_names("show", name, "--format", "jsonl").out for name in ("hezbollah", "islamic-state")]
    lines.write_text("".join(shown), encoding="utf-8")
    for gazetteer in (compiled, lines, GAZETTEER / "names.yaml"):
        ran = laqab("resolve", "--format", "jsonl", "--gazetteer", gazetteer, "Daesh")
        assert ran.records[0]["id"] == "islamic-state"
