"""A name as words: cut, without articles, each with its script, its plain Latin form and what class it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from resolver.language import Script, main_script
from resolver.text.fold import fold
from resolver.text.latin import plain_letters
from resolver.text.numbers import join_numbers
from resolver.text.phrases import join_phrases
from resolver.text.pinyin import is_pinyin
from resolver.text.romanise import romanise_word
from resolver.text.tables import read_rows
from resolver.text.tails import join_tails


class WordClass(StrEnum):
    """What a word does in a name: names it, says whose child, honours, what kind of thing it is, its legal form, counts."""

    PROPER = "proper"
    FILIATION = "filiation"
    TITLE = "title"
    GENERIC = "generic"
    FORM = "form"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, folded and without its article.

    ``latin`` is its likeliest spelling in the letters a–z and digits; ``concept`` what a generic word says in any
    language ("brigade"), that of filiation ("child of"), or which given name it is ("name: hasan"); empty for others.
    """

    text: str
    script: Script
    latin: str
    class_: WordClass
    concept: str = ""


_ARABIC_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_GOD = _ARABIC_ARTICLE + "\N{ARABIC LETTER LAM}\N{ARABIC LETTER HEH}"
_ARABIC_ABD = "\N{ARABIC LETTER AIN}\N{ARABIC LETTER BEH}\N{ARABIC LETTER DAL}"
# Abdulrahman, Abdurrahman, Abdel Rahman: servant of, the article (its l or the letter it took), the name.
_LATIN_ABD = re.compile(r"(abd)(?:ou|[aeiou])(?:l(?!l?ah?$)|([dnrstz])h?(?=\2)|$)(.*)")
# Kinds of words of particles.tsv that are no words of a name.
_DROPPED = frozenset({"article", "small"})
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|e|eme|er)?")


def _forms(word: str) -> set[str]:
    """The spellings of a word in a table: with its marked letters written out, and with their marks left off."""
    return {plain_letters(word), fold(word)}


@cache
def _particles() -> dict[tuple[str, str], str]:
    return {(script, form): class_ for script, word, class_ in read_rows("particles.tsv") for form in _forms(word)}


CHILD_OF = "child of"
"""What words of filiation say: bin, ibn, ould, oghlu."""

LEGAL_FORM = "company"
"""The concept of the words that say how a company is constituted: Ltd, LLC, GmbH."""

GENERIC_CONCEPTS = tuple(row[0] for row in read_rows("concepts.tsv"))
"""What generic words can say, in the order of the table."""

_GENERIC = frozenset(GENERIC_CONCEPTS)

GIVEN_NAMES = tuple(f"name: {row[0]}" for row in read_rows("given_names.tsv"))
"""The given names that are known by their spellings."""


@cache
def _concepts() -> dict[str, str]:
    concepts: dict[str, str] = {}
    tables = ((GENERIC_CONCEPTS, read_rows("concepts.tsv")), (GIVEN_NAMES, read_rows("given_names.tsv")))
    for said, rows in tables:
        for concept, (_, *words) in zip(said, rows, strict=True):
            for form in sorted(form for word in words for form in _forms(word)):
                concepts.setdefault(_without_article(form), concept)
    return concepts


def _without_article(word: str) -> str:
    if word.startswith(_ARABIC_ARTICLE) and len(word) > 4 and not word.startswith(_GOD):
        return word[2:]
    return word


@lru_cache(maxsize=65_536)
def _words_of(token: str) -> tuple[Word, ...]:
    """The words of one token: none for an article or another small word, two for a joined Abd-."""
    script = main_script(token)
    class_ = _particles().get((script.value, token))
    if class_ in _DROPPED:
        return ()
    if class_ is not None:
        known = WordClass(class_)
        said = CHILD_OF if known is WordClass.FILIATION else ""
        return (Word(token, script, romanise_word(token, script), known, said),)
    if (number := _ORDINAL.fullmatch(token)) is not None:
        return (Word(number[1], Script.COMMON, number[1], WordClass.NUMBER),)
    return tuple(_plain_word(part, script) for part in _parts(token, script))


def _parts(token: str, script: Script) -> list[str]:
    if script is Script.LATIN and (joined := _LATIN_ABD.fullmatch(token)):
        return [part for part in (joined[1], joined[3]) if part]
    if script is Script.ARABIC:
        if token.startswith(_ARABIC_ABD + _ARABIC_ARTICLE) and len(token) > 7:
            return [_ARABIC_ABD, token[5:]]
        return [_without_article(token)]
    return [token]


def _plain_word(text: str, script: Script) -> Word:
    concept = _concepts().get(text, "")
    class_ = WordClass.FORM if concept == LEGAL_FORM else WordClass.GENERIC if concept in _GENERIC else WordClass.PROPER
    return Word(text, script, romanise_word(text, script), class_, concept)


def split_words(text: str) -> tuple[Word, ...]:
    """The words of a name in their order; empty for a text without letters or digits.

    Lost: articles and other small words (unless there is nothing else, or all are syllables of a Chinese name:
    :mod:`resolver.text.pinyin`), case, punctuation. Numbers in words are digits
    (:mod:`resolver.text.numbers`), known phrases one word (:mod:`resolver.text.phrases`). A last part that may be
    written apart is joined on, in one spelling (:mod:`resolver.text.tails`). Marked Latin letters are written out
    (ş as sh), so the words of a Latin name are those of :func:`resolver.text.latin.plain_latin`.

    >>> [word.text for word in split_words("Abdul-Rahman al-Sakhar")]
    ['abd', 'rahman', 'sakhar']
    >>> [word.text for word in split_words("Shams al-Din, Hezbollah")]
    ['shamsdin', 'hezballah']
    """
    return cut(text)[0]


def cut(text: str) -> tuple[tuple[Word, ...], int]:
    """(:func:`split_words` of a name, how many Arabic articles it has, but for those of tails)."""
    tokens = join_numbers(join_phrases(plain_letters(text).split()))
    if not is_pinyin(tokens):
        parts = join_tails(tokens, [_is_particle(token) for token in tokens])
        words = tuple(word for part in parts for word in _words_of(part))
        if words or not tokens:
            return words, sum(map(_is_definite, parts))
    return tuple(_plain_word(token, main_script(token)) for token in tokens), 0


@lru_cache(maxsize=65_536)
def _is_definite(token: str) -> bool:
    """Whether a token is an Arabic article in another script, or begins with one."""
    script = main_script(token)
    if script is Script.ARABIC:
        return _without_article(token) != token
    return _particles().get((script.value, token)) == "article"


@lru_cache(maxsize=65_536)
def _is_particle(token: str) -> bool:
    return (main_script(token).value, token) in _particles()
