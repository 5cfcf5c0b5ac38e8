"""The one door."""

from __future__ import annotations

import pytest

from resolver import Decision, GazetteerError, InputError, MatchPolicy, Resolver, UnknownEntityError, compare

RECORDS = [
    {
        "id": "kirkuk",
        "kind": "place",
        "country": "IQ",
        "names": {"en": ["Kirkuk"], "ar": ["كركوك"], "ckb": ["کەرکووک"]},
    },
    {"id": "kirkuk-governorate", "kind": "place", "country": "IQ", "names": {"en": ["Kirkuk Governorate"]}},
    {"id": "mosul", "kind": "place", "country": "IQ", "names": {"en": ["Mosul"], "ar": ["الموصل"]}},
]
NAMES = ["Kirkuk", "Mosoul", "كركوك", "Kirkuk", "Nowhere at all", "", "kirkuk governorate"]


@pytest.fixture(scope="module")
def laqab():
    """A resolver over three places."""
    return Resolver.from_records(RECORDS)


@pytest.fixture(scope="module")
def bundled():
    """The resolver that the package comes with."""
    return Resolver.load()


def test_a_column_is_answered_like_its_names_one_by_one(laqab):
    """In their order, equal names with one answer, with any number of threads."""
    one_by_one = [laqab.resolve(name) for name in NAMES]
    assert laqab.resolve_many(NAMES) == one_by_one
    assert laqab.resolve_many(iter(NAMES), workers=3) == one_by_one
    assert laqab.resolve_many([]) == []


def test_the_order_of_records_changes_no_answer(laqab):
    """Nor the signature."""
    other = Resolver.from_records(RECORDS[::-1])
    assert other.resolve_many(NAMES) == laqab.resolve_many(NAMES)
    assert other.signature == laqab.signature


def test_a_compiled_gazetteer_answers_the_same(laqab, tmp_path):
    """With the same signature."""
    laqab.compile(tmp_path / "three.laqab")
    opened = Resolver.load(tmp_path / "three.laqab")
    assert opened.resolve_many(NAMES) == laqab.resolve_many(NAMES)
    assert opened.signature == laqab.signature


@pytest.mark.parametrize(
    ("call", "what"),
    [
        (lambda r: r.resolve("a" * 10_000), "name"),
        (lambda r: r.resolve("\ud800"), "name"),
        (lambda r: r.resolve(7), "name"),
        (lambda r: r.resolve("a", language="ku"), "language"),
        (lambda r: r.resolve("a", kinds=["town"]), "kinds"),
        (lambda r: r.resolve("a", countries=["Iraq"]), "countries"),
        (lambda r: r.resolve("a", as_of="yesterday"), "as_of"),
        (lambda r: r.resolve("a", limit=0), "limit"),
        (lambda r: r.resolve("a", context="\udfff"), "context"),
        (lambda r: r.annotate("x" * 1_000_001), "text"),
        (lambda r: r.suggest("a", limit=1_000), "limit"),
        (lambda _r: compare("a", "\ud800"), "name"),
    ],
)
def test_a_question_without_an_answer_is_an_input_error(laqab, call, what):
    """It says which argument, and why."""
    with pytest.raises(InputError) as caught:
        call(laqab)
    assert caught.value.what == what


def test_the_longest_name_has_an_answer(laqab):
    """A thousand code points of anything are unresolved, not slow and not an error."""
    assert laqab.resolve("Baghdad Basra " * 71).id is None
    assert laqab.resolve("x" * 1_000).decision is Decision.UNRESOLVED


def test_a_beginning_is_completed(laqab):
    """Each entity once, the shortest name first, in any script; nothing for nothing."""
    assert [suggestion.id for suggestion in laqab.suggest("kir")] == ["kirkuk", "kirkuk-governorate"]
    assert [suggestion.name for suggestion in laqab.suggest("كرك")] == ["كركوك"]
    assert laqab.suggest("") == []


def test_an_unknown_id_names_its_neighbours(laqab):
    """The error has what may have been meant."""
    assert laqab.entity("mosul").canonical() == "Mosul"
    with pytest.raises(UnknownEntityError, match="did you mean mosul"):
        laqab.entity("mosull")


def test_bad_records_are_refused_all_at_once():
    """Every problem, each with the number of its record."""
    with pytest.raises(GazetteerError) as caught:
        Resolver.from_records(
            [{"id": "A", "kind": "place", "names": {"en": ["A"]}}, {"id": "b", "kind": "thing", "names": {}}]
        )
    assert {problem.line for problem in caught.value.problems} == {1, 2}


def test_every_name_of_the_gazetteer_is_its_own_entity_or_declared(bundled):
    """A strong name resolves to its entity, or is ambiguous with it among the matches."""
    astray = []
    for entity in bundled.entities:
        for name in entity.names:
            if name.match is not MatchPolicy.STRONG:
                continue
            answer = bundled.resolve(name.text, limit=20)
            told = answer.id == entity.id or (
                answer.decision is Decision.AMBIGUOUS and entity.id in {match.id for match in answer.matches}
            )
            if not told:
                astray.append((name.text, entity.id, answer.id))
    assert astray == []
