"""The service as a process: ``laqab serve``."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import socket
import sys
from datetime import UTC, datetime

import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.service import Service
from api.settings import Settings
from resolver.errors import InputError

_LOG = logging.getLogger("api.server")


def run(settings: Settings) -> None:
    """Serve until the process is told to stop (SIGINT, SIGTERM); running requests are let finish.

    Raises:
        InputError: the host or the port cannot be listened on.
        ResolverError: the gazetteer cannot be loaded; nothing is served any more then.
    """
    with listening_socket(settings.host, settings.port) as listener:
        _log_lines(settings.log_level)
        app = create_app(settings)
        server = server_of(app, settings)
        service: Service = app.state.service
        service.on_failure = lambda: setattr(server, "should_exit", True)
        _LOG.info("listening on %s", address_of(listener))
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listener])
    if service.failure is not None:
        raise service.failure


def server_of(app: FastAPI, settings: Settings) -> uvicorn.Server:
    """A server for an application, with its own log of requests and not the server's, which quotes the query."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        proxy_headers=False,  # no answer depends on who asks, and the server would read the environment for them
        lifespan="on",
        timeout_graceful_shutdown=settings.shutdown_seconds,
    )
    return uvicorn.Server(config)


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket bound to the address, so that a port in use is known before anything is loaded.

    Raises:
        InputError: about the "host" that is no address of this machine, or the "port" that cannot be had.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.create_server(address[:2], family=family)
    except (socket.gaierror, UnicodeError):
        raise InputError("host", f"{host!r} is not an address of this machine") from None
    except OSError as error:
        raise InputError("port", f"cannot listen on {host}:{port}: {os.strerror(error.errno or 0)}") from None
    # Head and body of an answer are two writes: without this the body waits 40 ms for the head to be acknowledged.
    # Connections inherit it; the event loop sets it by itself only on sockets that name their protocol.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def address_of(listener: socket.socket) -> str:
    """The URL that a listening socket answers at."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class JsonLines(logging.Formatter):
    """Every record as one line of JSON; the lines of ``api.requests`` are that already."""

    def format(self, record: logging.LogRecord) -> str:
        message = super().format(record)
        if record.name == "api.requests":
            return message
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": time, "level": record.levelname.lower(), "logger": record.name, "message": message}
        return json.dumps(line, ensure_ascii=False)


def _log_lines(level: str) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[handler])
