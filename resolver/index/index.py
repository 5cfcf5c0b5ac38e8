"""The index: what is asked of it, whether it was just built or is mapped from a file."""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from resolver.entity import Entity, Kind, MatchPolicy
from resolver.errors import CompiledIndexError
from resolver.gazetteer.record import entity_from_record
from resolver.index.arrays import read_arrays, write_arrays
from resolver.index.build import KINDS, POLICIES, Arrays, build_arrays, word_key
from resolver.index.plan import key_hash, plan_signature
from resolver.index.strings import Strings
from resolver.text.words import Word

Rows = npt.NDArray[np.int32]

MOST_POSTINGS = 60_000
"""How many postings one query reads at the most, the rarest grams first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexMeta:
    """What an index says about itself.

    ``fingerprint`` is the hash of the gazetteer it was built from, ``redirects`` and ``styles`` come along with it.
    """

    fingerprint: str
    plan: str
    redirects: Mapping[str, str]
    styles: Mapping[str, str]


class Index(Sequence[Entity]):
    """Entities and their names, by key. Immutable; rows number the entities by id and the names by entity."""

    def __init__(self, arrays: Arrays, meta: IndexMeta) -> None:
        self._arrays = arrays
        self.meta = meta
        self.entity_ids = self._strings("entity.id")
        self.canonicals = self._strings("entity.canonical")
        self.name_texts = self._strings("name.text")
        self.languages = list(self._strings("languages"))
        self.name_entity: Rows = arrays["name.entity"]
        self.kinds = tuple(Kind(kind) for kind in KINDS)

    @classmethod
    def of(
        cls, entities: Sequence[Entity], fingerprint: str, redirects: Mapping[str, str], styles: Mapping[str, str]
    ) -> Index:
        """Build an index over entities sorted by id."""
        meta = IndexMeta(fingerprint=fingerprint, plan=plan_signature(), redirects=redirects, styles=styles)
        return cls(build_arrays(entities), meta)

    @classmethod
    def open(cls, path: Path) -> Index:
        """Map a compiled index; CompiledIndexError where it is foreign, damaged or made by another plan of keys."""
        arrays, meta = read_arrays(path)
        try:
            found = IndexMeta(**meta)
        except TypeError:
            raise CompiledIndexError(str(path), "is damaged: its meta data is incomplete; build it again") from None
        if found.plan != plan_signature():
            reason = f"was built by plan {found.plan}, this version of Laqab uses {plan_signature()}: build it again"
            raise CompiledIndexError(str(path), reason)
        return cls(arrays, found)

    def write(self, path: Path) -> None:
        """Compile to a file, whole or not at all; OSError where it cannot be written."""
        meta = {
            "fingerprint": self.meta.fingerprint,
            "plan": self.meta.plan,
            "redirects": dict(self.meta.redirects),
            "styles": dict(self.meta.styles),
        }
        write_arrays(path, self._arrays, meta)

    def _strings(self, name: str) -> Strings:
        return Strings(self._arrays[f"{name}.bytes"], self._arrays[f"{name}.offsets"])

    # Entities -----------------------------------------------------------------------------------------------------

    @cached_property
    def _records(self) -> Strings:
        return self._strings("entity.record")

    def entity(self, row: int) -> Entity:
        """Decode the entity of a row."""
        return entity_from_record(json.loads(self._records[row]))

    def __len__(self) -> int:
        return len(self.entity_ids)

    @overload
    def __getitem__(self, row: int) -> Entity: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[Entity, ...]: ...
    def __getitem__(self, row: int | slice) -> Entity | tuple[Entity, ...]:
        rows = range(len(self))[row]
        return self.entity(rows) if isinstance(rows, int) else tuple(map(self.entity, rows))

    def entity_row(self, entity_id: str) -> int | None:
        """The row of an id, None where there is no such id."""
        row = bisect_left(self.entity_ids, entity_id)
        return row if row < len(self.entity_ids) and self.entity_ids[row] == entity_id else None

    def entity_kind(self, row: int) -> Kind:
        return self.kinds[self._arrays["entity.kind"][row]]

    def entity_countries(self, row: int) -> frozenset[str]:
        return frozenset(self._countries[row].split())

    @cached_property
    def _countries(self) -> Strings:
        return self._strings("entity.countries")

    # Names --------------------------------------------------------------------------------------------------------

    def name_language(self, row: int) -> str:
        return self.languages[self._arrays["name.language"][row]]

    def name_policy(self, row: int) -> MatchPolicy:
        return POLICIES[self._arrays["name.policy"][row]]

    def name_case_exact(self, row: int) -> bool:
        return bool(self._arrays["name.case_exact"][row])

    def name_lives(self, row: int, day: date) -> bool:
        """Whether the name may have been in use on a day."""
        return bool(self._arrays["name.since"][row] <= day.toordinal() <= self._arrays["name.until"][row])

    # Look-up ------------------------------------------------------------------------------------------------------

    def _find(self, table: str, key: str) -> Rows:
        wanted = np.uint64(key_hash(key))
        hashes = self._arrays[f"{table}.hash"]
        start = int(hashes.searchsorted(wanted))
        end = start
        while end < len(hashes) and hashes[end] == wanted:
            end += 1
        rows: Rows = self._arrays[f"{table}.row"][start:end]
        return rows

    def folded(self, key: str) -> Rows:
        """Rows of the names with this folded key, ascending; empty for an empty key."""
        return self._find("folded", key)

    def skeleton(self, key: str) -> Rows:
        """Rows of the names with this skeleton, ascending; empty for an empty key."""
        return self._find("skeleton", key)

    def prefix(self, folded: str) -> Iterator[int]:
        """Rows of the names whose folded form begins with ``folded``, in the order of the folded forms."""
        strings, rows = self._strings("prefix.folded"), self._arrays["prefix.row"]
        for place in range(bisect_left(strings, folded), len(strings)):
            if not strings[place].startswith(folded):
                return
            yield int(rows[place])

    def folded_names(self) -> tuple[Strings, Rows]:
        """All folded names in their order, and the name row of each."""
        return self._strings("prefix.folded"), self._arrays["prefix.row"]

    # Words --------------------------------------------------------------------------------------------------------

    @cached_property
    def word_latin(self) -> Strings:
        return self._strings("word.latin")

    @cached_property
    def concepts(self) -> list[str]:
        return list(self._strings("concepts"))

    def word_row(self, word: Word) -> int | None:
        """The row of a word in the vocabulary, None where no name has it."""
        rows = self._find("word", word_key(word))
        return int(rows[0]) if len(rows) else None

    def words(self, name_rows: Rows) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.int32]]:
        """(where each name's words begin, the word rows of all of them one after another)."""
        offsets, values = self._arrays["words.offsets"], self._arrays["words.values"]
        parts = [values[offsets[row] : offsets[row + 1]] for row in name_rows]
        starts = np.zeros(len(parts), dtype=np.intp)
        np.cumsum([len(part) for part in parts[:-1]], out=starts[1:])
        return starts, np.concatenate(parts)

    def word_columns(self, word_rows: Rows) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
        """(class, concept, frequency) of words, by row."""
        return tuple(self._arrays[f"word.{column}"][word_rows] for column in ("class", "concept", "frequency"))  # type: ignore[return-value]

    # Candidates ---------------------------------------------------------------------------------------------------

    def candidates(self, grams: frozenset[str], most: int) -> Rows:
        """Rows of the ``most`` names that share the most telling grams with a query, likeliest first."""
        hashes, offsets, rows = (self._arrays[f"gram.{part}"] for part in ("hash", "offsets", "rows"))
        wanted = np.sort(np.fromiter(map(key_hash, grams), dtype=np.uint64, count=len(grams)))
        places = hashes.searchsorted(wanted)
        places = places[places < len(hashes)]
        places = places[np.isin(hashes[places], wanted)]
        if not len(places):
            return np.empty(0, dtype=np.int32)
        counts = offsets[places + 1] - offsets[places]
        rarest = np.argsort(counts, kind="stable")
        enough = int(np.searchsorted(np.cumsum(counts[rarest]), MOST_POSTINGS)) + 1
        chosen = rarest[:enough]
        total = len(self.name_entity)
        parts = [rows[offsets[place] : offsets[place + 1]] for place in places[chosen]]
        weights = np.repeat([math.log((total + 1) / count) + 0.1 for count in counts[chosen]], counts[chosen])
        met, inverse = np.unique(np.concatenate(parts), return_inverse=True)
        overlap = np.bincount(inverse, weights=weights**2)
        overlap /= np.sqrt(self._arrays["gram.size"][met] + 4.0)
        best = np.argsort(-overlap, kind="stable")[:most]
        return met[best]
