"""What happens to every request on its way in and to every answer on its way out."""

from __future__ import annotations

import logging
import traceback

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import INTERNAL, ORIGIN, ProblemError, problem_response

_LOG = logging.getLogger("api.errors")

_MOST_DIGITS = 18  # Python refuses to read numbers of thousands of digits; no body has so many bytes

# The answers are data: nothing in them is to be run, framed or guessed at. A page sets its own policy.
_HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Referrer-Policy", "no-referrer"),
)


class SecurityHeaders:
    """Adds the headers that keep a browser from reading an answer as something else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS:
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class CrossOrigin(CORSMiddleware):
    """CORS whose refusals are problem documents too."""

    def preflight_response(self, request_headers: Headers) -> Response:
        answer = super().preflight_response(request_headers)
        return answer if answer.status_code < 400 else _Refusal(answer)


class _Refusal(Response):
    """A refusal in plain text, given as a problem: that needs the request, known only when it is sent."""

    def __init__(self, plain: Response) -> None:
        super().__init__(plain.body, plain.status_code)
        self._vary = plain.headers.get("vary", "Origin")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = ProblemError(type=ORIGIN, detail=bytes(self.body).decode(), headers={"Vary": self._vary})
        await problem_response(Request(scope), refused)(scope, receive, send)


class HeadAsGet:
    """Answers HEAD wherever GET is answered: the same status and headers without the body (RFC 9110, 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        inner = {**scope, "method": "GET"}
        try:
            await self._app(inner, receive, send_head)
        finally:
            scope["route"] = inner.get("route")


class CatchErrors:
    """Turns what nobody expected into a 500 that tells nothing, and logs where it came from.

    The log names the type of the error and the lines of code, not its message: a message may quote the text.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def send_noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, send_noting)
        except Exception as error:
            if scope["type"] != "http" or started:
                raise
            frames = "".join(traceback.format_tb(error.__traceback__))
            _LOG.error("request %s: %s at\n%s", scope["state"]["request_id"], type(error).__qualname__, frames)
            problem = ProblemError(type=INTERNAL, detail=INTERNAL.meaning)
            await problem_response(Request(scope), problem)(scope, receive, send)


class BodyLimit:
    """Refuses a body of more than ``limit`` bytes: by its Content-Length, else as soon as that many have come."""

    def __init__(self, app: ASGIApp, *, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "")
        announced = declared.isdecimal() and (len(declared) > _MOST_DIGITS or int(declared) > self._limit)
        received = 0

        async def receive_counting() -> Message:
            nonlocal received
            # An HTTPException is the one error that the framework lets through while it reads a body.
            if announced:
                raise HTTPException(413)
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._limit:
                raise HTTPException(413)
            return message

        await self._app(scope, receive_counting, send)
