"""What a type checker says of the public interface; checked, never run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import assert_type

from fastapi import FastAPI

import resolver
from api import Settings, create_app
from resolver import (
    AlignedLetters,
    Comparison,
    CompiledIndexError,
    Decision,
    Entity,
    Evidence,
    Finding,
    FindingCode,
    GazetteerError,
    InputError,
    Kind,
    Match,
    MatchPolicy,
    Mention,
    Name,
    NameTag,
    Problem,
    Query,
    Relation,
    Resolution,
    Resolver,
    ResolverError,
    Role,
    StyleError,
    Suggestion,
    Tier,
    UnknownEntityError,
    compare,
)
from resolver.check import apply_fixes


def makes_resolvers(path: Path) -> Resolver:
    """Sources are optional paths or strings; records are any mappings."""
    records: list[Mapping[str, object]] = [{"id": "a", "kind": "place", "names": {"en": ["A"]}}]
    assert_type(Resolver.load(), Resolver)
    assert_type(Resolver.load("names.yaml"), Resolver)
    assert_type(Resolver.load(path), Resolver)
    made = Resolver.from_records(records)
    made.compile(path)
    assert_type(made.signature, str)
    assert_type(len(made), int)
    assert_type(resolver.__version__, str)
    return made


def resolves(laqab: Resolver) -> Match:
    """Options take values or the words for them; answers have no Any."""
    answer = laqab.resolve(
        "Erbil",
        language="en",
        kinds=[Kind.PLACE, "person"],
        countries=("IQ",),
        context="text",
        as_of=date(2014, 1, 1),
        limit=3,
    )
    assert_type(answer, Resolution)
    assert_type(laqab.resolve("Erbil", as_of="2014-01-01"), Resolution)
    assert_type(laqab.resolve_many(name for name in ("Erbil", "Mosul")), list[Resolution])
    assert_type(answer.query, Query)
    assert_type(answer.decision, Decision)
    assert_type(answer.id, str | None)
    assert_type(answer.canonical, str | None)
    assert_type(answer.reason, str)
    assert_type(answer.explain(), str)
    match = answer.matches[0]
    assert_type(match, Match)
    assert_type(match.score, float)
    assert_type(match.tier, Tier)
    assert_type(match.kind, Kind)
    assert_type(match.evidence, Evidence)
    assert_type(match.evidence.alignment, tuple[AlignedLetters, ...])
    assert_type(match.evidence.features, Mapping[str, float])
    return match


def compares() -> Comparison:
    """A kind may be left out, given as a value or as a word."""
    assert_type(compare("a", "b").is_match, bool)
    assert_type(compare("a", "b", Kind.PERSON).score, float)
    return compare("a", "b", kind="person")


def reads_texts(laqab: Resolver, text: str) -> str:
    """Mentions and findings come as lists that may be changed; fixes take them as they are."""
    mentions = laqab.annotate(text, language="ar")
    assert_type(mentions, list[Mention])
    assert_type(mentions[0].start, int)
    assert_type(mentions[0].resolution, Resolution)
    findings = laqab.check(text, style="default", language=None)
    assert_type(findings, list[Finding])
    assert_type(findings[0].code, FindingCode)
    assert_type(findings[0].replacement, str | None)
    return apply_fixes(text, findings)


def shows_entities(laqab: Resolver) -> Entity:
    """Entities come one by one or as a sequence."""
    assert_type(laqab.suggest("er", limit=5), list[Suggestion])
    assert_type(laqab.canonical_id("erbil"), str)
    assert_type(laqab.entities, Sequence[Entity])
    entity = laqab.entity("erbil")
    assert_type(entity, Entity)
    assert_type(entity.names, tuple[Name, ...])
    assert_type(entity.names[0].tags, frozenset[NameTag])
    assert_type(entity.names[0].match, MatchPolicy)
    assert_type(entity.relations, tuple[Relation, ...])
    assert_type(entity.relations[0].role, Role)
    assert_type(entity.canonical("ckb"), str)
    return entity


def meets_errors(laqab: Resolver) -> object:
    """Every error is of the one tree and carries data."""
    try:
        laqab.check("text")
    except InputError as error:
        return assert_type(error.reason, str)
    except UnknownEntityError as error:
        return assert_type(error.near, tuple[str, ...])
    except (GazetteerError, StyleError) as error:
        return assert_type(error.problems, tuple[Problem, ...])
    except CompiledIndexError as error:
        return assert_type(error.path, str)
    except ResolverError as error:
        return str(error)
    return None


def serves(laqab: Resolver) -> FastAPI:
    """The service is made from settings and a resolver, either of which may be left out."""
    assert_type(create_app(), FastAPI)
    assert_type(Settings().gazetteer, Path | None)
    return create_app(Settings(port=0), laqab)
