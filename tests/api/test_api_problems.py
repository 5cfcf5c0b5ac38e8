"""Every error is a problem document, and none is a 500 but our own faults."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest
from in_process import Client

from api import Settings, create_app, models
from api.problems import MOST_ERRORS, PROBLEM_TYPES

JSON = {"content-type": "application/json"}


def assert_problem(answer, status, name):
    """The answer is a well-formed problem of this status and type."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    document = answer.json()
    models.Problem.model_validate(document)
    assert document["status"] == status
    assert document["type"].endswith(f"/problems/{name}")
    assert document["request_id"] == answer.headers["x-request-id"]
    return document


GETS = [
    ("/nowhere", 404, "not-found"),
    ("/v1/resolve/", 404, "not-found"),
    ("/v1/entities/", 404, "not-found"),
    ("/v1/entities/no-such-entity", 404, "unknown-entity"),
    ("/v1/entities/%D8%A7%00", 404, "unknown-entity"),
    ("/v1/entities/" + "x" * 5_000, 404, "unknown-entity"),
    ("/problems/no-such-problem", 404, "not-found"),
    ("/v1/annotate", 405, "method-not-allowed"),
    ("/v1/check", 405, "method-not-allowed"),
    ("/v1/resolve?q=%ED%A0%80", 400, "malformed-request"),
    ("/v1/suggest?q=%FF", 400, "malformed-request"),
    ("/v1/resolve", 422, "invalid-request"),
    ("/v1/suggest", 422, "invalid-request"),
]


@pytest.mark.parametrize(("path", "status", "name"), GETS, ids=[path[:40] for path, _, _ in GETS])
def test_what_a_get_can_meet(client, path, status, name):
    """Unknown paths, methods and ids, and query strings that cannot be read."""
    document = assert_problem(client.get(path), status, name)
    assert document["instance"].startswith("/")


PARAMETERS = [
    ("q=a&limit=0", "limit"),
    ("q=a&limit=101", "limit"),
    ("q=a&limit=many", "limit"),
    ("q=a&kind=animal", "kind.0"),
    ("q=a&country=Iraq", "country.0"),
    ("q=a&lang=ku", "lang"),
    ("q=a&lang=EN_us", "lang"),
    ("q=a&lang=" + "x" * 100, "lang"),
    ("q=a&as_of=2023", "as_of"),
    ("q=a&as_of=2023-02-30", "as_of"),
    ("q=a&as_of=0", "as_of"),
    ("q=a&language=ar", "language"),
    ("q=" + "a" * 1_001, "q"),
    ("q=a&q=b", "q"),
    ("q=a&limit=1&limit=1", "limit"),
    ("q=a&limit=" + "9" * 5_000, "limit"),
]


@pytest.mark.parametrize(("query", "parameter"), PARAMETERS, ids=[query[:30] for query, _ in PARAMETERS])
def test_a_wrong_parameter_is_named(client, query, parameter):
    """422 lists which parameter of the query was refused."""
    document = assert_problem(client.get(f"/v1/resolve?{query}"), 422, "invalid-request")
    assert [error["parameter"] for error in document["errors"]] == [parameter]


def test_all_wrong_values_are_listed_at_once(client):
    """A caller learns of everything that is wrong in one answer."""
    document = assert_problem(client.get("/v1/resolve?limit=0&zz=1"), 422, "invalid-request")
    assert sorted(error["parameter"] for error in document["errors"]) == ["limit", "q", "zz"]


