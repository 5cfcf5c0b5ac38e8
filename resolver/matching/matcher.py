"""Retrieve → score → combine → decide, for one query against an index."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from resolver.entity import MatchPolicy
from resolver.index.index import Index, Rows
from resolver.index.plan import NameKeys
from resolver.matching.align import align_words
from resolver.matching.decide import Hit, decide
from resolver.matching.features import FEATURES, NameWords, measure
from resolver.matching.likeness import CLASS_WEIGHTS, Floats
from resolver.matching.profile import Profile
from resolver.outcome import Evidence, Match, Query, Resolution, Tier
from resolver.text.words import Word, WordClass

MOST_CANDIDATES = 64
MOST_WORDS = 12
"""Words of a query beyond these are not compared: a sentence is not a name."""

PRIOR_ENTITIES = 400
"""Entities of an imagined larger gazetteer, so that rarity means something in a small one."""

SURE = 0.99
"""The score of a listed name that was asked for letter by letter, folded or not."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Answers queries from one index by one profile. Immutable."""

    index: Index
    profile: Profile

    def resolve(self, query: Query, spoken_for: Collection[str] = ()) -> Resolution:
        """The answer to a query whose text is already known to be a well-formed string.

        ``spoken_for`` are ids of entities that the surroundings name: they support names that need it.
        """
        keys = NameKeys.of(query.text)
        if not keys.folded:
            return decide(query, (), self.profile, empty=True)
        hits = self._listed(query, keys, spoken_for)
        if not any(hit.acceptable for hit in hits):
            hits += self._similar(query, keys, known={hit.entity for hit in hits})
        return decide(query, tuple(hits), self.profile)

    # Listed names ---------------------------------------------------------------------------------------------------

    def _listed(self, query: Query, keys: NameKeys, spoken_for: Collection[str]) -> list[Hit]:
        """Hits of the names that are the query letter by letter, or folded: one an entity, the surest name."""
        best: dict[int, Hit] = {}
        for row in map(int, self.index.folded(keys.folded)):
            entity = int(self.index.name_entity[row])
            if not self._wanted(query, entity):
                continue
            hit = self._listed_hit(query, keys, row, spoken_for)
            if entity not in best or hit.rank > best[entity].rank:
                best[entity] = hit
        return list(best.values())

    def _listed_hit(self, query: Query, keys: NameKeys, row: int, spoken_for: Collection[str]) -> Hit:
        text = self.index.name_texts[row]
        exact = text == keys.exact
        policy = self.index.name_policy(row)
        if self.index.name_case_exact(row) and text.replace(".", "") != keys.exact.replace(".", "") and policy is MatchPolicy.STRONG:
            policy = MatchPolicy.CONTEXT
        match = self._match(row, SURE, Tier.EXACT if exact else Tier.FOLDED, Evidence(query_form=keys.folded, name_form=keys.folded))
        return Hit(
            entity=int(self.index.name_entity[row]),
            match=match,
            policy=policy,
            in_use=query.as_of is None or self.index.name_lives(row, query.as_of),
            language=query.language is None or self.index.name_language(row).split("-")[0] in {query.language, "mul", "und"},
            supported=policy is MatchPolicy.CONTEXT and self._supported(query, row, spoken_for),
        )

    # Similar names --------------------------------------------------------------------------------------------------

    def _similar(self, query: Query, keys: NameKeys, known: set[int]) -> list[Hit]:
        """Hits of the names that sound or look like the query: one an entity, its likeliest name."""
        words = keys.words[:MOST_WORDS]
        rows = self._candidate_rows(query, keys, known)
        if not len(rows) or not words:
            return []
        features = measure(words, self.name_words(rows), self.rare_weights(words))
        scores = self.profile.probability(features)
        same_sound = set(map(int, self.index.skeleton(keys.skeleton)))
        hits: dict[int, Hit] = {}
        for place in np.argsort(-scores, kind="stable"):
            row = int(rows[place])
            entity = int(self.index.name_entity[row])
            score = float(scores[place])
            if score < self.profile.floor or entity in hits or len(hits) >= max(query.limit, 2):
                continue
            tier = Tier.SKELETON if row in same_sound else Tier.FUZZY
            evidence = self._evidence(words, row, features[place])
            policy = self.index.name_policy(row)
            hits[entity] = Hit(
                entity=entity,
                match=self._match(row, score, tier, evidence),
                policy=policy,
                in_use=query.as_of is None or self.index.name_lives(row, query.as_of),
                language=True,
                supported=False,
            )
        return list(hits.values())

    def _candidate_rows(self, query: Query, keys: NameKeys, known: set[int]) -> Rows:
        rows = np.union1d(self.index.candidates(keys.grams(), MOST_CANDIDATES), self.index.skeleton(keys.skeleton)[:MOST_CANDIDATES])
        kept = [row for row in map(int, rows) if self._eligible(query, row, known)]
        return np.array(kept, dtype=np.int32)

    def _eligible(self, query: Query, row: int, known: set[int]) -> bool:
        """Whether likeness to this name can count: the names of acronyms' kind and refused names must be met in full."""
        entity = int(self.index.name_entity[row])
        if entity in known or self.index.name_case_exact(row) or self.index.name_policy(row) is MatchPolicy.NEVER:
            return False
        return self._wanted(query, entity)

    def name_words(self, rows: Rows) -> NameWords:
        """The words of some names with their weights."""
        starts, word_rows = self.index.words(rows)
        classes, concepts, frequencies = self.index.word_columns(word_rows)
        factors = np.array([CLASS_WEIGHTS[class_] for class_ in WordClass])
        names = self.index.concepts
        return NameWords(
            starts=starts,
            latin=[self.index.word_latin[row] for row in map(int, word_rows)],
            weights=factors[classes] * self._rarity(frequencies),
            concepts=[names[concept] for concept in concepts],
        )

    def rare_weights(self, words: Iterable[Word]) -> Floats:
        """The weight of each query word where it meets nothing: as rare as a word that no name has."""
        return np.array([CLASS_WEIGHTS[word.class_] for word in words])

    def _rarity(self, frequencies: Floats) -> Floats:
        """Document frequency → weight in (0, 1]: how much a word that so many entities share tells."""
        total = len(self.index.entity_ids) + PRIOR_ENTITIES
        rarity: Floats = np.log(total / np.maximum(frequencies, 1)) / math.log(total)
        return np.maximum(rarity, 0.05)

    # Both -----------------------------------------------------------------------------------------------------------

    def _wanted(self, query: Query, entity: int) -> bool:
        if query.kinds and self.index.entity_kind(entity) not in query.kinds:
            return False
        if not query.countries:
            return True
        countries = self.index.entity_countries(entity)
        return not countries or bool(countries & query.countries)

    def _supported(self, query: Query, row: int, spoken_for: Collection[str]) -> bool:
        """Whether the surroundings speak for the entity of a name that needs it.

        They do where they name it or something it stands in a relation to, or where the context of the query has a
        proper word of another name of either.
        """
        if query.context is None and not spoken_for:
            return False
        entity = self.index.entity(int(self.index.name_entity[row]))
        related = entity.related()
        if entity.id in spoken_for or not set(related).isdisjoint(spoken_for):
            return True
        around = proper_words(query.context or "") - proper_words(query.text)
        rows = map(self.index.entity_row, related)
        speaking = [name.text for name in entity.names] + [self.index.canonicals[row] for row in rows if row is not None]
        return any(around & proper_words(text) for text in speaking)

    def _match(self, row: int, score: float, tier: Tier, evidence: Evidence) -> Match:
        entity = int(self.index.name_entity[row])
        return Match(
            id=self.index.entity_ids[entity],
            score=score,
            canonical=self.index.canonicals[entity],
            kind=self.index.entity_kind(entity),
            name=self.index.name_texts[row],
            language=self.index.name_language(row),
            tier=tier,
            evidence=evidence,
        )

    def _evidence(self, words: Sequence[Word], row: int, features: Floats) -> Evidence:
        name_words = NameKeys.of(self.index.name_texts[row]).words
        return Evidence(
            query_form=" ".join(word.latin for word in words),
            name_form=" ".join(word.latin for word in name_words),
            features={name: round(float(value), 4) for name, value in zip(FEATURES, features, strict=True)},
            alignment=align_words(words, name_words),
        )



def proper_words(text: str) -> frozenset[str]:
    """The words of a text that name something, folded."""
    return frozenset(word.text for word in NameKeys.of(text).words if word.class_ is WordClass.PROPER)
