"""Learn the weights of the profile from the development data, and write resolver/text/tables/weights.tsv.

    python -m training.calibration ../shared/data

The model is a conditional logit: the candidates of a query and "none of these" compete, each with odds that are the
exponential of a weighted sum of its features. Weights maximise the likelihood of the entity that is meant (or of none,
where it was left out), over every set of the protocol, closed and open. Deterministic; a few minutes on one core.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bench import geonames
from bench.protocol import SETS, DataSet, Question, entities, homonyms, index_of, is_left_out, questions, read_lines
from resolver.entity import Entity, Kind, MatchPolicy, NameTag
from resolver.gazetteer import load_gazetteer
from resolver.index.plan import NameKeys
from resolver.matching.compare import pair_features
from resolver.matching.features import FEATURES
from resolver.matching.matcher import Matcher
from resolver.matching.profile import GROUPS, INTERCEPT, WEIGHTS, Profile, pair_group
from resolver.text.information import Floats

TABLE = Path(__file__).parent.parent / "resolver" / "text" / "tables" / WEIGHTS
PENALTY = 1.0
"""Of the square of each weight: keeps weights small where the data has little to say."""

GEONAMES_SHARE, GEONAMES_QUESTIONS = 4, 1_500
"""Which part of GeoNames is indexed for learning, and how many names are held out of it."""

PAIRS = "pairs_name_bench.jsonl"
GAZETTEER, GAZETTEER_SHARE, LOOK_ALIKE_SHARE = Path(__file__).parent.parent / "aliases", 8, 3
"""Where the gazetteer is, which part of its entities gives a matching pair, and which part one of look-alikes."""

OTHER_NAMES = frozenset(NameTag) - {NameTag.ENDONYM, NameTag.TRANSLITERATION, NameTag.MISSPELLING}
"""Tags of names that are no spelling of the canonical one."""

SCHEMAS = {"Person": Kind.PERSON, "Company": Kind.ORGANISATION, "Organization": Kind.ORGANISATION}


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """One question and its candidates: features (candidates, features), the group of each, which one is meant, if any."""

    question: Question
    features: Floats
    groups: npt.NDArray[np.intp]
    meant: npt.NDArray[np.bool_]
    right: npt.NDArray[np.bool_]


def untrained() -> Profile:
    """A profile that weighs nothing: only its features are asked for."""
    return Profile(
        weights=np.zeros((len(GROUPS), len(FEATURES) + 1)), bar=1.0, sound_bar=1.0, floor=0.0, compare_bar=1.0
    )


def groups_of(data: Path, chosen: DataSet, *, is_open: bool) -> Iterator[Group]:
    """The groups of a set; questions without a candidate are left out.

    Homonyms of the entity that is meant are no candidates here: the set does not know which of them a name means.
    """
    known, twins = entities(data, chosen), homonyms(data, chosen)
    index = index_of(entity for entity in known if not (is_open and is_left_out(entity.id)))
    yield from _groups(Matcher(index, untrained()), questions(data, chosen), twins)


def geonames_groups() -> Iterator[Group]:
    """Groups from GeoNames: names held out of cities whose other names are in the index, or left out with them.

    Other cities than those of the benchmark, which holds out names of the first that its seed draws.
    """
    everywhere = geonames.cities()
    _, for_bench = geonames.hold_out(everywhere)
    tested = {held.id for held in for_bench}
    some = [city for city in everywhere if city.id not in tested][::GEONAMES_SHARE]
    kept, held_out = geonames.hold_out(some, GEONAMES_QUESTIONS)
    asked = [Question(held.name, held.id, frozenset({held.id}), "held out") for held in held_out]
    for is_open in (False, True):
        index = index_of(entity for entity in geonames.entities(kept) if not (is_open and is_left_out(entity.id)))
        matcher = Matcher(index, untrained())
        unlisted = [question for question in asked if not len(index.folded(NameKeys(question.text).folded))]
        yield from _groups(matcher, unlisted, defaultdict(frozenset))


def _groups(matcher: Matcher, asked: Iterable[Question], twins: Mapping[str, frozenset[str]]) -> Iterator[Group]:
    index = matcher.index
    for question in asked:
        keys = NameKeys(question.text)
        found = matcher.candidates(keys)
        owners = [index.entity_ids[row] for row in index.name_entity[found.rows]]
        others = np.array([owner not in twins[question.meant] for owner in owners], dtype=bool)
        scored = matcher.scored(keys, found.kept(others))
        if len(scored.rows):
            ids = [index.entity_ids[int(index.name_entity[row])] for row in scored.rows]
            meant = np.array([entity == question.meant for entity in ids])
            right = np.array([entity in question.right for entity in ids])
            yield Group(question, scored.features, matcher.groups_of(scored.rows), meant, right)


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Groups one after another as one regression: rows (candidates), where each group starts, which rows are meant."""

    rows: Floats
    starts: npt.NDArray[np.intp]
    sizes: npt.NDArray[np.intp]
    meant: Floats

    @classmethod
    def of(cls, groups: Sequence[Group]) -> Design:
        sizes = np.array([len(group.meant) for group in groups])
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        rows = np.concatenate([spread(group.features, group.groups) for group in groups])
        return cls(rows, starts, sizes, np.concatenate([group.meant for group in groups]).astype(float))

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """(penalised negative log likelihood, its gradient)."""
        odds = self.rows @ weights
        most = np.maximum(np.maximum.reduceat(odds, self.starts), 0.0)
        place = np.repeat(np.arange(len(self.starts)), self.sizes)
        share = np.exp(odds - most[place])
        none = np.exp(-most)
        total = np.add.reduceat(share, self.starts) + none
        meant = np.add.reduceat(share * self.meant, self.starts)
        has_meant = np.add.reduceat(self.meant, self.starts) > 0
        likelihood = np.log(np.where(has_meant, meant, none) / total).sum()
        wanted = np.where(has_meant[place], share * self.meant / np.maximum(meant, 1e-300)[place], 0.0)
        gradient = self.rows.T @ (wanted - share / total[place])
        return PENALTY * float(weights @ weights) - float(likelihood), 2.0 * PENALTY * weights - gradient