BODIES = [
    ("/v1/resolve", b"", 422, ["#"]),
    ("/v1/resolve", b"[]", 422, ["#"]),
    ("/v1/resolve", b"null", 422, ["#"]),
    ("/v1/resolve", b"{}", 422, ["#/queries"]),
    ("/v1/resolve", b'{"queries": "a"}', 422, ["#/queries"]),
    ("/v1/resolve", b'{"queries": ["a", 1]}', 422, ["#/queries/1"]),
    ("/v1/resolve", b'{"queries": [{"name": "a"}]}', 422, ["#/queries/0/q", "#/queries/0/name"]),
    ("/v1/resolve", b'{"queries": [{"q": "a", "limit": 1e400}]}', 422, ["#/queries/0/limit"]),
    ("/v1/resolve", b'{"queries": [{"q": "a", "limit": 9999999999999999999999}]}', 422, ["#/queries/0/limit"]),
    ("/v1/resolve", b'{"queries": [{"q": "a", "limit": NaN}]}', 400, None),
    ("/v1/resolve", b'{"queries": [{"q": "a", "as_of": 0}]}', 422, ["#/queries/0/as_of"]),
    ("/v1/resolve", b'{"queries": ["a", "\\ud800"]}', 422, ["#/queries/1/q"]),
    ("/v1/resolve", b'{"queries": [{"q": "a", "context": "\\udfff"}]}', 422, ["#/queries/0/context"]),
    ("/v1/resolve", b'{"queries": [{"q": "a", "lang": "\\ud800"}]}', 422, ["#/queries/0/lang"]),
    ("/v1/annotate", b'{"text": "a\\ud800b"}', 422, ["#/text"]),
    ("/v1/annotate", b'{"text": "a", "~/": 1}', 422, ["#/~0~1"]),
    ("/v1/annotate", b'{"text": "a", "\\ud800": 1}', 422, None),
    ("/v1/annotate", b'{"text": null}', 422, ["#/text"]),
    ("/v1/check", b'{"text": "\\ud800"}', 422, ["#/text"]),
    ("/v1/check", b'{"text": "a", "style": "no-such-style"}', 422, ["#/style"]),
    ("/v1/check", b'{"text": "a", "style": "../../secret.yaml"}', 422, ["#/style"]),
    ("/v1/check", b'{"text": "a", "style": "/etc/passwd"}', 422, ["#/style"]),
    ("/v1/annotate", b"{", 400, None),
    ("/v1/annotate", b"text", 400, None),
    ("/v1/annotate", b'{"text": "\xff"}', 400, None),
    ("/v1/annotate", b'{"text": "a", "text": "b"}', 400, None),
    ("/v1/annotate", '{"text": "a"}'.encode("utf-16"), 400, None),
    ("/v1/annotate", b"[" * 100_000, 400, None),
    ("/v1/annotate", b'{"text": ' * 300 + b"1" + b"}" * 300, 422, ["#/text"]),
    ("/v1/annotate", b'{"text": ' + b"1" * 5_000 + b"}", 400, None),
]


@pytest.mark.parametrize(
    ("path", "body", "status", "pointers"), BODIES, ids=[f"{p} {b[:40]!r}" for p, b, _, _ in BODIES]
)
def test_a_wrong_body_is_explained(client, path, body, status, pointers):
    """400 where the body cannot be read, 422 with pointers where it holds what cannot be answered."""
    name = {400: "malformed-request", 422: "invalid-request"}[status]
    document = assert_problem(client.post(path, content=body, headers=JSON), status, name)
    if pointers is not None:
        assert [error["pointer"] for error in document["errors"]] == pointers


def test_a_thousand_errors_are_not_all_listed(client):
    """The list of single errors is cut, the count is told."""
    document = assert_problem(client.post("/v1/resolve", {"queries": [1] * 1_000}), 422, "invalid-request")
    assert len(document["errors"]) == MOST_ERRORS
    assert "and 999 more" in document["detail"]


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/v1/annotate?lang=ar"), ("GET", "/v1/entities/hezbollah?lang=ar")]
)
def test_a_query_where_none_is_read_is_refused(client, method, path):
    """An option in the wrong place is an error, and not another answer."""
    body = {"text": "a"} if method == "POST" else None
    document = assert_problem(client.request(method, path, json=body), 422, "invalid-request")
    assert [error["parameter"] for error in document["errors"]] == ["lang"]


ACCEPTS = [
    ("", 200),
    ("*/*", 200),
    ("application/*", 200),
    ("Application/JSON", 200),
    ("application/json;q=0.1", 200),
    ("text/html, application/json; charset=utf-8", 200),
    ("text/html, */*;q=0.8", 200),
    ("text/html", 406),
    ("text/*", 406),
    ("application/json;q=0", 406),
    ("*/*, application/json;q=0.000", 406),
    ("*/*;q=0", 406),
    ("nonsense", 406),
]


@pytest.mark.parametrize(("accept", "status"), ACCEPTS)
@pytest.mark.parametrize("path", ["/v1/resolve?q=Hezbollah", "/v1/entities/hezbollah"])
def test_an_answer_that_is_not_wanted_is_not_given(client, path, accept, status):
    """406 where the Accept header rules JSON out: its most specific range decides."""
    answer = client.get(path, headers={"accept": accept})
    assert answer.status_code == status
    if status == 406:
        assert_problem(answer, 406, "not-acceptable")


