"""How often a bare name means the seat and not the unit that is named after it: two numbers of resolver/text/tables/decisions.tsv.

    python -m training.seats ../shared/data

Prints how likely some values of each make the right answers about the places of each country, closed and open: the mean of the natural
logarithm of the probability of what is right, the more the better. Homonyms that are equally right count, as in the protocol. The
numbers are chosen by hand, so that each country is served by what the other one says. Half a minute.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.protocol import SETS, DataSet, entities, index_of, indexed, questions
from resolver.index import Index
from resolver.index.plan import NameKeys
from resolver.matching import Matcher, Profile, default_profile
from resolver.matching.candidates import candidates_for
from resolver.matching.scored import Won, won_by_entity
from resolver.matching.seats import seats_first

ODDS = (1.0, 2.0, 4.0, 6.0, 8.0, 12.0, 20.0)
UNLISTED = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3)
LEAST = 1e-4
"""The probability that the right answer is given at the least, so that one question does not weigh more than hundreds."""


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """What entities win with a question before their standing counts, the names whose type it says, and the ids that are right."""

    won: Sequence[Won]
    said: frozenset[int]
    right: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A set, closed or open: its index and the contests of the questions that are not listed names."""

    name: str
    index: Index
    contests: Sequence[Contest]

    @classmethod
    def of(cls, data: Path, chosen: DataSet, *, is_open: bool) -> Part:
        matcher = Matcher(index_of(indexed(entities(data, chosen), is_open=is_open)), default_profile())
        contests = list(_contests(matcher, data, chosen))
        return cls(f"{chosen.name}, {'open' if is_open else 'closed'}", matcher.index, contests)

    def likelihood(self, profile: Profile) -> float:
        """The mean log probability of what is right."""
        return sum(math.log(max(LEAST, self._of_right(each, profile))) for each in self.contests) / len(self.contests)

    def _of_right(self, contest: Contest, profile: Profile) -> float:
        won = seats_first(self.index, profile, contest.won, contest.said)
        right = [each.share for each in won if self.index.entity_ids[each.entity] in contest.right]
        return sum(right) if right else 1.0 - sum(each.share for each in won)


def _contests(matcher: Matcher, data: Path, chosen: DataSet) -> Iterator[Contest]:
    index = matcher.index
    for question in questions(data, chosen):
        keys = NameKeys(question.text)
        if not matcher.listed_rows(keys):
            scored = matcher.scored(keys, candidates_for(index, keys))
            yield Contest(won_by_entity(index, scored), scored.of_said_type(), question.right)


def main(data: Path) -> None:
    """Measure and print."""
    parts = [Part.of(data, chosen, is_open=is_open) for chosen in SETS if chosen.has_types for is_open in (False, True)]
    kept = default_profile()
    table = Table("seat_odds", "unlisted_seat", *(part.name for part in parts))
    tried = [replace(kept, seat_odds=odds) for odds in ODDS] + [
        replace(kept, unlisted_seat=share) for share in UNLISTED
    ]
    for profile in tried:
        figures = [f"{part.likelihood(profile):.4f}" for part in parts]
        table.add_row(f"{profile.seat_odds:g}", f"{profile.unlisted_seat:g}", *figures)
    Console().print(table)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
