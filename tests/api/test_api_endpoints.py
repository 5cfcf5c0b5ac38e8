"""What every endpoint answers when nothing is wrong."""

from __future__ import annotations

import pytest

from api import models

RESOLVES = [
    ("q=Kataeb+Hezbollah", "resolved", "kataib-hezbollah"),
    ("q=Kataeb+Hezbollah&kind=organisation&kind=place", "resolved", "kataib-hezbollah"),
    ("q=Jurf+al-Nasr&country=iq&lang=en&as_of=2023-11-22&limit=100", "resolved", "jurf-al-sakhar"),
    ("q=Hezbollah&limit=1", "resolved", "hezbollah"),
    ("q=Qwrtzpsdf", "unresolved", None),
    ("q=", "unresolved", None),
    ("q=+%09", "unresolved", None),
    ("q=%00%07%E2%80%AE", "unresolved", None),
]


@pytest.mark.parametrize(("query", "decision", "entity_id"), RESOLVES)
def test_a_name_is_resolved(client, query, decision, entity_id):
    """GET /v1/resolve answers with the decision, the id and the signature, in the shape of its model."""
    answer = client.get(f"/v1/resolve?{query}")
    assert answer.status_code == 200, answer.text
    document = answer.json()
    assert (document["decision"], document["id"]) == (decision, entity_id)
    models.ResolveAnswer.model_validate(document)


def test_a_batch_is_answered_in_its_order(client, resolver):
    """POST /v1/resolve: the n-th result answers the n-th query, whatever options each of them has."""
    queries = [
        "Jurf al-Nasr",
        {"q": "Hezbollah", "limit": 1},
        {"q": "Jurf al-Nasr", "kind": ["person"]},
        "",
        "Hezbollah",
    ]
    answer = client.post("/v1/resolve", {"queries": queries})
    assert answer.status_code == 200, answer.text
    document = models.BatchAnswer.model_validate(answer.json())
    assert [result.query for result in document.results] == [
        "Jurf al-Nasr",
        "Hezbollah",
        "Jurf al-Nasr",
        "",
        "Hezbollah",
    ]
    assert [result.id for result in document.results] == ["jurf-al-sakhar", "hezbollah", None, None, "hezbollah"]
    assert document.signature == resolver.signature


def test_an_empty_batch_is_answered_with_no_results(client):
    """Nothing asked, nothing answered: no error."""
    assert client.post("/v1/resolve", {"queries": []}).json()["results"] == []


def test_a_batch_answers_as_single_questions_do(client):
    """One result of a batch is what GET answers, but for the signature."""
    single = client.get("/v1/resolve?q=Kataeb+Hezbollah&limit=2").json()
    batch = client.post("/v1/resolve", {"queries": [{"q": "Kataeb Hezbollah", "limit": 2}]}).json()
    assert {"signature": batch["signature"], **batch["results"][0]} == single


def test_suggestions_complete_a_prefix(client):
    """GET /v1/suggest lists entities that have a name beginning so, at most ``limit``."""
    document = models.SuggestAnswer.model_validate(client.get("/v1/suggest?q=kata&limit=1").json())
    assert [suggestion.id for suggestion in document.suggestions] == ["kataib-hezbollah"]


def test_an_entity_is_shown_as_its_record(client):
    """GET /v1/entities/{id} answers with the record form, which from_records reads."""
    document = client.get("/v1/entities/jurf-al-sakhar").json()
    assert document["id"] == "jurf-al-sakhar"
    assert document["kind"] == "place"
    assert "Jurf al-Nasr" in str(document["names"]["en"])


@pytest.mark.parametrize("root", ["", "/names"])
def test_a_merged_id_redirects_for_good(client_with, root):
    """An id that was merged away answers 308 with the place of the surviving one, under the proxy's path too."""
    answer = client_with(root_path=root).get(f"{root}/v1/entities/jurf-al-nasr")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"{root}/v1/entities/jurf-al-sakhar"


def test_a_text_is_annotated(client):
    """POST /v1/annotate gives each mention with offsets in code points, and says so."""
    text = "\U0001f3d9 Kataeb Hezbollah left Jurf al-Nasr."
    answer = client.post("/v1/annotate", {"text": text, "lang": "en"})
    document = models.AnnotateAnswer.model_validate(answer.json())
    assert document.unit == "code points"
    assert [text[mention.start : mention.end] for mention in document.mentions] == ["Kataeb Hezbollah", "Jurf al-Nasr"]
    assert [mention.surface for mention in document.mentions] == ["Kataeb Hezbollah", "Jurf al-Nasr"]
    assert [mention.id for mention in document.mentions] == ["kataib-hezbollah", "jurf-al-sakhar"]


def test_a_text_is_checked(client):
    """POST /v1/check gives the findings of a style, with offsets in code points."""
    text = "Kataeb Hezbollah spoke. Kataib Hezbollah did not."
    document = models.CheckAnswer.model_validate(client.post("/v1/check", {"text": text}).json())
    assert (document.style, document.unit) == ("default", "code points")
    assert document.findings
    assert all(text[finding.start : finding.end] == finding.surface for finding in document.findings)


@pytest.mark.parametrize("path", ["/v1/annotate", "/v1/check"])
def test_a_text_without_names_has_none(client, path):
    """An empty text, and one that names nobody, are answered with an empty list."""
    for text in ("", "qwrtz"):
        document = client.post(path, {"text": text}).json()
        assert document.get("mentions", document.get("findings")) == []


def test_health_and_readiness(client, resolver):
    """A loaded service is alive and ready, and says with what."""
    assert client.get("/healthz").json() == {"status": "alive"}
    ready = {"status": "ready", "signature": resolver.signature, "entities": len(resolver)}
    assert client.get("/readyz").json() == ready


@pytest.mark.parametrize("root", ["", "/names"])
def test_the_index_says_where_to_go(client_with, resolver, root):
    """GET / names the version, the signature and links that exist."""
    client = client_with(root_path=root)
    document = models.IndexAnswer.model_validate(client.get(f"{root}/").json())
    assert document.signature == resolver.signature
    for name in ("docs", "openapi", "alive", "ready", "metrics"):
        assert client.get(document.links[name]).status_code == 200, name


@pytest.mark.parametrize("path", ["/", "/healthz", "/v1/resolve?q=Hezbollah", "/openapi.json", "/docs", "/metrics"])
def test_head_is_get_without_the_body(client, path):
    """HEAD is answered wherever GET is: the same status and type, no body."""
    get, head = client.get(path), client.request("HEAD", path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_the_page_of_reference_names_every_endpoint(client):
    """GET /docs is a page that loads nothing from elsewhere."""
    page = client.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'; style-src 'sha256-" in page.headers["content-security-policy"]
    for path in client.get("/openapi.json").json()["paths"]:
        assert path in page.text
    assert "http" not in page.text.replace("http-equiv", "")
