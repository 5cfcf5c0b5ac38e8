"""Categories, the ranking, and what is counted."""

from __future__ import annotations

import pytest
from manuscripts import entity, manuscript, written

from resolver.curation.categories import read_categories, read_importance
from resolver.curation.manuscript import read_manuscript
from resolver.curation.statistics import Statistics, count
from resolver.errors import GazetteerError

ENTITIES = (
    entity("hit", "{en: [Hit, {name: Heet, tags: [misspelling]}], ar: [هيت]}", type="town", country="IQ"),
    entity("hit-district", "{en: [{name: Hit, match: context}], ckb: [قەزای هیت]}", type="district", country="IQ"),
    entity("kobani", "{en: [Kobani], kmr: [Kobanê]}", type="town", country="[SY, TR]"),
    entity("someone", "{en: [Someone]}", kind="person"),
)


@pytest.mark.parametrize(
    ("selector", "held"),
    [
        ("kind:place", {"hit", "hit-district", "kobani"}),
        ("kind:place type:town", {"hit", "kobani"}),
        ("country:TR", {"kobani"}),
        ("country:IQ,TR -type:district", {"hit", "kobani"}),
        ("id:hit*", {"hit", "hit-district"}),
        ("in:all", {"hit", "hit-district", "kobani", "someone"}),
        ("in:places/*", set()),
        ("kind:person | type:district", {"someone", "hit-district"}),
    ],
)
def test_a_selector_says_which_entities_a_category_holds(selector, held, tmp_path):
    """All words of a selector, or of another one, must fit."""
    (tmp_path / "categories.tsv").write_text(f"# a comment\n1\tSome\t10\t{selector}\n", encoding="utf-8")
    text = manuscript(tmp_path, *ENTITIES)
    (category,) = read_categories(tmp_path)
    assert (category.number, category.title, category.size) == ("1", "Some", 10)
    assert {key for key, each in text.entities.items() if category.holds(each, text.theme(key))} == held


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1\tSome\t10", "has 3 columns where 4 are parted by tabs"),
        ("1\tSome\tmany\tkind:place", "'many' is no size"),
        ("1\tSome\t10\tplace", "'place' is no word of a selector"),
        ("1\tSome\t10\tsort:place", "'sort:place' is no word of a selector"),
        ("1\tSome\t10\tkind:", "'kind:' is no word of a selector"),
        ("1\tSome\t10\t", "has an empty selector"),
    ],
)
def test_a_malformed_category_is_a_problem(line, said, tmp_path):
    """With its line."""
    path = tmp_path / "categories.tsv"
    path.write_text(f"# a comment\n{line}\n", encoding="utf-8")
    with pytest.raises(GazetteerError) as caught:
        read_categories(tmp_path)
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [(str(path), 2)]
    assert said in str(caught.value)


def test_the_ranking_is_of_entities_that_are_there(tmp_path):
    """Each once; all problems at once."""
    text = manuscript(tmp_path, *ENTITIES)
    path = tmp_path / "importance.txt"
    path.write_text("# the first\nkobani hit\nsomeone\n", encoding="utf-8")
    assert read_importance(text) == ("kobani", "hit", "someone")
    path.write_text("kobani nowhere\nkobani\n", encoding="utf-8")
    with pytest.raises(GazetteerError) as caught:
        read_importance(text)
    assert [problem.line for problem in caught.value.problems] == [1, 2]


def test_a_gazetteer_without_categories_and_ranking_has_none(tmp_path):
    """They are no part of a gazetteer that must be there."""
    statistics = count(manuscript(tmp_path, *ENTITIES))
    assert statistics.categories == []
    assert statistics.important == 0


@pytest.fixture
def statistics(tmp_path) -> Statistics:
    """The numbers of the entities above, two of them ranked."""
    (tmp_path / "categories.tsv").write_text("1\tTowns\t4\ttype:town\n2\tBases\t9\ttype:base\n", encoding="utf-8")
    (tmp_path / "importance.txt").write_text("hit kobani", encoding="utf-8")
    return count(read_manuscript(written(tmp_path, *ENTITIES)))


def test_all_is_counted(statistics):
    """Entities, names, the ranked ones."""
    assert (statistics.entities, statistics.names, statistics.important) == (4, 8, 2)


@pytest.mark.parametrize(
    ("which", "rows"),
    [
        ("kinds", [("person", 1, 1), ("place", 3, 7)]),
        ("types", [("person, no type", 1, 1), ("place, district", 1, 2), ("place, town", 2, 5)]),
        ("themes", [("all", 4, 8)]),
        ("tags", [("misspelling", 1, 1)]),
        ("policies", [("context", 1, 1), ("strong", 4, 7)]),
        ("categories", [("Towns", 2, 5), ("Bases", 0, 0)]),
    ],
)
def test_each_way_of_counting(which, rows, statistics):
    """(label, entities, names), in their order."""
    assert [(held.label, held.entities, held.names) for held in getattr(statistics, which)] == rows


def test_languages_are_counted_of_all_and_of_the_important_ones(statistics):
    """Sorani and Kurmanji also as one."""
    assert [(held.label, held.entities, held.names, held.important) for held in statistics.languages] == [
        ("en", 4, 5, 2),
        ("ckb or kmr", 2, 2, 1),
        ("ar", 1, 1, 1),
        ("ckb", 1, 1, 0),
        ("kmr", 1, 1, 1),
    ]