def spread(features: Floats, groups: npt.NDArray[np.intp]) -> Floats:
    """Features and an intercept in the columns of their group: shape ``(rows, groups * (features + 1))``."""
    wide = np.zeros((len(features), len(GROUPS), features.shape[1] + 1))
    wide[np.arange(len(features)), groups, :-1] = features
    wide[np.arange(len(features)), groups, -1] = 1.0
    return wide.reshape(len(features), -1)


def learn(groups: Sequence[Group]) -> Floats:
    """The weights that make the groups likeliest: shape ``(len(GROUPS), len(FEATURES) + 1)``."""
    design = Design.of(groups)
    found = minimize(design.loss, np.zeros(design.rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    weights: Floats = found.x.reshape(len(GROUPS), -1)
    return weights


def pair_groups(data: Path) -> Iterator[Group]:
    """The labelled pairs, each a group of one, once without its kind and once with it."""
    for number, row in enumerate(read_lines(data / PAIRS)):
        left, right = NameKeys(row["a"]), NameKeys(row["b"])
        if left.words and right.words and left.folded != right.folded:
            question = Question(row["a"], str(number), frozenset(), "pair")
            yield from _pair_groups(left, right, (None, SCHEMAS.get(row["schema"])), question, is_match=row["match"])


def gazetteer_pairs() -> Iterator[Group]:
    """Pairs from the bundled gazetteer: two names of one entity, and names of two that are listed as look-alikes."""
    found = load_gazetteer(GAZETTEER).entities
    by_id = {entity.id: entity for entity in found}
    for number, entity in enumerate(found):
        first, *others = [
            name.text for name in entity.names if not name.tags & OTHER_NAMES and name.match is MatchPolicy.STRONG
        ] or [""]
        for text in others[: number % GAZETTEER_SHARE == 0]:
            yield from _gazetteer_pair(first, text, entity, is_match=True)
        for other in entity.distinct_from[: number % LOOK_ALIKE_SHARE == 0]:
            yield from _gazetteer_pair(entity.canonical(), by_id[other].canonical(), entity, is_match=False)


def _gazetteer_pair(a: str, b: str, entity: Entity, *, is_match: bool) -> Iterator[Group]:
    left, right = NameKeys(a), NameKeys(b)
    if left.words and right.words and left.folded != right.folded:
        question = Question(a, entity.id, frozenset(), "pair")
        yield from _pair_groups(left, right, (None, entity.kind), question, is_match=is_match)


def _pair_groups(
    left: NameKeys, right: NameKeys, kinds: Iterable[Kind | None], question: Question, *, is_match: bool
) -> Iterator[Group]:
    features = pair_features(left, right)[None]
    for group in sorted({pair_group(kind) for kind in kinds}):
        meant = np.array([is_match])
        yield Group(question, features, np.array([group]), meant, meant)


def all_groups(data: Path) -> Iterable[Group]:
    """Every group that the weights are learned from."""
    for chosen in SETS:
        for is_open in (False, True):
            yield from groups_of(data, chosen, is_open=is_open)
    yield from geonames_groups()
    yield from pair_groups(data)
    yield from gazetteer_pairs()


def write(weights: Floats) -> None:
    """Write the table."""
    head = [
        "# Log odds of a candidate name against none, for each unit of a feature, by what the name is of. Learned by",
        "# training/calibration.py from the UN and OFAC lists, Who's On First, Wikidata labels and nomenklatura's name pairs.",
        "# feature\t" + "\t".join(GROUPS),
    ]
    rows = [
        "\t".join([feature, *(f"{value:.3f}" for value in column)])
        for feature, column in zip((*FEATURES, INTERCEPT), weights.T, strict=True)
    ]
    TABLE.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


def main(data: Path) -> None:
    """Learn and write."""
    groups = list(all_groups(data))
    write(learn(groups))
    print(f"weights from {len(groups)} questions")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
