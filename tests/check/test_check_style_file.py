"""House styles as files: what they may hold, and every problem with its line and field."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolver import Resolver, StyleError
from resolver.check import AvoidedForm, Exemption, Style, StyleRule, apply_fixes, check_text, parse_style
from resolver.edtf import Lifetime, edtf_date
from resolver.language import Script

IDS = {"kataib-hezbollah", "islamic-state"}

WHOLE = """\
# A comment.
- entity: islamic-state
  use:
    en: Islamic State
    mul: ISIS
  avoid:
    - form: Daesh
      reason: an acronym
      unless: [quoted, explained]
    - {form: IS, reason: a word}
  since: 2014-06
  until: 2019-03-23
  source: the desk
"""


def test_a_style_is_read_as_it_stands():
    """Every field of a rule."""
    assert parse_style(WHOLE, "a.yaml", IDS) == Style(
        rules={
            "islamic-state": (
                StyleRule(
                    entity="islamic-state",
                    use={"en": "Islamic State", "mul": "ISIS"},
                    avoid=(
                        AvoidedForm(form="Daesh", reason="an acronym", unless=frozenset(Exemption)),
                        AvoidedForm(form="IS", reason="a word"),
                    ),
                    life=Lifetime(edtf_date("2014-06"), edtf_date("2019-03-23")),
                    source="the desk",
                ),
            )
        }
    )


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "[]\n"])
def test_an_empty_file_is_the_empty_style(text):
    """A style that says nothing is a style."""
    assert parse_style(text, "a.yaml", IDS) == Style()


# A file, and the lines and fields of its problems with a part of each message.
PROBLEMS = {
    "no list": ("entity: islamic-state\n", [(1, "", "must be a list of rules")]),
    "text": ("Islamic State\n", [(1, "", "must be a list of rules")]),
    "no YAML": ("- entity: islamic-state\n  source: a: b\n", [(2, "", "is no YAML")]),
    "a rule that is text": ("- islamic-state\n", [(1, "", "must be a rule")]),
    "no entity": ("- use: {en: A}\n", [(1, "entity", "is missing")]),
    "an unknown entity": (
        "- entity: islamic-stat\n  use: {en: A}\n",
        [(1, "entity", "has no entity 'islamic-stat'; did you mean 'islamic-state'?")],
    ),
    "an entity that is a list": (
        "- entity: [islamic-state]\n  use: {en: A}\n",
        [(1, "entity", "must be text, not a list")],
    ),
    "an unknown field": (
        "- entity: islamic-state\n  uses: {en: A}\n  use: {en: A}\n",
        [(2, "uses", "did you mean 'use'?")],
    ),
    "an unknown field inside": (
        "- entity: islamic-state\n  avoid:\n    - form: A\n      reason: b\n      reasons: c\n",
        [(5, "avoid.0.reasons", "did you mean 'reason'?")],
    ),
    "nothing said": ("- entity: islamic-state\n", [(1, "entity", "the rule says nothing")]),
    "nothing to use": ("- entity: islamic-state\n  use: {}\n", [(2, "use", "is empty")]),
    "use without a language": ("- entity: islamic-state\n  use: A\n", [(2, "use", "must be a mapping")]),
    "an empty form": ("- entity: islamic-state\n  use:\n    en:\n", [(3, "use.en", "is empty")]),
    "no language": ("- entity: islamic-state\n  use: {English: A}\n", [(2, "use.English", "is not a BCP 47 tag")]),
    "too wide a language": ("- entity: islamic-state\n  use: {ku: A}\n", [(2, "use.ku", "ckb (Sorani) or kmr")]),
    "more than a language": (
        "- entity: islamic-state\n  use: {en-GB: A}\n",
        [(2, "use.en-GB", "more than a language")],
    ),
    "another script": ("- entity: islamic-state\n  use: {ar: Daesh}\n", [(2, "use.ar", "has Latin letters")]),
    "two spaces": ('- entity: islamic-state\n  use: {en: "A  b"}\n', [(2, "use.en", "two spaces in a row")]),
    "an invisible letter": ('- entity: islamic-state\n  use: {en: "A\\u200eb"}\n', [(2, "use.en", "invisible U+200E")]),
    "avoid that is text": ("- entity: islamic-state\n  avoid: Daesh\n", [(2, "avoid", "must be a list")]),
    "an avoided form that is text": (
        "- entity: islamic-state\n  avoid: [Daesh]\n",
        [(2, "avoid.0", "must be a mapping")],
    ),
    "no reason": ("- entity: islamic-state\n  avoid:\n    - form: Daesh\n", [(3, "avoid.0.reason", "is missing")]),
    "an unknown exemption": (
        "- entity: islamic-state\n  avoid: [{form: A, reason: b, unless: [quoted, shouted]}]\n",
        [(2, "avoid.0.unless.1", "'shouted' is not one of quoted, explained")],
    ),
    "use what is avoided": (
        "- entity: islamic-state\n  use: {en: Daesh}\n  avoid: [{form: daesh, reason: b}]\n",
        [(3, "avoid.0.form", "is the form to use as well")],
    ),
    "avoided twice": (
        "- entity: islamic-state\n  avoid: [{form: A, reason: b}, {form: a, reason: c}]\n",
        [(2, "avoid.1.form", "stands twice")],
    ),
    "a malformed date": (
        "- entity: islamic-state\n  use: {en: A}\n  since: June 2014\n",
        [(3, "since", "is not an EDTF date")],
    ),
    "no such day": (
        "- entity: islamic-state\n  use: {en: A}\n  until: 2014-02-30\n",
        [(3, "until", "there is no day 30")],
    ),
    "it ends before it begins": (
        "- entity: islamic-state\n  use: {en: A}\n  since: 2015\n  until: 2014\n",
        [(4, "until", "2014 is before since: 2015")],
    ),
    "two rules at a time": (
        "- entity: islamic-state\n  use: {en: A}\n- entity: islamic-state\n  use: {en: B}\n  since: 2014\n",
        [(3, "entity", "a rule above holds for this entity")],
    ),
    "a key twice": (
        "- entity: islamic-state\n  use: {en: A}\n  use: {en: B}\n",
        [(3, "use", "stands twice, first in line 2")],
    ),
    "an anchor": ("- &a\n  entity: islamic-state\n  use: {en: A}\n", [(1, "", "&a is an anchor")]),
    "all at once": (
        "- entity: nobody\n  us: {en: A}\n  since: never\n- entity: islamic-state\n  use: {ar: A}\n- x\n",
        [
            (1, "entity", "has no entity 'nobody'"),
            (2, "us", "is no field here"),
            (3, "since", "is not an EDTF date"),
            (5, "use.ar", "has Latin letters"),
            (6, "", "must be a rule"),
        ],
    ),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_problem_is_told_with_its_place(name):
    """Path, line, field, and how to mend it; all of them at once."""
    text, wanted = PROBLEMS[name]
    with pytest.raises(StyleError) as raised:
        parse_style(text, "styles/a.yaml", IDS)
    problems = raised.value.problems
    assert [(problem.path, problem.line, problem.field) for problem in problems] == [
        ("styles/a.yaml", line, field) for line, field, _ in wanted
    ]
    for problem, (_, _, message) in zip(problems, wanted, strict=True):
        assert message in problem.message


def test_rules_may_follow_one_another():
    """One rule ends in the year that the next begins in: imprecise dates get the benefit of the doubt."""
    text = "- {entity: islamic-state, use: {en: ISIL}, until: 2014}\n- {entity: islamic-state, use: {en: IS}, since: 2014}\n"
    style = parse_style(text, "a.yaml", IDS)
    days = {date(2013, 1, 1): "ISIL", date(2020, 1, 1): "IS", None: "IS"}
    for day, form in days.items():
        rule = style.rule("islamic-state", day)
        assert rule is not None
        assert rule.house_form("en", Script.LATIN) == form
    assert style.rule("kataib-hezbollah") is None


PIECES = st.sampled_from(
    [
        *("- entity: islamic-state", "- ", "  use:", "    en: A", "  avoid:", "    - form: B", "      reason: c"),
        *("  since: 2014", "  until: X", "  ", "x", "[", "&a", "*a", "\t", "- - -", "{", "}", ": ", "\x00", "é", "? a"),
    ]
)


@given(st.lists(PIECES, max_size=12).map("\n".join))
def test_any_text_is_a_style_or_has_problems(text):
    """Whatever the file holds, the answer is a style or a StyleError that says where."""
    problems = ()
    try:
        assert isinstance(parse_style(text, "a.yaml", IDS), Style)
    except StyleError as error:
        problems = error.problems
    assert all(problem.path == "a.yaml" and problem.message for problem in problems)


DOCS = Path(__file__).parents[2] / "docs" / "styles.md"


@pytest.fixture(scope="module")
def bundled() -> Resolver:
    """The gazetteer that users have."""
    return Resolver.load()


def test_the_example_of_the_documentation(bundled):
    """docs/styles.md: the style is valid, and its text has the findings and fixes that are printed."""
    text = DOCS.read_text(encoding="utf-8")
    (style,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    copy, fixed = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    rows = re.findall(r"^\| (\d+):(\d+) \| `([a-z-]+)` \| (.*?) \| (.*?) \| (yes|no) \|$", text, re.MULTILINE)
    rules = parse_style(style, "docs", {entity.id for entity in bundled.entities})
    found = check_text(copy, bundled.annotate(copy), rules, bundled.entity)
    assert rows == [
        (str(f.line), str(f.column), f.code.value, f.surface, f.replacement, "yes" if f.safe else "no") for f in found
    ]
    assert fixed == apply_fixes(copy, found)


def test_the_bundled_style_can_be_read(bundled):
    """``default`` is there, names entities that exist, and minds what the product is known for."""
    found = bundled.check("A Kataeb Hezbollah man.\nThe Kataib Hezbollah denied it.")
    assert [(f.code.value, f.surface, f.replacement) for f in found] == [
        ("inconsistent", "Kataeb Hezbollah", "Kataib Hezbollah")
    ]
