"""Two names, without a gazetteer: can they be of one thing?"""

from __future__ import annotations

from functools import partial

import numpy as np

from resolver.entity import Kind
from resolver.index.plan import NameKeys
from resolver.index.vocabulary import Vocabulary
from resolver.language import Script
from resolver.matching.align import align_words
from resolver.matching.features import measure, named
from resolver.matching.grid import Asked, Names, Rarity, joined_likeness, word_weights
from resolver.matching.kind_words import UNKNOWN_KIND
from resolver.matching.profile import Profile, pair_group, shares
from resolver.outcome import Comparison, Evidence
from resolver.text.information import Floats

LATIN = frozenset({Script.LATIN, Script.COMMON})
RARITY = Rarity(400)


def compare_names(a: str, b: str, kind: Kind | None, profile: Profile) -> Comparison:
    """The comparison of two names; symmetric. A name without letters or digits matches nothing.

    ``kind`` is what both are names of, where that is known.
    """
    left, right = NameKeys(a), NameKeys(b)
    if not left.words or not right.words:
        nothing = Evidence(
            query_form=left.folded, name_form=right.folded, reasons=("one of the names has no letters or digits",)
        )
        return Comparison(score=0.0, is_match=False, evidence=nothing)
    if left.folded == right.folded:
        same = Evidence(
            query_form=left.folded, name_form=right.folded, reasons=("both are the same but for case and marks",)
        )
        return Comparison(score=1.0, is_match=True, evidence=same)
    features = pair_features(left, right)
    score = float(shares(profile.weights.log_odds(features[None], np.array([pair_group(kind)])))[0])
    evidence = Evidence(
        query_form=" ".join(word.latin for word in left.words),
        name_form=" ".join(word.latin for word in right.words),
        features=named(features),
        aligned=partial(align_words, left.words, right.words),
    )
    return Comparison(score=score, is_match=score >= profile.compare_bar, evidence=evidence)


def pair_features(left: NameKeys, right: NameKeys) -> Floats:
    """The features of a pair, whichever comes first: shape ``(len(FEATURES),)``.

    A name in another script is read by that script's model against the Latin one; two of a sort, each against the other.
    """
    left_latin, right_latin = (all(word.script in LATIN for word in side.words) for side in (left, right))
    if left_latin == right_latin:
        both: Floats = (_measure(left, right) + _measure(right, left)) / 2
        return both
    return _measure(right, left) if left_latin else _measure(left, right)


def _measure(query: NameKeys, name: NameKeys) -> Floats:
    vocabulary = Vocabulary.of(name.words)
    names = Names(
        vocabulary=vocabulary,
        weights=word_weights(vocabulary, RARITY),
        words=np.arange(len(name.words), dtype=np.int32)[None],
        folded=[name.folded],
        articles=np.array([name.articles], dtype=np.uint8),
        joined_sounds=joined_likeness(query.skeleton, [name.skeleton]),
        joined_letters=joined_likeness(query.joined, [name.joined]),
        overlap=np.ones(1),
        types=np.zeros(1, dtype=np.uint8),
        kinds=np.full(1, UNKNOWN_KIND, dtype=np.uint8),
    )
    features: Floats = measure(Asked.of(query, query.words, [1] * len(query.words), RARITY), names, RARITY)[0]
    return features
