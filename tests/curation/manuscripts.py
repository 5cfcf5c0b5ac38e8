"""Gazetteers of a few entities, written to a folder."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path

from resolver.curation.lint import RULES_BY_NAME
from resolver.curation.manuscript import Manuscript, read_manuscript
from resolver.gazetteer import format_text


def entity(entity_id: str, names: str = "{en: [Name]}", *, kind: str = "place", **fields: str) -> str:
    """A record of the fields that a test is not about, with those that it is; values are YAML."""
    record = {"id": entity_id, "kind": kind, "gloss": f"{{en: What {entity_id} is.}}", "names": names} | fields
    lines = [f"{key}: {value}" for key, value in record.items()]
    return "- " + textwrap.indent("\n".join(lines), "  ").lstrip() + "\n"


def written(folder: Path, *entities: str, file: str = "all.yaml") -> Path:
    """The folder, with the entities in one of its files, in the canonical form."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_text("".join(entities), path), encoding="utf-8")
    return folder


def manuscript(folder: Path, *entities: str) -> Manuscript:
    """The manuscript of entities."""
    return read_manuscript(written(folder, *entities))


def found(rule: str, folder: Path, *entities: str) -> list[tuple[str, str]]:
    """What a rule finds in entities: (field, message), sorted by place."""
    problems = sorted(RULES_BY_NAME[rule](manuscript(folder, *entities)))
    assert all(problem.line for problem in problems)
    return [(problem.field, problem.message) for problem in problems]


def fields(findings: Iterable[tuple[str, str]]) -> list[str]:
    """The fields of findings."""
    return [field for field, _ in findings]
