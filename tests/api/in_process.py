"""A client that calls an application in this process, over no network: the test's thread asks, a loop answers.

Written out because the framework's own client is bound to one HTTP library, which its releases exchange.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from typing import Any, Self

import anyio
import httpx
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI


class Client:
    """Runs an application's lifespan as a context manager and asks it; may be used by several threads.

    Errors that escape the application are raised here unless ``raise_errors`` is false.
    """

    def __init__(self, app: FastAPI, *, raise_errors: bool = True) -> None:
        self.app = app
        self._transport = httpx.ASGITransport(app, raise_app_exceptions=raise_errors, client=("127.0.0.1", 50000))
        self._open = ExitStack()

    def __enter__(self) -> Self:
        self._portal = self._open.enter_context(start_blocking_portal())
        lifespan = self.app.router.lifespan_context(self.app)
        self._open.enter_context(self._portal.wrap_async_context_manager(lifespan))
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def request(self, method: str, url: str, **options: Any) -> httpx.Response:
        """Ask; ``options`` as of httpx. A body given as an iterator is sent in chunks, its length unannounced."""
        if isinstance(options.get("content"), Iterator):
            options["content"] = _chunks(options["content"])
        return self._portal.call(partial(self._ask, method, url, **options))

    def get(self, url: str, headers: Mapping[str, str] | None = None, **options: Any) -> httpx.Response:
        return self.request("GET", url, headers=headers, **options)

    def post(self, url: str, json: Any = None, **options: Any) -> httpx.Response:
        return self.request("POST", url, json=json, **options)

    async def _ask(self, method: str, url: str, **options: Any) -> httpx.Response:
        async with httpx.AsyncClient(transport=self._transport, base_url="http://testserver") as client:
            with anyio.fail_after(30):
                return await client.request(method, url, **options)


async def _chunks(parts: Iterator[bytes]) -> Any:
    for part in parts:
        yield part
