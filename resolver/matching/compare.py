"""Two names, without a gazetteer: can they be of one thing?"""

from __future__ import annotations

import numpy as np

from resolver.entity import Kind
from resolver.index.plan import NameKeys
from resolver.language import Script
from resolver.matching.align import align_words
from resolver.matching.features import FEATURES, NameWords, measure
from resolver.matching.likeness import CLASS_WEIGHTS, Floats
from resolver.matching.profile import Profile
from resolver.outcome import Comparison, Evidence

LATIN = frozenset({Script.LATIN, Script.COMMON})


def compare_names(a: str, b: str, kind: Kind | None, profile: Profile) -> Comparison:
    """The comparison of two names; symmetric. A name without letters or digits matches nothing.

    ``kind`` is what both are names of, where that is known.
    """
    left, right = NameKeys.of(a), NameKeys.of(b)
    if not left.words or not right.words:
        nothing = Evidence(query_form=left.folded, name_form=right.folded, reasons=("one of the names has no letters or digits",))
        return Comparison(score=0.0, is_match=False, evidence=nothing)
    if left.folded == right.folded:
        same = Evidence(query_form=left.folded, name_form=right.folded, reasons=("both are the same but for case and marks",))
        return Comparison(score=1.0, is_match=True, evidence=same)
    features = _both_ways(left, right)
    score = float(profile.probability(features)[0])
    evidence = Evidence(
        query_form=" ".join(word.latin for word in left.words),
        name_form=" ".join(word.latin for word in right.words),
        features={name: round(float(value), 4) for name, value in zip(FEATURES, features[0], strict=True)},
        alignment=align_words(left.words, right.words),
    )
    return Comparison(score=score, is_match=score >= profile.compare_bar, evidence=evidence)


def _both_ways(left: NameKeys, right: NameKeys) -> Floats:
    """The features of the pair, whichever comes first.

    A name in another script is read by that script's model against the Latin one; two of a sort, each against the other.
    """
    left_latin, right_latin = (all(word.script in LATIN for word in side.words) for side in (left, right))
    if left_latin == right_latin:
        return (_measure(left, right) + _measure(right, left)) / 2
    return _measure(right, left) if left_latin else _measure(left, right)


def _measure(query: NameKeys, name: NameKeys) -> Floats:
    words = NameWords(
        starts=np.zeros(1, dtype=np.intp),
        latin=[word.latin for word in name.words],
        weights=np.array([CLASS_WEIGHTS[word.class_] for word in name.words]),
        concepts=[word.concept for word in name.words],
    )
    return measure(query.words, words, np.array([CLASS_WEIGHTS[word.class_] for word in query.words]))
