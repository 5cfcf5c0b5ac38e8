"""What names of several meanings resolve to: each ambiguity of the news, bare and with what is known beside it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from resolver import Decision, Resolver

TABLE = Path(__file__).parents[1] / "cases" / "ambiguities.tsv"
SETS = ("kinds", "countries")
NONE = "none"
"""The decision of a row that may be ambiguous or unresolved, whatever comes near it."""

PLAIN = ("language", "context", "as_of")


def rows() -> list[dict[str, str]]:
    """The rows of the table; a line that begins with # is a comment."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", strict=True))


def label(row: dict[str, str]) -> str:
    """A row as the test's name: the form and the options that are given."""
    return " ".join([row["form"], *(f"{option}={row[option]}" for option in (*SETS, *PLAIN) if row[option] != "-")])


@pytest.mark.parametrize("row", rows(), ids=label)
def test_a_name_of_several_meanings_is_not_guessed(laqab: Resolver, row: dict[str, str]) -> None:
    """It resolves to what is known of it, is ambiguous between what it may mean, or is refused; never silently taken."""
    options: dict[str, Any] = {option: row[option] for option in PLAIN if row[option] != "-"}
    options |= {option: row[option].split(",") for option in SETS if row[option] != "-"}
    answer = laqab.resolve(row["form"], **options)
    ids = [] if row["ids"] == "-" else row["ids"].split()
    if row["decision"] == NONE:
        assert answer.id is None, answer.explain()
        return
    assert answer.decision is Decision(row["decision"]), answer.explain()
    if answer.decision is Decision.RESOLVED:
        assert [answer.id] == ids, answer.explain()
    assert set(ids) <= {match.id for match in answer.matches}, answer.explain()


def test_the_table_names_entities_that_there_are(laqab: Resolver) -> None:
    """Every id of the table is one of the gazetteer, under its own name."""
    named = {name for row in rows() for name in row["ids"].split() if name != "-"}
    assert {name: laqab.canonical_id(name) for name in named} == {name: name for name in named}


def test_no_row_stands_twice() -> None:
    """A form with the same options is asked for once."""
    asked = [tuple(row[column] for column in ("form", *SETS, *PLAIN)) for row in rows()]
    assert len(asked) == len(set(asked))
