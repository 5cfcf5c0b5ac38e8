"""A gazetteer of the size that is to come loads in moments."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

from resolver.gazetteer import load_gazetteer

SYLLABLES = ("ba", "da", "ka", "la", "ma", "na", "ra", "sa", "ta", "wa", "za", "ha")
ENTRY = """\
- id: {id}
  kind: place
  type: town
  country: IQ
  part_of: {other}
  gloss:
    en: A town.
  names:
    en:
      - {name} One
      - {{name: {name} Two, tags: [former], until: 2014-10}}
      - {{name: {name} Three, match: context}}
    tr:
      - {name} Bir
      - {name} İki
    fr:
      - {name} Un
      - {name} Deux
"""


def test_two_thousand_entities_load_in_seconds(tmp_path: Path) -> None:
    """2,500 entities with 17,500 names take less than five seconds."""
    names = ["".join(parts) for parts in itertools.islice(itertools.product(SYLLABLES, repeat=4), 2_500)]
    entries = [
        ENTRY.format(id=f"e{number:04}", other=f"e{(number + 1) % 2_500:04}", name=name)
        for number, name in enumerate(names)
    ]
    for start in range(0, 2_500, 100):
        (tmp_path / f"{start:04}.yaml").write_text("".join(entries[start : start + 100]), encoding="utf-8")
    begun = time.perf_counter()
    gazetteer = load_gazetteer(tmp_path)
    assert time.perf_counter() - begun < 5
    assert sum(len(entity.names) for entity in gazetteer.entities) == 17_500
