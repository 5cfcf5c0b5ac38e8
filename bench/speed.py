"""The gazetteer of the package: how fast a column is resolved, how long one name takes, how soon a process is ready."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.measures import TIMES, Times
from bench.report import Table
from resolver import Resolver
from resolver.entity import MatchPolicy
from resolver.language import Script, main_script
from resolver.text.fold import fold

SEED = 20261126
COLUMN = 200_000
ASKED = 1_500
SHORTEST = 5
"""Letters of the shortest name that is misspelt."""

RUNS = 7
ROOT = Path(__file__).parent.parent

READY = """
import json, time
began = time.perf_counter()
from resolver import Resolver
imported = time.perf_counter()
resolver = Resolver.load()
loaded = time.perf_counter()
from bench.machine import resident
opened = resident()
for name in json.loads(input()):
    resolver.resolve(name)
print(json.dumps([1e3 * (imported - began), 1e3 * (loaded - imported), opened, resident()]))
"""

COMMANDS = (("--version",), ("resolve", "Daesh"), ("resolve", "Kataeb Hizbollahh"))


def listed_names(resolver: Resolver) -> list[str]:
    """The names of a gazetteer that stand on their own, each once."""
    names = (name for entity in resolver.entities for name in entity.names)
    return list(dict.fromkeys(name.text for name in names if name.match is MatchPolicy.STRONG and not name.case_exact))


def misspelt(names: Iterable[str], chance: random.Random) -> Iterator[str]:
    """Names with one letter left out or written twice, none of which folds to a name that is listed."""
    every = list(names)
    listed = {fold(name) for name in every}
    for name in every:
        place = chance.randrange(len(name))
        wrong = name[:place] + (name[place + 1 :] if chance.random() < 0.5 else name[place] + name[place:])
        if len(fold(name)) >= SHORTEST and fold(wrong) not in listed:
            yield wrong


def column_row(what: str, resolver: Resolver, column: Sequence[str]) -> tuple[str, ...]:
    """How many names of a column are resolved a second."""
    began, spent = time.perf_counter(), time.thread_time()
    answers = resolver.resolve_many(column)
    processor, clock = time.thread_time() - spent, time.perf_counter() - began
    resolved = sum(answer.id is not None for answer in answers) / len(column)
    speeds = (f"{len(column) / clock:,.0f}", f"{len(column) / processor:,.0f}")
    return what, f"{len(column):,}", f"{len(set(column)):,}", f"{resolved:.3f}", *speeds


def columns(resolver: Resolver, names: Sequence[str], chance: random.Random) -> Table:
    """Exact and folded hits through ``resolve_many``."""
    shouted = [name.upper() if fold(name.upper()) == fold(name) else name for name in names]
    drawn = chance.choices([*names, *shouted], k=COLUMN)
    rows = (
        column_row("drawn with repetition, half in capitals", resolver, drawn),
        column_row("each listed name once", resolver, names),
        column_row("each listed name once, in capitals", resolver, list(dict.fromkeys(shouted))),
    )
    heads = ("column", "names", "distinct", "resolved", "names a second", "names a second, processor")
    return Table("Exact and folded hits through resolve_many, one thread", heads, rows)


def one_at_a_time(resolver: Resolver, samples: dict[str, list[str]]) -> Table:
    """What one name takes."""
    rows = tuple((what, str(len(names)), *Times.of(resolver.resolve, names).cells()) for what, names in samples.items())
    return Table("One name at a time", ("names", "asked", *TIMES), rows)


def process(*command: str, told: str = "") -> tuple[float, str]:
    """(milliseconds that a process took from start to end, what it printed)."""
    began = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, *command], input=told, capture_output=True, encoding="utf-8", cwd=ROOT, check=False
    )
    return 1e3 * (time.perf_counter() - began), ran.stdout


def processes(names: Sequence[str]) -> Table:
    """What a fresh process needs, the median of some."""
    told = [json.loads(process("-c", READY, told=json.dumps(names))[1]) for _ in range(RUNS)]
    imported, loaded, opened, asked = (statistics.median(column) for column in zip(*told, strict=True))
    rows = [
        ("import resolver", f"{imported:.0f} ms"),
        ("Resolver.load()", f"{loaded:.0f} ms"),
        ("resident after loading", f"{opened:.0f} MB"),
        (f"resident after {len(names)} misspelt names", f"{asked:.0f} MB"),
    ]
    for words in COMMANDS:
        taken = statistics.median(process("-m", "resolver", *words)[0] for _ in range(RUNS))
        rows.append((f"laqab {' '.join(words)}, from start to end", f"{taken:.0f} ms"))
    bare = statistics.median(process("-c", "pass")[0] for _ in range(RUNS))
    rows.append(("Python that does nothing, from start to end", f"{bare:.0f} ms"))
    return Table(f"A process of its own, median of {RUNS}", ("what", "measured"), tuple(rows))


def run(_data: Path) -> Iterator[Table]:
    """Columns, names, processes."""
    chance = random.Random(SEED)
    resolver = Resolver.load()
    names = listed_names(resolver)
    wrong = list(misspelt(names, chance))
    chance.shuffle(wrong)
    latin = [name for name in wrong if main_script(name) is Script.LATIN][:ASKED]
    foreign = [name for name in wrong if main_script(name) is not Script.LATIN][:ASKED]
    yield columns(resolver, names, chance)
    yield one_at_a_time(resolver, {"misspelt, Latin script": latin, "misspelt, other scripts": foreign})
    note = f"The gazetteer: {len(resolver):,} entities, `{resolver.signature}`."
    ready = processes([*latin[:250], *foreign[:250]])
    yield Table(ready.title, ready.columns, ready.rows, (note,))
