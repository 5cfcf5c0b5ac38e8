"""serve."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from command_line import laqab

import api.server


def test_serve_runs_the_service_with_what_was_asked(monkeypatch):
    """Arguments win over the environment, which says the rest."""
    seen = []
    monkeypatch.setattr(api.server, "run", seen.append)
    monkeypatch.setenv("LAQAB_HOST", "127.0.0.2")
    monkeypatch.setenv("LAQAB_PORT", "1234")
    assert laqab("serve", "--port", "0", "--gazetteer", "names.yaml").code == 0
    (settings,) = seen
    assert (settings.host, settings.port, settings.gazetteer) == ("127.0.0.2", 0, Path("names.yaml"))


def test_a_service_that_is_not_installed_is_told(monkeypatch):
    """With what to type."""
    monkeypatch.setitem(sys.modules, "api.server", None)
    for name in [name for name in sys.modules if name.startswith(("uvicorn", "api.server"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    ran = laqab("serve")
    assert ran.code == 2
    assert ran.err == (
        "laqab: laqab serve: needs uvicorn, which is not installed: python -m pip install 'laqab[service]'\n"
    )


def test_a_port_in_use_is_told():
    """Before anything is loaded."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = laqab("serve", "--port", taken.getsockname()[1])
    assert ran.code == 2
    assert ran.err.startswith("laqab: port: cannot listen on 127.0.0.1:")


def test_a_wrong_setting_is_told(monkeypatch):
    """By the name of its variable."""
    monkeypatch.setenv("LAQAB_TEXT_LIMIT", "many")
    ran = laqab("serve")
    assert ran.code == 2
    assert ran.err.startswith("laqab: LAQAB_TEXT_LIMIT: ")
