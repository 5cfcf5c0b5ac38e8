"""Which files a gazetteer is made of, and their fingerprint."""

from __future__ import annotations

from pathlib import Path

import pytest

from resolver.errors import GazetteerError
from resolver.gazetteer import fingerprint
from resolver.gazetteer.files import FileRole, list_files


def write(root: Path, *names: str) -> None:
    """Write files, each with its name as its content."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def test_a_folder_is_its_yaml_files(tmp_path: Path) -> None:
    """Every .yaml and .yml, however deep, sorted; not the house styles, nothing hidden, nothing else."""
    write(tmp_path, "b.yaml", "a/x.yml", "a/b/y.YAML", "styles/s.yaml", "a/styles/t.yaml", ".h.yaml", ".git/c.yaml")
    write(tmp_path, "README.md", "LICENSE", "schema.json", "rows.jsonl")
    listing = list_files(tmp_path)
    assert [file.path.relative_to(tmp_path).as_posix() for file in listing.files] == [
        "a/b/y.YAML",
        "a/styles/t.yaml",
        "a/x.yml",
        "b.yaml",
    ]
    assert listing.is_folder
    assert listing.problems == ()


def test_sources_and_redirects_are_those_at_the_top(tmp_path: Path) -> None:
    """A file of that name further down is one of entities."""
    write(tmp_path, "sources.yaml", "redirects.yml", "a/sources.yaml")
    roles = {file.path.relative_to(tmp_path).as_posix(): file.role for file in list_files(tmp_path).files}
    assert roles == {
        "a/sources.yaml": FileRole.ENTITIES,
        "redirects.yml": FileRole.REDIRECTS,
        "sources.yaml": FileRole.SOURCES,
    }


def test_links_that_lead_round_and_folders_that_look_like_files_are_problems(tmp_path: Path) -> None:
    """What cannot be walked or read is named; the rest is listed."""
    write(tmp_path, "a/b.yaml", "folder.yaml/c.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    listing = list_files(tmp_path)
    assert [file.path.name for file in listing.files] == ["b.yaml"]
    assert [(Path(problem.path).name, problem.message.split(":")[0]) for problem in listing.problems] == [
        ("up", "is a link that leads back to a folder above it"),
        ("folder.yaml", "is a folder with the name of a file"),
    ]


def test_the_fingerprint_is_of_the_content(tmp_path: Path) -> None:
    """Names, places and order of files do not matter; a byte does, and so does what a file is there for."""
    for root, names in {
        "one": ["1.yaml", "x/2.yaml"],
        "two": ["b/9.yaml", "a.yml"],
        "three": ["1.yaml", "sources.yaml"],
    }.items():
        for name, content in zip(names, ["- id: a", "- id: b"], strict=True):
            write(tmp_path / root, name)
            (tmp_path / root / name).write_text(content, encoding="utf-8")
    prints = {root: fingerprint(tmp_path / root) for root in ("one", "two", "three")}
    assert prints["one"] == prints["two"] != prints["three"]
    (tmp_path / "two" / "a.yml").write_text("- id: b ", encoding="utf-8")
    assert fingerprint(tmp_path / "two") != prints["one"]


def test_a_file_that_is_gone_has_no_fingerprint(tmp_path: Path) -> None:
    """Files that cannot be read are an error that names them all."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).symlink_to(tmp_path / "nowhere")
    with pytest.raises(GazetteerError) as caught:
        fingerprint(tmp_path)
    assert [Path(problem.path).name for problem in caught.value.problems] == ["a.yaml", "b.yaml"]
    with pytest.raises(GazetteerError, match="there is no such file or folder"):
        fingerprint(tmp_path / "nothing")
