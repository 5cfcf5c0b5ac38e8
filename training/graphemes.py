"""Learn the grapheme tables of resolver/text/tables from pairs of spellings.

    python -m training.graphemes ../shared/data

Reads pairs_ar.tsv, pairs_he.tsv and pairs_ru.tsv there. Deterministic; some minutes on one core.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from resolver.text.fold import fold
from resolver.text.latin import plain_latin
from training.em import Corpus, learn

TABLES = Path(__file__).parent.parent / "resolver" / "text" / "tables"
LONGEST = 14
FLOOR = 2e-6

SOURCES = {
    "pairs_ar.tsv": "google/transliteration ar2en (Apache-2.0); NETransliteration-COLING2018, Wikidata labels (CC0)",
    "pairs_he.tsv": "NETransliteration-COLING2018, Wikidata labels (CC0)",
    "pairs_ru.tsv": "NETransliteration-COLING2018, Wikidata labels (CC0)",
}

Pairs = list[tuple[str, str]]


def read_pairs(path: Path) -> Pairs:
    """(source word, Latin word), folded and plain; full names are cut into words where the counts agree."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, source, _origin = line.split("\t")
        ours, theirs = fold(source).split(), plain_latin(latin).split()
        if len(ours) == len(theirs):
            pairs += zip(ours, theirs, strict=True)
    return [pair for pair in pairs if fits(pair)]


def fits(pair: tuple[str, str]) -> bool:
    """Whether a pair is of letters, not too long, and not of hopelessly different lengths."""
    source, target = pair
    return (
        source.isalpha()
        and target.isalpha()
        and len(source) <= LONGEST
        and len(target) <= LONGEST
        and len(target) <= 3 * len(source)
    )


def sibling_spellings(pairs: Pairs, per_word: int = 6) -> Iterator[tuple[str, str]]:
    """Latin spellings of one original, each with each and with itself: how Latin spellings vary among themselves."""
    by_source = defaultdict(set)
    for source, target in pairs:
        by_source[source].add(target)
    chance = random.Random(20261124)  # noqa: S311 a seed makes the table repeatable
    for source in sorted(by_source):
        spellings = sorted(by_source[source])
        yield from ((spelling, spelling) for spelling in spellings)
        couples = list(combinations(spellings, 2))
        for a, b in couples if len(couples) <= per_word else chance.sample(couples, per_word):
            yield a, b
            yield b, a


def learn_table(pairs: Pairs, rounds: int = 10) -> dict[tuple[str, str], float]:
    """Learn twice: once from all pairs, then from those that the first table does not find absurd."""
    rough = Corpus(pairs)
    probabilities = rough.initial()
    for _ in range(4):
        counts, totals = rough.expectation(probabilities)
        probabilities = counts / counts.sum()
    letters = rough.source_lengths + rough.target_lengths
    kept = [pair for pair, total, size in zip(pairs, totals, letters, strict=True) if total > 10.0 ** (-1.9 * size)]
    return {unit: p for unit, p in learn(Corpus(kept), rounds).items() if p >= FLOOR}


def symmetric(units: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """The table of a script with itself: which spelling is the source does not matter."""
    both: dict[tuple[str, str], float] = defaultdict(float)
    for (source, target), p in units.items():
        both[source, target] += p / 2
        if len(target) in {1, 2}:
            both[target, source] += p / 2
        else:
            both[source, target] += p / 2
    return dict(both)


def write_table(name: str, units: dict[tuple[str, str], float], origins: Iterable[str]) -> None:
    """Write a table: most likely first within a source unit."""
    head = [
        "# Letter units and their joint probability, learned by training/graphemes.py. source\tlatin\tprobability",
        *(f"# From {o}" for o in origins),
    ]
    rows = sorted(units.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    (TABLES / name).write_text(
        "\n".join([*head, *(f"{s}\t{t}\t{p:.2e}" for (s, t), p in rows)]) + "\n", encoding="utf-8"
    )


def main(folder: Path) -> None:
    """Write the four tables."""
    pairs = {name: read_pairs(folder / name) for name in SOURCES}
    for name, script in (("pairs_ar.tsv", "arab"), ("pairs_he.tsv", "hebr"), ("pairs_ru.tsv", "cyrl")):
        units = learn_table(sorted(set(pairs[name])))
        write_table(f"graphemes_{script}.tsv", units, [SOURCES[name]])
        print(f"{script}: {len(units)} units from {len(pairs[name])} pairs")  # noqa: T201
    siblings = [
        pair for name in ("pairs_ar.tsv", "pairs_ru.tsv") for pair in sibling_spellings(pairs[name]) if fits(pair)
    ]
    units = symmetric(learn_table(siblings))
    write_table("graphemes_latn.tsv", units, [SOURCES["pairs_ar.tsv"], SOURCES["pairs_ru.tsv"]])
    print(f"latn: {len(units)} units from {len(siblings)} pairs")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
