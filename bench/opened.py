"""Open a compiled index in a process of its own and ask it names.

    python -m bench.opened < {"index": path, "names": [name, …]}

On one thread. Writes one JSON object: seconds to open, megabytes resident before, after opening and after the questions, the
milliseconds that each took, asked with a limit of ten; then, asked once more, what was found, with ids that share the first place.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.machine import resident
from bench.measures import Times
from bench.searcher import Found, Laqab
from resolver.index import Index

LIMIT = 10
MANY = 100
"""How many are asked for where a tie is to be seen."""

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Opened:
    """What the process tells."""

    open_seconds: float
    resident_before: float
    resident_opened: float
    resident_asked: float
    times: Times
    answers: list[list[Found]]


def in_own_process(index: Path, names: Sequence[str]) -> Opened:
    """Start the process, wait for it, read what it tells."""
    question = json.dumps({"index": str(index), "names": list(names)})
    command = [sys.executable, "-m", "bench.opened"]
    ran = subprocess.run(command, input=question, capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    told = json.loads(ran.stdout)
    told["times"] = Times(**{which: tuple(times) for which, times in told["times"].items()})
    told["answers"] = [[Found(*each) for each in answer] for answer in told["answers"]]
    return Opened(**told)


def measure(index: Path, names: Sequence[str]) -> Opened:
    """Measure in this process, which should have done nothing before."""
    before, began = resident(), time.perf_counter()
    laqab = Laqab(Index.open(index))
    seconds, opened = time.perf_counter() - began, resident()
    times = Times.of(lambda name: laqab.search(name, LIMIT), names)
    asked = resident()
    return Opened(seconds, before, opened, asked, times, [laqab.search(name, MANY) for name in names])


def main() -> None:
    """Read, measure, write."""
    question = json.load(sys.stdin)
    print(json.dumps(asdict(measure(Path(question["index"]), question["names"]))))


if __name__ == "__main__":
    main()
