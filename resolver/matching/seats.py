"""Units that are named after their seat: a bare name means al-Amara the town first, and the district or the governorate of it second.

The letters cannot tell these apart. What can is how often such a name means the one or the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from resolver.index.index import Index
from resolver.matching.place_types import DISTRICT, SETTLEMENT, PlaceType, place_types
from resolver.matching.profile import Profile
from resolver.matching.scored import Won, likeliest_first

NOTABLE = 0.005
"""The least share that is looked at."""


def seats_first(index: Index, profile: Profile, won: Sequence[Won], said: Collection[int]) -> list[Won]:
    """What entities win where it counts that units are named after their seats, the likeliest first.

    Of places whose names have one skeleton, settlements gain on such units; together they keep what they won. A district whose
    seat is not there leaves a part of its share to none, for its seat may be meant. ``said``: names whose type the query says;
    where it says that of one of them, nothing changes.
    """
    changed: dict[int, Won] = {}
    for alike in _by_skeleton(index, won).values():
        if not any(each.row in said for each, _ in alike):
            changed |= {each.entity: each for each in _shared_anew(profile, alike)}
    return likeliest_first(changed.get(each.entity, each) for each in won) if changed else list(won)


def _by_skeleton(index: Index, won: Iterable[Won]) -> dict[str, list[tuple[Won, PlaceType]]]:
    """Skeleton → what settlements and units named after their seat win with a name of it."""
    found: dict[str, list[tuple[Won, PlaceType]]] = defaultdict(list)
    for each in won:
        if each.share >= NOTABLE:
            type_ = place_types().get(index.entity_type(each.entity))
            if type_ is not None and (type_.after_seat or type_.standing == SETTLEMENT):
                found[index.name_sounds[each.row]].append((each, type_))
    return found


def _shared_anew(profile: Profile, alike: Sequence[tuple[Won, PlaceType]]) -> list[Won]:
    settlements = [type_.standing == SETTLEMENT for _, type_ in alike]
    if all(settlements):
        return []
    if any(settlements):
        gains = [profile.seat_odds if is_settlement else 1.0 for is_settlement in settlements]
        whole = sum(each.share for each, _ in alike)
        scale = whole / sum(each.share * gain for (each, _), gain in zip(alike, gains, strict=True))
    else:
        gains = [1.0 / (1.0 + profile.unlisted_seat) if type_.standing == DISTRICT else 1.0 for _, type_ in alike]
        scale = 1.0
    return [each._replace(share=each.share * gain * scale) for (each, _), gain in zip(alike, gains, strict=True)]
