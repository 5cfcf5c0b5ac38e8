"""Single names across scripts: which of all Latin spellings is the one of an Arabic, a Hebrew, a Russian name?

Five folds by the name that is asked for: the grapheme table is learned again without the fold, and every Latin spelling of the
file is a candidate, ordered by the information that it shares with the name (``resolver.text.information``).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.measures import ratio
from bench.report import Table, need
from bench.rivals import Ratio
from resolver.language import Script
from resolver.text.fold import fold
from resolver.text.grapheme import GraphemeModel
from resolver.text.information import LetterInformation
from resolver.text.latin import plain_latin
from resolver.text.latin_words import LatinWords
from training.graphemes import Pairs, Units, learn_table, read_pairs

FOLDS = 5
LIMIT = 10


@dataclass(frozen=True, slots=True)
class Names:
    """A file of pairs: the origin that the names asked for are of ("": any), how many of them are taken, how many asked a fold.

    ``most``: of all names of the file, which are the candidates and what is learned from; None: every one.
    """

    title: str
    file: str
    origin: str
    most: int | None
    asked: int


FILES = (
    Names("Arabic, google part", "pairs_ar.tsv", "google", None, 300),
    Names("Hebrew, sample", "pairs_he.tsv", "", 8_000, 150),
    Names("Russian, sample", "pairs_ru.tsv", "", 8_000, 150),
)


def draw(name: str) -> int:
    """A number that is the name's own: orders names by chance, the same way every time."""
    return int.from_bytes(hashlib.sha1(name.encode(), usedforsecurity=False).digest()[:8])


def spellings(data: Path, names: Names) -> Mapping[str, frozenset[str]]:
    """Each name that may be asked for, with its Latin spellings in plain letters; names are single words."""
    found: dict[str, set[str]] = defaultdict(set)
    if names.origin:
        for line in (data / names.file).read_text(encoding="utf-8").splitlines():
            latin, source, origin = line.split("\t")
            if origin.startswith(names.origin):
                found[fold(source).replace(" ", "")].add(plain_latin(latin).replace(" ", ""))
    else:
        for source, latin in read_pairs(data / names.file):
            found[source].add(latin)
    kept = sorted((name for name in found if name), key=draw)[: names.most]
    return {name: frozenset(found[name] - {""}) for name in kept}


def learned_from(data: Path, names: Names, kept: Mapping[str, frozenset[str]]) -> Pairs:
    """The pairs of a file that a table may be learned from: all of them, or those of a sample."""
    return sorted({pair for pair in read_pairs(data / names.file) if names.most is None or pair[0] in kept})


@dataclass(slots=True)
class Count:
    """How many were asked and how many of them found."""

    asked: int = 0
    first: int = 0
    among_ten: int = 0
    rival_first: int = 0
    rival_among_ten: int = 0

    def cells(self) -> tuple[str, ...]:
        """As they are printed."""
        ours = (ratio(self.first, self.asked), ratio(self.among_ten, self.asked))
        return (str(self.asked), *ours, ratio(self.rival_first, self.asked), ratio(self.rival_among_ten, self.asked))


def ask_fold(
    table: Units, asked: Sequence[str], candidates: Sequence[str], right: Mapping[str, frozenset[str]]
) -> Count:
    """Ask for some names among candidates."""
    script = Script.OTHER
    information = LetterInformation({script: GraphemeModel(table)})
    words, alone = LatinWords.of(candidates), np.zeros(len(candidates), dtype=np.intp)
    said = information.of_latin(words, alone)
    rival = Ratio((candidate, candidate) for candidate in candidates)
    count = Count(asked=len(asked))
    for name in asked:
        shared = information.joint([information.source(script, name)], alone, words) + said
        ours = [candidates[place] in right[name] for place in np.argsort(-shared, kind="stable")[:LIMIT]]
        theirs = [each.id in right[name] for each in rival.search(name, LIMIT)]
        count.first += ours[0]
        count.among_ten += any(ours)
        count.rival_first += theirs[0]
        count.rival_among_ten += any(theirs)
    return count


def measure(data: Path, names: Names) -> Count:
    """All folds of a file."""
    right = spellings(data, names)
    pairs = learned_from(data, names, right)
    candidates = sorted(frozenset().union(*right.values()))
    total = Count()
    for number in range(FOLDS):
        table = learn_table([pair for pair in pairs if draw(pair[0]) % FOLDS != number])
        asked = [name for name in right if draw(name) % FOLDS == number][: names.asked]
        count = ask_fold(table, asked, candidates, right)
        for part in Count.__slots__:
            setattr(total, part, getattr(total, part) + getattr(count, part))
    return total


def run(data: Path) -> Iterator[Table]:
    """One row a file."""
    need(data, (names.file for names in FILES))
    rows = tuple((names.title, *measure(data, names).cells()) for names in FILES)
    columns = ("names", "asked", "Laqab R@1", "Laqab R@10", f"{Ratio.name} R@1", f"{Ratio.name} R@10")
    yield Table("Single names, every Latin spelling a candidate, five folds", columns, rows)
