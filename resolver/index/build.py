"""Entities → the arrays of an index."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from resolver.entity import TYPE_NAMES, Entity, MatchPolicy, Name, NameTag
from resolver.gazetteer.record import entity_record
from resolver.index.plan import NameKeys, key_hash
from resolver.index.strings import Strings
from resolver.index.vocabulary import Vocabulary
from resolver.text.skeleton import word_skeleton
from resolver.text.words import Word

Arrays = dict[str, npt.NDArray[Any]]

KINDS = ("place", "organisation", "person", "event", "term")
POLICIES = (MatchPolicy.STRONG, MatchPolicy.CONTEXT, MatchPolicy.NEVER)
EARLIEST, LATEST = 0, 4_000_000
"""Proleptic ordinals of days that stand for an open beginning and an open end."""

MOST_POSTINGS_SHARE = 0.2
"""A gram that more than this share of the names has is left out: it tells too little to be worth its postings."""

MOST_INCOMING = 40
"""An entity that more than these point to (a country, a large city) is told by none of them."""

FEWEST_GRAMS = np.float32(4.0)
"""What is added to the grams of a name, so that a short name is not met by chance."""

LONGEST_ACRONYM = 5
"""Letters of the longest acronym in capitals that must be met in full."""

FEW_NAMES = 500
"""Below this many names no gram is left out."""


def build_arrays(entities: Sequence[Entity]) -> Arrays:
    """The arrays of an index over ``entities``, which must be sorted by id; the same entities give the same arrays."""
    names = [(row, name) for row, entity in enumerate(entities) for name in entity.names]
    keys = [NameKeys(name.text) for _, name in names]
    languages = sorted({name.language.text for _, name in names})
    arrays: Arrays = {}
    arrays |= _entity_arrays(entities)
    arrays |= _relation_arrays(entities)
    arrays |= _name_arrays(names, languages)
    arrays |= Strings.of(languages).arrays("languages")
    arrays |= _hash_table("folded", ((key_hash(key.folded), row) for row, key in enumerate(keys) if key.folded))
    arrays |= _hash_table("bare", ((key_hash(key.bare), row) for row, key in enumerate(keys) if key.bare))
    arrays |= _hash_table("skeleton", ((key_hash(key.skeleton), row) for row, key in enumerate(keys) if key.skeleton))
    arrays |= _hash_table("letters", ((key_hash(key.joined), row) for row, key in enumerate(keys) if key.joined))
    arrays |= _folded_arrays(keys)
    arrays |= _word_arrays(names, keys)
    arrays |= _gram_arrays(keys)
    arrays |= Strings.of(key.joined for key in keys).arrays("name.letters")
    arrays |= Strings.of(key.skeleton for key in keys).arrays("name.sounds")
    arrays["name.articles"] = np.array([min(key.articles, 255) for key in keys], dtype=np.uint8)
    return arrays


def _entity_arrays(entities: Sequence[Entity]) -> Arrays:
    records = (json.dumps(entity_record(entity), ensure_ascii=False, separators=(",", ":")) for entity in entities)
    return {
        **Strings.of(entity.id for entity in entities).arrays("entity.id"),
        **Strings.of(records).arrays("entity.record"),
        **Strings.of(entity.canonical() for entity in entities).arrays("entity.canonical"),
        **Strings.of(" ".join(entity.countries) for entity in entities).arrays("entity.countries"),
        "entity.type": np.array([TYPE_NAMES.index(entity.type) for entity in entities], dtype=np.uint8),
        "entity.kind": np.array([KINDS.index(entity.kind) for entity in entities], dtype=np.uint8),
    }


def _relation_arrays(entities: Sequence[Entity]) -> Arrays:
    """Which entities each stands in a relation to, and which others stand in one to it unless they are many."""
    row_of = {entity.id: row for row, entity in enumerate(entities)}
    outgoing = [[row_of[target] for target in entity.related() if target in row_of] for entity in entities]
    incoming: list[list[int]] = [[] for _ in entities]
    for row, targets in enumerate(outgoing):
        for target in targets:
            incoming[target].append(row)
    offsets, values = _rows_of(
        sorted({*own, *(others if len(others) <= MOST_INCOMING else ())})
        for own, others in zip(outgoing, incoming, strict=True)
    )
    return {"related.offsets": offsets, "related.rows": values}


def _name_arrays(names: Sequence[tuple[int, Name]], languages: Sequence[str]) -> Arrays:
    language_row = {language: row for row, language in enumerate(languages)}

    def column(dtype: type[np.generic], value: Callable[[int, Name], int]) -> npt.NDArray[Any]:
        return np.fromiter((value(row, name) for row, name in names), dtype=dtype, count=len(names))

    return {
        **Strings.of(name.text for _, name in names).arrays("name.text"),
        "name.entity": column(np.int32, lambda row, _: row),
        "name.language": column(np.uint16, lambda _, name: language_row[name.language.text]),
        "name.policy": column(np.uint8, lambda _, name: POLICIES.index(name.match)),
        "name.case_exact": column(np.uint8, lambda _, name: int(name.case_exact)),
        "name.by_likeness": column(np.bool_, lambda _, name: _counts_by_likeness(name)),
        "name.since": column(
            np.int32, lambda _, name: name.life.since.earliest.toordinal() if name.life.since else EARLIEST
        ),
        "name.until": column(
            np.int32, lambda _, name: name.life.until.latest.toordinal() if name.life.until else LATEST
        ),
    }


def _counts_by_likeness(name: Name) -> bool:
    """Whether likeness to a name can count.

    Not where it is to be refused, must be met in its case, or is a short acronym: one letter more or less makes another one.
    """
    is_short = name.text.isupper() and len(name.text.replace(".", "")) <= LONGEST_ACRONYM
    is_acronym = NameTag.ACRONYM in name.tags and is_short
    return name.match is not MatchPolicy.NEVER and not name.case_exact and not is_acronym


def _hash_table(table: str, pairs: Iterable[tuple[int, int]]) -> Arrays:
    """Key hash → name rows: two columns, sorted by hash, then by row."""
    ordered = sorted(pairs)
    return {
        f"{table}.hash": np.array([key for key, _ in ordered], dtype=np.uint64),
        f"{table}.row": np.array([row for _, row in ordered], dtype=np.int32),
    }


def _folded_arrays(keys: Sequence[NameKeys]) -> Arrays:
    """The folded names, and the rows of those that are not empty in the order of the folded names."""
    ordered = sorted((key.folded, row) for row, key in enumerate(keys) if key.folded)
    return {
        **Strings.of(key.folded for key in keys).arrays("name.folded"),
        "folded.order": np.array([row for _, row in ordered], dtype=np.int32),
    }


def _rows_of(lists: Iterable[Iterable[int]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
    """(offsets, values) of lists of row numbers, one after another."""
    offsets, values = array("q", [0]), array("i")
    for rows in lists:
        values.extend(rows)
        offsets.append(len(values))
    return np.frombuffer(offsets, dtype=np.int64), np.frombuffer(values, dtype=np.int32)


def _word_arrays(names: Sequence[tuple[int, Name]], keys: Sequence[NameKeys]) -> Arrays:
    """The vocabulary, and which words each name has, in their order."""
    rows: dict[Word, int] = {}
    lists = [[rows.setdefault(word, len(rows)) for word in key.words] for key in keys]
    offsets, values = _rows_of(lists)
    sounds: dict[str, int] = {}
    sound_of_word = np.array([sounds.setdefault(word_skeleton(word), len(sounds)) for word in rows], dtype=np.int64)
    entity_of_value = np.repeat(np.array([entity for entity, _ in names], dtype=np.int64), np.diff(offsets))
    frequency = _entities_with(values, entity_of_value, len(rows))
    sound_frequency = _entities_with(sound_of_word[values], entity_of_value, len(sounds))
    vocabulary = Vocabulary.of(list(rows), frequency.tolist(), sound_frequency[sound_of_word].tolist())
    return {
        "words.offsets": offsets,
        "words.values": values,
        **vocabulary.columns,
        **_hash_table("sound", ((key_hash(sound), int(sound_frequency[row])) for sound, row in sounds.items())),
    }


def _entities_with(values: npt.NDArray[Any], entities: npt.NDArray[Any], count: int) -> npt.NDArray[np.int64]:
    """How many entities have each of ``count`` values."""
    pairs = np.unique(values.astype(np.int64) << 32 | entities)
    return np.bincount(pairs >> 32, minlength=count)


def _gram_arrays(keys: Sequence[NameKeys]) -> Arrays:
    postings: dict[str, array[int]] = {}
    sizes = np.zeros(len(keys), dtype=np.float32)
    for row, key in enumerate(keys):
        grams = key.grams()
        sizes[row] = len(grams)
        for gram in grams:
            postings.setdefault(gram, array("i")).append(row)
    most = max(FEW_NAMES, int(MOST_POSTINGS_SHARE * len(keys)))
    kept: Mapping[str, array[int]] = {gram: rows for gram, rows in postings.items() if len(rows) <= most}
    ordered = sorted((key_hash(gram), gram) for gram in kept)
    offsets, values = _rows_of(kept[gram] for _, gram in ordered)
    return {
        "gram.hash": np.array([key for key, _ in ordered], dtype=np.uint64),
        "gram.offsets": offsets,
        "gram.rows": values,
        "gram.share": 1.0 / np.sqrt(sizes + FEWEST_GRAMS),
    }
