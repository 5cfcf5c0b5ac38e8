"""How alike two words are: letters by the learned grapheme models, numbers and generic words by what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from resolver.index.vocabulary import SCRIPTS, Vocabulary, class_code, concept_code, letters_of, sound_bits
from resolver.language import Script
from resolver.text.information import Floats, LetterInformation
from resolver.text.latin_words import Codes, LatinWords
from resolver.text.words import Word, WordClass

PER_SHARE, PER_NAT, OFFSET = 6.0, 0.28, -4.3
"""Log odds that two words are spellings of one: for each unit of shared share, for each nat shared, and at none."""

LATIN_OFFSET = -3.4
"""The last of these for two Latin words: what one original can be written as both shares less than original and spelling."""

INITIAL = 0.5
"""Likeness of a word and its initial."""

PLAUSIBLE = 0.5
"""The least share of the sounds of the poorer word that two words must share to be compared letter by letter."""

_NUMBER = list(WordClass).index(WordClass.NUMBER)


def word_likeness(query: Sequence[Word], vocabulary: Vocabulary, rows: Codes) -> Floats:
    """The likeness in [0, 1] of each query word and each word of some vocabulary rows: shape ``(len(query), len(rows))``."""
    bits = np.array([sound_bits(word) for word in query], dtype=np.uint32)[:, None]
    sounds = vocabulary.sounds[rows]
    fewer = np.minimum(np.bitwise_count(bits), np.bitwise_count(sounds))
    plausible = np.bitwise_count(bits & sounds) >= PLAUSIBLE * np.maximum(fewer, 1)
    classes = np.array([class_code(word) for word in query])[:, None]
    numbers = (classes == _NUMBER) | (vocabulary.class_[rows] == _NUMBER)
    likeness = np.zeros(plausible.shape)
    ours, theirs = np.nonzero(plausible & ~numbers)
    _compare_letters(query, vocabulary, rows, (ours, theirs), likeness)
    _meet_initials(query, vocabulary, rows, likeness)
    _meet_equals(query, vocabulary, rows, likeness)
    return likeness


def _meet_equals(query: Sequence[Word], vocabulary: Vocabulary, rows: Codes, likeness: Floats) -> None:
    """Words that are the same, or say the same, are wholly alike."""
    letters = vocabulary.letters[rows]
    same = (letters_of(query)[:, None, :] == letters[None, :, :]).all(axis=2)
    for place, column in zip(*np.nonzero(same), strict=True):
        if vocabulary.latin[rows[column]] == query[place].latin:
            likeness[place, column] = 1.0
    concepts = np.array([concept_code(word) for word in query])[:, None]
    likeness[(concepts > 0) & (concepts == vocabulary.concept[rows])] = 1.0


def _meet_initials(query: Sequence[Word], vocabulary: Vocabulary, rows: Codes, likeness: Floats) -> None:
    letters = vocabulary.letters[rows]
    first, short = letters[:, 0], letters[:, 1] == 255
    for place, word in enumerate(query):
        if not word.latin:
            continue
        initial = ord(word.latin[0]) - 96
        met = (first == initial) & (short | (len(word.latin) == 1))
        likeness[place, met] = np.maximum(likeness[place, met], INITIAL)


def _compare_letters(
    query: Sequence[Word], vocabulary: Vocabulary, rows: Codes, pairs: tuple[Codes, Codes], likeness: Floats
) -> None:
    """Fill in the likeness of the letters of some pairs (query word, column), each by the model that reads it."""
    for script, from_query, chosen in _by_model(query, vocabulary, rows, pairs):
        ours, theirs = pairs[0][chosen], pairs[1][chosen]
        columns, place = np.unique(theirs, return_inverse=True)
        if from_query:
            sources = [written_form(word) for word in query]
            alike = letter_likeness(script, sources, LatinWords(vocabulary.letters[rows[columns]]), (ours, place))
        else:
            sources = [vocabulary.texts[row] for row in rows[columns]]
            alike = letter_likeness(script, sources, LatinWords.of([word.latin for word in query]), (place, ours))
        likeness[ours, theirs] = alike


def _by_model(
    query: Sequence[Word], vocabulary: Vocabulary, rows: Codes, pairs: tuple[Codes, Codes]
) -> Iterator[tuple[Script, bool, Codes]]:
    """(script of the model, whether the query word is its source, which pairs): the side that is not Latin is read."""
    if not len(pairs[0]):
        return
    own = [model_script(word.script) for word in query]
    codes = np.array([SCRIPTS.index(script) for script in own])[pairs[0]]
    latin = SCRIPTS.index(Script.LATIN)
    other = vocabulary.script[rows][pairs[1]].astype(codes.dtype)
    reads_other = (codes == latin) & (other != latin)
    for script in set(own):
        chosen = np.flatnonzero((codes == SCRIPTS.index(script)) & ~reads_other)
        if len(chosen):
            yield script, True, chosen
    for code in np.unique(other[reads_other]):
        chosen = np.flatnonzero(reads_other & (other == code))
        script = model_script(SCRIPTS[code])
        yield script, script is Script.LATIN, chosen


def letter_likeness(script: Script, sources: Sequence[str], words: LatinWords, pairs: tuple[Codes, Codes]) -> Floats:
    """The likeness in (0, 1) of pairs of a source word and a Latin word, by row numbers: shape ``(pairs,)``."""
    model = LetterInformation.for_script(script)
    assert model is not None  # noqa: S101 model_script gives scripts with a table only
    said_by_source = np.array([model.of_source(source) for source in sources])[pairs[0]]
    said_by_word = model.of_latin(words)[pairs[1]]
    shared = model.joint(sources, words, pairs) + said_by_source + said_by_word
    share = shared / np.maximum(0.5 * (said_by_source + said_by_word), 1.0)
    odds = PER_SHARE * np.clip(share, -1.0, 1.5) + PER_NAT * np.clip(shared, -20.0, 20.0)
    odds += LATIN_OFFSET if script is Script.LATIN else OFFSET
    likeness: Floats = 1.0 / (1.0 + np.exp(-odds))
    return likeness


def model_script(script: Script) -> Script:
    """The script whose model reads a word: words of scripts without a table are read in their romanisation."""
    return script if LetterInformation.for_script(script) is not None else Script.LATIN


def written_form(word: Word) -> str:
    """The letters that a word is read by."""
    return word.latin if model_script(word.script) is Script.LATIN else word.text
