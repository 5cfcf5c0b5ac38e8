"""Loading, readiness, concurrency, and a real server that starts and stops."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import httpx
import pytest
from fake import FakeResolver
from in_process import Client

from api import Settings, create_app
from api.server import address_of, listening_socket, run, server_of
from resolver.errors import GazetteerError, InputError, StyleError


def wait_until(true, seconds=20.0):
    """Wait for a condition."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.01)


@pytest.fixture
def gate(monkeypatch, resolver):
    """Holds back the loading of the gazetteer until it is set."""
    opened = threading.Event()

    def load(source=None):
        opened.wait(20)
        return resolver

    monkeypatch.setattr("api.service.Resolver.load", load)
    yield opened
    opened.set()


def test_until_the_gazetteer_is_loaded_it_is_alive_but_not_ready(gate):
    """503 with Retry-After for what needs the gazetteer, 200 for the rest, and the answers once it is there."""
    with Client(create_app(Settings())) as client:
        assert client.get("/healthz").status_code == 200
        assert client.get("/").json()["signature"] is None
        for path in ("/readyz", "/v1/resolve?q=a", "/v1/suggest?q=a", "/v1/entities/a"):
            answer = client.get(path)
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
            assert answer.json()["type"] == "/problems/not-ready"
        for path in ("/v1/annotate", "/v1/check"):
            assert client.post(path, {"text": "a"}).status_code == 503
        assert client.post("/v1/resolve", {"queries": ["a"]}).status_code == 503
        gate.set()
        wait_until(lambda: client.get("/readyz").status_code == 200)
        assert client.get("/v1/resolve?q=Hezbollah").json()["id"] == "hezbollah"


def test_a_gazetteer_that_cannot_be_loaded_leaves_it_unready(tmp_path):
    """The service says that it will not become ready."""
    (tmp_path / "broken.yaml").write_text("- id: [\n", encoding="utf-8")
    with Client(create_app(Settings(gazetteer=tmp_path / "broken.yaml"))) as client:
        wait_until(lambda: client.app.state.service.failure is not None)
        answer = client.get("/readyz")
        assert answer.status_code == 503
        assert "could not be loaded" in answer.json()["detail"]


def test_a_default_style_that_cannot_be_read_leaves_it_unready(tmp_path):
    """What every check would meet is met at the start."""
    files = {
        "places.yaml": "- {id: a, kind: place, gloss: {en: A town.}, names: {en: [A]}, sources: [desk]}\n",
        "sources.yaml": "- {id: desk, title: The desk}\n",
        "styles/default.yaml": "- entity: b\n",
    }
    (tmp_path / "styles").mkdir()
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Client(create_app(Settings(gazetteer=tmp_path))) as client:
        wait_until(lambda: client.app.state.service.failure is not None)
        assert isinstance(client.app.state.service.failure, StyleError)
        assert client.get("/readyz").status_code == 503


def test_many_at_once_get_their_own_answers(client):
    """Concurrent requests do not mix."""
    names = ["Hezbollah", "Kataeb Hezbollah", "Jurf al-Nasr", "Qwrtzpsdf"] * 25
    wanted = ["hezbollah", "kataib-hezbollah", "jurf-al-sakhar", None] * 25
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda name: client.get("/v1/resolve", params={"q": name}).json(), names))
    assert [answer["query"] for answer in answers] == names
    assert [answer["id"] for answer in answers] == wanted


class SlowResolver(FakeResolver):
    """A resolver whose annotation waits until it is let go."""

    def __init__(self):
        self.let_go = threading.Event()

    def annotate(self, text, *, language=None):
        self.let_go.wait(20)
        return []


def test_health_is_answered_while_all_threads_are_at_work():
    """Long texts fill the thread pool; a health check does not wait behind them."""
    resolver = SlowResolver()
    with Client(create_app(Settings(), resolver)) as client, ThreadPoolExecutor(60) as pool:
        busy = [pool.submit(client.post, "/v1/annotate", {"text": "a"}) for _ in range(60)]
        try:
            started = time.monotonic()
            for path in ("/healthz", "/readyz", "/metrics"):
                assert client.get(path).status_code == 200
            assert time.monotonic() - started < 10
            assert not any(request.done() for request in busy)
        finally:
            resolver.let_go.set()
        assert {request.result().status_code for request in busy} == {200}


def test_a_real_server_answers_and_stops(resolver):
    """Over a socket: an answer, HEAD, a body that is too large, a head that is too large; then it stops."""
    settings = Settings(port=0, body_limit=1_000)
    with listening_socket(settings.host, settings.port) as listener:
        server = server_of(create_app(settings, resolver), settings)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            wait_until(lambda: server.started)
            with httpx.Client(base_url=address_of(listener)) as client:
                answer = client.get("/v1/resolve?q=Hezbollah")
                assert answer.json()["id"] == "hezbollah"
                assert "server" not in answer.headers
                head = client.head("/v1/resolve?q=Hezbollah")
                assert head.headers["content-length"] == answer.headers.get(
                    "content-length", head.headers["content-length"]
                )
                json = {"content-type": "application/json"}
                for content in (b" " * 100_000, iter([b" " * 600] * 100)):
                    large = client.post("/v1/annotate", content=content, headers=json)
                    assert large.status_code == 413
                assert client.get("/healthz").status_code == 200
        finally:
            server.should_exit = True
            thread.join(20)
    assert not thread.is_alive()


