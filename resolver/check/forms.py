"""The forms of one entity's names: when two are printed alike, and when they are two spellings of one name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import zip_longest

from rapidfuzz.distance import Levenshtein

from resolver.language import Script, main_script
from resolver.text import Word, fold, normalise, skeleton, split_words

_APOSTROPHES = (
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
    "\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER LEFT HALF RING}\N{MODIFIER LETTER RIGHT HALF RING}"
    "\N{GRAVE ACCENT}\N{ACUTE ACCENT}\N{PRIME}"
)
_HYPHENS = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
# What only a keyboard or a font tells apart: no reader sees a second spelling in it.
_SHAPES = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_HYPHENS, "-"),
        "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
        "\N{ARABIC TATWEEL}": "",
    }
)
_POINTS = range(0x0591, 0x06EE)
"""The blocks of Hebrew and Arabic, whose vowel points are an aid to reading and no spelling."""

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"

_NEAR = 0.8
"""How alike two words must be, as a share of the longer one's letters, to be near in spelling: one letter in five."""
_SHORTEST_NEAR = 5
"""Letters below which one letter makes another word."""


def printed(text: str) -> str:
    """A form as the reader sees it: NFC, one space between words, one shape of apostrophe and hyphen, unpointed."""
    if text.isascii() and text.isprintable():
        return " ".join(text.translate(_SHAPES).split())
    shaped = normalise(normalise(text).translate(_SHAPES))
    unpointed = (letter for letter in shaped if ord(letter) not in _POINTS or unicodedata.category(letter) != "Mn")
    return normalise("".join(unpointed))


def form_key(text: str) -> str:
    """What two prints of one form share: :func:`printed`, the first letter a capital, Arabic words without the article.

    A capital may begin a sentence, an article may be grammar; neither is another spelling.
    """
    shown = printed(text)
    if main_script(shown) is Script.ARABIC:
        return " ".join(word.removeprefix(_ARTICLE) for word in shown.split())
    return shown[:1].upper() + shown[1:]


def is_all_capitals(text: str) -> bool:
    """Whether a form is printed in capitals throughout: an acronym, a dateline, a headline. Caseless scripts are not."""
    return text.isupper()


def differ_in_capitals_only(a: str, b: str) -> bool:
    """Whether two forms have the same letters and marks, not all in the same case."""
    return printed(a).casefold() == printed(b).casefold() and printed(a) != printed(b)


@lru_cache(maxsize=1_024)  # a text repeats its names
def are_spellings(a: str, b: str, language: str | None) -> bool:
    """Whether two forms of *one entity* are spellings of one name, rather than two names that it goes by.

    They are where they are in one script and their skeletons agree, or each word is near the other's in spelling; they
    are not where the one is an inflection of the other. Symmetric; True for equal forms. ``language`` is the one that
    the text is in, None where unknown.

    >>> are_spellings("Kataeb Hezbollah", "Kata'ib Hizballah", "en")
    True
    >>> are_spellings("Jurf al-Nasr", "Jurf al-Sakhar", "en")
    False
    """
    if fold(a) == fold(b):
        return True
    if main_script(a) is not main_script(b) or _is_inflection(fold(a), fold(b), language):
        return False
    return skeleton(a) == skeleton(b) != "" or _are_near(split_words(a), split_words(b))


def _are_near(left: tuple[Word, ...], right: tuple[Word, ...]) -> bool:
    return len(left) == len(right) > 0 and all(map(_is_near, left, right))


def _is_near(a: Word, b: Word) -> bool:
    if skeleton(a.text) == skeleton(b.text):
        return True
    if min(len(a.text), len(b.text)) < _SHORTEST_NEAR:
        return False
    return Levenshtein.normalized_similarity(a.text, b.text) >= _NEAR


def _is_inflection(a: str, b: str, language: str | None) -> bool:
    """Whether two folded forms differ only in what a word adds behind it: the plural in English, any ending elsewhere."""
    for shorter, longer in zip_longest(*sorted((a.split(), b.split()), key=lambda words: len(" ".join(words)))):
        if shorter == longer:
            continue
        if not shorter or not longer or not longer.startswith(shorter):
            return False
        if language in {None, "en"} and longer[len(shorter) :] not in {"s", "es"}:
            return False
    return a != b
