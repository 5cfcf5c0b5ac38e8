"""``Resolver.check``: styles by name, each read once."""

from __future__ import annotations

import json

import pytest

from resolver import InputError, Resolver, StyleError
from resolver.check import parse_style

RECORD = {
    "id": "a",
    "kind": "organisation",
    "names": {"en": ["Kataib Hezbollah", "Kataeb Hezbollah"]},
    "gloss": {"en": "A group."},
    "sources": ["desk"],
}


@pytest.fixture
def folder(tmp_path):
    """A gazetteer with two house styles and a broken one."""
    (tmp_path / "styles").mkdir()
    (tmp_path / "groups.yaml").write_text(json.dumps([RECORD]), encoding="utf-8")
    (tmp_path / "sources.yaml").write_text("- {id: desk, title: The desk}\n", encoding="utf-8")
    styles = {"default": "Kataib Hezbollah", "other": "Kataeb Hezbollah", "broken": "{"}
    for name, form in styles.items():
        (tmp_path / "styles" / f"{name}.yaml").write_text(f"- entity: a\n  use: {{en: {form}}}\n", encoding="utf-8")
    return tmp_path


def test_a_style_is_asked_for_by_name(folder):
    """The default one unless another is named."""
    resolver = Resolver.load(folder)
    assert [f.replacement for f in resolver.check("A Kataeb Hezbollah man.")] == ["Kataib Hezbollah"]
    assert [f.replacement for f in resolver.check("A Kataib Hezbollah man.", style="other")] == ["Kataeb Hezbollah"]


def test_a_style_that_is_not_there(folder):
    """The error lists those that are."""
    with pytest.raises(StyleError, match=r"styles/third\.yaml: there is no such style; .* broken, default, other"):
        Resolver.load(folder).check("", style="third")


def test_a_style_with_problems_spoils_no_other(folder):
    """Its problems are told to whom asks for it, each time; the others are read all the same."""
    resolver = Resolver.load(folder)
    for _ in range(2):
        with pytest.raises(StyleError, match=r"styles/broken\.yaml:\d+: "):
            resolver.check("", style="broken")
    assert resolver.check("") == []


def test_a_style_is_read_once_by_each_resolver(folder, monkeypatch):
    """No second check waits for YAML, and two resolvers share nothing."""
    read = []

    def parse(*arguments):
        read.append(arguments)
        return parse_style(*arguments)

    monkeypatch.setattr("resolver.check.parse_style", parse)
    one, other = Resolver.load(folder), Resolver.load(folder)
    for _ in range(2):
        one.check("")
        one.check("", style="other")
    assert len(read) == 2
    other.check("")
    assert len(read) == 3


def test_a_gazetteer_without_styles_has_the_empty_one():
    """Inconsistencies are found without any style."""
    resolver = Resolver.from_records([RECORD])
    found = resolver.check("A Kataib Hezbollah man. A Kataeb Hezbollah man.")
    assert [f.surface for f in found] == ["Kataeb Hezbollah"]


@pytest.mark.parametrize("text", ["a\ud800", "a" * (Resolver.MAX_TEXT + 1)], ids=["surrogate", "long"])
def test_what_cannot_be_checked(text):
    """As annotate: an InputError that names the text."""
    with pytest.raises(InputError, match=r"^text: "):
        Resolver.from_records([RECORD]).check(text)


@pytest.mark.parametrize("language", ["ku", "English"])
def test_a_language_that_is_none(language):
    """As annotate: an InputError that names the language."""
    with pytest.raises(InputError, match=r"^language: "):
        Resolver.from_records([RECORD]).check("a", language=language)
