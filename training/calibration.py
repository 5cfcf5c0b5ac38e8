"""Learn the weights of the profile from the development data, and write resolver/text/tables/weights.tsv and hidden.tsv.

    python -m training.calibration ../shared/data

The questions are those of every set of the protocol, closed and open, names held out of GeoNames, labelled pairs, pairs from the
gazetteer, names of people with another given name and of things named after places, which mean nobody. Deterministic; some eight
minutes.
"""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from bench import geonames
from bench.protocol import SETS, DataSet, Question, entities, homonyms, index_of, indexed, questions, read_lines
from resolver.entity import Entity, Kind, MatchPolicy, Name, NameTag
from resolver.gazetteer import load_gazetteer
from resolver.index.plan import NameKeys
from resolver.index.vocabulary import CONCEPT_CODE
from resolver.language import Script, main_script
from resolver.matching.candidates import MOST_WORDS, Candidates, candidates_for
from resolver.matching.compare import pair_features
from resolver.matching.features import FEATURES
from resolver.matching.matcher import Matcher
from resolver.matching.place_types import OTHER, place_types
from resolver.matching.profile import GROUPS, HIDDEN, INTERCEPT, WEIGHTS, Profile, Weights, pair_group
from resolver.text.fold import fold
from resolver.text.information import Floats
from resolver.text.latin import plain_latin
from resolver.text.skeleton import word_skeleton
from resolver.text.tables import read_rows
from resolver.text.words import GIVEN_NAMES, Word, WordClass, split_words
from training.network import Group, learn

TABLES = Path(__file__).parent.parent / "resolver" / "text" / "tables"

GEONAMES_SHARE, GEONAMES_QUESTIONS = 4, 4_000
"""Which part of GeoNames is indexed for learning, and how many names are held out of it."""

RENAMED_SHARE = 3
"""Which part of the questions is asked with another given name as well."""

PAIRS = "pairs_name_bench.jsonl"
GAZETTEER, GAZETTEER_SHARE = Path(__file__).parent.parent / "aliases", 2
"""Where the gazetteer is, and which part of its entities gives matching pairs."""

OTHER_NAMES = frozenset(NameTag) - {NameTag.ENDONYM, NameTag.TRANSLITERATION, NameTag.MISSPELLING}
"""Tags of names that are no spelling of the canonical one."""

FIRST_HELD_OUT, NAMES_HELD_OUT = 0xA0, 2
"""The least first byte of the hash of an entity some of whose names are held out, and how many of its names."""

THINGS = 2
"""Kinds of things that are named after each place."""

SCHEMAS = {"Person": Kind.PERSON, "Company": Kind.ORGANISATION, "Organization": Kind.ORGANISATION}


def untrained() -> Profile:
    """A profile that weighs nothing: only its features are asked for."""
    width = len(FEATURES) + 1
    nothing = Weights(np.zeros((len(GROUPS), width)), np.zeros((0, width)), np.zeros((len(GROUPS), 0)))
    return Profile(weights=nothing, bar=1.0, floor=0.0, compare_bar=1.0, seat_odds=1.0, unlisted_seat=0.0)


def groups_of(data: Path, chosen: DataSet, *, is_open: bool, typed: bool = True) -> Iterator[Group]:
    """The groups of a set; questions without a candidate are left out.

    Homonyms of the entity that is meant are no candidates here, for the set does not know which of them a name means: none of
    its type, and where it is left out none at all. Not ``typed``: the types of places are
    not known.
    """
    known = entities(data, chosen)
    if not typed:
        known = [replace(entity, type="") for entity in known]
    type_of = {entity.id: entity.type for entity in known}
    twins = {
        entity: frozenset(other for other in others if is_open or type_of.get(other) == type_of.get(entity))
        for entity, others in homonyms(data, chosen).items()
    }
    index = index_of(indexed(known, is_open=is_open))
    yield from _groups(Matcher(index, untrained()), questions(data, chosen), twins)


def renamed_groups(data: Path, chosen: DataSet) -> Iterator[Group]:
    """Groups of people's names with another given name in the place of theirs: they mean nobody who is listed."""
    matcher = Matcher(index_of(entities(data, chosen)), untrained())
    for question in questions(data, chosen)[::RENAMED_SHARE]:
        yield from _renamed(matcher, question)


