"""What is wrong with a gazetteer, and where: every rule with the exact places that it reports."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from resolver.errors import GazetteerError, Problem
from resolver.gazetteer import fingerprint, gazetteer_from_records, load_gazetteer

CASES = Path(__file__).parent.parent / "cases" / "gazetteer"
ENTITY = {"id": "a", "kind": "place", "names": {"en": ["A"]}}


def cases(name: str) -> list[Any]:
    """The cases of a file, each with its name."""
    found = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["case"]) for case in found]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths of problems are as short as the paths that were given."""
    monkeypatch.chdir(tmp_path)


def problems_of(path: str) -> tuple[Problem, ...]:
    """The problems of a gazetteer, in their order; none where it loads."""
    try:
        load_gazetteer(path)
    except GazetteerError as error:
        return error.problems
    return ()


def assert_reported(found: Sequence[Problem], expected: list[str]) -> None:
    """The problems are the expected ones, each written "place | field | part of the message"."""
    for problem, (place, field, message) in zip(found, (line.split(" | ") for line in expected), strict=False):
        at = f"{problem.path}:{problem.line}" if problem.line else problem.path
        assert (at, problem.field) == (place, field)
        assert message in problem.message
    assert len(found) == len(expected), found


@pytest.mark.parametrize("case", cases("record_problems.yaml"))
def test_a_file_is_told_every_problem_at_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    """Each problem of the file is reported, no other, each with its line and field."""
    file = tmp_path / "gazetteer.yaml"
    file.write_text(case["file"], encoding="utf-8")
    assert_reported(problems_of("gazetteer.yaml"), [f"gazetteer.yaml:{problem}" for problem in case["problems"]])


@pytest.mark.parametrize("case", cases("folder_problems.yaml"))
def test_a_folder_is_told_every_problem_at_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    """Each problem of the folder is reported, no other, each with its file, line and field."""
    write_files(tmp_path, case["files"])
    assert_reported(problems_of("."), case["problems"])


def write_files(root: Path, files: dict[str, str]) -> None:
    """Write the files of a gazetteer."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_what_is_loaded_is_sorted_and_resolved(tmp_path: Path) -> None:
    """Entities are sorted by id over all files, redirects lead to the end of their chain, sources are values."""
    good = next(case.values[0] for case in cases("folder_problems.yaml") if case.id == "a folder that is in order")
    write_files(tmp_path, good["files"])
    gazetteer = load_gazetteer(tmp_path)
    assert [entity.id for entity in gazetteer.entities] == ["babil-governorate", "jurf-al-sakhar"]
    assert gazetteer.redirects == {"jurf": "jurf-al-sakhar", "jurf-al-nasr": "jurf-al-sakhar"}
    assert list(gazetteer.sources) == ["rudaw", "wikipedia-en"]
    assert str(gazetteer.sources["wikipedia-en"].date) == "2024"
    assert gazetteer.fingerprint == fingerprint(tmp_path)


def test_the_order_and_the_names_of_files_do_not_matter(tmp_path: Path) -> None:
    """The same records in other files, read in another order, are the same gazetteer."""
    texts = [
        f"- id: {letter}\n  kind: place\n  gloss: {{en: A town.}}\n  names: {{en: [{letter}]}}\n" for letter in "abc"
    ]
    write_files(tmp_path / "one", {"1.yaml": texts[0], "2.yaml": texts[1], "3.yaml": texts[2]})
    write_files(tmp_path / "two", {"x/9.yml": texts[0], "y.yaml": texts[2], "b.yaml": texts[1]})
    assert load_gazetteer(tmp_path / "one") == load_gazetteer(tmp_path / "two")


def test_a_file_that_vanishes_is_a_problem(tmp_path: Path) -> None:
    """A file that was listed and is gone when it is read is named; the others are still looked at."""
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    write_files(tmp_path, {"here.yaml": "- id: a\n  kind: plac\n  names: {en: [A]}\n  gloss: {en: A town.}\n"})
    assert_reported(problems_of("."), ["gone.yaml |  | cannot be read: ", "here.yaml:2 | kind | place"])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"- id: a\n  kind: place\n  names: {en: [caf\xe9]}\n", "f.yaml:3 |  | is not UTF-8 at byte 19"),
        (b"\xff\xfe-\x00", "f.yaml |  | is in UTF-16"),
        (b"- id: a\n- id: b\0\n", "f.yaml:2 |  | the character U+0000"),
        (b"- id: \xe2\x80\xa8a\n", "f.yaml:1 |  | the character U+2028"),
        (b"[" * 100_000, "f.yaml:1 |  | is nested deeper"),
        (b"- " * 100_000, "f.yaml:1 |  | is nested deeper"),
        (b"a: " * 3, "f.yaml:1 |  | is no YAML"),
        (b"--- []\n--- []\n", "f.yaml:2 |  | a second document"),
        (b"just text\n", "f.yaml:1 |  | must be a list of entities"),
    ],
    ids=lambda value: repr(value[:20]),
)
def test_content_that_is_no_gazetteer_is_told_where(content: bytes, problem: str, tmp_path: Path) -> None:
    """Bytes that no curator meant to write have one problem, at their line."""
    (tmp_path / "f.yaml").write_bytes(content)
    assert_reported(problems_of("f.yaml"), [problem])


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A file of 100 MB is one problem, and costs no memory."""
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(100_000_000)
    assert_reported(problems_of("."), ["huge.yaml |  | is larger than 10 MB: split it by theme"])


