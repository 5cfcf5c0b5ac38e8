"""Names that were changed are found whatever the day, and the answer says which of them was in use on it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from resolver import Resolver
from resolver.matching.decide import OUT_OF_USE

TABLE = Path(__file__).parents[1] / "cases" / "renamings.tsv"
SIDES = ("old", "new")


def rows() -> list[dict[str, str]]:
    """The rows of the table; a line that begins with # is a comment."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", strict=True))


def label(row: dict[str, str]) -> str:
    """A row as the test's name."""
    return f"{row['old']} > {row['new']}"


def in_use(laqab: Resolver, row: dict[str, str], day: str) -> str:
    """Which of the names of a row are in use on a day, in the words of the table; each resolves to its entity all the same."""
    standing = []
    for side in SIDES:
        if row[side] == "-":
            continue
        wanted = row[f"{side}_id"]
        answer = laqab.resolve(row[side], kinds=[laqab.entity(wanted).kind], as_of=day)
        assert answer.id == wanted, answer.explain()
        if OUT_OF_USE not in answer.matches[0].evidence.reasons:
            standing.append(side)
    return "both" if len(standing) == len(SIDES) else "".join(standing) or "-"


@pytest.mark.parametrize("row", rows(), ids=label)
def test_both_names_are_found_and_the_day_says_which_was_in_use(laqab: Resolver, row: dict[str, str]) -> None:
    """A former name is still a name, and a later one of an earlier day; the one that was not in use is marked so."""
    assert row["before"] < row["after"]
    assert in_use(laqab, row, row["before"]) == row["in_use_before"]
    assert in_use(laqab, row, row["after"]) == row["in_use_after"]


@pytest.mark.parametrize("row", [row for row in rows() if row["old_id"] == row["new_id"]], ids=label)
def test_without_a_day_both_names_are_of_one_entity(laqab: Resolver, row: dict[str, str]) -> None:
    """Whoever does not say when he writes gets the entity by either name."""
    kinds = [laqab.entity(row["new_id"]).kind]
    assert {laqab.resolve(row[side], kinds=kinds).id for side in SIDES} == {row["new_id"]}


def test_a_shared_name_is_of_the_entity_that_had_it_on_that_day(laqab: Resolver) -> None:
    """Al-Thawra was a quarter of Baghdad until 1982 and is a Syrian town."""
    assert laqab.resolve("al-Thawra", kinds=["place"], as_of="2010-01-01").id == "tabqa"
    assert laqab.resolve("al-Thawra", kinds=["place"], as_of="1970-01-01").id != "tabqa"
