"""The rules of the lint, each on a gazetteer that breaks it and on one that does not."""

from __future__ import annotations

import pytest
from manuscripts import entity, fields, found, manuscript

from resolver.curation.lint import RULES, RULES_BY_NAME, lint


def test_each_rule_has_a_name_of_its_own():
    """The names are what the command line takes."""
    assert len(RULES_BY_NAME) == len(RULES)
    assert "names-are-not-redundant" in RULES_BY_NAME


def test_a_gazetteer_in_order_has_no_findings(tmp_path):
    """No rule is broken by two plain entities."""
    both = entity("a", "{en: [Ramadi]}"), entity("b", "{en: [Fallujah]}")
    assert lint(manuscript(tmp_path, *both)) == ()


def test_look_alikes_name_each_other(tmp_path):
    """The side that does is reported, with the place where the other should."""
    ((field, message),) = found(
        "look-alikes-name-each-other",
        tmp_path,
        entity("a", "{en: [One]}", distinct_from="[b]"),
        entity("b", "{en: [Two]}"),
        entity("c", "{en: [Three]}", distinct_from="[d]"),
        entity("d", "{en: [Four]}", distinct_from="[c]"),
    )
    assert field == "distinct_from.0"
    assert "'b' does not name 'a' in turn" in message
    assert "all.yaml:" in message


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"since": "2003", "until": "2008"}, {"since": "2008"}, ""),
        ({"since": "2003", "until": "2008"}, {"since": "2009-06"}, ""),
        ({"since": "2003"}, {"since": "2020"}, ""),
        ({"since": "2003", "until": "2008"}, {}, ""),
        (
            {"since": "2003", "until": "2008"},
            {"since": "2014-06"},
            "ended more than a year before (2003 to 2008 > 2014-06 to ?)",
        ),
        ({"since": "2010"}, {"since": "2009"}, "it began before that one did"),
        ({"since": "2010"}, {"since": "2010-01"}, ""),
    ],
)
def test_successors_meet(before, after, said, tmp_path):
    """Imprecise dates and open ends get the benefit of the doubt."""
    findings = found(
        "successors-meet",
        tmp_path,
        entity("a", "{en: [One]}", kind="organisation", **before),
        entity("b", "{en: [Two]}", kind="organisation", successor_of="a", **after),
    )
    assert fields(findings) == (["successor_of"] if said else [])
    assert said in "".join(message for _, message in findings)


def test_a_gap_counts_from_the_last_predecessor(tmp_path):
    """One that ended long before is no fault where another lies between."""
    findings = found(
        "successors-meet",
        tmp_path,
        entity("a", "{en: [One]}", kind="organisation", until="2008"),
        entity("b", "{en: [Two]}", kind="organisation", until="2014"),
        entity("c", "{en: [Three]}", kind="organisation", since="2014-06", successor_of="[a, b]"),
    )
    assert findings == []


@pytest.mark.parametrize(
    ("country", "count"), [("IQ", 0), ("SY", 1), ("[IQ, SY]", 0)], ids=["the same", "another", "both"]
)
@pytest.mark.parametrize("role", ["part_of", "located_in"])
def test_a_place_lies_in_the_country_of_what_it_lies_in(role, country, count, tmp_path):
    """One country in common is enough."""
    findings = found(
        "places-lie-in-their-country",
        tmp_path,
        entity("a", "{en: [One]}", country=country, **{role: "b"}),
        entity("b", "{en: [Two]}", country="IQ"),
        entity("c", "{en: [Three]}", part_of="b"),
        entity("d", "{en: [Four]}", kind="organisation", country="IR", located_in="b"),
    )
    assert fields(findings) == [role] * count


def test_relations_do_not_lead_back(tmp_path):
    """A circle is reported once, with the way round."""
    ((field, message),) = found(
        "relations-do-not-lead-back",
        tmp_path,
        entity("a", "{en: [One]}", part_of="b"),
        entity("b", "{en: [Two]}", part_of="c"),
        entity("c", "{en: [Three]}", part_of="a"),
        entity("d", "{en: [Four]}", part_of="a"),
    )
    assert field == "part_of"
    assert "(a > b > c > a)" in message