MEDIA = [
    {"content-type": "text/plain"},
    {"content-type": "application/x-www-form-urlencoded"},
    {"content-type": "application/jsonp"},
    {"content-type": "application/json; charset=utf-16"},
    {"content-type": "application/json", "content-encoding": "gzip"},
    {"content-type": ""},
    {},
]


@pytest.mark.parametrize("headers", MEDIA, ids=str)
def test_a_body_that_is_not_json_is_refused(client, headers):
    """415, and an Accept header that says what is taken."""
    answer = client.post("/v1/annotate", content=b'{"text": ""}', headers=headers)
    assert_problem(answer, 415, "unsupported-media-type")
    assert answer.headers["accept"] == "application/json"


@pytest.mark.parametrize(
    "media", ["application/json", "Application/JSON; charset=UTF-8", 'application/json;charset="utf-8"']
)
def test_json_is_taken_however_it_is_labelled(client, media):
    """The media type is compared without case, its charset may be named."""
    assert client.post("/v1/annotate", content=b'{"text": ""}', headers={"content-type": media}).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("DELETE", "/v1/resolve", "GET, HEAD, POST"),
        ("PUT", "/v1/entities/hezbollah", "GET, HEAD"),
        ("OPTIONS", "/v1/annotate", "POST"),
        ("HEAD", "/v1/annotate", "POST"),
        ("BREW", "/v1/suggest", "GET, HEAD"),
    ],
)
def test_a_wrong_method_is_told_the_right_ones(client, method, path, allow):
    """405 with every method of the path in Allow."""
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == allow
    assert answer.headers["content-type"] == "application/problem+json"


def test_near_ids_are_offered(client):
    """An unknown id is answered with ids that look like it."""
    document = assert_problem(client.get("/v1/entities/kataeb-hezbollah"), 404, "unknown-entity")
    assert "kataib-hezbollah" in document["near"]


@pytest.mark.parametrize("problem", PROBLEM_TYPES, ids=lambda problem: problem.name)
def test_every_problem_type_is_explained_where_its_uri_points(client, problem):
    """The type of a problem is a path that can be asked."""
    document = models.ProblemTypeAnswer.model_validate(client.get(f"/problems/{problem.name}").json())
    assert (document.status, document.title, document.meaning) == (problem.status, problem.title, problem.meaning)


def test_a_problem_type_is_found_behind_a_proxy(client_with):
    """Under a root path the type URI holds it, and leads there."""
    client = client_with(root_path="/names")
    document = assert_problem(client.get("/names/v1/entities/nobody"), 404, "unknown-entity")
    assert document["type"] == "/names/problems/unknown-entity"
    assert client.get(document["type"]).json()["name"] == "unknown-entity"


class BrokenResolver:
    """A resolver with a fault that quotes what was asked."""

    signature = "broken"

    def __len__(self):
        return 0

    def resolve(self, name, **options):
        raise RuntimeError(f"cannot bear {name}")

    def annotate(self, text, **options):
        raise RuntimeError(f"cannot bear {text}")


def test_our_own_fault_is_a_500_that_tells_and_logs_no_text(caplog):
    """An error nobody expected: a problem without internals; the log has the place in the code, not the text."""
    with Client(create_app(Settings(), BrokenResolver())) as client, caplog.at_level(logging.DEBUG, logger="api"):
        for answer in (
            client.get("/v1/resolve?q=sesame", headers={"x-request-id": "one"}),
            client.post("/v1/annotate", {"text": "sesame"}),
        ):
            assert_problem(answer, 500, "internal-error")
            assert "sesame" not in answer.text
            assert "bear" not in answer.text
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("api")]
    assert any("request one: RuntimeError" in line and "in resolve" in line for line in ours)
    assert not any("sesame" in line for line in ours)


def test_a_documented_status_is_a_problem_in_openapi(client):
    """Every error that an endpoint documents is under the media type of problems."""
    document = client.get("/openapi.json").json()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for status, response in operation["responses"].items():
                if status >= "400":
                    assert list(response["content"]) == ["application/problem+json"], (path, method, status)
    assert "HTTPValidationError" not in json.dumps(document)


def test_the_documentation_lists_every_problem_type():
    """The table in docs/api.md holds exactly the problem types, with their status and meaning."""
    docs = Path(__file__).parents[2] / "docs" / "api.md"
    rows = re.findall(r"^\| `/problems/([a-z-]+)` \| (\d+) \| (.*) \|$", docs.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(problem.name, str(problem.status), problem.meaning) for problem in PROBLEM_TYPES]
