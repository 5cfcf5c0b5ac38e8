"""Measure, print, and write RESULTS.md.

python -m bench ../shared/data                     everything: about an hour
python -m bench ../shared/data quality speed       only these; the results of the others stay as they are
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

from rich.console import Console

from bench.machine import description
from bench.report import MissingError, Table, section, show, write

BENCHMARKS: Mapping[str, str] = {
    "quality": "bench.quality",
    "calibration": "bench.calibration",
    "singles": "bench.singles",
    "pairs": "bench.pairs",
    "geonames": "bench.geonames_scale",
    "speed": "bench.speed",
}
"""What can be measured, and the module whose ``run`` does: imported when it is its turn, since each needs packages of its own."""

OURS = frozenset({"bench", "resolver", "training"})
"""Packages whose modules are there: an import of theirs that fails is a mistake, nothing to skip."""

Run = Callable[[Path], Iterator[Table]]


def measure(console: Console, module: str, data: Path) -> tuple[list[Table], str]:
    """Run a benchmark and show its tables as they come: (the tables, why the rest was skipped or "")."""
    tables: list[Table] = []
    skipped = ""
    try:
        run: Run = import_module(module).run
        for table in run(data):
            show(console, table)
            tables.append(table)
    except MissingError as missing:
        skipped = str(missing)
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.split(".")[0] in OURS:
            raise
        skipped = f"{missing.name} is not installed"
    if skipped:
        console.print(f"skipped: {skipped}\n")
    return tables, skipped


def main() -> None:
    """Run what was asked for; what was finished is written even if the next is interrupted."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path, help="the folder of the development data; what it lacks is skipped")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(BENCHMARKS)}; none: all")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {', '.join(unknown)}: there are {', '.join(BENCHMARKS)}")
    console = Console(width=None if Console().is_terminal else 200)
    for name in asked.names or BENCHMARKS:
        console.rule(name)
        tables, skipped = measure(console, BENCHMARKS[name], asked.data)
        write(name, section(tables, skipped, description()), BENCHMARKS, keep_older=not tables)


if __name__ == "__main__":
    main()
