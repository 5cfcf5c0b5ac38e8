"""Two names without a gazetteer: ``resolver.compare`` on labelled pairs, beside what a user would pick instead.

In-sample, by the profile that the package comes with, which was learned from these pairs among others; and on five folds, learned
again without the fold. A pair may come with what both are names of; each is asked with and without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from bench.calibration import FOLDS, fold_of
from bench.measures import ratio
from bench.protocol import read_lines
from bench.report import Table, need
from bench.rivals import LogicV2, Ratio, WRatio, plain
from resolver import compare
from resolver.entity import Kind
from resolver.matching import Profile, compare_names, default_profile
from training.calibration import PAIRS, SCHEMAS, pair_groups
from training.network import learn

LISTED = Path(__file__).parent / "pairs.tsv"
NOT_INSTALLED = "not installed"

Pair = Mapping[str, Any]
"""A row of the labelled pairs: ``a``, ``b``, ``match``, ``schema``."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How many pairs were taken for matches rightly and wrongly, and how many matches were missed."""

    rightly: int
    wrongly: int
    missed: int

    @classmethod
    def of(cls, given: Sequence[bool], pairs: Sequence[Pair]) -> Verdicts:
        both = [(verdict, bool(pair["match"])) for verdict, pair in zip(given, pairs, strict=True)]
        return cls(both.count((True, True)), both.count((True, False)), both.count((False, True)))

    @property
    def f1(self) -> float:
        return 2 * self.rightly / max(2 * self.rightly + self.wrongly + self.missed, 1)

    def cells(self) -> tuple[str, str, str]:
        """Precision, recall, F1."""
        precision, recall = self.rightly + self.wrongly, self.rightly + self.missed
        return ratio(self.rightly, precision), ratio(self.rightly, recall), f"{self.f1:.3f}"


def kind_of(pair: Pair) -> Kind | None:
    """What both are names of, where the pair says so."""
    return SCHEMAS.get(pair["schema"])


def no_kind(_pair: Pair) -> None:
    """As if the pair did not say."""


def fold_profiles(data: Path) -> list[Profile]:
    """The profile learned from the pairs without each fold; what is learned from other data does not judge pairs."""
    groups = list(pair_groups(data))
    return [
        replace(default_profile(), weights=learn([group for group in groups if fold_of(group.question.meant) != fold]))
        for fold in range(FOLDS)
    ]


def best_bar(scores: Sequence[float], pairs: Sequence[Pair]) -> tuple[float, Verdicts]:
    """The bar with the best F1 on these very pairs, for those that come without one."""
    bars = np.unique(np.array(scores))
    tried = [(float(bar), Verdicts.of([score >= bar for score in scores], pairs)) for bar in bars]
    return max(tried, key=lambda pair: pair[1].f1)


def ours(data: Path, pairs: Sequence[Pair]) -> Iterator[tuple[str, ...]]:
    """The rows of ``compare``."""
    profiles = fold_profiles(data)
    kinds: tuple[tuple[str, Callable[[Pair], Kind | None]], ...] = (("without kind", no_kind), ("with kind", kind_of))
    for named, kind in kinds:
        given = [compare(pair["a"], pair["b"], kind(pair)).is_match for pair in pairs]
        yield f"Laqab, {named}, in-sample", f"{default_profile().compare_bar}", *Verdicts.of(given, pairs).cells()
        held_out = [
            compare_names(pair["a"], pair["b"], kind(pair), profiles[fold_of(str(number))]).is_match
            for number, pair in enumerate(pairs)
        ]
        yield f"Laqab, {named}, five folds", f"{default_profile().compare_bar}", *Verdicts.of(held_out, pairs).cells()


def theirs(pairs: Sequence[Pair]) -> Iterator[tuple[str, ...]]:
    """The rows of the rivals."""
    for name, scorer in ((WRatio.name, fuzz.WRatio), (Ratio.name, fuzz.ratio)):
        scores = [float(scorer(plain(pair["a"]), plain(pair["b"]))) for pair in pairs]
        bar, verdicts = best_bar(scores, pairs)
        yield f"{name}, the best bar for these pairs", f"{bar:.1f}", *verdicts.cells()
    try:
        logic = LogicV2()
    except ImportError:
        yield LogicV2.name, *[NOT_INSTALLED] * 4
        return
    given = [logic.judge(pair["a"], pair["b"], pair["schema"]) >= LogicV2.bar for pair in pairs]
    yield LogicV2.name, f"{LogicV2.bar}", *Verdicts.of(given, pairs).cells()


def listed() -> Table:
    """The pairs that must come out right."""
    lines = LISTED.read_text(encoding="utf-8").splitlines()
    rows, right = [], 0
    for a, b, wanted in (line.split("\t") for line in lines if not line.startswith("#")):
        told = compare(a, b)
        right += told.is_match == (wanted == "yes")
        is_right = "" if told.is_match == (wanted == "yes") else "WRONG"
        rows.append((a, b, wanted, f"{told.score:.3f}", "yes" if told.is_match else "no", is_right))
    columns = ("a", "b", "a match?", "score", "compare", "")
    return Table("Pairs that must come out right", columns, tuple(rows), (f"{right} of {len(rows)} are right.",))


def run(data: Path) -> Iterator[Table]:
    """The listed pairs, then precision and recall on the labelled ones."""
    yield listed()
    need(data, [PAIRS])
    pairs = list(read_lines(data / PAIRS))
    columns = ("judge", "bar", "precision", "recall", "F1")
    yield Table(f"{len(pairs)} labelled pairs", columns, (*ours(data, pairs), *theirs(pairs)))