def test_a_name_that_is_taken_for_another_entity_is_found(tmp_path):
    """The acronym must have its case, so the word in this case is the other's."""
    findings = found(
        "strong-names-find-their-entity",
        tmp_path,
        entity("a", "{en: [Ramadi, {name: Hit, match: context}]}"),
        entity("b", "{en: [Fallujah, Hit]}"),
    )
    assert findings == []


def test_declared_look_alikes_may_be_ambiguous(tmp_path):
    """Two rivers of one name are no fault."""
    findings = found(
        "strong-names-find-their-entity",
        tmp_path,
        entity("khabur-east", "{en: [Khabur]}", distinct_from="[khabur-west]"),
        entity("khabur-west", "{en: [Khabur]}", distinct_from="[khabur-east]"),
    )
    assert findings == []


def test_a_pair_that_shares_names_may_be_one(tmp_path):
    """With the names, the place of the other, and what to do."""
    ((field, message),) = found(
        "no-two-entities-are-one",
        tmp_path,
        entity("kataib", "{en: [Kataib Hezbollah, Hezbollah Brigades]}", kind="organisation", country="IQ"),
        entity(
            "kh",
            "{en: [{name: Kataib Hezbollah, match: context}, {name: Hezbollah Brigades, match: context}, KHB]}",
            kind="organisation",
            country="IQ",
            gloss="{en: Armed men of whom little was known in 2007.}",
        ),
    )
    assert field == "id"
    assert "they share 2 names" in message
    assert "merge the two" in message


def test_a_pair_that_is_told_alike_may_be_one(tmp_path):
    """The names sound alike and the glosses say the same."""
    gloss = "{en: Town on the Euphrates west of Ramadi.}"
    ((_, message),) = found(
        "no-two-entities-are-one",
        tmp_path,
        entity("hit", "{en: [Haditha]}", country="IQ", gloss=gloss),
        entity("hitt", "{en: [Hadithah]}", country="IQ", gloss=gloss),
    )
    assert "sound alike, and their glosses say the same" in message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"distinct_from": "[b]"}, {}),
        ({"part_of": "b"}, {}),
        ({"country": "IQ"}, {"country": "SY"}),
        ({"kind": "organisation"}, {}),
    ],
    ids=["look-alike", "part", "country", "kind"],
)
def test_a_pair_that_is_told_apart_is_not_reported(one, other, tmp_path):
    """By a relation, by the country, by the kind."""
    names = "{en: [{name: Kut, match: context}, {name: Koot, match: context}, Wasit Kut]}"
    findings = found(
        "no-two-entities-are-one",
        tmp_path,
        entity("a", "{en: [Kut, Koot]}", **one),
        entity("b", names, **other),
    )
    assert findings == []


def test_numbers_tell_brigades_apart(tmp_path):
    """The 10th is not the 110th, however alike they are told."""
    gloss = "{en: Brigade of the Popular Mobilization Forces that belongs to Badr.}"
    findings = found(
        "no-two-entities-are-one",
        tmp_path,
        entity("b-10", "{en: [Brigade 10]}", kind="organisation", gloss=gloss),
        entity("b-110", "{en: [Brigade 110]}", kind="organisation", gloss=gloss),
    )
    assert findings == []


def test_a_shared_surname_makes_no_pair(tmp_path):
    """A name that neither has on its own says nothing."""
    surname = "{{en: [{0}, {{name: Talabani, match: context}}], ar: [{{name: طالباني, match: context}}]}}"
    findings = found(
        "no-two-entities-are-one",
        tmp_path,
        entity("jalal", surname.format("Jalal Talabani"), kind="person"),
        entity("bafel", surname.format("Bafel Talabani"), kind="person"),
    )
    assert findings == []
