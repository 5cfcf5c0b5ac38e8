"""Retrieve → score → combine → decide, for one query against an index."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

import numpy as np
import numpy.typing as npt

from resolver.entity import MatchPolicy
from resolver.index.index import Index, Rows
from resolver.index.plan import NameKeys
from resolver.matching.align import align_name
from resolver.matching.candidates import MOST_WORDS, Candidates, candidates_for, nearest, told_apart
from resolver.matching.commas import read_comma
from resolver.matching.decide import LISTED, Hit, decide
from resolver.matching.features import FEATURES, measure, named
from resolver.matching.grid import Asked, Rarity, word_weights
from resolver.matching.namesakes import namesakes
from resolver.matching.profile import Profile, group_of
from resolver.matching.scored import Scored, Won, won_by_entity
from resolver.matching.seats import seats_first
from resolver.matching.support import Support
from resolver.outcome import Decision, Evidence, Match, Query, Resolution, Tier
from resolver.text.skeleton import word_skeleton

PRIOR_ENTITIES = 400
"""Entities of an imagined larger gazetteer, so that rarity means something in a small one."""

SURE = 0.99
"""The score of a listed name that was asked for letter by letter, folded or not, and that no other entity has."""


class Matcher:
    """Answers queries from one index by one profile. Immutable."""

    def __init__(self, index: Index, profile: Profile) -> None:
        self.index = index
        self.profile = profile
        self._rarity = Rarity(len(index) + PRIOR_ENTITIES)
        self._weights = word_weights(index.vocabulary, self._rarity)
        self._groups = np.array([group_of(kind) for kind in index.kinds])

    def resolve(self, query: Query, spoken_for: Collection[str] = ()) -> Resolution:
        """The answer to a query whose text is already known to be a well-formed string.

        ``spoken_for`` are ids of entities that the surroundings name: they support names that need it.
        """
        keys = NameKeys(query.text)
        if not keys.folded:
            return Resolution(query=query, decision=Decision.UNRESOLVED, reason="there are no letters or digits in it")
        support = Support(self.index, query, spoken_for)
        listed = self._listed(query, keys, support)
        if not query.alternatives and any(hit.policy is not MatchPolicy.NEVER for hit in listed):
            return decide(query, listed, self.profile, partial(self._listed_match, keys))
        scored = self.scored(
            keys, self._eligible(query, candidates_for(self.index, keys), {hit.entity for hit in listed})
        )
        won = self._won(scored)
        if any(hit.acceptable for hit in listed):
            listed, won = self._beside_listed(keys, listed, scored, won)
        hits = [*listed, *self._similar(query, keys, support, won)]
        answer = decide(query, hits, self.profile, partial(self._any_match, keys, scored))
        return answer if listed else read_comma(self.index, self.resolve, query, spoken_for, answer)

    # Listed names ---------------------------------------------------------------------------------------------------

    def listed_rows(self, keys: NameKeys) -> list[int]:
        """Rows of the names that are the query but for case and marks; where there are none, but for articles as well."""
        return self.index.folded(keys.folded) or self.index.bare(keys.bare)

    def _listed(self, query: Query, keys: NameKeys, support: Support) -> list[Hit]:
        """Hits of the names that are the query letter by letter, or but for case, marks and articles: one an entity.

        The hits that are acceptable share the score; where none is, all do.
        """
        met: dict[int, list[Hit]] = {}
        for row in self.listed_rows(keys):
            entity = self.index.entity_of(row)
            if self._wanted(query, entity):
                met.setdefault(entity, []).append(self._listed_hit(query, keys, row, entity, support))
        hits = [its[0] if len(its) == 1 else max(its, key=lambda hit: hit.rank) for its in met.values()]
        if len(hits) > 1:
            acceptable = sum(hit.acceptable for hit in hits)
            share, rest = SURE / (acceptable or len(hits)), (1.0 - SURE) / len(hits)
            hits = [hit._replace(score=share if hit.acceptable or not acceptable else rest) for hit in hits]
        return hits

    def _listed_hit(self, query: Query, keys: NameKeys, row: int, entity: int, support: Support) -> Hit:
        text = self.index.name_texts[row]
        exact = keys.is_exactly(text)
        policy = self.index.name_policy(row)
        if policy is MatchPolicy.STRONG and self.index.name_case_exact(row) and not exact:
            unpointed = NameKeys(keys.text.replace(".", ""))
            if not unpointed.is_exactly(text.replace(".", "")):
                policy = MatchPolicy.CONTEXT
        return Hit(
            row=row,
            entity=entity,
            score=SURE,
            tier=Tier.EXACT if exact else Tier.FOLDED,
            policy=policy,
            in_use=query.as_of is None or self.index.name_lives(row, query.as_of),
            language=query.language is None
            or self.index.name_language(row).split("-")[0] in {query.language, "mul", "und"},
            supported=support.speaks_for(entity),
        )

    # Similar names --------------------------------------------------------------------------------------------------

    def _beside_listed(
        self, keys: NameKeys, listed: Sequence[Hit], scored: Scored, won: Sequence[Won]
    ) -> tuple[list[Hit], list[Won]]:
        """Listed hits, some of them acceptable, and what similar names win beside them.

        Entities that have a name which reads as the query does share alike with the acceptable ones: the letters do not tell
        them apart. What these leave is for the rest.
        """
        reading = namesakes(self.index, keys, scored.rows)
        alike = {entity: row for entity, row in reading.items() if self.index.name_policy(row) is MatchPolicy.STRONG}
        sure = sum(hit.score for hit in listed if hit.acceptable)
        share = sure / (sum(hit.acceptable for hit in listed) + len(alike))
        shared = [Won(entity, row, share) for entity, row in alike.items()]
        rest = [each._replace(share=(1.0 - sure) * each.share) for each in won if each.entity not in alike]
        return [hit._replace(score=share) if hit.acceptable else hit for hit in listed], [*shared, *rest]

    def _similar(self, query: Query, keys: NameKeys, support: Support, won: Sequence[Won]) -> list[Hit]:
        """Hits of the names that sound or look like the query, by what entities win with them, the likeliest first."""
        floor = 0.0 if query.alternatives else self.profile.floor
        same_sound = set(self.index.skeleton(keys.skeleton))
        return [
            Hit(
                row=row,
                entity=entity,
                score=score,
                tier=Tier.SKELETON if row in same_sound else Tier.FUZZY,
                policy=self.index.name_policy(row),
                in_use=query.as_of is None or self.index.name_lives(row, query.as_of),
                supported=support.speaks_for(entity),
            )
            for entity, row, score in won[: max(query.limit, 2)]
            if score >= floor
        ]

    def _won(self, scored: Scored) -> list[Won]:
        """What each entity wins, the likeliest first."""
        return seats_first(self.index, self.profile, won_by_entity(self.index, scored), scored.of_said_type())

    def scored(self, keys: NameKeys, candidates: Candidates) -> Scored:
        """Names of the index against a query."""
        words = keys.words[:MOST_WORDS]
        candidates = nearest(self.index, words, candidates)
        if not len(candidates.rows) or not words:
            return Scored(candidates.rows[:0], np.empty((0, len(FEATURES))), np.empty(0))
        names, same_as = told_apart(self.index, self._weights, candidates)
        frequencies = [self.index.sound_frequency(word_skeleton(word)) for word in words]
        features = measure(Asked.of(keys, words, frequencies, self._rarity), names, self._rarity)[same_as]
        rows = candidates.rows[: len(same_as)]
        return Scored(rows, features, self.profile.weights.log_odds(features, self.groups_of(rows)))

    def groups_of(self, rows: Rows) -> npt.NDArray[np.intp]:
        """The group of weights of each of some names: that of its entity's kind."""
        groups: npt.NDArray[np.intp] = self._groups[self.index.entity_kinds(self.index.name_entity[rows])]
        return groups

    def _eligible(self, query: Query, candidates: Candidates, known: Collection[int]) -> Candidates:
        """Candidates to which likeness can count, of the kinds and countries asked for, without the entities known already."""
        entities = self.index.name_entity[candidates.rows]
        eligible: npt.NDArray[np.bool_] = self.index.names_by_likeness(candidates.rows)
        if known:
            eligible &= ~np.isin(entities, list(known))
        if query.kinds or query.countries:
            eligible &= np.fromiter(
                (self._wanted(query, int(entity)) for entity in entities), dtype=bool, count=len(entities)
            )
        return candidates.kept(eligible)

    # Both -----------------------------------------------------------------------------------------------------------

    def _wanted(self, query: Query, entity: int) -> bool:
        if query.kinds and self.index.entity_kind(entity) not in query.kinds:
            return False
        if not query.countries:
            return True
        countries = self.index.entity_countries(entity)
        return not countries or bool(countries & query.countries)

    def _listed_match(self, keys: NameKeys, hit: Hit, score: float) -> Match:
        return self._match(hit, score, Evidence(query_form=keys.folded, name_form=keys.folded, reasons=hit.reasons()))

    def _any_match(self, keys: NameKeys, scored: Scored, hit: Hit, score: float) -> Match:
        if hit.tier in LISTED:
            return self._listed_match(keys, hit, score)
        words = keys.words[:MOST_WORDS]
        latin = self.index.vocabulary.latin
        evidence = Evidence(
            query_form=" ".join([word.latin for word in words]),
            name_form=" ".join([latin[word] for word in self.index.word_rows(hit.row)]),
            features=named(scored.features[(scored.rows == hit.row).argmax()]),
            reasons=hit.reasons(),
            aligned=partial(align_name, words, self.index.name_texts[hit.row]),
        )
        return self._match(hit, score, evidence)

    def _match(self, hit: Hit, score: float, evidence: Evidence) -> Match:
        return Match(
            id=self.index.entity_ids[hit.entity],
            score=score,
            canonical=self.index.canonicals[hit.entity],
            kind=self.index.entity_kind(hit.entity),
            name=self.index.name_texts[hit.row],
            language=self.index.name_language(hit.row),
            tier=hit.tier,
            evidence=evidence,
        )
