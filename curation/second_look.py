"""Draw names of the gazetteer at random, for somebody who did not write them to check.

    python -m curation.second_look 1000 > sample.tsv

Every name of every entity is equally likely; the draw depends on the names and the seed alone.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from resolver.gazetteer import load_gazetteer

GAZETTEER = Path(__file__).parent.parent / "aliases"
SEED = "2026-11-25"


def sample(count: int, seed: str = SEED) -> list[tuple[str, str, str]]:
    """``count`` names, as (entity, language tag, name), in the order of the gazetteer."""
    names = [
        (entity.id, name.language.text, name.text)
        for entity in load_gazetteer(GAZETTEER).entities
        for name in entity.names
    ]
    drawn = sorted(names, key=lambda row: hashlib.sha256("\t".join((seed, *row)).encode()).digest())[:count]
    return sorted(drawn)


def main() -> None:
    """Print the sample, a name a line."""
    for row in sample(int(sys.argv[1])):
        print("\t".join(row))  # noqa: T201 the sample is what is asked for


if __name__ == "__main__":
    main()
