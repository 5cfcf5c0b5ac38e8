"""The JSON Schema of the files: it is the committed one, and it says what the loader says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from gazetteer_strategies import entities
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from resolver.entity import Entity
from resolver.gazetteer import entity_record, json_schema
from resolver.gazetteer.yaml_reader import read_yaml

ALIASES = Path(__file__).parent.parent.parent / "aliases"
RECORD = {"id": "a", "kind": "place", "names": {"en": ["A"]}}


def errors(document: Any, part: str = "") -> list[str]:
    """What is wrong with a document by the schema, or by a part of it."""
    schema = json_schema()
    wanted = {**schema["$defs"][part], "$defs": schema["$defs"]} if part else schema
    return [error.json_path for error in Draft202012Validator(wanted).iter_errors(document)]


def test_the_schema_is_a_schema() -> None:
    """Draft 2020-12 accepts it, and each call makes a new one."""
    Draft202012Validator.check_schema(json_schema())
    json_schema().clear()
    assert json_schema()["type"] == "array"


@pytest.mark.checkout
def test_the_committed_schema_is_made_from_the_code() -> None:
    """aliases/schema.json is what laqab fmt writes there."""
    assert json.loads((ALIASES / "schema.json").read_text(encoding="utf-8")) == json_schema()


@settings(max_examples=50, deadline=None)
@given(entities())
def test_every_valid_record_fits(entity: Entity) -> None:
    """The schema refuses no entity that the loader takes."""
    assert errors([entity_record(entity)]) == []


@pytest.mark.checkout
@pytest.mark.parametrize("name", ["sources", "redirects"])
def test_the_files_beside_the_entities_fit_their_part(name: str) -> None:
    """sources.yaml and redirects.yaml fit what is defined for them."""
    text = (ALIASES / f"{name}.yaml").read_text(encoding="utf-8")
    assert errors(read_yaml(text, name).data or ([] if name == "sources" else {}), name) == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"kind": "organization"}, "$[0].kind"),
        ({"type": "brigade"}, "$[0].type"),
        ({"glos": {"en": "A."}}, "$[0]"),
        ({"gloss": {"English": "A."}}, "$[0].gloss"),
        ({"gloss": {}}, "$[0].gloss"),
        ({"names": {"en": [{"name": "A", "tags": ["x"]}]}}, "$[0].names.en[0]"),
        ({"country": "UK"}, "$[0].country"),
        ({"since": "yesterday"}, "$[0].since"),
        ({"part_of": []}, "$[0].part_of"),
        ({"sources": ["a:"]}, "$[0].sources[0]"),
        ({"id": "A"}, "$[0].id"),
    ],
)
def test_a_text_editor_shows_what_the_loader_would(change: dict[str, Any], path: str) -> None:
    """Wrong words, unknown fields and wrong forms are errors of the schema too."""
    assert path in errors([{**RECORD, **change}])


def test_a_year_may_be_a_number_to_a_text_editor() -> None:
    """An editor reads the plain 2014 of the canonical form as a number, which is no error."""
    assert errors([{**RECORD, "since": 2014}]) == []
