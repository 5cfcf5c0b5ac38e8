"""What counts as quoted, in the conventions of many languages."""

from __future__ import annotations

import re

import pytest

from resolver.check.quotation import quotations

# What is quoted is written in capitals.
CASES = [
    ('he said "YES" and left', "straight"),
    ('"YES," he said', "straight, at the beginning"),
    ("he said “YES” and left", "English"),
    ("he said ‘YES’ and left", "English, single"),
    ("er sagte „JA“ und ging", "German"),
    ("er sagte »JA« und ging", "German, angles outwards in"),
    ("hän sanoi ”KYLLÄ” ja lähti", "Finnish"),
    ("il dit « OUI » et part", "French, with spaces"),
    ("elle dit «OUI» et part", "French, without"),
    ("он сказал «ДА» и ушёл", "Russian"),
    ("он сказал «ДА „И НЕТ“ ВОТ» и ушёл", "Russian, nested"),
    ("she said ‹YES› and left", "single angles"),
    ("the so-called (“YES”) and more", "in brackets"),
    ("said:“YES” and", "no space before"),
    ("“YES.” he said. “NO.” she said", "two"),
    ("one “YES\n\nother paragraph", "never closed, to the end of the paragraph"),
    ("one “YES\n \nother paragraph", "the empty line may hold spaces"),
    ("“YES\n\n“AND MORE” he said", "one quotation over two paragraphs"),
    ("it's the men's ‘YES’ isn't it", "apostrophes are no marks"),
    ("the fighters' leader and others' men", "a possessive at the end of a word is none"),
    ("rock 'n' roll is no quotation", "letters left out"),
    ("'YES' he said", "straight single"),
    ("he said “IT’S TRUE” and left", "an apostrophe inside"),
    (
        "5'10\" tall and so on",
        "feet and inches run on to the end",
    ),
]


@pytest.mark.parametrize(("text", "convention"), CASES, ids=[convention for _, convention in CASES])
def test_what_is_in_capitals_is_quoted(text, convention):
    """Every word in capitals is inside a quotation, every other is not."""
    found = quotations(text)
    words = list(re.finditer(r"[^\W\d_]{2,}", text))
    assert [word[0] for word in words if found.overlap(*word.span())] == [
        word[0] for word in words if word[0].isupper()
    ]


CASELESS = [
    ("قال «داعش» ثم", "داعش"),
    ("قال “داعش” ثم", "داعش"),
    ('قال "داعش" ثم', "داعش"),
    ('הוא אמר "דאעש" והלך', "דאעש"),
    ("הוא אמר „דאעש” והלך", "דאעש"),
    ('גוגוש דוברת צה"ל אמרה', None),
    ('הוא אמר "צה"ל שם" והלך', 'צה"ל שם'),
    ("گفت «داعش» رفت", "داعش"),
]


@pytest.mark.parametrize(("text", "quoted"), CASELESS)
def test_scripts_without_capitals(text, quoted):
    """Arabic and Hebrew quote as others do; the gershayim of an acronym is no mark."""
    found = quotations(text)
    words = [word for word in re.finditer(r"\w+(?:\"\w+)?", text) if found.overlap(*word.span())]
    assert (text[words[0].start() : words[-1].end()] if words else None) == quoted


def test_no_quotation_in_no_text():
    """Nothing is quoted in the empty text, nor where there are no marks."""
    assert not quotations("").overlap(0, 0)
    assert not quotations("no marks").overlap(0, 8)


def test_a_place_that_a_quotation_touches_in_part():
    """A stretch is quoted as soon as any of it is."""
    found = quotations("ab “cd” ef")
    assert found.overlap(0, 5)
    assert found.overlap(5, 10)
    assert not found.overlap(7, 10)