def test_what_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    """A path that is not there, and a file of another sort, are problems."""
    (tmp_path / "table.csv").write_text("a,b\n", encoding="utf-8")
    for name, message in [
        ("nothing", "there is no such file or folder"),
        ("nothing.yaml", "cannot be read: "),
        ("nothing.jsonl", "cannot be read: "),
        ("table.csv", "is no gazetteer"),
    ]:
        assert_reported(problems_of(name), [f"{name} |  | {message}"])


def test_json_lines_are_read_one_by_one(tmp_path: Path) -> None:
    """Every bad line of a .jsonl file is reported with its number; blank lines are passed over."""
    good = json.dumps(ENTITY).encode()
    lines = [
        b"\xef\xbb\xbf" + good,
        b"",
        b'{"id": "b", "kind": "place", "names": {"en": ["B"]}',
        b"\xff",
        b'{"id": "c", "id": "d", "kind": "place", "names": {"en": ["C"]}}',
        b"[" * 100_000,
        b"[1, 2]",
        b'{"id": "e", "kind": "place", "names": {"en": ["E"]}, "since": 2014}',
        b'{"id": "f", "kind": "place", "names": {"en": ["\\ud800F"]}}',
        b"1" * 10_000,
    ]
    (tmp_path / "g.jsonl").write_bytes(b"\n".join(lines))
    assert_reported(
        problems_of("g.jsonl"),
        [
            "g.jsonl:3 |  | is no JSON: Expecting ',' delimiter",
            "g.jsonl:4 |  | is not UTF-8 at byte 1",
            "g.jsonl:5 |  | the key 'id' stands twice",
            "g.jsonl:6 |  | is nested too deeply",
            "g.jsonl:7 |  | must be a mapping with fields, not a list",
            "g.jsonl:8 | since | must be text, not a number",
            "g.jsonl:9 | names.en.0 | has the invisible U+D800",
            "g.jsonl:10 |  | must be a mapping with fields, not a number",
        ],
    )
    (tmp_path / "g.jsonl").write_bytes(lines[0] + b"\r\n\r\n")
    gazetteer = load_gazetteer(tmp_path / "g.jsonl")
    assert [entity.id for entity in gazetteer.entities] == ["a"]
    assert gazetteer.fingerprint == fingerprint(tmp_path / "g.jsonl")


def test_a_line_of_json_without_an_end_is_refused(tmp_path: Path) -> None:
    """A line that is longer than a megabyte ends the reading, with a problem."""
    (tmp_path / "g.jsonl").write_bytes(json.dumps(ENTITY).encode() + b"\n" + b" " * 3_000_000)
    expected = ["g.jsonl:2 |  | is longer than 1 MB; what follows was not read"]
    assert_reported(problems_of("g.jsonl"), expected)


def problems_of_records(*records: Any) -> list[str]:
    """The problems of records in memory."""
    with pytest.raises(GazetteerError) as caught:
        gazetteer_from_records(records)
    return [str(problem) for problem in caught.value.problems]


def test_records_are_counted_from_one() -> None:
    """A problem of a record in memory names its number."""
    assert problems_of_records(ENTITY, {**ENTITY, "id": "b", "kind": "x", "names": {"en": ["B"]}})[0].startswith(
        "records:2: kind: 'x' is not one of"
    )


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ("a", "records:1: must be a mapping with fields, not text"),
        (None, "records:1: must be a mapping with fields, not null"),
        ({**ENTITY, 7: "x"}, "records:1: has a field whose name must be text, not a number (put it in quotes)"),
        ({**ENTITY, "since": 2014}, "records:1: since: must be text, not a number (put it in quotes)"),
        ({**ENTITY, "kind": True}, "records:1: kind: must be text, not true or false (put it in quotes)"),
        ({**ENTITY, "names": {"en": [None]}}, "records:1: names.en.0: must be text or a mapping with fields, not null"),
        (
            {**ENTITY, "names": {"en": [b"A"]}},
            "records:1: names.en.0: must be text or a mapping with fields, not a bytes",
        ),
        ({**ENTITY, "part_of": {"since": "2014"}}, "records:1: part_of.id: is missing"),
    ],
)
def test_a_record_of_the_wrong_types_is_told_so(record: Any, problem: str) -> None:
    """Values that YAML text could not be, but Python can, are named for what they are."""
    assert problem in problems_of_records(record)


def test_a_record_may_be_bottomless() -> None:
    """A record inside itself, or nested a hundred thousand deep, is a problem and no crash."""
    loop: dict[str, Any] = dict(ENTITY)
    loop["note"] = {"en": loop}
    deep: Any = "x"
    for _ in range(100_000):
        deep = {"en": deep}
    assert problems_of_records(loop) == ["records:1: note.en: must be text, not a mapping"]
    assert problems_of_records({**ENTITY, "gloss": deep}) == ["records:1: gloss.en: must be text, not a mapping"]


def test_records_are_a_part_of_a_larger_whole() -> None:
    """No gloss, no order, nothing looked up; no records make an empty gazetteer; the order does not matter."""
    first = {**ENTITY, "part_of": "elsewhere", "sources": ["unknown"]}
    second = {"id": "0", "kind": "person", "names": {"mul": ("B",)}}
    one, other = gazetteer_from_records([first, second]), gazetteer_from_records(iter([second, first]))
    assert [entity.id for entity in one.entities] == ["0", "a"]
    assert one == other
    assert one.fingerprint != gazetteer_from_records([first]).fingerprint
    assert gazetteer_from_records([]).entities == ()
