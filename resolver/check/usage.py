"""The resolved names of a text, with what a rule asks about them: form, language, what the gazetteer lists it as."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from resolver.check.forms import is_all_capitals
from resolver.entity import Entity, Name, NameTag
from resolver.language import Script, main_script
from resolver.outcome import Match, Mention, Tier
from resolver.text import fold

EntityOf = Callable[[str], Entity]
"""Id → entity; it is asked only for ids that mentions resolved to."""

_LEADING_ARTICLES = ("the ", "The ", "THE ")
_NOT_A_LANGUAGE = frozenset({"mul", "und"})

_ARTICLE = re.compile(r"[A-Z][a-z]{1,2}-(?=\w)")
"""An Arabic article in Latin letters, as it begins a sentence: Al-, An-, Esh-."""

# Not behind a single capital or a short title: "U.S. " and "Mr. " end no sentence.
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])[.!?\u061f\u06d4][^\w\s]*\s|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """One name of one entity, used at one place of a text: ``text[start:end] == surface``, in code points.

    The surface is the mention's core without an English article. ``form`` is what to compare with other forms: the
    surface, but where grammar may have changed its letters the listed name that was met, empty where none was.
    ``listed`` is the name that was met letter by letter, None where the name was reached by its sound or likeness.
    ``language`` is the text's, None where unknown. ``is_bare``: no clitic before it, no ending behind it.
    ``beside`` are the other forms of the entity that the sentence has.
    """

    start: int
    end: int
    surface: str
    form: str
    entity: Entity
    listed: Name | None
    language: str | None
    script: Script
    is_bare: bool
    as_of: date | None
    beside: frozenset[str] = frozenset()

    @property
    def is_acronym(self) -> bool:
        """Whether it is listed as an acronym and printed as one: Daesh is printed as a word."""
        return self.has_tag(NameTag.ACRONYM) and not any(map(str.islower, self.surface))

    def has_tag(self, tag: NameTag) -> bool:
        return self.listed is not None and tag in self.listed.tags

    def in_its_case(self, form: str) -> str:
        """``form`` as it is printed here: in capitals throughout, or with one to begin with, where the surface is.

        An Arabic article begins small where the surface does: "the al-Nusra Front". The dotted capital I of Turkish is
        not made.
        """
        if is_all_capitals(self.surface) and not (self.listed and is_all_capitals(self.listed.text)):
            return form.upper()
        if self.surface[:1].isupper():
            return form[:1].upper() + form[1:]
        return form[:1].lower() + form[1:] if _ARTICLE.match(form) else form


def usages(text: str, mentions: Iterable[Mention], entity_of: EntityOf, language: str | None) -> list[Usage]:
    """The usages of the mentions that are resolved, in their order; the rest are passed over.

    ``language`` is the text's, None where unknown: then it is told from the names, for each script by itself.
    """
    entity_of = cache(entity_of)
    resolved = [mention for mention in mentions if mention.resolution.id is not None]
    languages = _languages(resolved, entity_of) if language is None else dict.fromkeys(Script, language)
    used = [_usage(text, mention, entity_of(mention.resolution.matches[0].id), languages) for mention in resolved]
    return list(_with_neighbours(text, used))


def _with_neighbours(text: str, used: list[Usage]) -> Iterator[Usage]:
    """The usages with the other forms of their entity in the same sentence."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    places = [(usage.entity.id, bisect_right(ends, usage.start)) for usage in used]
    forms: dict[tuple[str, int], set[str]] = {}
    for place, usage in zip(places, used, strict=True):
        forms.setdefault(place, set()).add(usage.form)
    for place, usage in zip(places, used, strict=True):
        yield usage if len(forms[place]) == 1 else replace(usage, beside=frozenset(forms[place] - {usage.form}))


def _usage(text: str, mention: Mention, entity: Entity, languages: Mapping[Script, str]) -> Usage:
    start, end = mention.core_start, mention.core_end
    if text.startswith(_LEADING_ARTICLES, start, end):
        start += len(_LEADING_ARTICLES[0])
    surface = text[start:end]
    script, is_bare = main_script(surface), (mention.core_start, mention.core_end) == (mention.start, mention.end)
    listed = _listed(entity, mention.resolution.matches[0], languages.get(script))
    if script is Script.CYRILLIC and not is_bare and listed and NameTag.MISSPELLING in listed.tags:
        listed = None  # an ending takes the soft sign of a right name, and leaves what looks like a wrong one
    # Cyrillic names are declined by changing their last letters; elsewhere only what is attached may change the core.
    is_inflectable = script is Script.CYRILLIC or (script is not Script.LATIN and not is_bare)
    return Usage(
        start=start,
        end=end,
        surface=surface,
        form=surface if not is_inflectable else listed.text if listed else "",
        entity=entity,
        listed=listed,
        language=languages.get(script),
        script=script,
        is_bare=is_bare,
        as_of=mention.resolution.query.as_of,
    )


def _listed(entity: Entity, match: Match, language: str | None) -> Name | None:
    """The listed name that a match met letter by letter; None where it was reached by its sound or likeness.

    Of names in the same letters, the one of the text's language: what is misspelt in English may be right in German.
    """
    if match.tier not in {Tier.EXACT, Tier.FOLDED}:
        return None
    alike = [name for name in entity.names if name.text == match.name]
    for tag in (language, match.language):
        for name in alike:
            if tag in {name.language.language, name.language.text}:
                return name
    return alike[0] if alike else None


def _languages(mentions: Iterable[Mention], entity_of: EntityOf) -> dict[Script, str]:
    """The likeliest language of the text in each script: the one in which most of its names are listed as they stand."""
    votes: dict[Script, Counter[str]] = {}
    met = Counter((mention.resolution.matches[0].id, mention.resolution.matches[0].name) for mention in mentions)
    for (entity_id, name), times in met.items():
        found = votes.setdefault(main_script(name), Counter())
        found.update(dict.fromkeys(_languages_of(entity_of(entity_id), name), times))
    return {
        script: min(counts, key=lambda language: (-counts[language], language != "en", language))
        for script, counts in votes.items()
        if counts
    }


def _languages_of(entity: Entity, form: str) -> Iterator[str]:
    folded = fold(form)
    for name in entity.names:
        if name.language.language not in _NOT_A_LANGUAGE and fold(name.text) == folded:
            yield name.language.language
