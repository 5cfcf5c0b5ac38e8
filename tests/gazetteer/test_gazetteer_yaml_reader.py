"""Strict YAML as plain data, with lines and every problem."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resolver.gazetteer import yaml_reader
from resolver.gazetteer.yaml_reader import decode, line_at, read_yaml

TEXT = """\
# a comment
id: a
names:
  en:
    - A
    - {name: B,
       tags: [x,
              y]}
  "no": [1, ~, true, 2014-10-24]
gloss: |
  one
  two
empty:
"""


@pytest.fixture(params=["libyaml", "python"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser in C, and the one that PyYAML has without it."""
    if request.param == "python":
        monkeypatch.setattr(yaml_reader, "PARSER", yaml.SafeLoader)


@pytest.mark.usefixtures("_either_parser")
def test_scalars_stay_text() -> None:
    """There are mappings, lists and text: no numbers, no dates, no truth and no null."""
    assert read_yaml(TEXT, "f").data == {
        "id": "a",
        "names": {"en": ["A", {"name": "B", "tags": ["x", "y"]}], "no": ["1", "~", "true", "2014-10-24"]},
        "gloss": "one\ntwo\n",
        "empty": "",
    }


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("field", "line"),
    [
        ((), 2),
        (("id",), 2),
        (("names",), 3),
        (("names", "en"), 4),
        (("names", "en", 0), 5),
        (("names", "en", 1), 6),
        (("names", "en", 1, "tags"), 7),
        (("names", "en", 1, "tags", 1), 8),
        (("names", "no", 2), 9),
        (("gloss",), 10),
        (("empty",), 13),
        (("names", "en", 7), 4),
        (("id", "nothing", "here"), 2),
    ],
)
def test_every_field_has_its_line(field: tuple[str | int, ...], line: int) -> None:
    """A field of a mapping is where its key is; what is not there is where the innermost part around it is."""
    assert read_yaml(TEXT, "f").lines.of(field) == line


def test_a_problem_of_a_document_has_its_place() -> None:
    """The number of a record is left out of the field: the line says it."""
    document = read_yaml("- a\n- b: c\n", "f.yaml")
    assert str(document.problem((1, "b"), "is wrong")) == "f.yaml:2: b: is wrong"
    assert str(document.problem((), "is wrong")) == "f.yaml:1: is wrong"


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: 1\nb: 2\na: 3\n", ["f:3: a: the key 'a' stands twice, first in line 1: keep one"]),
        ("a: {b: 1, b: 2}\n", ["f:1: a.b: the key 'b' stands twice, first in line 1: keep one"]),
        ("a: !!str b\n", ["f:1: a: !!str is a tag, which is not allowed: take it out, or put text in quotes"]),
        ("a: !x b\n", ["f:1: a: !x is a tag, which is not allowed: take it out, or put text in quotes"]),
        ("a: &x b\n", ["f:1: a: &x is an anchor, which is not allowed: take it out, or put text in quotes"]),
        ("? [a]\n: b\n", ["f:1: a key must be text, not a list or a mapping"]),
        ("%YAML 1.1\n---\na: b\n", ["f:1: a directive is not allowed: take the line that begins with % out"]),
        ("a: b\n---\na: b\n", ["f:2: a second document begins here: one file holds one, without '---'"]),
        ("a: b\x07\n", ["f:1: the character U+0007 has no place in a YAML file: remove it"]),
        ("a: b\n\ud800\n\udfff", ["f:2: the character U+D800 has no place in a YAML file: remove it", "f:3: the character U+DFFF has no place in a YAML file: remove it"]),
        ("[" * 30 + "]" * 30, ["f:1: is nested deeper than 24 levels"]),
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_not_allowed_is_reported(text: str, problems: list[str]) -> None:
    """Each thing that the strict form leaves out of YAML is a problem that says how to mend it."""
    assert [str(problem) for problem in read_yaml(text, "f").problems] == problems


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ("a: b: c\n", 1, "put text that holds a colon and a space in quotes"),
        ("a: b\n\tc: d\n", 2, "spaces"),
        ("a: @b\n", 1, "put text that begins with such a character in quotes"),
        ('a: "b" c\nd: e\n', 1, "put text that begins with a quote in quotes as a whole"),
        ("a:\n  - b\n c: d\n", 3, "check the indentation"),
        ("a: 'b\nc: d\n", 1, "close the quote"),
        ("a: [b\n", 1, "close the bracket or the brace"),
        ("- {a: b, c\n", 1, "close the bracket or the brace"),
    ],
    ids=repr,
)
def test_a_syntax_error_has_its_line_and_advice(text: str, line: int, advice: str) -> None:
    """The parser's words, and ours on how to mend it; nothing that was read before is given out."""
    document = read_yaml(text, "f")
    assert document.data is None
    (problem,) = document.problems
    assert problem.line == line
    assert problem.message.startswith("is no YAML: ")
    assert advice in problem.message


def test_a_refused_value_leaves_the_rest_readable() -> None:
    """The first of two equal keys stays, an alias is the empty text, and nothing is expanded."""
    assert read_yaml("a: &x 1\na: 2\nb: *x\n", "f").data == {"a": "1", "b": ""}
    assert len(read_yaml("[" + "*a ," * 5_000 + "]", "f").problems) == yaml_reader.MOST_PROBLEMS


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n...\n"])
def test_an_empty_document_has_no_data(text: str) -> None:
    """Nothing, comments alone, or an empty document: None or the empty text, and no problem."""
    document = read_yaml(text, "f")
    assert not document.data
    assert document.problems == ()


def test_bytes_are_utf_8() -> None:
    """A byte order mark is passed over; each line that is not UTF-8 is a problem."""
    assert read_yaml(b"\xef\xbb\xbfa: b\n", "f").data == {"a": "b"}
    assert read_yaml("\ufeffa: b\n", "f").data == {"a": "b"}
    text, problems = decode(b"a\nb\xff\nc\n\xe9\n", "f")
    assert text == ""
    assert [(problem.line, problem.message[:25]) for problem in problems] == [
        (2, "is not UTF-8 at byte 2 of"),
        (4, "is not UTF-8 at byte 1 of"),
    ]
    assert "UTF-16" in str(decode("a".encode("utf-16"), "f")[1][0])


@pytest.mark.parametrize(("position", "line"), [(0, 1), (1, 1), (2, 2), (5, 3), (7, 4)])
def test_lines_are_counted_as_editors_do(position: int, line: int) -> None:
    """Every sort of line end counts as one."""
    assert line_at("a\nb\r\nc\rd", position) == line


YAML_LIKE = st.text(st.sampled_from("ab \n\n-:,[]{}#&*!|>'\"%@`?\t=~.\u00e9\u200e\ufeff\0\x85"), max_size=40)


@settings(max_examples=400, deadline=None)
@given(YAML_LIKE)
@example("a: \ufeffb")
@example("? a\n: b")
@example("a: |\n")
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text is an error of the reader; what it takes without a problem is what PyYAML takes for text."""
    document = read_yaml(text, "f")
    if document.data is None or document.problems:
        return
    assert document.data == yaml.load(text.removeprefix("\ufeff"), Loader=yaml.CBaseLoader)  # noqa: S506 text alone
