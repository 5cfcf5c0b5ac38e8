"""The plan of keys: which keys a name is filed under, and so which keys a query is looked up by.

There is one plan, used on both sides; that is why the two cannot be normalised differently.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from resolver.language import Script
from resolver.text.fold import FoldedText, fold
from resolver.text.normalise import NormalisedText, normalise
from resolver.text.skeleton import SkeletonKey, skeleton_of, word_skeleton
from resolver.text.words import Word, split_words

LONGEST_GRAM_WORD = 12
"""Letters of a word beyond these make no grams of their own: they add postings, not likeness."""


@dataclass(frozen=True, slots=True)
class NameKeys:
    """Every key of one name."""

    exact: NormalisedText
    folded: FoldedText
    skeleton: SkeletonKey
    words: tuple[Word, ...]

    @classmethod
    def of(cls, text: str) -> NameKeys:
        """The keys of a name; all empty where it has no letters or digits."""
        words = split_words(text)
        return cls(normalise(text), fold(text), skeleton_of(words), words)

    def grams(self) -> frozenset[str]:
        """What the inverted index files the name under: pieces of the sound and of the letters of each word."""
        return frozenset(gram for word in self.words for gram in _word_grams(word))


@cache
def _word_grams(word: Word) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_gather(word)))


def _gather(word: Word) -> Iterator[str]:
    sounds = f"^{word_skeleton(word)}$"
    yield "=" + sounds
    yield from (sounds[i : i + 2] for i in range(len(sounds) - 1))
    yield from (sounds[i : i + 3] for i in range(len(sounds) - 2))
    if word.script is Script.LATIN:
        letters = f"<{word.latin[:LONGEST_GRAM_WORD]}>"
        yield from (letters[i : i + 3] for i in range(len(letters) - 2))
    if word.concept:
        yield "@" + word.concept


@cache
def plan_signature() -> str:
    """A short hash of the code and the tables that make keys: equal plans make equal keys."""
    digest = hashlib.sha256()
    for package, suffix in (("resolver.text.tables", ".tsv"), ("resolver.text", ".py"), ("resolver.index", ".py")):
        for part in sorted(files(package).iterdir(), key=lambda item: item.name):
            if part.name.endswith(suffix):
                digest.update(part.name.encode())
                digest.update(part.read_bytes())
    return digest.hexdigest()[:8]


def key_hash(key: str) -> int:
    """64 bits of a key, the same on every machine and in every process."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")
