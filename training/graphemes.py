"""Learn the grapheme tables of resolver/text/tables from pairs of spellings.

    python -m training.graphemes ../shared/data

Reads pairs_ar.tsv, pairs_he.tsv and pairs_ru.tsv there. Deterministic; some minutes on one core.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations, product
from pathlib import Path

from rapidfuzz.distance import Indel

from resolver.text.fold import fold
from resolver.text.latin import plain_latin
from resolver.text.words import split_words
from training.em import MOVES, Corpus, learn

TABLES = Path(__file__).parent.parent / "resolver" / "text" / "tables"
LONGEST = 14
FLOOR = 2e-6

SOURCES = {
    "pairs_ar.tsv": "google/transliteration ar2en (Apache-2.0); NETransliteration-COLING2018, Wikidata labels (CC0)",
    "pairs_he.tsv": "NETransliteration-COLING2018, Wikidata labels (CC0)",
    "pairs_ru.tsv": "NETransliteration-COLING2018, Wikidata labels (CC0)",
}

SCRIPTS = {"pairs_ar.tsv": "arab", "pairs_he.tsv": "hebr", "pairs_ru.tsv": "cyrl"}
SIBLINGS = (
    "places_wof_iq_notable.jsonl",
    "places_wof_ir_notable.jsonl",
    "persons_wikidata_mideast.jsonl",
    "persons_wikidata_multiscript.jsonl",
)
SIBLING_LIKENESS = 0.4
"""How alike the words of two names must be to be taken for spellings of one word."""

COMPOSED, SIBLING_WEIGHT = {"arab": 0.4, "cyrl": 0.15, "hebr": 0.15}, 0.3
"""What the table of Latin with itself is mixed from."""

Pairs = list[tuple[str, str]]
Units = Mapping[tuple[str, str], float]


def read_pairs(path: Path) -> Pairs:
    """(source word, Latin word), folded and plain; full names are cut into words where the counts agree."""
    pairs: Pairs = []
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


def sibling_spellings(folder: Path, per_entity: int = 12) -> Iterator[tuple[str, str]]:
    """Latin words that one word is spelt as in several languages, each with each: Nadschaf and Najaf."""
    chance = random.Random(20261124)  # noqa: S311 a seed makes the table repeatable
    for name in SIBLINGS:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            names = [row["name"] for row in json.loads(line)["names"] if row["script"] == "Latn"]
            words = sorted({tuple(word.latin for word in split_words(text)) for text in names})
            couples = [
                pair
                for left, right in permutations(words, 2)
                if len(left) == len(right)
                for pair in zip(left, right, strict=True)
                if pair[0] != pair[1] and Indel.normalized_similarity(*pair) >= SIBLING_LIKENESS
            ]
            yield from couples if len(couples) <= per_entity else chance.sample(couples, per_entity)


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


def composed(units: Units) -> Units:
    """The table of Latin with itself that follows: what one original could have been written as both.

    P(x, y) is the sum over the source units s of P(s) P(x | s) P(y | s).
    """
    targets: dict[str, dict[str, float]] = defaultdict(dict)
    for (source, target), probability in units.items():
        targets[source][target] = probability
    both: dict[tuple[str, str], float] = defaultdict(float)
    for spellings in targets.values():
        total = sum(spellings.values())
        for x, y in product(spellings, repeat=2):
            if (len(x), len(y)) in MOVES:
                both[x, y] += spellings[x] * spellings[y] / total
    return shares(both)


def shares(units: Units) -> Units:
    """The table with probabilities that add up to one."""
    total = sum(units.values())
    return {unit: probability / total for unit, probability in units.items()}


def mixed(parts: Iterable[tuple[float, Units]]) -> Units:
    """The weighted mean of tables, without units that are too rare to matter."""
    mean: dict[tuple[str, str], float] = defaultdict(float)
    for weight, units in parts:
        for unit, probability in units.items():
            mean[unit] += weight * probability
    return {unit: probability for unit, probability in mean.items() if probability >= FLOOR}


def write_table(name: str, units: Units, origins: Iterable[str]) -> None:
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
    learned = {}
    for name, script in SCRIPTS.items():
        pairs = read_pairs(folder / name)
        learned[script] = learn_table(sorted(set(pairs)))
        write_table(f"graphemes_{script}.tsv", learned[script], [SOURCES[name]])
        print(f"{script}: {len(learned[script])} units from {len(pairs)} pairs")  # noqa: T201
    siblings = [pair for pair in sibling_spellings(folder) if fits(pair)]
    alike = {unit: p for unit, p in learn_table(siblings).items() if unit[0]}
    units = mixed(
        [*((weight, composed(learned[script])) for script, weight in COMPOSED.items()), (SIBLING_WEIGHT, alike)]
    )
    origins = [
        "the three other tables (what one original could be written as both)",
        "Who's On First, Wikidata labels (CC0)",
    ]
    write_table("graphemes_latn.tsv", units, origins)
    print(f"latn: {len(units)} units from {len(siblings)} pairs and the other tables")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
