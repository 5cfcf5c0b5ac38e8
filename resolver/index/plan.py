"""The plan of keys: which keys a name is filed under, and so which keys a query is looked up by.

There is one plan, used on both sides; that is why the two cannot be normalised differently.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise

from resolver.entity import TYPE_NAMES
from resolver.text.fold import FoldedText, fold
from resolver.text.normalise import normalise
from resolver.text.skeleton import SkeletonKey, skeleton_of, word_skeleton
from resolver.text.words import Word, WordClass, cut

LONGEST_GRAM_WORD = 12
"""Letters of a word beyond these make no grams of their own: they add postings, not likeness."""

LEAST_FRAMED = 5
"""Letters of the shortest word that is filed by both of its ends: few words have the same, and a slip of the pen is between them."""


class NameKeys:
    """Every key of one name, worked out when it is first asked for; all empty where it has no letters or digits."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded: FoldedText = fold(text)

    def is_exactly(self, listed: str) -> bool:
        """Whether it is a name of the index letter by letter."""
        return listed == self.text or listed == normalise(self.text)

    @cached_property
    def _cut(self) -> tuple[tuple[Word, ...], int]:
        return cut(self.text)

    @property
    def words(self) -> tuple[Word, ...]:
        return self._cut[0]

    @property
    def articles(self) -> int:
        """How many Arabic articles it has."""
        return self._cut[1]

    @cached_property
    def _naming(self) -> tuple[Word, ...]:
        """The words but for legal forms, unless there is nothing else."""
        return tuple(word for word in self.words if word.class_ is not WordClass.FORM) or self.words

    @cached_property
    def skeleton(self) -> SkeletonKey:
        return skeleton_of(self._naming)

    @cached_property
    def bare(self) -> str:
        """The words without articles, their marked letters written out: what is left when al- and el- do not count."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def joined(self) -> str:
        """The words but for legal forms, in plain Latin letters, written as one."""
        return "".join(word.latin for word in self._naming)

    def grams(self) -> frozenset[str]:
        """What the inverted index files the name under: pieces of the sound and of the letters of each word.

        Letters across a gap count as if the words were written as one, so that joined and parted spellings meet.
        """
        return frozenset([*(gram for word in self.words for gram in _word_grams(word)), *self._letters_across_gaps()])

    def _letters_across_gaps(self) -> Iterator[str]:
        latin = [word.latin[:LONGEST_GRAM_WORD] for word in self.words]
        for before, behind in pairwise(latin):
            across = before[-2:] + behind[:2]
            yield from (across[i : i + 3] for i in range(len(across) - 2))


@lru_cache(maxsize=65_536)
def _word_grams(word: Word) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_gather(word)))


def _gather(word: Word) -> Iterator[str]:
    sounds = f"^{word_skeleton(word)}$"
    yield "=" + sounds
    yield from (sounds[i : i + 2] for i in range(len(sounds) - 1))
    yield from (sounds[i : i + 3] for i in range(len(sounds) - 2))
    letters = f"<{word.latin[:LONGEST_GRAM_WORD]}>"
    yield from (letters[i : i + 3] for i in range(len(letters) - 2))
    if len(word.latin) >= LEAST_FRAMED:
        yield f"{word.latin[:2]}|{word.latin[-2:]}"
    if word.concept and word.class_ is not WordClass.FILIATION:
        yield "@" + word.concept


@cache
def plan_signature() -> str:
    """A short hash of the code and the tables that make keys, and of what types are numbered by: equal plans, equal keys."""
    digest = hashlib.sha256(" ".join(TYPE_NAMES).encode())
    for package, suffix in (("resolver.text.tables", ".tsv"), ("resolver.text", ".py"), ("resolver.index", ".py")):
        for part in sorted(files(package).iterdir(), key=lambda item: item.name):
            if part.name.endswith(suffix):
                digest.update(part.name.encode())
                digest.update(part.read_bytes())
    return digest.hexdigest()[:8]


@lru_cache(maxsize=65_536)
def key_hash(key: str) -> int:
    """64 bits of a key, the same on every machine and in every process."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")
