"""Findings put into the text: only what is safe, once and for all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolver import InputError
from resolver.check import apply_fixes

ROUND_TRIPS = [
    ("Nothing here.", "Nothing here."),
    ("", ""),
    ("A Kataeb Hezbollah man.", "A Kataib Hezbollah man."),
    ("KATAEB HEZBOLLAH DENIES IT", "KATAIB HEZBOLLAH DENIES IT"),
    ("“We are Kataeb Hezbollah,” he said.", "“We are Kataeb Hezbollah,” he said."),
    ("Kataeb Hezbollah's men.", "Kataeb Hezbollah's men."),
    ("The Hezbollah Brigades left.", "The Hezbollah Brigades left."),
    ("Kataeb Hezbollah came.\nKata'ib Hizballah left.", "Kataib Hezbollah came.\nKataib Hezbollah left."),
    ("🏙 Popular Mobilisation Forces left.\r\n", "🏙 Popular Mobilization Forces left.\r\n"),
    ("Kataib Hezbollah, or Kataeb Hezbollah, left.", "Kataib Hezbollah, or Kataeb Hezbollah, left."),
    ("An Ezidkhan Protection Force man. The Yezidkhan Protection Force. A Yezidkhan Protection Force.",) * 2,
]


@pytest.mark.parametrize(("text", "fixed"), ROUND_TRIPS)
def test_what_is_safe_is_mended(check, text, fixed):
    """Safe replacements are put in, everything else stays letter by letter."""
    assert apply_fixes(text, check(text)) == fixed


def test_findings_may_come_in_any_order(check):
    """They are put in from the first to the last."""
    text = "Kataeb Hezbollah came. Popular Mobilisation Forces left."
    assert apply_fixes(text, reversed(check(text))) == "Kataib Hezbollah came. Popular Mobilization Forces left."


def test_of_findings_that_overlap_the_first_counts(check):
    """The text is never cut twice at one place."""
    text = "A Kataeb Hezbollah man."
    (found,) = check(text)
    other = replace(found, start=9, surface="Hezbollah", replacement="Party")
    assert apply_fixes(text, [other, found]) == "A Kataib Hezbollah man."


def test_findings_of_another_text_are_refused(check):
    """A text that was edited since must be checked again."""
    with pytest.raises(InputError, match=r"^findings: 'Kataeb Hezbollah' does not stand at 2: this is another text$"):
        apply_fixes("The Kataeb Hezbollah man.", check("A Kataeb Hezbollah man."))


NAMES = st.sampled_from(
    [
        *("Kataib Hezbollah", "Kataeb Hezbollah", "Kata'ib Hizballah", "Khata'ib Hezbollah", "KATAEB HEZBOLLAH"),
        *("Hezbollah Brigades", "Islamic State", "Daesh", "ISIS", "al-Nusra Front", "An-Nusra Front", "al-Nusra front"),
        *("Jurf al-Nasr", "Jurf al-Naser", "Jurf al-Sakhar", "Popular Mobilisation Forces", "Hashed al-Shaabi"),
        *("Houthis", "Ezidkhan Protection Force", "Yezidkhan Protection Force", "Haşd-i Şabi", "Haşdi Şabi"),
        *("كتائب حزب الله", "وکتائب حزب‌الله", "جبهة النصرة", "جبهه النصرة", "Катаиб Хезболлы"),
    ]
)
BETWEEN = st.sampled_from(
    [" ", ". ", ".\n", ", ", " (", ") ", " “", "” ", ' "', "'s ", " a ", " an ", " the ", "\n\n", " and "]
)
TEXTS = st.lists(st.tuples(NAMES, BETWEEN), max_size=8).map(lambda pairs: "".join(name + mark for name, mark in pairs))


@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_what_was_mended_needs_no_mending(check, text):
    """Findings stand where they say, and once the safe ones are mended a new check mends nothing more."""
    found = check(text)
    assert all(text[f.start : f.end] == f.surface for f in found)
    assert [f.start for f in found] == sorted({f.start for f in found})
    assert all(not f.safe or f.replacement not in {None, f.surface} for f in found)
    fixed = apply_fixes(text, found)
    assert apply_fixes(fixed, check(fixed)) == fixed
