"""Entities, records and files for property tests."""

from __future__ import annotations

import string
from typing import Any

from hypothesis import strategies as st

from resolver.edtf import ALWAYS, Lifetime, edtf_date
from resolver.entity import TYPES, Entity, Kind, MatchPolicy, Name, NameTag, Relation, Role
from resolver.gazetteer.record import entity_record
from resolver.language import language_tag

ids = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=12)
dates = st.sampled_from(["1920", "2014", "2014-10", "2014-10-24", "201X", "2014?", "2015-01~"])
LETTERS = {
    "en": string.ascii_letters,
    "ar": "ابتجحخدرزسشصضطعغفقكلمنهوي",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەوۆیێ",
    "ru": "абвгдежзиклмнопрстуфхцчшщыьэюя",
    "he": "אבגדהוזחטיכלמנסעפצקרשת",
    "no": string.ascii_lowercase + "æøå",
    "mul": string.ascii_uppercase,
}
# What YAML might take for something else, between letters.
PUNCTUATION = [
    "",
    "",
    "",
    " ",
    "-",
    "'",
    '"',
    ": ",
    ":",
    ", ",
    " #",
    "#",
    " & ",
    " {",
    "} ",
    "[",
    "]",
    " - ",
    "? ",
    "%",
    "\\",
    ".",
]


@st.composite
def texts(draw: st.DrawFn, letters: str = string.ascii_letters) -> str:
    """A text that a curator may write: words with punctuation between them, without white space at its ends."""
    word = st.text(letters + string.digits, min_size=1, max_size=6)
    parts = draw(st.lists(st.tuples(word, st.sampled_from(PUNCTUATION)), min_size=1, max_size=4))
    first = draw(
        st.sampled_from(["", "", "", '"', "'", "-", "*", "&", "!", "@", "#", "%", "[", "{", "?", ":", "|", ">"])
    )
    return first + "".join(f"{body}{mark}" for body, mark in parts).strip()


@st.composite
def lives(draw: st.DrawFn) -> Lifetime:
    """A lifetime, most often an open one."""
    since, until = sorted(draw(st.tuples(dates, dates)), key=lambda text: edtf_date(text).earliest)
    ends = draw(st.sampled_from(["", "", "since", "until", "both"]))
    if not ends:
        return ALWAYS
    return Lifetime(
        edtf_date(since) if ends in {"since", "both"} else None, edtf_date(until) if ends in {"until", "both"} else None
    )


@st.composite
def names(draw: st.DrawFn) -> tuple[Name, ...]:
    """The names of an entity, grouped by language, each once."""
    found = {}
    for language in draw(st.lists(st.sampled_from(sorted(LETTERS)), min_size=1, max_size=4, unique=True)):
        for text in draw(st.lists(texts(LETTERS[language]), min_size=1, max_size=3, unique=True)):
            found[language, text] = Name(
                text=text,
                language=language_tag(language),
                tags=draw(st.frozensets(st.sampled_from(NameTag), max_size=2)),
                match=draw(st.sampled_from([MatchPolicy.CONTEXT, MatchPolicy.NEVER, MatchPolicy.STRONG])),
                case_exact=draw(st.booleans()),
                life=draw(lives()),
            )
    return tuple(found.values())


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    """An entity of a valid gazetteer."""
    kind = draw(st.sampled_from(Kind))
    entity_id = draw(ids)
    others = ids.filter(lambda other: other != entity_id)
    sentences = st.dictionaries(st.sampled_from(["en", "fr", "no"]), texts(), max_size=2)
    return Entity(
        id=entity_id,
        kind=kind,
        type=draw(st.sampled_from(["", *TYPES[kind]])),
        countries=tuple(draw(st.lists(st.sampled_from(["IQ", "NO", "SY"]), max_size=2, unique=True))),
        life=draw(lives()),
        relations=tuple(
            Relation(role=role, target=target, life=draw(lives()))
            for role in Role
            for target in draw(st.lists(others, max_size=2, unique=True))
            if draw(st.booleans())
        ),
        gloss=draw(sentences),
        note=draw(sentences),
        names=draw(names()),
        distinct_from=tuple(draw(st.lists(others, max_size=2, unique=True))),
        ids=draw(st.dictionaries(st.sampled_from(["geonames", "wikidata", "ofac"]), texts(), max_size=2)),
        sources=tuple(
            draw(st.lists(st.sampled_from(["cldr", "wikipedia-en:A: B", "wikidata:Q1"]), max_size=2, unique=True))
        ),
    )


# Entities without collisions: each has names of its own.
def numbered(found: list[Entity]) -> list[dict[str, Any]]:
    """Valid records of entities, with ids and names that no two of them share."""
    records = []
    for number, entity in enumerate(found):
        record = {**entity_record(entity), "id": f"{number}-{entity.id}"}
        named = {
            tag: [
                {**name, "match": "context"} if isinstance(name, dict) else {"name": name, "match": "context"}
                for name in listed
            ]
            for tag, listed in record["names"].items()
        }
        records.append({**record, "names": named})
    return records
