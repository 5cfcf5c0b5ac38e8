"""What goes along with the answers: entity tags, compression, origins, ids, security headers."""

from __future__ import annotations

import pytest
from fake import FakeResolver
from in_process import Client

from api import Settings, create_app

KEPT = ["/", "/v1/resolve?q=Hezbollah", "/v1/suggest?q=He", "/v1/entities/hezbollah", "/openapi.json"]


@pytest.mark.parametrize("path", KEPT)
def test_an_answer_that_is_held_already_is_not_sent_again(client, path):
    """If-None-Match with the tag of the answer, weak or strong, alone or in a list, gives 304 without a body."""
    first = client.get(path)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    for header in (tag, tag.removeprefix("W/"), f'"x", {tag}', "*"):
        again = client.get(path, headers={"if-none-match": header})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert client.get(path, headers={"if-none-match": '"x"'}).status_code == 200


def test_another_question_has_another_tag(client):
    """The tag depends on the path and the whole query, also on the order of what is given twice."""
    paths = [
        "/v1/resolve?q=a",
        "/v1/resolve?q=b",
        "/v1/resolve?q=a&limit=1",
        "/v1/resolve?q=a&kind=place&kind=person",
        "/v1/resolve?q=a&kind=person&kind=place",
        "/v1/suggest?q=a",
    ]
    assert len({client.get(path).headers["etag"] for path in paths}) == len(paths)


def test_another_gazetteer_has_another_tag(client):
    """The tag depends on the signature, so that no stale answer outlives a gazetteer."""
    other = FakeResolver()
    other.signature = "another"
    with Client(create_app(Settings(), other)) as changed:
        tags = {asked.get("/v1/resolve?q=a").headers["etag"] for asked in (client, changed)}
    assert len(tags) == 2


@pytest.mark.parametrize("path", ["/v1/entities/nobody", "/v1/resolve?q=a&limit=0", "/nowhere"])
def test_an_error_has_no_tag(client, path):
    """A problem is answered as such to any If-None-Match, and is not to be stored."""
    answer = client.get(path, headers={"if-none-match": "*"})
    assert answer.status_code >= 400
    assert "etag" not in answer.headers


def test_long_answers_are_compressed_where_that_is_wanted(client_with):
    """Gzip from LAQAB_GZIP_MINIMUM on, for clients that take it."""
    client = client_with(gzip_minimum=200)
    long, short = "/v1/resolve?q=Hezbollah", "/healthz"
    packed = client.get(long, headers={"accept-encoding": "gzip"})
    plain = client.get(long, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert "content-encoding" not in client.get(short, headers={"accept-encoding": "gzip"}).headers


ORIGIN = "https://desk.example"
PREFLIGHT = {
    "origin": ORIGIN,
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type",
}


@pytest.mark.parametrize(
    ("origins", "allowed"), [("", None), (ORIGIN, ORIGIN), (f"https://a.example, {ORIGIN}", ORIGIN), ("*", "*")]
)
def test_pages_of_set_origins_may_ask(client_with, origins, allowed):
    """LAQAB_CORS_ORIGINS: without it no page of another origin may read an answer."""
    client = client_with(cors_origins=origins)
    assert client.get("/healthz", headers={"origin": ORIGIN}).headers.get("access-control-allow-origin") == allowed
    preflight = client.request("OPTIONS", "/v1/annotate", headers=PREFLIGHT)
    assert preflight.status_code == (405 if allowed is None else 200)
    assert preflight.headers.get("access-control-allow-origin") == allowed


def test_other_origins_are_refused_with_a_problem(client_with):
    """A preflight from an origin that is not set is refused, as a problem document."""
    client = client_with(cors_origins="https://a.example")
    answer = client.request("OPTIONS", "/v1/annotate", headers=PREFLIGHT)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/problems/origin-not-allowed"
    assert answer.json()["instance"] == "/v1/annotate"
    assert "access-control-allow-origin" not in answer.headers


def test_errors_too_may_be_read_by_pages(client_with):
    """A problem has the CORS headers of any other answer: a page can show it."""
    answer = client_with(cors_origins="*").get("/v1/resolve", headers={"origin": ORIGIN})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (422, "*")


@pytest.mark.parametrize("path", ["/", "/nowhere", "/v1/resolve?q=a", "/metrics", "/docs"])
def test_every_answer_says_how_not_to_be_read(client, path):
    """Security headers are on answers and errors alike."""
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("given", ["a", "trace-1.2_3", "A" * 64])
def test_a_request_keeps_its_id(client, given):
    """X-Request-ID comes back as it was sent."""
    assert client.get("/healthz", headers={"x-request-id": given}).headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "A" * 65, "two words", 'x"y', "a\tb", "\xe9"])
def test_an_id_that_could_do_harm_is_replaced(client, given):
    """An X-Request-ID that could break a log line is not taken over."""
    answered = client.get("/healthz", headers={"x-request-id": given.encode("latin-1")}).headers["x-request-id"]
    assert answered != given
    assert len(answered) == 32