def _renamed(matcher: Matcher, question: Question) -> Iterator[Group]:
    """The group of a question with another given name, if one is known in it and the name so made is not listed."""
    keys = NameKeys(with_other_name(question.text))
    if keys.folded and not matcher.index.folded(keys.folded):
        candidates = candidates_for(matcher.index, keys)
        eligible = candidates.kept(matcher.index.names_by_likeness(candidates.rows))
        yield from _group(matcher, question, keys, eligible, nobody=True)


def with_other_name(text: str) -> str:
    """A name with its first known given name exchanged for another of its script, one of the same skeleton where there is one.

    Empty where no given name is known.
    """
    tokens = (plain_latin(text) if main_script(text) is Script.LATIN else fold(text)).split()
    for place, token in enumerate(tokens):
        known = split_words(token)
        if len(known) == 1 and known[0].concept in GIVEN_NAMES:
            own = known[0]
            others = [word for word in _given_names()[own.script] if word.concept != own.concept]
            alike = [word for word in others if word_skeleton(word) == word_skeleton(own)] or others
            tokens[place] = alike[len(text) % len(alike)].text
            return " ".join(tokens)
    return ""


@cache
def _given_names() -> Mapping[Script, Sequence[Word]]:
    """The first spelling of every given name that is known in a script."""
    names: dict[Script, list[Word]] = defaultdict(list)
    for _, *spellings in read_rows("given_names.tsv"):
        first: dict[Script, Word] = {}
        for spelling in spellings:
            for word in split_words(spelling)[:1]:
                first.setdefault(word.script, word)
        for script, word in first.items():
            names[script].append(word)
    return names


def geonames_groups() -> Iterator[Group]:
    """Groups from GeoNames: names held out of cities whose other names are in the index. They say which city, not whether any.

    Other cities than those of the benchmark, which holds out names of the first that its seed draws.
    """
    everywhere = geonames.cities()
    tested = {held.id for key in geonames.KEYS for held in geonames.hold_out(everywhere, key=key)[1]}
    some = [city for city in everywhere if city.id not in tested][::GEONAMES_SHARE]
    kept, held_out = geonames.hold_out(some, GEONAMES_QUESTIONS)
    matcher = Matcher(index_of(geonames.entities(kept)), untrained())
    asked = [Question(held.name, held.id, frozenset({held.id}), "held out") for held in held_out]
    unlisted = [question for question in asked if not matcher.index.folded(NameKeys(question.text).folded)]
    for group in _groups(matcher, unlisted, defaultdict(frozenset)):
        if group.meant.any():
            yield replace(group, against_none=False)


def _groups(matcher: Matcher, asked: Iterable[Question], twins: Mapping[str, frozenset[str]]) -> Iterator[Group]:
    index = matcher.index
    for question in asked:
        keys = NameKeys(question.text)
        found = candidates_for(index, keys)
        owners = [index.entity_ids[row] for row in index.name_entity[found.rows]]
        others = np.array([owner not in twins[question.meant] for owner in owners], dtype=bool)
        yield from _group(matcher, question, keys, found.kept(others))


def _group(
    matcher: Matcher, question: Question, keys: NameKeys, candidates: Candidates, *, nobody: bool = False
) -> Iterator[Group]:
    """The group of a question and its candidates, if there are any; ``nobody``: it means none of them."""
    index, scored = matcher.index, matcher.scored(keys, candidates)
    if len(scored.rows):
        ids = [index.entity_ids[int(index.name_entity[row])] for row in scored.rows]
        meant = np.array([entity == question.meant and not nobody for entity in ids])
        right = np.array([entity in question.right and not nobody for entity in ids])
        yield Group(question, scored.features, matcher.groups_of(scored.rows), meant, right)


def gazetteer_groups() -> Iterator[Group]:
    """Groups from the bundled gazetteer: some names of some entities, people with another given name, things named after places.

    The entities are others than those that the quality floor asks (tests/test_quality_floor.py).
    """
    found = load_gazetteer(GAZETTEER).entities
    owners: dict[str, set[str]] = defaultdict(set)
    for entity in found:
        for name in entity.names:
            owners[fold(name.text)].add(entity.id)
    matcher = Matcher(index_of(found), untrained())
    for entity in found:
        if hashlib.sha256(entity.id.encode()).digest()[0] >= FIRST_HELD_OUT:
            askable = sorted(_askable(entity, owners), key=lambda name: hashlib.sha256(name.text.encode()).digest())
            for name in askable[:NAMES_HELD_OUT]:
                question = Question(name.text, entity.id, frozenset({entity.id}), "gazetteer")
                yield from _held_out(matcher, question)
                if entity.kind is Kind.PERSON:
                    yield from _renamed(matcher, question)
            if entity.kind is Kind.PLACE:
                yield from _things_of(matcher, entity)


