"""The sets of the protocol, closed and open: Laqab beside what a user would pick instead, in one run.

Laqab's weights were learned from the same sets (``bench/calibration.py`` measures on what they were not learned from); the
rivals learn nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measures import PRECISION, ratio, recall_at_precision
from bench.protocol import SETS, DataSet, Question, entities, index_of, indexed, questions
from bench.report import Table, need
from bench.rivals import RIVALS
from bench.searcher import Found, Laqab, Searcher
from resolver.entity import Entity

LIMIT = 10
EVERY = "all"
BUCKETS = ("cross", "same", "weak")

NOT_INSTALLED = "not installed"

Answers = Sequence[list[Found]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A set that was asked, closed or open: its questions, the ids that could be found, the answers of each searcher.

    ``resolved``: the id that Laqab resolves each question to by itself, if any.
    """

    name: str
    questions: Sequence[Question]
    known: frozenset[str]
    answers: Mapping[str, Answers]
    resolved: Sequence[str | None]

    def buckets(self) -> Iterator[tuple[str, list[int]]]:
        """(bucket, places of its questions), then all of them."""
        for bucket in BUCKETS:
            places = [place for place, question in enumerate(self.questions) if question.bucket == bucket]
            if places:
                yield bucket, places
        yield EVERY, list(range(len(self.questions)))

    def answerable(self, places: Sequence[int]) -> int:
        """How many of some questions have a right answer among what could be found."""
        return sum(bool(self.questions[place].right & self.known) for place in places)


def searchers(known: Sequence[Entity]) -> Iterator[Searcher]:
    """Laqab, then the rivals that are installed, over the canonical names of some entities."""
    yield Laqab(index_of(known))
    names = [(entity.id, entity.names[0].text) for entity in known]
    for rival in RIVALS:
        try:
            yield rival(names)
        except ImportError:
            continue


def ask(data: Path, chosen: DataSet, *, is_open: bool) -> Asked:
    """Ask a set's questions to everyone."""
    known = indexed(entities(data, chosen), is_open=is_open)
    asked = questions(data, chosen)
    answers, resolved = {}, []
    for searcher in searchers(known):
        answers[searcher.name] = [searcher.search(question.text, LIMIT) for question in asked]
        if isinstance(searcher, Laqab):
            resolved = [searcher.resolved(question.text) for question in asked]
    return Asked(chosen.name, asked, frozenset(entity.id for entity in known), answers, resolved)


def is_right(question: Question, answer: list[Found], most: int = 1) -> bool:
    """Whether one of the first ``most`` is right."""
    return any(each.id in question.right for each in answer[:most])


def found_first(asked: Asked, answers: Answers, places: Sequence[int]) -> str:
    """R@1 / R@10."""
    hits = [sum(is_right(asked.questions[place], answers[place], most) for place in places) for most in (1, LIMIT)]
    return " / ".join(ratio(hit, len(places)) for hit in hits)


def sure_enough(asked: Asked, answers: Answers, places: Sequence[int]) -> str:
    """Recall at PRECISION."""
    given = [place for place in places if answers[place]]
    right = [is_right(asked.questions[place], answers[place]) for place in given]
    return recall_at_precision([answers[place][0].score for place in given], right, asked.answerable(places))


def side_by_side(
    title: str, every: Sequence[Asked], measure: Callable[[Asked, Answers, Sequence[int]], str], counted: str
) -> Table:
    """One measure of every searcher, a row for each set and bucket; ``counted`` is the heading of how many were asked."""
    names = (Laqab.name, *(rival.name for rival in RIVALS))
    rows = []
    for asked in every:
        for bucket, places in asked.buckets():
            cells = (
                measure(asked, asked.answers[name], places) if name in asked.answers else NOT_INSTALLED
                for name in names
            )
            rows.append((asked.name, bucket, str(asked.answerable(places)), *cells))
    return Table(title, ("set", "bucket", counted, *names), tuple(rows))


def decisions(every: Sequence[Asked]) -> Table:
    """What Laqab resolves by itself, by its own bar."""
    rows = []
    for asked in every:
        for bucket, places in asked.buckets():
            given = [place for place in places if asked.resolved[place] is not None]
            right = sum(asked.resolved[place] in asked.questions[place].right for place in given)
            shares = (ratio(right, asked.answerable(places)), ratio(len(given) - right, len(given)))
            rows.append((asked.name, bucket, str(len(places)), str(len(given)), *shares))
    title = "Open set: what Laqab resolves at the default profile"
    columns = ("set", "bucket", "asked", "resolved", "rightly, of the answerable", "wrong, of the resolved")
    return Table(title, columns, tuple(rows))


def run(data: Path) -> Iterator[Table]:
    """Closed, open, decisions."""
    need(data, (name for chosen in SETS for name in (chosen.entities, chosen.queries)))
    closed = [ask(data, chosen, is_open=False) for chosen in SETS]
    yield side_by_side("Every entity is there: R@1 / R@10", closed, found_first, "asked")
    half = [ask(data, chosen, is_open=True) for chosen in SETS]
    title = f"Open set, half of the entities left out: recall at a precision of {PRECISION}"
    yield side_by_side(title, half, sure_enough, "answerable")
    yield decisions(half)
