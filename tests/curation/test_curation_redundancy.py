"""Which names the lint calls redundant."""

from __future__ import annotations

import pytest
from manuscripts import entity, manuscript

from resolver.curation.redundancy import bare_key, redundant_names

CASES = [
    # names of one entity → those that are redundant
    ("{en: [Hashd al-Shaabi, Hashd Shaabi]}", ["Hashd Shaabi"]),
    ("{en: [Hashd al-Shaabi, Hashd el-Shaabi, HASHD AL SHAABI]}", ["Hashd el-Shaabi", "HASHD AL SHAABI"]),
    ("{en: [Kataib Hezbollah, Kata'ib Hezbollah, Kataeb Hezbollah]}", ["Kata'ib Hezbollah"]),
    ("{en: [Deir ez-Zor, Deir Ezzor, Deir-ez-Zor]}", ["Deir-ez-Zor"]),
    ("{ar: [عبد الهادي العراقي, عبدالهادي العراقي]}", ["عبدالهادي العراقي"]),
    ("{ar: [الرمادي, رمادي]}", ["رمادي"]),
    ("{tr: [Şengal, Sengal]}", ["Sengal"]),
    ("{ru: [Эр-Рамади, Рамади]}", ["Рамади"]),
    # other spellings, other languages, and names that say more than the one before are not
    ("{en: [Kataib Hezbollah, Kataeb Hezbollah]}", []),
    ("{en: [Abdel Rahman, Abdul Rahman]}", []),
    ("{en: [Council of Ministers, Council Ministers]}", []),
    ("{en: [Kirkuk], fr: [Kirkuk]}", []),
    ("{en: [Haditha, {name: HADITHA, tags: [acronym]}]}", []),
    ("{en: [Haditha, {name: al-Haditha, until: 2003}]}", []),
    ("{en: [Haditha, {name: al-Haditha, match: context}]}", []),
    ("{en: [Haditha, {name: al-Haditha, match: never}]}", []),
    ("{en: [Badr, {name: BADR, case: exact}]}", []),
    # a transliteration that is derived is redundant all the same; so is a context name with the same letters
    ("{en: [Haditha, {name: al-Haditha, tags: [transliteration]}]}", ["al-Haditha"]),
    ("{en: [Haditha, {name: K-H, match: context}, {name: K H, match: context}]}", ["K H"]),
]


@pytest.mark.parametrize(("names", "redundant"), CASES)
def test_names_that_differ_in_nothing_that_counts_are_redundant(names, redundant, tmp_path):
    """Of those that have one bare form the first is kept."""
    found = redundant_names(manuscript(tmp_path, entity("a", names), entity("b", "{en: [Ramadan]}")))
    assert sorted(pair.placed.name.text for pair in found) == sorted(redundant)


def test_a_name_that_would_be_lost_is_not_redundant(tmp_path):
    """Without it, the name would be that of a look-alike alone."""
    one = entity("a", "{en: [Al-Amara, Amara]}", distinct_from="[b]")
    other = entity("b", "{en: [Amara]}", distinct_from="[a]")
    assert redundant_names(manuscript(tmp_path, one, other)) == []


def test_what_a_name_is_derived_from_is_said(tmp_path):
    """The name that is kept, and the place of the other."""
    (pair,) = redundant_names(manuscript(tmp_path, entity("a", "{en: [Ramadi], ar: [الرمادي, رمادي]}")))
    assert (pair.kept.text, pair.placed.field) == ("الرمادي", ("names", "ar", 1))


def test_a_name_that_is_an_article_keeps_it():
    """There is nothing else to tell it by."""
    assert bare_key("Al") == "al"
    assert bare_key("") == ""
