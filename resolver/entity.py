"""What the gazetteer holds: entities, their names and how they stand to one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from resolver.edtf import ALWAYS, Lifetime
from resolver.language import LanguageTag, Script, main_script


class Kind(StrEnum):
    """The five sorts of thing that have names in the news; closed."""

    PLACE = "place"
    ORGANISATION = "organisation"
    PERSON = "person"
    EVENT = "event"
    TERM = "term"


TYPES: Mapping[Kind, tuple[str, ...]] = {
    Kind.PLACE: (
        "country",
        "territory",
        "region",
        "governorate",
        "district",
        "subdistrict",
        "city",
        "town",
        "village",
        "quarter",
        "camp",
        "base",
        "airport",
        "crossing",
        "port",
        "road",
        "river",
        "lake",
        "dam",
        "mountain",
        "marsh",
        "oil-field",
        "sea",
        "prison",
        "landmark",
    ),
    Kind.ORGANISATION: (
        "armed-group",
        "facade",
        "brigade",
        "armed-force",
        "command",
        "coalition",
        "party",
        "alliance",
        "movement",
        "government",
        "ministry",
        "agency",
        "parliament",
        "court",
        "office",
        "security-service",
        "international-body",
        "media",
        "company",
        "club",
    ),
    Kind.PERSON: (
        "politician",
        "official",
        "commander",
        "fighter",
        "cleric",
        "spokesperson",
        "journalist",
        "royal",
        "historical",
    ),
    Kind.EVENT: ("operation", "war", "battle", "attack", "massacre", "protest", "election", "agreement", "law"),
    Kind.TERM: ("people", "tribe", "faith", "administrative", "religious", "political", "military", "title", "concept"),
}


TYPE_NAMES = ("", *sorted({type_ for types in TYPES.values() for type_ in types}))
"""Every type, after none."""


class NameTag(StrEnum):
    """What a name is besides a name; several may hold at once."""

    ACRONYM = "acronym"
    SHORT = "short"
    FORMER = "former"
    ENDONYM = "endonym"
    TRANSLATION = "translation"
    TRANSLITERATION = "transliteration"
    NICKNAME = "nickname"
    NOM_DE_GUERRE = "nom-de-guerre"
    PEJORATIVE = "pejorative"
    CONTESTED = "contested"
    MISSPELLING = "misspelling"


class MatchPolicy(StrEnum):
    """When a name may be taken for its entity.

    STRONG: on its own. CONTEXT: only where the surroundings support it. NEVER: a known confusion, kept
    so that it is refused.
    """

    STRONG = "strong"
    CONTEXT = "context"
    NEVER = "never"


class Role(StrEnum):
    """How one entity stands to another."""

    PART_OF = "part_of"
    LOCATED_IN = "located_in"
    MEMBER_OF = "member_of"
    LEADS = "leads"
    AFFILIATED_WITH = "affiliated_with"
    CLAIMED_BY = "claimed_by"
    SUCCESSOR_OF = "successor_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One form that an entity goes by, as it is printed.

    ``case_exact`` is for acronyms that are words otherwise (US, IS): they match in this case only.
    """

    text: str
    language: LanguageTag
    tags: frozenset[NameTag] = frozenset()
    match: MatchPolicy = MatchPolicy.STRONG
    case_exact: bool = False
    life: Lifetime = ALWAYS

    @property
    def script(self) -> Script:
        return main_script(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """``role`` towards the entity ``target``, for as long as ``life`` says."""

    role: Role
    target: str
    life: Lifetime = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, place, organisation, event or term, with every name it goes by.

    ``names`` keeps the order of the record: the first of a language is its canonical name there.
    ``gloss`` and ``note`` map language tags to one sentence each.
    """

    id: str
    kind: Kind
    type: str = ""
    countries: tuple[str, ...] = ()
    life: Lifetime = ALWAYS
    relations: tuple[Relation, ...] = ()
    gloss: Mapping[str, str] = field(default_factory=dict)
    note: Mapping[str, str] = field(default_factory=dict)
    names: tuple[Name, ...] = ()
    distinct_from: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()

    def canonical(self, language: str = "en") -> str:
        """The canonical name in a language; else in English, else of the first language that has one."""
        for wanted in (language, "en"):
            for name in self.names:
                if name.language.text == wanted and name.match is not MatchPolicy.NEVER:
                    return name.text
        return next((name.text for name in self.names if name.match is not MatchPolicy.NEVER), self.id)

    def related(self, roles: Iterable[Role] = tuple(Role)) -> tuple[str, ...]:
        """The ids this entity stands in one of the roles to, in the order of the record."""
        wanted = frozenset(roles)
        return tuple(relation.target for relation in self.relations if relation.role in wanted)
