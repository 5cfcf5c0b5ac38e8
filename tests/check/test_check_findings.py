"""Texts and what an editor should be told about them, under one house style."""

from __future__ import annotations

import pytest

from resolver import FindingCode
from resolver.check import Style, check_text

AVOIDED, SPELLING, INCONSISTENT = FindingCode.AVOIDED_FORM, FindingCode.SPELLING, FindingCode.INCONSISTENT

# Text, and for each finding its surface, code, replacement and whether that is safe.
CASES = {
    "nothing named": ("The weather in the north was fine.", []),
    "the house form": ("Kataib Hezbollah denied it.", []),
    "another spelling": (
        "Kataeb Hezbollah denied it.",
        [("Kataeb Hezbollah", SPELLING, "Kataib Hezbollah", True)],
    ),
    "with a diacritic that is none": (
        "They met Kata'ib Hizballah.",
        [("Kata'ib Hizballah", SPELLING, "Kataib Hezbollah", True)],
    ),
    "a typographic apostrophe": (
        "They met Kata’ib Hizballah.",
        [("Kata’ib Hizballah", SPELLING, "Kataib Hezbollah", True)],
    ),
    "a misspelling": (
        "They met Khata'ib Hezbollah.",
        [("Khata'ib Hezbollah", SPELLING, "Kataib Hezbollah", True)],
    ),
    "the right form a word later": (
        "Kataib Hezbollah denied it. A Kataeb Hezbollah fighter died.",
        [("Kataeb Hezbollah", INCONSISTENT, "Kataib Hezbollah", True)],
    ),
    "the house form loses no vote": (
        "Kataeb Hezbollah. Then Kataeb Hezbollah. Then Kataib Hezbollah.",
        [
            ("Kataeb Hezbollah", INCONSISTENT, "Kataib Hezbollah", True),
            ("Kataeb Hezbollah", INCONSISTENT, "Kataib Hezbollah", True),
        ],
    ),
    "spellings without a rule": (
        "The an-Nusra Front left. The al-Nusra Front stayed. The al-Nusra Front won.",
        [("an-Nusra Front", INCONSISTENT, "al-Nusra Front", True)],
    ),
    "the first where none is used more": (
        "The an-Nusra Front left. The al-Nusra Front stayed.",
        [("al-Nusra Front", INCONSISTENT, "an-Nusra Front", True)],
    ),
    "other capitals": (
        "The al-Nusra Front left. The al-Nusra Front stayed. The al-Nusra front won.",
        [("al-Nusra front", INCONSISTENT, "al-Nusra Front", True)],
    ),
    "a sentence begins with the article": ("Al-Nusra Front left. The al-Nusra Front stayed.", []),
    "the form is known from the beginning of a sentence only": (
        "Al-Nusra Front left. Al-Nusra Front stayed. The an-Nusra Front won.",
        [("an-Nusra Front", INCONSISTENT, "al-Nusra Front", True)],
    ),
    "at the beginning of a sentence": (
        "An-Nusra Front won. The al-Nusra Front left. The al-Nusra Front stayed.",
        [("An-Nusra Front", INCONSISTENT, "Al-Nusra Front", True)],
    ),
    "a headline": (
        "KATAEB HEZBOLLAH DENIES IT\nKataib Hezbollah denied it.",
        [("KATAEB HEZBOLLAH", SPELLING, "KATAIB HEZBOLLAH", True)],
    ),
    "a headline in the house form": ("KATAIB HEZBOLLAH DENIES IT\nKataib Hezbollah denied it.", []),
    "a possessive": (
        "The Kataeb Hezbollah's leader denied it.",
        [("Kataeb Hezbollah", SPELLING, "Kataib Hezbollah", False)],
    ),
    "broken over two lines": (
        "They met Kataeb\nHezbollah.",
        [("Kataeb\nHezbollah", SPELLING, "Kataib Hezbollah", False)],
    ),
    "the article stays": (
        "The Popular Mobilisation Forces left.",
        [("Popular Mobilisation Forces", SPELLING, "Popular Mobilization Forces", True)],
    ),
    "an acronym is no spelling": ("The Popular Mobilization Forces (PMF) left. The PMF did.", []),
    "an avoided translation": (
        "The Hezbollah Brigades denied it.",
        [("Hezbollah Brigades", AVOIDED, "Kataib Hezbollah", False)],
    ),
    "an avoided acronym": ("They met KH again, with Kataib Hezbollah.", [("KH", AVOIDED, "Kataib Hezbollah", False)]),
    "a spelling of an avoided form": (
        "The Hashed al-Shaabi left.",
        [("Hashed al-Shaabi", AVOIDED, "Popular Mobilization Forces", False)],
    ),
    "avoided": ("They fought Daesh there.", [("Daesh", AVOIDED, "Islamic State", False)]),
    "avoided in two spellings": (
        "They fought Daesh there. Da'ish lost.",
        [("Daesh", AVOIDED, "Islamic State", False), ("Da'ish", AVOIDED, "Islamic State", False)],
    ),
    "avoided but quoted": ("“We fight Daesh,” he said.", []),
    "avoided but explained": ("They fought the Islamic State, or Daesh, there.", []),
    "explained in brackets": ("It is Jurf al-Nasr (formerly Jurf al-Sakhar).", []),
    "explained in another sentence": (
        "It is Jurf al-Nasr now. They met in Jurf al-Sakhar.",
        [("Jurf al-Sakhar", AVOIDED, "Jurf al-Nasr", False)],
    ),
    "quoted where that does not help": (
        "“We left Jurf al-Sakhar,” he said.",
        [("Jurf al-Sakhar", AVOIDED, "Jurf al-Nasr", False)],
    ),
    "a spelling in a quotation": (
        "“We are Kataeb Hezbollah,” he said.",
        [("Kataeb Hezbollah", SPELLING, "Kataib Hezbollah", False)],
    ),
    "both spellings in one sentence": (
        "It is Kataib Hezbollah, also spelled Kataeb Hezbollah.",
        [("Kataeb Hezbollah", INCONSISTENT, "Kataib Hezbollah", False)],
    ),
    "a web address": ("See https://example.org/kataeb-hezbollah and www.example.org/Kataeb-Hezbollah.", []),
    "a handle": ("Write to @Kataeb-Hezbollah or #Kataeb-Hezbollah.", []),
    "a plural is no spelling": ("A Houthi drone. The Houthis denied it.", []),
    "Arabic, with the house form": ("نفت كتائب حزب الله ذلك.", []),
    "Arabic, another keyboard": ("نفت کتائب حزب الله ذلك.", []),
    "Arabic, behind a clitic": ("وكتائب حزب الله وبكتائب حزب الله.", []),
    "Arabic, avoided": ("قاتلوا داعش هناك.", [("داعش", AVOIDED, "تنظيم الدولة الإسلامية", False)]),
    "Arabic, avoided behind a clitic": ("قاتلوا وداعش هناك.", [("داعش", AVOIDED, "تنظيم الدولة الإسلامية", False)]),
    "Arabic, avoided but quoted": ("قال «نقاتل داعش» أمس.", []),
    "Arabic, inconsistent": (
        "جبهة النصرة هنا. جبهه النصرة هناك. جبهة النصرة.",
        [("جبهه النصرة", INCONSISTENT, "جبهة النصرة", True)],
    ),
    "Turkish, inconsistent": (
        "Haşdi Şabi geldi. Haşd-i Şabi gitti. Haşdi Şabi kaldı.",
        [("Haşd-i Şabi", INCONSISTENT, "Haşdi Şabi", True)],
    ),
    "Hebrew, without a rule": ("הם נלחמו בדאעש. דאעש הובס.", []),
    "French, without a rule": ("Daech a perdu. L’État islamique a perdu.", []),
    "Russian, declined": ("Катаиб Хезболла была там. Они из Катаиб Хезболлы.", []),
    "Russian, an ending in place of a soft sign": ("Они были в Эрбиле.", []),
    "Russian, misspelt": ("Это Эрбил.", [("Эрбил", SPELLING, "Эрбиль", False)]),
    "German, declined": ("Die Huthis kamen. Ein Huthi ging.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_what_an_editor_is_told(check, name):
    """Each place with its code, what to print instead, and whether that may be put in unread."""
    text, wanted = CASES[name]
    found = check(text)
    assert [(f.surface, f.code, f.replacement, f.safe) for f in found] == wanted
    assert all(text[f.start : f.end] == f.surface for f in found)


def test_a_style_is_not_needed(check):
    """Under the empty style misspellings and inconsistencies are found all the same, and nothing else."""
    text = (
        "Khata'ib Hezbollah and Daesh. The Kataeb Hezbollah came. The Kataib Hezbollah came. The Kataib Hezbollah left."
    )
    assert [(f.surface, f.code, f.replacement) for f in check(text, style="")] == [
        ("Khata'ib Hezbollah", INCONSISTENT, "Kataib Hezbollah"),
        ("Kataeb Hezbollah", INCONSISTENT, "Kataib Hezbollah"),
    ]


def test_a_misspelling_is_not_what_stays(check):
    """However often it is printed, the right form is the one to print."""
    found = check("Khata'ib Hezbollah. Khata'ib Hezbollah. Kataeb Hezbollah.", style="")
    assert {f.replacement for f in found} == {"Kataeb Hezbollah"}
    assert {f.surface for f in found} == {"Khata'ib Hezbollah"}


@pytest.mark.parametrize(("language", "told"), [("en", True), ("fr", False), (None, True)])
def test_a_house_form_is_of_a_language(check, language, told):
    """What the house prints in English says nothing about French copy; an unknown language is told from the names."""
    assert bool(check("Kataeb Hezbollah came.", language=language)) is told


@pytest.mark.parametrize(("language", "told"), [("en", True), ("de", False)])
def test_a_misspelling_is_one_in_its_language(check, language, told):
    """The same letters may be the right ones in another language."""
    assert bool(check("Dschurf an-Nasr.", style="", language=language)) is told


def test_a_form_for_any_language(check):
    """``mul`` holds where no other form does, in its script."""
    found = check("Jurf al-Naser, Kataib.", language="fr")
    assert [(f.surface, f.replacement) for f in found] == [("Jurf al-Naser", "Jurf al-Nasr")]


def test_a_rule_ends(check):
    """A rule that has ended counts no more where no day is given."""
    style = "- entity: kataib-hezbollah\n  use: {en: Kataeb Hezbollah}\n  until: 2020\n"
    assert check("Kataib Hezbollah came.", style=style) == []


def test_a_finding_says_where_it_stands(check):
    """Lines and columns count from 1, columns in code points, whatever ends the lines."""
    text = "One.\r\n🏙 Kataeb Hezbollah and\nthe Kataeb Hezbollah came."
    assert [(f.line, f.column) for f in check(text)] == [(2, 3), (3, 5)]


def test_the_message_of_an_inconsistency_counts(check):
    """How often each form is used, where the other stands first, and which is the house's."""
    found = check("A Kataeb Hezbollah man.\n\nThe Kataib Hezbollah men. The Kataib Hezbollah women.")
    (message,) = [f.message for f in found]
    told, house = message.split("; ")
    assert (
        told
        == "the text prints one name in two spellings: “Kataeb Hezbollah” once, “Kataib Hezbollah” twice, first in line 3"
    )
    assert house == "the house prints “Kataib Hezbollah”"


def test_the_message_of_an_avoided_form_has_the_reason(check):
    """What is avoided, why, and what to print."""
    found = check("They fought Daesh there.")
    assert [f.message for f in found] == ["the house avoids “Daesh”: it is for quotations; print “Islamic State”"]


def test_a_quotation_is_told_as_such(check):
    """The message says that the words are a speaker's."""
    assert [f.message.endswith(" (in a quotation)") for f in check("“We are Kataeb Hezbollah,” he said.")] == [True]


def test_what_is_not_resolved_is_passed_over(resolver):
    """No mentions, no findings; the empty text has none."""
    assert check_text("Kataeb Hezbollah", [], Style(), resolver.entity) == []
    assert check_text("", [], Style(), resolver.entity) == []


def test_a_text_of_many_forms_is_checked_in_time(check):
    """Forms are compared with one another up to a limit: case alone makes thousands of them."""
    forms = [
        "".join(c.upper() if n >> k & 1 else c for k, c in enumerate("kataib hezbollah")) for n in range(1, 4_000, 2)
    ]
    found = check(". ".join(forms), style="")
    assert 0 < len({f.surface for f in found if f.code is INCONSISTENT}) < 60
