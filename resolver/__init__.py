"""One id for every name: a multilingual glossary and alias resolver.

What is listed in ``__all__`` is public and stays; everything below this package may change.
"""

from resolver.entity import Entity, Kind, MatchPolicy, Name, NameTag, Relation, Role
from resolver.errors import (
    CompiledIndexError,
    GazetteerError,
    InputError,
    Problem,
    ResolverError,
    StyleError,
    UnknownEntityError,
)
from resolver.facade import Resolver, compare
from resolver.outcome import (
    AlignedLetters,
    Comparison,
    Decision,
    Evidence,
    Finding,
    FindingCode,
    Match,
    Mention,
    Query,
    Resolution,
    Suggestion,
    Tier,
)
from resolver.version import __version__

__all__ = [
    "AlignedLetters",
    "Comparison",
    "CompiledIndexError",
    "Decision",
    "Entity",
    "Evidence",
    "Finding",
    "FindingCode",
    "GazetteerError",
    "InputError",
    "Kind",
    "Match",
    "MatchPolicy",
    "Mention",
    "Name",
    "NameTag",
    "Problem",
    "Query",
    "Relation",
    "Resolution",
    "Resolver",
    "ResolverError",
    "Role",
    "StyleError",
    "Suggestion",
    "Tier",
    "UnknownEntityError",
    "__version__",
    "compare",
]
