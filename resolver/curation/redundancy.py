"""Names that need not be listed: the matcher derives them from another name of the same entity and language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from resolver.curation.manuscript import Manuscript, PlacedName
from resolver.entity import Entity, MatchPolicy, Name, NameTag
from resolver.errors import Problem
from resolver.index import Index
from resolver.language import Script, main_script
from resolver.matching import Matcher, default_profile
from resolver.outcome import Query, Tier
from resolver.text import fold, split_words
from resolver.text.latin import plain_letters
from resolver.text.tables import read_rows

_SMALL_WORDS = frozenset({"of", "de", "du", "la", "le", "der", "die", "in", "for", "and"})
"""What the matcher passes over as it does an article, but is none of a name: with it and without are two names."""


@dataclass(frozen=True, slots=True)
class RedundantName:
    """A name that is derived from another, ``kept``, which stands before it."""

    placed: PlacedName
    kept: Name


def names_are_not_redundant(manuscript: Manuscript) -> Iterator[Problem]:
    """No name differs from one before it in capitals, hyphens, spaces, apostrophes, marks or the article alone."""
    for found in redundant_names(manuscript):
        message = (
            f"{found.placed.name.text!r} is derived from {found.kept.text!r}: take it out (laqab lint --fix does),"
            " or say by a tag or a date what it is beside that"
        )
        yield manuscript.problem(found.placed.entity.id, found.placed.field, message)


def redundant_names(manuscript: Manuscript) -> list[RedundantName]:
    """The names that could all be taken out at once, each of them still resolving to its entity.

    That is tried: against an index without them. A name that says more than the one it is derived from, by a tag, a date
    or how it may match, is never redundant.
    """
    found = [pair for entity in manuscript.entities.values() for pair in _pairs(manuscript.names(entity))]
    # With the same folded form the kept name is met by the same key; what has another must be tried.
    certain = [pair for pair in found if fold(pair.placed.name.text) == fold(pair.kept.text)]
    tried = [pair for pair in found if fold(pair.placed.name.text) != fold(pair.kept.text)]
    while tried:
        matcher = _matcher_without(manuscript, [*certain, *tried])
        derived = [pair for pair in tried if _resolves(matcher, pair.placed)]
        if len(derived) == len(tried):
            break
        tried = derived
    return sorted([*certain, *tried], key=lambda pair: (pair.placed.entity.id, str(pair.placed.field)))


def bare_key(text: str) -> str:
    """What is left of a name without case, marks, punctuation, spaces and articles; marked Latin letters written out.

    >>> bare_key("al-Hashd ash-Sha'bi"), bare_key("HASHD SHABI")
    ('hashdshabi', 'hashdshabi')
    """
    return _without_articles(plain_letters(text))


def _without_articles(letters: str) -> str:
    tokens = letters.split()
    bare = [part for token in tokens if (part := _without_article(token))]
    return "".join(bare or tokens)


@cache
def _without_article(token: str) -> str:
    """A folded word without its article; empty where it is one."""
    script = main_script(token)
    if script is Script.ARABIC:
        return "".join(word.text for word in split_words(token))
    return "" if (script.value, token) in _articles() else token


@cache
def _articles() -> frozenset[tuple[str, str]]:
    rows = read_rows("particles.tsv")
    return frozenset(
        (script, fold(word)) for script, word, class_ in rows if class_ == "article" and word not in _SMALL_WORDS
    )


def _pairs(names: Iterable[PlacedName]) -> Iterator[RedundantName]:
    """The names of an entity that have the bare form of one before them in their language, and say nothing more."""
    kept: dict[tuple[str, str], list[Name]] = {}
    for placed in names:
        name = placed.name
        keys = [
            (name.language.text, key)
            for key in dict.fromkeys((bare_key(name.text), _without_articles(fold(name.text))))
        ]
        before = next((other for key in keys for other in kept.get(key, ()) if _says_no_more(name, other)), None)
        if before is not None:
            yield RedundantName(placed, before)
            continue
        for key in keys:
            kept.setdefault(key, []).append(name)


def _says_no_more(name: Name, kept: Name) -> bool:
    """Whether all that is said of a name is said of another too, and both match on the same terms."""
    if name.case_exact or kept.case_exact or name.life != kept.life or name.match is not kept.match:
        return False
    if name.match is not MatchPolicy.STRONG and fold(name.text) != fold(kept.text):
        return False
    return name.tags <= kept.tags | {NameTag.TRANSLITERATION}


def _matcher_without(manuscript: Manuscript, pairs: Sequence[RedundantName]) -> Matcher:
    gone: dict[str, set[tuple[str, str]]] = {}
    for pair in pairs:
        name = pair.placed.name
        gone.setdefault(pair.placed.entity.id, set()).add((name.language.text, name.text))
    return matcher_over([_without(entity, gone) for entity in manuscript.entities.values()])


def _without(entity: Entity, gone: Mapping[str, set[tuple[str, str]]]) -> Entity:
    if entity.id not in gone:
        return entity
    names = tuple(name for name in entity.names if (name.language.text, name.text) not in gone[entity.id])
    return replace(entity, names=names)


def matcher_over(entities: Sequence[Entity]) -> Matcher:
    """A matcher over entities that are sorted by id."""
    return Matcher(Index.of(entities, "", {}, {}), default_profile())


def _resolves(matcher: Matcher, placed: PlacedName) -> bool:
    """Whether the name means its entity by its letters or its sound; likeness is not enough."""
    resolution = matcher.resolve(Query(text=placed.name.text))
    return resolution.id == placed.entity.id and resolution.matches[0].tier is not Tier.FUZZY
