"""Contested names: both sides' forms are of one entity, and an editor is told who uses which."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from resolver import Resolver

TABLE = Path(__file__).parents[1] / "cases" / "contested_names.tsv"


def rows() -> list[dict[str, str]]:
    """The rows of the table; a line that begins with # is a comment."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", strict=True))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['form']} {row['kinds']}")
def test_every_side_s_name_resolves_to_the_one_entity(laqab: Resolver, row: dict[str, str]) -> None:
    """Nothing is left out because a side rejects it, and none has an entity of its own."""
    answer = laqab.resolve(row["form"], kinds=None if row["kinds"] == "-" else [row["kinds"]])
    assert answer.id == row["id"], answer.explain()


@pytest.mark.parametrize("entity_id", sorted({row["id"] for row in rows()}))
def test_a_contested_name_has_a_note(laqab: Resolver, entity_id: str) -> None:
    """The note says in English who uses which name."""
    assert laqab.entity(entity_id).note.get("en")


@pytest.mark.parametrize("phrase", ["militias", "PKK/YPG area", "Iran-backed militia", "local Syrian forces"])
def test_what_is_no_name_does_not_resolve(laqab: Resolver, phrase: str) -> None:
    """Descriptions and adjectives of a side are of no entity."""
    assert laqab.resolve(phrase).id is None
