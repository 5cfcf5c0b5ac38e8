"""Limits hold exactly: what is at one is answered, what is one over is refused."""

from __future__ import annotations

import json

import pytest

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(("length", "status"), [(1_000, 200), (1_001, 422)])
@pytest.mark.parametrize("letter", ["a", "\N{ARABIC LETTER ALEF}", "\U00010380"])
def test_a_name_holds_a_thousand_code_points(client, letter, length, status):
    """The limit of a name counts code points, not bytes or UTF-16 units, in GET and POST alike."""
    name = letter * length
    assert client.get("/v1/resolve", params={"q": name}).status_code == status
    assert client.post("/v1/resolve", {"queries": [name]}).status_code == status
    assert client.get("/v1/suggest", params={"q": name}).status_code == status


@pytest.mark.parametrize(("length", "status"), [(10_000, 200), (10_001, 422)])
def test_a_context_holds_ten_thousand(client, length, status):
    """The limit of a context."""
    assert client.post("/v1/resolve", {"queries": [{"q": "a", "context": "b" * length}]}).status_code == status


@pytest.mark.parametrize(("count", "status"), [(3, 200), (4, 422)])
def test_a_batch_holds_what_is_set(client_with, count, status):
    """LAQAB_BATCH_LIMIT counts queries."""
    answer = client_with(batch_limit=3).post("/v1/resolve", {"queries": ["a"] * count})
    assert answer.status_code == status
    if status == 422:
        assert answer.json()["errors"][0]["pointer"] == "#/queries"


@pytest.mark.parametrize("path", ["/v1/annotate", "/v1/check"])
@pytest.mark.parametrize(("length", "status"), [(5, 200), (6, 422)])
def test_a_text_holds_what_is_set(client_with, path, length, status):
    """LAQAB_TEXT_LIMIT counts code points."""
    answer = client_with(text_limit=5).post(path, {"text": "\U0001f3d9" * length})
    assert answer.status_code == status
    if status == 422:
        assert answer.json()["errors"][0]["pointer"] == "#/text"


BODY = json.dumps({"text": "a" * 70}).encode()


@pytest.mark.parametrize(("limit", "status"), [(len(BODY), 200), (len(BODY) - 1, 413)])
@pytest.mark.parametrize("chunked", [False, True], ids=["announced", "chunked"])
def test_a_body_holds_what_is_set(client_with, limit, status, chunked):
    """LAQAB_BODY_LIMIT counts bytes, whether the length is announced or found out while they come."""
    content = iter([BODY[:50], BODY[50:]]) if chunked else BODY
    answer = client_with(body_limit=limit).request("POST", "/v1/annotate", content=content, headers=JSON)
    assert answer.status_code == status
    if status == 413:
        assert answer.json()["type"] == "/problems/content-too-large"


def test_reading_stops_at_the_limit(client_with):
    """Of a body without end no more is read than the limit and one chunk."""
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield b" " * 100

    answer = client_with(body_limit=1_000).request("POST", "/v1/annotate", content=endless(), headers=JSON)
    assert answer.status_code == 413
    assert len(taken) <= 12


@pytest.mark.parametrize("length", ["9" * 30, "9" * 5_000])
def test_an_absurd_content_length_is_too_large(client, length):
    """A Content-Length of thousands of digits is refused, not failed upon."""
    answer = client.post("/v1/annotate", content=b"{}", headers={**JSON, "content-length": length})
    assert answer.status_code == 413
