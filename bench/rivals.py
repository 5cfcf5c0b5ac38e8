"""What a user would pick instead. Every rival reads names in Latin letters, as Unidecode writes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import ClassVar, Protocol

from rapidfuzz import fuzz, process
from unidecode import unidecode

from bench.searcher import Found, Searcher, distinct

NAMES_PER_ENTITY = 10
"""How many names are looked at for each entity that is asked for: one entity may have several that fit."""

GRAM = 3
MATCHED_BY_LOGIC = 25
"""How many names, the nearest by ratio, logic-v2 is asked about: it judges pairs and finds nothing by itself."""

IdsAndNames = Iterable[tuple[str, str]]


class Rival(Searcher, Protocol):
    """A searcher over pairs of an id and a name; ImportError where it is not installed."""

    def __init__(self, names: IdsAndNames) -> None: ...


def plain(text: str) -> str:
    """A name in small Latin letters."""
    return str(unidecode(text)).lower()


class _RapidFuzz:
    """``process.extract`` over all names, one after another."""

    scorer: ClassVar[Callable[..., float]]

    def __init__(self, names: IdsAndNames) -> None:
        pairs = list(names)
        self._ids = [entity for entity, _ in pairs]
        self._names = [plain(name) for _, name in pairs]

    def search(self, query: str, limit: int) -> list[Found]:
        scorer = type(self).scorer
        best = process.extract(plain(query), self._names, scorer=scorer, limit=NAMES_PER_ENTITY * limit)
        return distinct((Found(self._ids[place], float(score)) for _, score, place in best), limit)


class WRatio(_RapidFuzz):
    """RapidFuzz with the scorer that ``process.extract`` takes where none is named."""

    name: ClassVar[str] = "RapidFuzz WRatio"
    scorer = staticmethod(fuzz.WRatio)


class Ratio(_RapidFuzz):
    """RapidFuzz with the share of letters that agree."""

    name: ClassVar[str] = "RapidFuzz ratio"
    scorer = staticmethod(fuzz.ratio)


class SqliteTrigrams:
    """SQLite's full-text search with its trigram tokeniser: any trigram of the query, ordered by BM25."""

    name: ClassVar[str] = "SQLite FTS5 trigram"

    def __init__(self, names: IdsAndNames) -> None:
        self._base = sqlite3.connect(":memory:")
        try:
            self._base.execute("CREATE VIRTUAL TABLE names USING fts5(id UNINDEXED, name, tokenize='trigram')")
        except sqlite3.OperationalError as error:
            raise ImportError(str(error)) from error
        rows = ((entity, plain(name)) for entity, name in names)
        self._base.executemany("INSERT INTO names VALUES (?, ?)", rows)

    def search(self, query: str, limit: int) -> list[Found]:
        text = plain(query)
        grams = dict.fromkeys(text[place : place + GRAM] for place in range(len(text) - GRAM + 1))
        if not grams:
            return []
        any_of_them = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in grams)
        best = self._base.execute(
            "SELECT id, -bm25(names) FROM names WHERE names MATCH ? ORDER BY bm25(names) LIMIT ?",
            (any_of_them, NAMES_PER_ENTITY * limit),
        )
        return distinct((Found(entity, score) for entity, score in best), limit)


class Tantivy:
    """Tantivy, the search engine, with n-grams of two and three letters: any of them, ordered by BM25."""

    name: ClassVar[str] = "tantivy n-grams"

    def __init__(self, names: IdsAndNames) -> None:
        tantivy = import_module("tantivy")
        self._tantivy = tantivy
        self._grams = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(GRAM - 1, GRAM)).build()
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("id", stored=True, tokenizer_name="raw")
        schema.add_text_field("name", tokenizer_name="grams", index_option="freq")
        self._schema = schema.build()
        self._index = tantivy.Index(self._schema)
        self._index.register_tokenizer("grams", self._grams)
        self._ids: list[str] = []
        writer = self._index.writer(heap_size=200_000_000, num_threads=1)
        for entity, name in names:
            writer.add_document(tantivy.Document(id=entity, name=plain(name)))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, query: str, limit: int) -> list[Found]:
        grams = dict.fromkeys(self._grams.analyze(plain(query)))
        terms = [
            (self._tantivy.Occur.Should, self._tantivy.Query.term_query(self._schema, "name", gram)) for gram in grams
        ]
        best = self._searcher.search(self._tantivy.Query.boolean_query(terms), NAMES_PER_ENTITY * limit).hits
        return distinct((Found(self._searcher.doc(place)["id"][0], score) for score, place in best), limit)


class LogicV2:
    """nomenklatura's logic-v2 over the names that are nearest by ratio: it judges pairs of names, and finds none by itself."""

    name: ClassVar[str] = "nomenklatura logic-v2"
    bar: ClassVar[float] = 0.7
    """Its threshold."""

    def __init__(self, names: IdsAndNames = ()) -> None:
        self._algorithm = import_module("nomenklatura.matching").get_algorithm("logic-v2")
        self._proxy = import_module("followthemoney").EntityProxy
        self._config = self._algorithm.default_config()
        self._names = dict(names)
        self._nearest = Ratio(self._names.items())

    def judge(self, a: str, b: str, schema: str = "LegalEntity") -> float:
        """The score of two names of one schema of followthemoney. What it works out it remembers by id: ids tell names apart."""
        left, right = (
            self._proxy.from_dict({"id": f"{side} {schema} {name}", "schema": schema, "properties": {"name": [name]}})
            for side, name in (("a", a), ("b", b))
        )
        return float(self._algorithm.compare(left, right, self._config).score)

    def search(self, query: str, limit: int) -> list[Found]:
        near = self._nearest.search(query, MATCHED_BY_LOGIC)
        judged = [Found(each.id, self.judge(query, self._names[each.id])) for each in near]
        return sorted(judged, key=lambda each: -each.score)[:limit]


RIVALS: tuple[type[Rival], ...] = (WRatio, Ratio, SqliteTrigrams, Tantivy, LogicV2)
"""All of them, in the order of the tables."""