def test_answers_do_not_wait_for_acknowledgements():
    """The connections that a listening socket accepts send at once: else every answer takes 40 ms."""
    with listening_socket("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_in_use_is_one_sentence():
    """``run`` says that it cannot have the port before it loads anything."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=rf"^port: cannot listen on 127\.0\.0\.1:{port}: Address already in use$"):
            run(Settings(port=port))


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 300, "\udcff"])
def test_a_host_that_is_none_is_one_sentence(host):
    """The error names the host."""
    with pytest.raises(InputError, match=r"^host: .* is not an address of this machine$"):
        listening_socket(host, 0)


def test_an_ipv6_address_is_written_as_a_url():
    """The host is in brackets."""
    with socket.socket(socket.AF_INET6) as listener:
        assert address_of(listener).startswith("http://[::]:")


SCRIPT = "from api.server import run; from api.settings import read_settings; run(read_settings())"

# The same with an annotation that takes a while and says when it has begun.
SLOW_SCRIPT = f"""
import sys, time
from resolver import Resolver

def annotate(self, text, *, language=None):
    if text:
        print('{{"begun": true}}', file=sys.stderr, flush=True)
        time.sleep(1)
    return []

Resolver.annotate = annotate
{SCRIPT}
"""


@contextmanager
def process_of(script, gazetteer, **variables):
    """A process that serves; its address, once it is ready, and itself."""
    settings = {**os.environ, "LAQAB_PORT": "0", "LAQAB_GAZETTEER": str(gazetteer), **variables}
    with subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, env=settings, text=True) as process:
        try:
            address = json.loads(process.stderr.readline())["message"].removeprefix("listening on ")
            wait_until(lambda: _is_ready(address))
            yield address, process
        finally:
            process.kill()


def _is_ready(address):
    with suppress(httpx.TransportError):
        return httpx.get(f"{address}/readyz").status_code == 200
    return False


def test_a_process_logs_nothing_that_was_asked(small_gazetteer):
    """Not at the most talkative level, neither of a query string nor of a body, read or refused."""
    word = "xanthippe"
    with process_of(SCRIPT, small_gazetteer, LAQAB_LOG_LEVEL="debug") as (address, process):
        json_type = {"content-type": "application/json"}
        statuses = [
            httpx.get(f"{address}/v1/resolve", params={"q": word}).status_code,
            httpx.get(f"{address}/v1/resolve", params={"q": word, word: word}).status_code,
            httpx.get(f"{address}/{word}").status_code,
            httpx.post(f"{address}/v1/check", json={"text": word, "style": word}).status_code,
            httpx.post(f"{address}/v1/annotate", content=f'{{"text": "{word}', headers=json_type).status_code,
        ]
        process.send_signal(signal.SIGTERM)
        logged = process.stderr.read()
    assert statuses == [200, 422, 404, 422, 400]
    assert logged.count('"route"') >= len(statuses)
    assert word not in logged


def test_a_running_request_is_finished(small_gazetteer):
    """SIGTERM while a text is being read: it is answered, then the process ends in good order."""
    with process_of(SLOW_SCRIPT, small_gazetteer) as (address, process), ThreadPoolExecutor(1) as pool:
        request = pool.submit(httpx.post, f"{address}/v1/annotate", json={"text": "a"}, timeout=20)
        while '"begun"' not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert request.result().json()["mentions"] == []
        assert process.wait(20) in {0, -signal.SIGTERM}


def test_a_request_is_not_waited_for_without_end(small_gazetteer):
    """After LAQAB_SHUTDOWN_SECONDS the process ends all the same."""
    with (
        process_of(SLOW_SCRIPT.replace("sleep(1)", "sleep(15)"), small_gazetteer, LAQAB_SHUTDOWN_SECONDS="0") as served,
        ThreadPoolExecutor(1) as pool,
    ):
        address, process = served
        request = pool.submit(httpx.post, f"{address}/v1/annotate", json={"text": "a"}, timeout=20)
        while '"begun"' not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) is not None
        assert request.exception() is not None or request.result().status_code >= 500


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_process_stops_when_it_is_told_to(stop, small_gazetteer):
    """A signal ends it in good order: it shuts down, and only JSON lines were logged."""
    with process_of(SCRIPT, small_gazetteer) as (_, process):
        process.send_signal(stop)
        rest = process.stderr.read()
        assert process.wait(20) in {0, -stop}
    assert "Finished server process" in rest
    assert all(line.startswith("{") for line in rest.splitlines())


def test_a_gazetteer_that_cannot_be_loaded_stops_the_process(tmp_path):
    """``run`` raises what was wrong with the gazetteer, and serves no longer."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("- id: [\n", encoding="utf-8")
    with pytest.raises(GazetteerError):
        run(Settings(port=0, gazetteer=broken))
