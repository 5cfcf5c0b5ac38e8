"""The index: what is asked of it, whether it was just built or is mapped from a file."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import overload

import numpy as np
import numpy.typing as npt

from resolver.entity import TYPE_NAMES, Entity, Kind, MatchPolicy
from resolver.errors import CompiledIndexError
from resolver.gazetteer.record import entity_from_record
from resolver.index.arrays import read_arrays, write_arrays
from resolver.index.build import KINDS, POLICIES, Arrays, build_arrays
from resolver.index.plan import key_hash, plan_signature
from resolver.index.runs import first_of_run
from resolver.index.strings import PlainStrings, Strings
from resolver.index.vocabulary import NO_WORD, Vocabulary
from resolver.text.information import Floats

Rows = npt.NDArray[np.int32]

MOST_POSTINGS = 24_000
"""About how many postings one query reads at the most, the rarest grams first."""

WEIGHT_BITS, WEIGHT_UNIT = 24, 256
"""How the weight of a gram is written as a number beside a row."""

COUNTED_NAMES = 200_000
"""How many names there may be for a sum to be kept for each of them."""

LEAST_OVERLAP = 0.25
"""What a candidate shares with the query at the least, as a share of what the best one does."""


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
        # What is read one number at a time: that costs a third of reading it from the array.
        self._cells = {name: array.data for name, array in arrays.items()}
        self.meta = meta
        self.entity_ids = self._strings("entity.id")
        self.canonicals = self._strings("entity.canonical")
        self.name_texts = self._strings("name.text")
        self.languages = list(self._strings("languages"))
        self.name_entity: Rows = arrays["name.entity"]
        self.kinds = tuple(Kind(kind) for kind in KINDS)
        self._posting = lru_cache(maxsize=65_536)(self._find_posting)

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
        return Strings(*self._string_arrays(name))

    def _string_arrays(self, name: str) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
        return self._arrays[f"{name}.bytes"], self._arrays[f"{name}.offsets"]

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
        return self.kinds[self._cells["entity.kind"][row]]

    def entity_kinds(self, rows: Rows) -> npt.NDArray[np.uint8]:
        """Places in ``kinds`` of the kinds of some entities."""
        kinds: npt.NDArray[np.uint8] = self._arrays["entity.kind"][rows]
        return kinds

    def entity_type(self, row: int) -> str:
        """The type of an entity, empty where it has none."""
        return TYPE_NAMES[self._cells["entity.type"][row]]

    def entity_types(self, rows: Rows) -> npt.NDArray[np.uint8]:
        """Places in ``TYPE_NAMES`` of the types of some entities."""
        types: npt.NDArray[np.uint8] = self._arrays["entity.type"][rows]
        return types

    def entity_countries(self, row: int) -> frozenset[str]:
        return frozenset(self._countries[row].split())

    @cached_property
    def _countries(self) -> Strings:
        return self._strings("entity.countries")

    def related(self, row: int) -> list[int]:
        """The entities that one stands in a relation to, and those that stand in one to it unless they are many."""
        begin, end = self._cells["related.offsets"][row : row + 2]
        rows: list[int] = self._cells["related.rows"][begin:end].tolist()
        return rows

    # Names --------------------------------------------------------------------------------------------------------

    def entity_of(self, row: int) -> int:
        """The row of the entity that has a name."""
        entity: int = self._cells["name.entity"][row]
        return entity

    def name_language(self, row: int) -> str:
        return self.languages[self._cells["name.language"][row]]

    def name_policy(self, row: int) -> MatchPolicy:
        return POLICIES[self._cells["name.policy"][row]]

    def name_case_exact(self, row: int) -> bool:
        return bool(self._cells["name.case_exact"][row])

    @cached_property
    def name_folded(self) -> Strings:
        """Each name, folded."""
        return self._strings("name.folded")

    @cached_property
    def name_letters(self) -> Strings:
        """Each name in plain Latin letters, written as one word."""
        return PlainStrings(*self._string_arrays("name.letters"))

    @cached_property
    def name_sounds(self) -> Strings:
        """Each name's skeleton."""
        return PlainStrings(*self._string_arrays("name.sounds"))

    def names_by_likeness(self, rows: Rows) -> npt.NDArray[np.bool_]:
        """Whether likeness to each of some names can count: not to short acronyms, nor where case must agree or it is refused."""
        likeness: npt.NDArray[np.bool_] = self._arrays["name.by_likeness"][rows]
        return likeness

    def name_articles(self, rows: Rows) -> npt.NDArray[np.uint8]:
        """How many articles some names have."""
        articles: npt.NDArray[np.uint8] = self._arrays["name.articles"][rows]
        return articles

    def name_lives(self, row: int, day: date) -> bool:
        """Whether the name may have been in use on a day."""
        return bool(self._cells["name.since"][row] <= day.toordinal() <= self._cells["name.until"][row])

    # Look-up ------------------------------------------------------------------------------------------------------

    def _find(self, table: str, key: str) -> list[int]:
        wanted, hashes = key_hash(key), self._cells[f"{table}.hash"]
        start = end = bisect_left(hashes, wanted)
        while end < len(hashes) and hashes[end] == wanted:
            end += 1
        rows: list[int] = self._cells[f"{table}.row"][start:end].tolist()
        return rows

    def folded(self, key: str) -> list[int]:
        """Rows of the names with this folded key, ascending; empty for an empty key."""
        return self._find("folded", key)

    def bare(self, key: str) -> list[int]:
        """Rows of the names with these words but for articles, ascending; empty for an empty key."""
        return self._find("bare", key)

    def skeleton(self, key: str) -> list[int]:
        """Rows of the names with this skeleton, ascending; empty for an empty key."""
        return self._find("skeleton", key)

    def letters(self, key: str) -> list[int]:
        """Rows of the names that are this in Latin letters written as one word, ascending; empty for an empty key."""
        return self._find("letters", key)

    def prefix(self, folded: str) -> Iterator[int]:
        """Rows of the names whose folded form begins with ``folded``, in the order of the folded forms."""
        ordered = self._arrays["folded.order"]
        for place in range(bisect_left(ordered, folded, key=self.name_folded.__getitem__), len(ordered)):
            row = int(ordered[place])
            if not self.name_folded[row].startswith(folded):
                return
            yield row

    # Words --------------------------------------------------------------------------------------------------------

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self._arrays)

    def sound_frequency(self, sound: str) -> int:
        """How many entities have a word of this skeleton."""
        counts = self._find("sound", sound)
        return counts[0] if counts else 0

    def word_rows(self, name_row: int) -> list[int]:
        """The vocabulary rows of the words of one name, in their order."""
        begin, end = self._cells["words.offsets"][name_row : name_row + 2]
        rows: list[int] = self._cells["words.values"][begin:end].tolist()
        return rows

    def name_scripts(self, name_rows: Rows) -> npt.NDArray[np.uint8]:
        """The scripts of the first words of some names that have words, by code."""
        firsts = self._arrays["words.values"][self._arrays["words.offsets"][name_rows]]
        scripts: npt.NDArray[np.uint8] = self.vocabulary.script[firsts]
        return scripts

    def words(self, name_rows: Rows, most: int) -> npt.NDArray[np.int32]:
        """The vocabulary rows of the words of some names, in their order, up to ``most`` of each: shape ``(names, words)``.

        Padded with NO_WORD.
        """
        offsets, values = self._arrays["words.offsets"], self._arrays["words.values"]
        starts, ends = offsets[name_rows], offsets[name_rows + 1]
        longest = min(int((ends - starts).max(initial=0)), most)
        places = starts[:, None] + np.arange(longest)
        return np.where(places < ends[:, None], values.take(places, mode="clip"), NO_WORD)

    # Candidates ---------------------------------------------------------------------------------------------------

    def candidates(self, grams: frozenset[str], most: int) -> tuple[Rows, Floats]:
        """(rows, overlap) of at most ``most`` names that share the most telling grams with a query, by row.

        A gram weighs more the fewer names have it. The overlap of the best is 1; names that share much less are left out.
        """
        postings = self._postings(grams)
        if not postings:
            return np.empty(0, dtype=np.int32), np.empty(0)
        counts = [len(rows) for rows in postings]
        weights = np.log((len(self.name_entity) + 1) / np.array(counts) + 0.1) ** 2
        names, overlap = self._sums(postings, counts, weights)
        best = overlap.max()
        near = (overlap >= LEAST_OVERLAP * best).nonzero()[0]
        names, overlap = near if names is None else names[near], overlap[near] / best
        if len(names) > most:
            kept = np.sort(np.argpartition(-overlap, most)[:most])
            names, overlap = names[kept], overlap[kept]
        return names.astype(np.int32), overlap

    def _postings(self, grams: frozenset[str]) -> list[Rows]:
        """The rows of the names that have each of some grams, the rarest first, as many as are read."""
        rows, left = self._arrays["gram.rows"], MOST_POSTINGS
        postings: list[Rows] = []
        for count, begin, end in sorted(map(self._posting, grams)):
            if left <= 0:
                break
            if count:
                left -= count
                postings.append(rows[begin:end])
        return postings

    def _find_posting(self, gram: str) -> tuple[int, int, int]:
        """(how many names have a gram, where their rows begin and end)."""
        hashes, offsets, wanted = self._cells["gram.hash"], self._cells["gram.offsets"], key_hash(gram)
        place = bisect_left(hashes, wanted)
        if place == len(hashes) or hashes[place] != wanted:
            return 0, 0, 0
        begin, end = offsets[place], offsets[place + 1]
        return end - begin, begin, end

    def _sums(
        self, postings: Sequence[Rows], counts: Sequence[int], weights: Floats
    ) -> tuple[npt.NDArray[np.integer] | None, Floats]:
        """(the distinct rows in their order, None for every name; the sum of the weights of each, as a share of its grams).

        ``weights``: one for each list of rows. Where names are few a sum is kept for each of them; where they are many that would
        cost more than sorting.
        """
        share = self._arrays["gram.share"]
        if len(share) <= COUNTED_NAMES:
            counted = np.bincount(np.concatenate(postings), weights.repeat(counts), len(share))
            sums: Floats = counted.astype(float, copy=False)
            sums *= share
            return None, sums
        # One sort of row and weight in one number brings those of a row together; in place, for these are the largest arrays of a query.
        packed = np.concatenate(postings, dtype=np.int64)
        packed <<= WEIGHT_BITS
        packed += (WEIGHT_UNIT * weights).astype(np.int64).repeat(counts)
        packed.sort()
        met = packed >> WEIGHT_BITS
        starts = first_of_run(met).nonzero()[0]
        names = met[starts]
        packed &= (1 << WEIGHT_BITS) - 1
        return names, np.add.reduceat(packed, starts) * share[names]
