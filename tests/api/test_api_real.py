"""The service over a real resolver: what it answers, and that nothing that can be sent is a fault of ours."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from in_process import Client

from api import Settings, create_app, models
from resolver import Resolver

GROUPS = """
- id: jurf-al-sakhar
  kind: place
  country: IQ
  gloss: {en: A town.}
  names:
    en: [Jurf al-Nasr, {name: Jurf al-Sakhar, tags: [former], until: 2014-10}]
  sources: [desk]
- id: kataib-hezbollah
  kind: organisation
  country: IQ
  gloss: {en: An armed group.}
  names:
    en: [Kataib Hezbollah, Kataeb Hezbollah]
    ar: [كتائب حزب الله]
  sources: [desk]
"""
FILES = {
    "groups.yaml": GROUPS,
    "sources.yaml": "- {id: desk, title: The desk}\n",
    "redirects.yaml": "kh: kataib-hezbollah\n",
    "styles/default.yaml": "- entity: kataib-hezbollah\n  use: {en: Kataib Hezbollah}\n",
}
JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A client of a service that has loaded a folder."""
    folder = tmp_path_factory.mktemp("gazetteer")
    (folder / "styles").mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Client(create_app(Settings(gzip_minimum=100), Resolver.load(folder))) as client:
        yield client


def test_names_of_every_script_are_resolved(served):
    """The whole path from the query string to the record of the answer."""
    for name in ("Kataeb Hezbollah", "كتائب حزب الله", "Kata'ib Hizballah"):
        document = models.ResolveAnswer.model_validate(served.get("/v1/resolve", params={"q": name}).json())
        assert (document.id, document.query) == ("kataib-hezbollah", name)
    options = {"q": "Jurf al-Sakhar", "kind": ["place", "event"], "country": "iq", "lang": "en", "as_of": "2014-01-01"}
    document = models.ResolveAnswer.model_validate(served.get("/v1/resolve", params=options).json())
    assert document.id == "jurf-al-sakhar"
    assert served.get("/v1/resolve", params={**options, "kind": "person"}).json()["id"] is None


def test_a_batch_is_answered_as_its_queries_are_alone(served):
    """Options of their own, context too."""
    queries = ["Kataeb Hezbollah", {"q": "Jurf al-Nasr", "kind": ["place"], "context": "north of Babil"}, "Qwrtzpsdf"]
    document = models.BatchAnswer.model_validate(served.post("/v1/resolve", {"queries": queries}).json())
    assert [result.id for result in document.results] == ["kataib-hezbollah", "jurf-al-sakhar", None]


def test_entities_and_suggestions(served):
    """The record as it is in the file, the redirect of a merged id, and completions."""
    assert served.get("/v1/entities/jurf-al-sakhar").json()["names"]["en"][0] == "Jurf al-Nasr"
    merged = served.get("/v1/entities/kh")
    assert (merged.status_code, merged.headers["location"]) == (308, "/v1/entities/kataib-hezbollah")
    assert served.get("/v1/entities/kataib-hezbolla").json()["near"] == ["kataib-hezbollah"]
    document = models.SuggestAnswer.model_validate(served.get("/v1/suggest?q=jurf").json())
    assert [suggestion.id for suggestion in document.suggestions] == ["jurf-al-sakhar"]


def test_texts_are_annotated_and_checked(served):
    """Mentions and findings at their places, in code points."""
    text = "\U0001f3d9 Kataib Hezbollah left Jurf al-Nasr. A Kataeb Hezbollah man stayed."
    mentions = models.AnnotateAnswer.model_validate(served.post("/v1/annotate", {"text": text}).json()).mentions
    assert [text[m.start : m.end] for m in mentions] == [m.surface for m in mentions]
    assert [m.id for m in mentions] == ["kataib-hezbollah", "jurf-al-sakhar", "kataib-hezbollah"]
    (finding,) = models.CheckAnswer.model_validate(served.post("/v1/check", {"text": text}).json()).findings
    assert (finding.surface, finding.replacement, finding.safe) == ("Kataeb Hezbollah", "Kataib Hezbollah", True)


HARD = [
    "\x00",
    "Kataib\x00Hezbollah",
    "\x7f\x85\x1b[31m",
    "\u202eKataib Hezbollah\u202c\u2066",
    "\u200d" * 1_000,
    "a" + "\u0301" * 999,
    "\ufdd0\uffff\U0010ffff",
    "\ufdfa" * 1_000,
    "\U0001f3d9" * 1_000,
    "\u0640" * 1_000,
    "%s %d {0} ${x} <script>'\"; --",
    " \t\r\n\u00a0\u2028\u2029",
    "İIıi" * 250,
    "a " * 500,
    "' " * 500,
    "الـ" * 300,
]


@pytest.mark.parametrize("text", HARD, ids=lambda text: ascii(text[:6]))
def test_hard_texts_are_answered(served, text):
    """Control characters, mixed directions, marks without letters, what expands when it is folded: 200, as asked."""
    assert served.get("/v1/resolve", params={"q": text}).json()["query"] == text
    assert served.get("/v1/suggest", params={"q": text}).json()["query"] == text
    assert served.post("/v1/resolve", {"queries": [text]}).json()["results"][0]["query"] == text
    for mention in served.post("/v1/annotate", {"text": text * 3}).json()["mentions"]:
        assert (text * 3)[mention["start"] : mention["end"]] == mention["surface"]
    assert served.post("/v1/check", {"text": text * 3}).status_code == 200


NAMES = st.text(max_size=40) | st.sampled_from(["Kataib Hezbollah", "Kataeb", "جرف النصر"]).flatmap(
    lambda name: st.tuples(st.text(max_size=4), st.text(max_size=4)).map(lambda ends: ends[0] + name + ends[1])
)


@given(text=NAMES)
@settings(max_examples=60, deadline=None)
def test_any_name_is_answered(served, text):
    """Text that UTF-8 can carry is answered, by a document that fits its model."""
    answer = served.get("/v1/resolve", params={"q": text})
    assert answer.status_code == 200
    models.ResolveAnswer.model_validate(answer.json())
    assert served.post("/v1/annotate", {"text": text}).status_code == 200
    assert served.post("/v1/check", {"text": text}).status_code == 200


KEYS = st.sampled_from(["queries", "q", "text", "lang", "style", "kind", "country", "as_of", "limit", "context", "x"])
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["\ud800", "en"])
)
DOCUMENTS = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@given(path=st.sampled_from(["/v1/resolve", "/v1/annotate", "/v1/check"]), document=DOCUMENTS)
@settings(max_examples=150, deadline=None)
def test_any_document_is_answered_or_refused(served, path, document):
    """Whatever JSON holds: an answer, or a problem document that says what is wrong."""
    answer = served.request("POST", path, content=json.dumps(document).encode(), headers=JSON)
    assert answer.status_code in {200, 400, 422}
    if answer.status_code != 200:
        models.Problem.model_validate(answer.json())


@given(path=st.sampled_from(["/v1/resolve", "/v1/annotate", "/v1/check"]), body=st.binary(max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_refused(served, path, body):
    """Bytes that are no document: 400 or 422."""
    assert served.request("POST", path, content=body, headers=JSON).status_code in {400, 422}


@given(query=st.text(st.sampled_from("q=&%;+limtkndcouryasf0129AFé\x00ا"), max_size=30))
@settings(max_examples=100, deadline=None)
def test_any_query_string_is_answered_or_refused(served, query):
    """Parameters in any state: an answer, or a problem document."""
    written = quote(query, safe="q=&%;+")
    assert served.get(f"/v1/resolve?q={written}").status_code in {200, 400, 422}
