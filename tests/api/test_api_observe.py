"""What the service tells its keepers: log lines and metrics, neither with anything that was asked."""

from __future__ import annotations

import json
import logging

import pytest
from in_process import Client
from prometheus_client.parser import text_string_to_metric_families

from api import Settings, create_app

WORD = "Xanthippe"
ASKED = [
    ("GET", f"/v1/resolve?q={WORD}&limit=3", None, "/v1/resolve", 200),
    ("GET", f"/v1/resolve?{WORD}=1", None, "/v1/resolve", 422),
    ("GET", f"/v1/entities/{WORD}", None, "/v1/entities/{entity_id}", 404),
    ("GET", f"/{WORD}", None, "unmatched", 404),
    ("POST", "/v1/resolve", {"queries": [WORD]}, "/v1/resolve", 200),
    ("POST", "/v1/resolve", {"queries": [{WORD: 1}]}, "/v1/resolve", 422),
    ("POST", "/v1/annotate", {"text": WORD}, "/v1/annotate", 200),
    ("POST", "/v1/check", {"text": WORD}, "/v1/check", 200),
    ("PATCH", "/v1/check", {"text": WORD}, "/v1/check", 405),
    (WORD.upper(), "/v1/check", None, "/v1/check", 405),
    ("HEAD", f"/v1/suggest?q={WORD}", None, "/v1/suggest", 200),
]


def test_a_request_is_one_line_that_holds_nothing_asked(client, caplog):
    """One JSON line a request: method, route, status, duration, id; not the path, the query or the text."""
    with caplog.at_level(logging.INFO, logger="api"):
        for method, path, body, _, _ in ASKED:
            client.request(method, path, json=body, headers={"x-request-id": "trace"})
    lines = [json.loads(record.getMessage()) for record in caplog.records if record.name == "api.requests"]
    assert [(line["route"], line["status"]) for line in lines] == [(route, status) for *_, route, status in ASKED]
    for line in lines:
        assert list(line) == ["time", "method", "route", "status", "duration_ms", "request_id"]
        assert line["duration_ms"] >= 0
        assert line["request_id"] == "trace"
    assert lines[-2]["method"] == "other"
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("api")]
    assert WORD.lower() not in "".join(ours).lower()


def samples(client) -> dict[tuple[str, ...], float]:
    """The metrics by name and the values of their labels, in the order of the labels' names."""
    page = client.get("/metrics").text
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


def test_requests_are_counted_by_route_template(client):
    """Counts and durations by method, template and status; what was asked makes no label."""
    for method, path, body, _, _ in ASKED:
        client.request(method, path, json=body)
    page = client.get("/metrics").text
    assert WORD.lower() not in page.lower()
    found = samples(client)
    assert found["laqab_http_requests_total", "GET", "/v1/resolve", "200"] == 1
    assert found["laqab_http_requests_total", "POST", "/v1/resolve", "422"] == 1
    assert found["laqab_http_requests_total", "GET", "unmatched", "404"] == 1
    assert found["laqab_http_requests_total", "other", "/v1/check", "405"] == 1
    assert found["laqab_http_request_duration_seconds_count", "GET", "/v1/resolve"] == 2
    assert found["laqab_http_request_duration_seconds_bucket", "+Inf", "GET", "/v1/resolve"] == 2


def test_decisions_and_findings_are_counted(client, resolver):
    """What became of the names, by operation; an answer that was held already is no decision."""
    tag = client.get("/v1/resolve?q=Hezbollah").headers["etag"]
    client.get("/v1/resolve?q=Hezbollah", headers={"if-none-match": tag})
    client.post("/v1/resolve", {"queries": ["Hezbollah", "Qwrtzpsdf", "Qwrtzpsdf"]})
    client.post("/v1/annotate", {"text": "Jurf al-Nasr"})
    client.post("/v1/check", {"text": "Kataeb Hezbollah spoke. Kataib Hezbollah did not."})
    found = samples(client)
    assert found["laqab_decisions_total", "resolved", "resolve"] == 2
    assert found["laqab_decisions_total", "unresolved", "resolve"] == 2
    assert found["laqab_decisions_total", "resolved", "annotate"] == 1
    assert sum(value for name, value in found.items() if name[0] == "laqab_findings_total") >= 1
    assert found["laqab_entities",] == len(resolver)


def test_two_applications_count_apart(resolver):
    """Each application has a registry of its own: two live in one process."""
    with Client(create_app(Settings(), resolver)) as one, Client(create_app(Settings(), resolver)) as other:
        one.get("/v1/resolve?q=Hezbollah")
        assert ("laqab_decisions_total", "resolved", "resolve") in samples(one)
        assert ("laqab_decisions_total", "resolved", "resolve") not in samples(other)


@pytest.mark.parametrize(
    ("accept", "media"),
    [("text/plain", "text/plain"), ("application/openmetrics-text", "application/openmetrics-text")],
)
def test_metrics_come_in_the_form_that_is_asked_for(client, accept, media):
    """Prometheus asks for OpenMetrics where it can read it."""
    assert client.get("/metrics", headers={"accept": accept}).headers["content-type"].startswith(media)
