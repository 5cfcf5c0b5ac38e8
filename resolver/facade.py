"""The one door: :class:`Resolver`, and :func:`compare` for two names without a gazetteer.

What only annotating and checking need is imported by them: a command that resolves one name should not wait for it.
"""
# ruff: noqa: PLC0415 imported by the call that needs it

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resolver.entity import Entity, Kind
from resolver.errors import StyleError, UnknownEntityError
from resolver.index import Index, bundled_index, index_of_records, open_index
from resolver.matching import Matcher, compare_names, default_profile
from resolver.outcome import Comparison, Finding, Mention, Query, Resolution, Suggestion
from resolver.question import (
    MAX_NAME,
    MAX_TEXT,
    Options,
    checked_kinds,
    checked_language,
    checked_limit,
    checked_string,
)
from resolver.suggest import suggestions
from resolver.version import __version__

if TYPE_CHECKING:
    from resolver.annotate import Annotator
    from resolver.check import Style


class Resolver:
    """A gazetteer that answers: which entity a name means, which names a text holds, which of them the style minds.

    Made by :meth:`load` or :meth:`from_records`. Immutable; one may be shared by any number of threads.
    """

    MAX_NAME = MAX_NAME
    MAX_TEXT = MAX_TEXT

    def __init__(self, index: Index) -> None:
        self._index = index
        self._matcher = Matcher(index, default_profile())

    @classmethod
    def load(cls, source: str | PathLike[str] | None = None) -> Resolver:
        """Open a gazetteer: a folder of YAML, a ``.yaml`` or ``.jsonl`` file, a compiled ``.laqab`` file; None: the bundled one.

        Raises GazetteerError with every problem of the gazetteer, CompiledIndexError where a compiled file cannot be used.
        """
        return cls(bundled_index() if source is None else open_index(Path(source)))

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> Resolver:
        """A resolver over dicts of the record form; GazetteerError with every problem.

        >>> Resolver.from_records([{"id": "a", "kind": "place", "names": {"en": ["Arbil"]}}]).resolve("arbil").id
        'a'
        """
        return cls(index_of_records(records))

    def resolve(
        self,
        name: str,
        *,
        language: str | None = None,
        kinds: Iterable[Kind | str] | None = None,
        countries: Iterable[str] | None = None,
        context: str | None = None,
        as_of: date | str | None = None,
        limit: int = 5,
        alternatives: bool = False,
    ) -> Resolution:
        """Which entity a name means.

        ``language`` is a BCP 47 tag that the name is in; ``kinds`` and ``countries`` (ISO 3166, two letters) leave only
        entities of those, and entities without a country; ``context`` is text around the name; ``as_of`` the day it was
        written. At most ``limit`` matches come back, best first; ``alternatives`` asks for similar names beside a listed
        one, however unlikely they are. A name without letters or digits is unresolved.
        InputError where the name is longer than MAX_NAME code points or has a lone surrogate, or an option is malformed.
        """
        options = Options(
            language=language,
            kinds=kinds,
            countries=countries,
            context=context,
            as_of=as_of,
            limit=limit,
            alternatives=alternatives,
        )
        return self._answer(options.queries(), name)

    def _answer(self, ask: partial[Query], name: str) -> Resolution:
        return self._matcher.resolve(ask(text=checked_string("name", name, MAX_NAME)))

    def resolve_many(self, names: Iterable[str], *, workers: int | None = None, **options: Any) -> list[Resolution]:
        """:meth:`resolve` for a column of names, with the same options: one answer a name, in their order.

        Equal names are resolved once and share their answer. ``workers`` threads share the work (None: one).
        """
        column = list(names)
        ask = Options(**options).queries()
        distinct = list(dict.fromkeys(column))
        if workers is not None and workers > 1:
            from concurrent.futures import ThreadPoolExecutor

            with ThreadPoolExecutor(workers) as pool:
                answers = dict(zip(distinct, pool.map(partial(self._answer, ask), distinct), strict=True))
        else:
            answers = {name: self._answer(ask, name) for name in distinct}
        return [answers[name] for name in column]

    def annotate(self, text: str, *, language: str | None = None) -> list[Mention]:
        """The names in a running text, in their order, not overlapping; offsets are code points.

        ``language`` (a BCP 47 tag) says which clitics and endings a name may carry; None: all that its script allows.
        InputError where the text is longer than MAX_TEXT code points or has a lone surrogate.
        """
        return self._annotator.annotate(checked_string("text", text, MAX_TEXT), checked_language(language))

    def check(self, text: str, *, style: str = "default", language: str | None = None) -> list[Finding]:
        """What a house style has to say about the names in a text, in their order.

        StyleError where the gazetteer has no style of that name, or the style has problems; else as :meth:`annotate`.
        A gazetteer without a default style has the empty one: misspellings and inconsistencies are found all the same.
        """
        from resolver.check import check_text

        house = self._style(style)
        mentions = self.annotate(text, language=language)
        return check_text(text, mentions, house, self.entity, language=checked_language(language))

    @cached_property
    def _style(self) -> Callable[[str], Style]:
        """Name → house style; each is read when it is first asked for, and kept as long as the resolver."""
        from resolver.check import parse_style

        texts, entity_ids = self._index.meta.styles, frozenset(self._index.entity_ids)

        @cache
        def style(name: str) -> Style:
            if name not in texts and name != "default":
                raise StyleError.missing(name, texts)
            return parse_style(texts.get(name, ""), f"styles/{name}.yaml", entity_ids)

        return style

    def suggest(self, prefix: str, *, limit: int = 10) -> list[Suggestion]:
        """Entities that have a name beginning with what was typed, each once; empty for an empty prefix."""
        return suggestions(self._index, checked_string("prefix", prefix, MAX_NAME), checked_limit(limit))

    def canonical_id(self, entity_id: str) -> str:
        """The id that an id goes by now, after merges; UnknownEntityError where there never was one."""
        surviving = self._index.meta.redirects.get(entity_id, entity_id)
        if self._index.entity_row(surviving) is None:
            raise UnknownEntityError(entity_id, difflib.get_close_matches(entity_id, list(self._index.entity_ids), n=3))
        return surviving

    def entity(self, entity_id: str) -> Entity:
        """The entity of an id; follows redirects. UnknownEntityError where there is none."""
        row = self._index.entity_row(self.canonical_id(entity_id))
        assert row is not None  # noqa: S101 canonical_id has looked
        return self._index.entity(row)

    @property
    def entities(self) -> Sequence[Entity]:
        """All entities, by id; decoded one at a time."""
        return self._index

    def __len__(self) -> int:
        return len(self._index)

    @property
    def signature(self) -> str:
        """What made the answers: two answers are comparable if their signatures are equal."""
        meta = self._index.meta
        return f"gazetteer:{meta.fingerprint[:12]}|plan:{meta.plan}|profile:{self._matcher.profile.signature}|v{__version__}"

    @cached_property
    def _annotator(self) -> Annotator:
        from resolver.annotate import Annotator

        return Annotator(self._index, self._matcher)

    def compile(self, path: str | PathLike[str]) -> None:
        """Write the compiled index, which :meth:`load` maps at once; whole or not at all. OSError where it cannot."""
        self._index.write(Path(path))


def compare(a: str, b: str, kind: Kind | str | None = None) -> Comparison:
    """Whether two names can be of one thing, judged by letters and words alone; symmetric.

    InputError as in :meth:`Resolver.resolve`.
    """
    kinds = checked_kinds([kind] if kind is not None else None)
    left, right = (checked_string("name", name, MAX_NAME) for name in (a, b))
    return compare_names(left, right, next(iter(kinds), None), default_profile())
