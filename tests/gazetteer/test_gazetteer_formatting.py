"""The one canonical form of the files: what changes, what stays, and the laws."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from gazetteer_strategies import entities, numbered, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from resolver.errors import GazetteerError
from resolver.gazetteer import format_text, gazetteer_from_records, json_schema
from resolver.gazetteer.scalars import yaml_text
from resolver.gazetteer.yaml_reader import read_yaml

CASES = Path(__file__).parent.parent / "cases" / "gazetteer" / "formatting.yaml"


@pytest.mark.parametrize("case", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda case: case["case"])
def test_a_file_takes_its_canonical_form(case: dict[str, str], tmp_path: Path) -> None:
    """Each file becomes what its case says, and stays so."""
    path = tmp_path / case["file"]
    after = case.get("after", case["before"])
    assert format_text(case["before"], path) == after
    assert format_text(after, path) == after


def test_line_ends_and_a_byte_order_mark_are_evened_out(tmp_path: Path) -> None:
    """A file from another system becomes one with line feeds alone."""
    assert format_text("\ufeff# A\r\n- id: a  # b\r\n", tmp_path / "a.yaml") == "# A\n- id: a  # b\n"


@pytest.mark.parametrize(
    ("text", "file", "problem"),
    [
        ("- id: a\n  id: b\n", "a.yaml", "a.yaml:2: id: the key 'id' stands twice, first in line 1: keep one"),
        ("- [", "a.yaml", "a.yaml:1: is no YAML"),
        ("id: a\n", "a.yaml", "a.yaml:1: must be a list of entities"),
        ("- id: a\n- b\n", "a.yaml", "a.yaml:2: must be a mapping: one of the entities"),
        ("a: b\n", "sources.yaml", "sources.yaml:1: must be a list of sources"),
        ("- a\n", "redirects.yaml", "redirects.yaml:1: must be a mapping of ids"),
        ("a: [b]\n", "redirects.yaml", "redirects.yaml:1: must be a mapping of ids"),
    ],
)
def test_what_is_no_yaml_of_its_sort_is_refused(text: str, file: str, problem: str) -> None:
    """A file that would lose something, or be turned upside down, is an error with its place."""
    with pytest.raises(GazetteerError) as caught:
        format_text(text, file)
    assert [str(found)[: len(problem)] for found in caught.value.problems] == [problem]


def test_the_first_line_leads_text_editors_to_the_schema(tmp_path: Path) -> None:
    """A schema.json of ours, in the folder or above it, is named in the first line, in place of another; one of others is not."""
    folder = tmp_path / "places" / "iraq"
    folder.mkdir(parents=True)
    text = "# yaml-language-server: $schema=old.json\n# Places.\n- id: a\n"
    (tmp_path / "schema.json").write_text('{"title": "of somebody else"}', encoding="utf-8")
    assert format_text(text, folder / "babil.yaml") == text
    (tmp_path / "schema.json").write_text(f'{{"title": "{json_schema()["title"]}"}}', encoding="utf-8")
    for path, text_before, first_line in [
        (folder / "babil.yaml", text, "# yaml-language-server: $schema=../../schema.json"),
        (folder / "babil.yaml", "\n# about a\n- id: a\n", "# yaml-language-server: $schema=../../schema.json"),
        (tmp_path / "a.yaml", "- id: a\n", "# yaml-language-server: $schema=schema.json"),
        (tmp_path / "sources.yaml", "", "# yaml-language-server: $schema=schema.json#/$defs/sources"),
        (tmp_path / "redirects.yaml", "", "# yaml-language-server: $schema=schema.json#/$defs/redirects"),
    ]:
        formatted = format_text(text_before, path)
        assert formatted.split("\n")[0] == first_line
        assert "old.json" not in formatted
        assert format_text(formatted, path) == formatted


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    """A file of entities in some style of YAML, with comments between its lines and behind them, and its records."""
    records = numbered(draw(st.lists(entities(), min_size=1, max_size=3)))
    shuffled = [dict(draw(st.permutations(list(record.items())))) for record in draw(st.permutations(records))]
    stream = io.StringIO()
    style = draw(st.sampled_from([False, None, True]))
    yaml.safe_dump(shuffled, stream, default_flow_style=style, allow_unicode=True, width=10_000, sort_keys=False)
    lines = []
    for number, line in enumerate(stream.getvalue().splitlines()):
        if draw(st.integers(0, 5)) == 0:
            lines.append(" " * draw(st.integers(0, 8)) + f"#{number}-own")
        lines.append(line + (f" #{number}-behind" if draw(st.integers(0, 5)) == 0 else ""))
        if draw(st.integers(0, 9)) == 0:
            lines.append("")
    return "\n".join(lines) + "\n", records


@settings(max_examples=150, deadline=None)
@given(files())
def test_formatting_is_idempotent_and_keeps_what_is_said(file: tuple[str, list[dict[str, Any]]]) -> None:
    """For any file: formatted twice is formatted once, the gazetteer is the same, and no comment is lost or doubled."""
    text, records = file
    formatted = format_text(text, "a.yaml")
    assert format_text(formatted, "a.yaml") == formatted
    comments = r"#\d+-(?:own|behind)"
    assert Counter(re.findall(comments, formatted)) == Counter(re.findall(comments, text))
    assert (
        gazetteer_from_records(read_yaml(formatted, "a.yaml").data).entities == gazetteer_from_records(records).entities
    )


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(texts(), st.text(), st.sampled_from(["1:20", "0o7", ".inf", "2014-10-24", "on", "y: n", "#", "? a"])),
    st.booleans(),
)
def test_a_text_is_read_as_it_was_written(text: str, in_flow: bool) -> None:  # noqa: FBT001 a fact, not a flag
    """Whatever the text, every reader of YAML takes what is written for that text, and for text."""
    written = yaml_text(text, in_flow=in_flow)
    document = f"[{written}, {{k: {written}}}]" if in_flow else f"- {written}\n- k: {written}\n"
    expected = [text, {"k": text}]
    assert "\n" not in written
    assert read_yaml(document, "a.yaml").data == expected
    assert yaml.safe_load(document) == expected
