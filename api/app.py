"""The application factory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from api.middleware import BodyLimit, CatchErrors, CrossOrigin, HeadAsGet, SecurityHeaders
from api.observe import Observe
from api.openapi import Application
from api.problems import HANDLED, answer_problem
from api.routers import annotate, check, entities, index, resolve, status, suggest
from api.service import Service
from api.settings import Settings, read_settings
from resolver import Resolver
from resolver.version import __version__

ROUTERS = (
    index.router,
    status.router,
    resolve.router,
    suggest.router,
    entities.router,
    annotate.router,
    check.router,
)
"""Every capability of the service, one router each."""


def create_app(settings: Settings | None = None, resolver: Resolver | None = None) -> FastAPI:
    """An application that answers from ``resolver``; without one it loads the gazetteer of the settings at start.

    Without ``settings`` they are read from the environment. Applications share no state: several may live in one
    process.

    Raises:
        InputError: the environment holds a setting that is wrong.
    """
    settings = read_settings() if settings is None else settings
    service = Service(settings, resolver)
    app = Application(
        title="Laqab",
        version=__version__,
        summary="One id for every spelling, script, acronym and former name.",
        servers=[{"url": settings.root_path}] if settings.root_path else None,
        openapi_url=None,  # served by the index router, as every other endpoint
        docs_url=None,  # the framework's page would load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        middleware=_middleware(service),
        lifespan=_load_meanwhile,
    )
    app.base = settings.root_path
    app.state.service = service
    for error in HANDLED:
        app.add_exception_handler(error, answer_problem)
    for router in ROUTERS:
        app.include_router(router)
    app.state.allow = _methods_by_path()
    return app


def _methods_by_path() -> dict[str, str]:
    """The Allow header of every path; HEAD goes wherever GET does."""
    methods: dict[str, set[str]] = {}
    for router in ROUTERS:
        for route in router.routes:
            if isinstance(route, APIRoute):
                taken = set(route.methods or ())
                methods.setdefault(route.path, set()).update(taken, {"HEAD"} if "GET" in taken else ())
    return {path: ", ".join(sorted(allowed)) for path, allowed in methods.items()}


def _middleware(service: Service) -> list[Middleware]:
    """Outermost first."""
    settings = service.settings
    cross_origin = Middleware(
        CrossOrigin,
        allow_origins=settings.cors_origins,
        allow_methods=("GET", "POST"),
        allow_headers=("Content-Type", "If-None-Match", "X-Request-ID"),
        expose_headers=("ETag", "X-Request-ID"),
    )
    return [
        Middleware(Observe, metrics=service.metrics),
        Middleware(SecurityHeaders),
        *([cross_origin] if settings.cors_origins else []),
        Middleware(HeadAsGet),
        Middleware(GZipMiddleware, minimum_size=settings.gzip_minimum),
        Middleware(CatchErrors),
        Middleware(BodyLimit, limit=settings.body_limit),
    ]


@asynccontextmanager
async def _load_meanwhile(app: FastAPI) -> AsyncIterator[None]:
    """Serve from the first moment: until the gazetteer is loaded, what needs it is answered with 503."""
    service: Service = app.state.service
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(service.load)
        yield
        tasks.cancel_scope.cancel()
