"""validate, fmt, build."""

from __future__ import annotations

import json
import os
import shutil

import pytest
from command_line import GAZETTEER, laqab

from resolver import Resolver
from resolver.cli.writing import replace_file

UNTIDY = """\
- kind: place
  id: b
  names: {en: [B]} # about b
- id: a
  kind: place
  names:
    en: ["A"]
"""
TIDY = """\
- id: a
  kind: place
  names:
    en:
      - A
- id: b
  kind: place
  names:
    en:
      - B  # about b
"""


@pytest.fixture
def gazetteer(tmp_path):
    """A gazetteer that may be written to."""
    folder = tmp_path / "gazetteer"
    shutil.copytree(GAZETTEER, folder)
    return folder


@pytest.fixture
def untidy(tmp_path):
    """A file that is valid and not in the canonical form."""
    path = tmp_path / "untidy.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    return path


def test_a_gazetteer_in_order_has_no_problems():
    """How many entities it holds, and 0."""
    ran = laqab("validate", GAZETTEER)
    assert ran.out == f"{GAZETTEER}: 6 entities, 0 problems\n"
    assert ran.code == 0
    assert laqab("validate", GAZETTEER, "--format", "jsonl").out == ""


def test_problems_are_listed_with_file_and_line(gazetteer):
    """All at once, in the order of the files; 1 is the exit code."""
    path = gazetteer / "more.yaml"
    path.write_text("- id: A\n  kind: planet\n  names: {en: [A]}\n  sources: [nowhere]\n", encoding="utf-8")
    ran = laqab("validate", gazetteer)
    lines = ran.out.splitlines()
    assert ran.code == 1
    assert lines[-1] == f"{gazetteer}: {len(lines) - 1} problems"
    assert any(line.startswith(f"{path}:2: kind: ") for line in lines)
    records = laqab("validate", gazetteer, "--format", "jsonl").records
    assert [f"{path}:{record['line']}: {record['field']}: {record['message']}" for record in records] == lines[:-1]


def test_problems_of_house_styles_are_listed_too(gazetteer):
    """With the file and the line of the style."""
    style = gazetteer / "styles" / "ours.yaml"
    style.parent.mkdir(exist_ok=True)
    style.write_text("nonsense: [\n", encoding="utf-8")
    ran = laqab("validate", gazetteer)
    assert ran.code == 1
    assert f"{style}:" in ran.out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "there is no such file or folder"),
        ("names.laqab", "is compiled: validate what it was built from"),
    ],
)
def test_what_cannot_be_validated_is_an_error(name, said, tmp_path):
    """2, and not a finding."""
    laqab("build", GAZETTEER, "-o", tmp_path / "names.laqab")
    ran = laqab("validate", tmp_path / name)
    assert (ran.code, ran.out, ran.err) == (2, "", f"laqab: {tmp_path / name}: {said}\n")


def test_fmt_writes_the_canonical_form(untidy):
    """Says which file changed, and the second time that none did."""
    ran = laqab("fmt", untidy)
    assert ran.out == f"formatted {untidy}\n1 file formatted, 0 in the canonical form\n"
    assert ran.code == 0
    assert untidy.read_text(encoding="utf-8") == TIDY
    assert laqab("fmt", untidy).out == "0 files to format, 1 in the canonical form\n"


def test_fmt_check_changes_nothing(untidy):
    """1 where there is something to change."""
    ran = laqab("fmt", "--check", untidy)
    assert ran.out == f"would format {untidy}\n1 file to format, 0 in the canonical form\n"
    assert ran.code == 1
    assert untidy.read_text(encoding="utf-8") == UNTIDY
    laqab("fmt", untidy)
    assert laqab("fmt", "--check", untidy).code == 0


def test_fmt_prints_a_line_a_file(untidy):
    """For programs: what was, and what was done."""
    ran = laqab("fmt", untidy, "--format", "jsonl")
    assert ran.records == [{"path": str(untidy), "canonical": False, "written": True}]


def test_fmt_keeps_the_schema_current(gazetteer):
    """It is made where a gazetteer has none, mended where it is old, and all is done in one run."""
    schema = gazetteer / "schema.json"
    for old in (None, "{}"):
        if old is not None:
            schema.write_text(old, encoding="utf-8")
        assert laqab("fmt", "--check", gazetteer).code == 1
        laqab("fmt", gazetteer)
        assert json.loads(schema.read_text(encoding="utf-8"))["title"] == "Laqab gazetteer"
        assert laqab("fmt", "--check", gazetteer).code == 0
    assert laqab("validate", gazetteer).code == 0


def test_fmt_makes_no_schema_in_a_folder_that_is_no_whole_gazetteer(untidy):
    """``laqab fmt aliases/places`` leaves no file behind."""
    laqab("fmt", untidy.parent)
    assert [path.name for path in untidy.parent.iterdir()] == ["untidy.yaml"]


def test_fmt_changes_nothing_where_a_file_cannot_be_formatted(untidy):
    """The sentence has the file and the line."""
    broken = untidy.parent / "broken.yaml"
    broken.write_text("- id: a\n  names: [\n", encoding="utf-8")
    ran = laqab("fmt", untidy.parent)
    assert ran.code == 2
    assert ran.err.startswith(f"laqab: {broken}:")
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_fmt_tells_the_line_that_is_not_utf_8(untidy):
    """As every command does."""
    untidy.write_bytes(b"# one\n# \xe9\n")
    ran = laqab("fmt", untidy)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"laqab: {untidy}:2: is not UTF-8")


def test_build_compiles(tmp_path):
    """The file answers as the folder does, and has its signature."""
    compiled = tmp_path / "names.laqab"
    ran = laqab("build", GAZETTEER, "-o", compiled, "--format", "jsonl")
    signature = Resolver.load(GAZETTEER).signature
    assert ran.records == [{"path": str(compiled), "entities": 6, "signature": signature}]
    assert laqab("build", GAZETTEER, "-o", compiled).out == f"{compiled}: 6 entities, {signature}\n"
    assert Resolver.load(compiled).signature == signature


@pytest.mark.parametrize(
    ("name", "said"),
    [("names.bin", "a compiled gazetteer has a name that ends in .laqab"), ("nowhere/names.laqab", "No such file")],
)
def test_what_cannot_be_written_is_an_error(name, said, tmp_path):
    """With the name of the file."""
    ran = laqab("build", GAZETTEER, "-o", tmp_path / name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"laqab: {tmp_path / name}: {said}")


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    """A failure leaves the old content and nothing beside it."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def failing(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError, match=r"No space left on device: '.*/a\.yaml'"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [child.name for child in tmp_path.iterdir()] == ["a.yaml"]


def test_a_link_stays_a_link(tmp_path):
    """What it leads to is replaced."""
    path, link = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_bytes(b"old")
    link.symlink_to(path)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_new_file_has_the_permissions_that_new_files_have(tmp_path):
    """Not those of a temporary file, which nobody else may read."""
    path, plain = tmp_path / "a.yaml", tmp_path / "b.yaml"
    replace_file(path, b"new")
    plain.touch()
    assert path.stat().st_mode == plain.stat().st_mode
