"""What one application holds: its settings, its measurements, and its resolver once it is loaded."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import anyio.to_thread
from fastapi import Depends, Request

from api.metrics import Metrics
from api.settings import Settings
from resolver import Resolver

_LOG = logging.getLogger("api.service")


class NotReadyError(Exception):
    """The gazetteer was asked before it was loaded; the message says whether it may yet be."""


class Service:
    """The state of one application; two of them in one process share nothing.

    ``failure`` is why the gazetteer could not be loaded, None as long as it may yet be.
    """

    def __init__(self, settings: Settings, resolver: Resolver | None = None) -> None:
        self.settings = settings
        self.metrics = Metrics()
        self.failure: Exception | None = None
        self.on_failure: Callable[[], None] | None = None
        self._resolver: Resolver | None = None
        if resolver is not None:
            self._take(resolver)

    @property
    def ready(self) -> bool:
        return self._resolver is not None

    @property
    def resolver(self) -> Resolver:
        """The loaded resolver.

        Raises:
            NotReadyError: it is still being loaded, or could not be loaded.
        """
        if self._resolver is None:
            state = "is being loaded" if self.failure is None else "could not be loaded"
            raise NotReadyError(f"The gazetteer {state}.")
        return self._resolver

    async def load(self) -> None:
        """Load the gazetteer in a thread, so that health checks are answered meanwhile."""
        if self.ready:
            return
        try:
            loaded = await anyio.to_thread.run_sync(_load, self.settings.gazetteer, abandon_on_cancel=True)
        except Exception as error:  # noqa: BLE001 - whatever it was, /readyz and whoever started us must learn of it
            self.failure = error
            _LOG.error("the gazetteer could not be loaded: %s", error)
            if self.on_failure is not None:
                self.on_failure()
        else:
            self._take(loaded)

    def _take(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self.metrics.loaded(resolver.signature, len(resolver))


def _load(gazetteer: Path | None) -> Resolver:
    """A resolver that has checked a text: what it builds on first use is built, and the default style can be read."""
    resolver = Resolver.load(gazetteer)
    resolver.check("")
    return resolver


async def _service_of(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


ServiceNow = Annotated[Service, Depends(_service_of)]
"""The service that answers the request, for an endpoint's parameters."""