def _things_of(matcher: Matcher, place: Entity) -> Iterator[Group]:
    """Groups of things of another kind that may be named after a place and are not listed: its bridge, its bank. They mean nobody.

    Names of things of that kind are no candidates.
    """
    index = matcher.index
    for text, concept in _named_after(place):
        keys = NameKeys(text)
        if not matcher.listed_rows(keys):
            found = candidates_for(index, keys)
            of_kind = (index.vocabulary.concept[index.words(found.rows, MOST_WORDS)] == CONCEPT_CODE[concept]).any(
                axis=1
            )
            question = Question(text, place.id, frozenset(), "gazetteer")
            yield from _group(
                matcher, question, keys, found.kept(index.names_by_likeness(found.rows) & ~of_kind), nobody=True
            )


def _named_after(place: Entity) -> Iterator[tuple[str, str]]:
    """(a name that a thing of another kind has where it is named after a place, the concept of its kind), in English and Arabic."""
    english, arabic = place.canonical(), place.canonical("ar")
    own = {concept for word in split_words(f"{english} {arabic}") if (concept := word.concept)}
    draw = hashlib.sha256(place.id.encode()).digest()
    others = [words for words in _words_of_things() if words[0] not in own]
    for byte in draw[1 : 1 + THINGS]:
        concept, in_english, in_arabic = others[byte % len(others)]
        yield f"{english} {in_english}", concept
        yield f"{in_arabic} {arabic}", concept


@cache
def _words_of_things() -> Sequence[tuple[str, str, str]]:
    """(a concept that says a kind of thing, and no unit or settlement; its word in English and in Arabic)."""
    standings = {concept: known.standing for known in place_types().values() for concept in known.concepts}
    kinds = {concept for _, *concepts in read_rows("kind_words.tsv") for concept in concepts}
    things = {concept for concept in kinds | set(standings) if standings.get(concept, OTHER) == OTHER}
    found = []
    for concept, english, *words in read_rows("concepts.tsv"):
        arabic = [word for word in words if main_script(word) is Script.ARABIC]
        if concept in things and arabic and main_script(english) is Script.LATIN:
            found.append((concept, english, arabic[0]))
    return found


def _askable(entity: Entity, owners: Mapping[str, set[str]]) -> Iterator[Name]:
    """The names of an entity that stand on their own, are spellings of the canonical one, and are its alone."""
    for name in entity.names:
        stands = name.match is MatchPolicy.STRONG and not name.case_exact
        if stands and not name.tags & OTHER_NAMES and owners[fold(name.text)] == {entity.id}:
            yield name


def _held_out(matcher: Matcher, question: Question) -> Iterator[Group]:
    """The groups of a listed name that is not looked at: without itself, without all names of its script, without its entity."""
    index, keys = matcher.index, NameKeys(question.text)
    candidates = candidates_for(index, keys)
    texts = index.name_texts.take(candidates.rows)
    own = index.name_entity[candidates.rows] == index.entity_row(question.meant)
    same = np.array([fold(text) == keys.folded for text in texts], dtype=bool)
    script = main_script(question.text)
    of_script = np.array([main_script(text) is script for text in texts], dtype=bool)
    eligible = index.names_by_likeness(candidates.rows)
    for hidden in (same, of_script, np.ones_like(own)):
        yield from _group(matcher, question, keys, candidates.kept(eligible & ~(own & (hidden | same))))


def pair_groups(data: Path) -> Iterator[Group]:
    """The labelled pairs, each a group of one, once without its kind and once with it."""
    for number, row in enumerate(read_lines(data / PAIRS)):
        left, right = NameKeys(row["a"]), NameKeys(row["b"])
        if left.words and right.words and left.folded != right.folded:
            question = Question(row["a"], str(number), frozenset(), "pair")
            yield from _pair_groups(left, right, (None, SCHEMAS.get(row["schema"])), question, is_match=row["match"])


