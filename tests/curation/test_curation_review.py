"""Logs of queries → names to review → names that are written."""

from __future__ import annotations

import pytest
from manuscripts import entity, manuscript

from resolver import Resolver
from resolver.curation.manuscript import Manuscript
from resolver.curation.review import Acceptance, Terms, accepted_name, logged_names, review
from resolver.entity import NameTag
from resolver.errors import InputError
from resolver.outcome import Decision


def lines(*texts: str) -> list[tuple[str, str]]:
    """The lines of a log with their places."""
    return [(f"log:{number}", text) for number, text in enumerate(texts, start=1)]


def test_a_log_has_names_or_objects():
    """What is blank, and what was resolved, is passed over."""
    log = lines(
        "Daech",
        "",
        "  Mossoul ",
        '{"q": "Raqa"}',
        '{"query": "Kobane", "decision": "ambiguous"}',
        '{"query": "Baghdad", "decision": "resolved"}',
    )
    assert list(logged_names(log)) == ["Daech", "Mossoul", "Raqa", "Kobane"]


@pytest.mark.parametrize(
    ("text", "said"), [('{"name": "A"}', "has no name under q or query"), ('{"q": ', "is no JSON")]
)
def test_an_object_without_a_name_is_an_error(text, said):
    """With the line of the log."""
    with pytest.raises(InputError, match=f"log:2: {said}"):
        list(logged_names(lines("A", text)))


@pytest.fixture
def text(tmp_path) -> Manuscript:
    """Two groups and a namesake."""
    return manuscript(
        tmp_path,
        entity("islamic-state", "{en: [Islamic State, Daesh], fr: [Daech], ar: [داعش]}", kind="organisation"),
        entity("kataib-hezbollah", "{en: [Kataib Hezbollah, {name: KH, match: context}]}", kind="organisation"),
        entity("qasim", "{en: [Qasim]}"),
    )


@pytest.fixture
def resolver(text) -> Resolver:
    """Over the same entities."""
    return Resolver.load(text.source)


def test_names_are_counted_over_their_spellings(resolver):
    """The most frequent first, in the spelling that is most frequent; what resolves by now is left out."""
    names = ["xxq", "KH", "kh", "KH", "XXQ", "zzqw", "Daesh", "Daesh", "..."]
    found = review(names, resolver.resolve)
    assert [(each.name, each.times) for each in found] == [("KH", 3), ("xxq", 2), ("zzqw", 1)]
    assert found[0].decision is Decision.AMBIGUOUS
    assert found[0].nearest[0].id == "kataib-hezbollah"


def test_rare_names_can_be_left_out(resolver):
    """Those that were asked for less often."""
    assert [each.name for each in review(["xxq", "xxq", "zzqw"], resolver.resolve, least=2)] == ["xxq"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Daech=islamic-state", ("Daech", "islamic-state", "")),
        ("Daech=islamic-state:fr", ("Daech", "islamic-state", "fr")),
        ("A=B=islamic-state:en", ("A=B", "islamic-state", "en")),
    ],
)
def test_an_acceptance_is_read(written, read):
    """The last = parts the name from the id."""
    found = Acceptance.parse(written)
    assert (found.name, found.entity, found.language) == read


@pytest.mark.parametrize("written", ["Daech", "=islamic-state", "Daech=", "Daech=:fr"])
def test_a_malformed_acceptance_is_an_error(written):
    """The form is told."""
    with pytest.raises(InputError, match="NAME=ID"):
        Acceptance.parse(written)


def accept(written: str, text: Manuscript, nearest=(), terms=Terms()):  # noqa: B008 frozen
    """The name that an acceptance comes to."""
    return accepted_name(Acceptance.parse(written), text, nearest, terms)


def test_the_language_is_that_of_the_nearest_name_in_the_same_script(text, resolver):
    """Else that of the entity's first name in the script."""
    nearest = resolver.resolve("Daechh").matches
    assert accept("Daechh=islamic-state", text, nearest).language == nearest[0].language
    assert accept("داعشش=islamic-state", text).language == "ar"
    assert accept("Daiish=islamic-state", text).language == "en"
    assert accept("Daiish=islamic-state:tr", text).language == "tr"


def test_names_get_the_tags_and_entities_the_source_of_the_terms(text):
    """A name without tags is its text."""
    terms = Terms(tags=frozenset({NameTag.MISSPELLING}), source="log:2026")
    new = accept("Deash=islamic-state", text, terms=terms)
    assert (new.name, new.source) == ({"name": "Deash", "tags": ["misspelling"]}, "log:2026")
    assert accept("Deash=islamic-state", text).name == "Deash"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Deash=nobody", "there is no entity 'nobody'"),
        ("Daesh=islamic-state", "is a name of 'islamic-state' in en already"),
        ("Qasim=islamic-state", "is a name of 'qasim' already"),
        ("ДАИШ=islamic-state", "has no name in this script: say in which language"),
        ("ДАИШ=islamic-state:en", "has Cyrillic letters"),
        ("Two  spaces=islamic-state", "two spaces in a row"),
        ("Deash=islamic-state:ku", "too wide a tag"),
    ],
)
def test_what_could_not_be_a_name_is_refused(written, said, text):
    """With what to do about it."""
    with pytest.raises(InputError, match=said):
        accept(written, text)


def test_a_source_must_be_declared(tmp_path):
    """Where any is."""
    (tmp_path / "sources.yaml").write_text("- {id: ours, title: Ours}\n", encoding="utf-8")
    text = manuscript(tmp_path, entity("a", "{en: [Ramadi]}", sources="[ours]"))
    assert accept("Ramadie=a", text, terms=Terms(source="ours:1")).source == "ours:1"
    with pytest.raises(InputError, match=r"'theirs' is not declared in sources\.yaml"):
        accept("Ramadie=a", text, terms=Terms(source="theirs:1"))
