"""A compiled index: what it gives back, and what is refused."""

from __future__ import annotations

import pytest

from resolver import CompiledIndexError, Resolver
from resolver.index import Index, index_of_records
from resolver.text.fold import fold

RECORDS = [
    {"id": "kirkuk", "kind": "place", "country": "IQ", "names": {"en": ["Kirkuk", "Karkuk"], "ar": ["كركوك"]}},
    {
        "id": "daesh",
        "kind": "organisation",
        "names": {"en": [{"name": "IS", "case": "exact"}, "Daesh"], "ar": ["داعش"]},
    },
]


@pytest.fixture
def compiled(tmp_path):
    """The path of a compiled index of two entities."""
    path = tmp_path / "two.laqab"
    index_of_records(RECORDS).write(path)
    return path


def test_what_is_written_is_what_is_opened(compiled):
    """Entities, keys and names are those that the index was built from."""
    built, opened = index_of_records(RECORDS), Index.open(compiled)
    assert list(opened) == list(built)
    assert opened.meta == built.meta
    for name in ("Kirkuk", "كركوك", "daesh"):
        assert opened.folded(fold(name)) == built.folded(fold(name)) != []


def test_the_same_records_in_any_order_make_the_same_bytes(compiled, tmp_path):
    """The file is a function of its content."""
    other = tmp_path / "other.laqab"
    index_of_records(list(reversed(RECORDS))).write(other)
    assert other.read_bytes() == compiled.read_bytes()


def _cut(data: bytes) -> bytes:
    return data[:-100]


def _foreign(data: bytes) -> bytes:
    return b"SQLite format 3\0" + data[16:]


def _newer(data: bytes) -> bytes:
    return data[:8] + (99).to_bytes(4, "little") + data[12:]


def _garbled(data: bytes) -> bytes:
    return data[:20] + b"\xff" * 40 + data[60:]


def _stale(data: bytes) -> bytes:
    plan = index_of_records(RECORDS).meta.plan.encode()
    return data.replace(plan, b"00000000", 1)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_cut, "bytes long"),
        (_foreign, "not a compiled index"),
        (_newer, "has layout 99"),
        (_garbled, "is damaged"),
        (_stale, "was built by plan 00000000"),
        (lambda _data: b"", "cannot be read"),
    ],
)
def test_what_is_no_such_file_is_refused(compiled, damage, said):
    """Foreign, truncated, newer, damaged, stale and empty files get an error that names the file and the reason."""
    compiled.write_bytes(damage(compiled.read_bytes()))
    with pytest.raises(CompiledIndexError) as caught:
        Resolver.load(compiled)
    assert said in str(caught.value)
    assert str(compiled) in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    """The error says so."""
    with pytest.raises(CompiledIndexError, match="no such file"):
        Resolver.load(tmp_path / "none.laqab")


def test_a_write_that_fails_leaves_the_old_file(compiled, monkeypatch):
    """Whole or not at all: the place holds what it held, and nothing beside it."""
    before = compiled.read_bytes()

    def refuse(*_arguments):
        raise OSError("no space left")

    monkeypatch.setattr("resolver.index.arrays.os.fdopen", refuse)
    with pytest.raises(OSError, match="no space left"):
        index_of_records(RECORDS[:1]).write(compiled)
    assert compiled.read_bytes() == before
    assert list(compiled.parent.iterdir()) == [compiled]


def test_candidates_share_grams_with_the_query():
    """The nearest has overlap one, and what shares nothing is not there."""
    from resolver.index import NameKeys  # noqa: PLC0415 beside its one use

    index = index_of_records(RECORDS)
    rows, overlap = index.candidates(NameKeys("Kirkook").grams(), 10)
    names = [index.name_texts[row] for row in rows]
    assert "Kirkuk" in names
    assert "Daesh" not in names
    assert overlap.max() == 1.0
    assert not len(index.candidates(frozenset(), 10)[0])