def gazetteer_pairs() -> Iterator[Group]:
    """Pairs from the bundled gazetteer.

    Two names of one entity match; names of two look-alikes, of two that differ in number, and of people with another given
    name do not.
    """
    found = load_gazetteer(GAZETTEER).entities
    by_id = {entity.id: entity for entity in found}
    for number, entity in enumerate(found):
        first, *others = [
            name.text for name in entity.names if not name.tags & OTHER_NAMES and name.match is MatchPolicy.STRONG
        ] or [""]
        for text in others[: number % GAZETTEER_SHARE == 0]:
            yield from _gazetteer_pair(first, text, entity, is_match=True)
        if entity.kind is Kind.PERSON and number % GAZETTEER_SHARE == 0 and (renamed := with_other_name(first)):
            yield from _gazetteer_pair(first, renamed, entity, is_match=False)
        for other in entity.distinct_from[:1]:
            yield from _gazetteer_pair(entity.canonical(), by_id[other].canonical(), entity, is_match=False)
    for one, next_one in _numbered(found):
        for text in (next_one.canonical(), next_one.canonical("ar")):
            yield from _gazetteer_pair(one.canonical(), text, one, is_match=False)


def _numbered(entities: Sequence[Entity]) -> Iterator[tuple[Entity, Entity]]:
    """Entities whose names differ in a number alone, each with the next of its series."""
    series: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
    for entity in entities:
        words = split_words(entity.canonical())
        rest = tuple(word.latin for word in words if word.class_ is not WordClass.NUMBER)
        if len(rest) < len(words):
            series[rest].append(entity)
    for members in series.values():
        yield from pairwise(members)


def _gazetteer_pair(a: str, b: str, entity: Entity, *, is_match: bool) -> Iterator[Group]:
    left, right = NameKeys(a), NameKeys(b)
    if left.words and right.words and left.folded != right.folded:
        question = Question(a, entity.id, frozenset(), "pair")
        yield from _pair_groups(left, right, (None, entity.kind), question, is_match=is_match)


def _pair_groups(
    left: NameKeys, right: NameKeys, kinds: Iterable[Kind | None], question: Question, *, is_match: bool
) -> Iterator[Group]:
    features = pair_features(left, right)[None]
    for group in sorted({pair_group(kind) for kind in kinds}):
        meant = np.array([is_match])
        yield Group(question, features, np.array([group]), meant, meant)


def all_groups(data: Path, *, with_geonames: bool = True) -> Iterable[Group]:
    """Every group that the weights are learned from. ImportError where GeoNames is wanted and not installed."""
    for chosen in SETS:
        for is_open in (False, True):
            yield from groups_of(data, chosen, is_open=is_open)
            if chosen.has_types:
                yield from groups_of(data, chosen, is_open=is_open, typed=False)
        yield from renamed_groups(data, chosen)
    if with_geonames:
        yield from geonames_groups()
    yield from gazetteer_groups()
    yield from pair_groups(data)
    yield from gazetteer_pairs()


def write(weights: Weights) -> None:
    """Write the tables."""
    source = [
        "# training/calibration.py from the UN and OFAC lists, Who's On First, Wikidata labels, GeoNames, nomenklatura's name",
        "# pairs and the gazetteer.",
    ]
    head = [
        "# Log odds of a candidate name against none, for each unit of a feature, by what the name is of. Learned by"
    ]
    _write(WEIGHTS, [*head, *source], (*FEATURES, INTERCEPT), GROUPS, weights.direct.T)
    head = [
        "# Hidden units that read all features: the tangent (tanh) of a weighted sum of them, and what it adds to the log odds of a name,",
        "# by what the name is of. Learned by",
    ]
    numbers = [f"unit {number}" for number in range(1, len(weights.hidden) + 1)]
    rows = np.concatenate([weights.hidden.T, weights.output])
    _write(HIDDEN, [*head, *source], (*FEATURES, INTERCEPT, *GROUPS), numbers, rows)


def _write(table: str, head: Sequence[str], names: Sequence[str], columns: Sequence[str], rows: Floats) -> None:
    lines = ["\t".join([name, *(f"{value:.3f}" for value in row)]) for name, row in zip(names, rows, strict=True)]
    title = "# feature\t" + "\t".join(columns)
    (TABLES / table).write_text("\n".join([*head, title, *lines]) + "\n", encoding="utf-8")


def main(data: Path) -> None:
    """Learn and write."""
    groups = list(all_groups(data))
    write(learn(groups))
    print(f"weights from {len(groups)} questions")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
