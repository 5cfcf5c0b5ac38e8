"""How a request must be written to be read, before anybody asks what it means: its query, its media types, its JSON.

What a lenient reader would drop or guess is refused: half of a question answered looks like an answer.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.datastructures import Headers

from api.problems import MALFORMED, MEDIA, NOT_ACCEPTABLE, ProblemError, in_query, invalid

_JSON = "application/json"

_REPEATABLE = frozenset({"kind", "country"})
"""The query parameters that may be given several times."""


class JsonRoute(APIRoute):
    """A route that is asked and answered in JSON; a request that it cannot read never reaches the endpoint."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        handle = super().get_route_handler()
        takes_query = bool(self.dependant.query_params)

        async def checked(request: Request) -> Any:
            _require_accept(request.headers)
            _require_readable_query(request.scope["query_string"], takes_query=takes_query)
            if self.body_field is not None:
                _require_json(request.headers)
            return await handle(_JsonRequest(request.scope, request.receive))

        return checked


class _JsonRequest(Request):
    """A request whose body is I-JSON (RFC 7493): UTF-8, no name twice in an object, no number but numbers."""

    async def json(self) -> Any:
        body = await self.body()
        return json.loads(body.decode(), object_pairs_hook=_object, parse_constant=_no_number)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise json.JSONDecodeError("An object has a name twice", "", 0)
    return members


def _no_number(constant: str) -> NoReturn:
    raise json.JSONDecodeError(f"{constant} is no number of JSON", "", 0)


def _require_accept(headers: Headers) -> None:
    if not accepts(", ".join(headers.getlist("accept")), _JSON):
        raise ProblemError(type=NOT_ACCEPTABLE, detail=NOT_ACCEPTABLE.meaning)


def accepts(accept: str, media_type: str) -> bool:
    """Whether an Accept header (RFC 9110, 12.5.1) takes a media type; the most specific range that fits decides.

    An empty header takes everything. A weight that cannot be read counts as 1.
    """
    ranges = {media_type: 3, f"{media_type.partition('/')[0]}/*": 2, "*/*": 1}
    fitting = [
        (ranges[name], _weight(parameters))
        for name, *parameters in (_split(item, ";") for item in _split(accept, ","))
        if name in ranges
    ]
    return not accept.strip() or max(fitting, default=(0, 0.0))[1] > 0


def _split(header: str, separator: str) -> list[str]:
    return [part.strip().lower() for part in header.split(separator)]


def _weight(parameters: Iterable[str]) -> float:
    given = {name: value for name, _, value in (parameter.partition("=") for parameter in parameters)}.get("q", "")
    return 0.0 if given and not given.strip("0.") else 1.0


def _require_readable_query(query: bytes, *, takes_query: bool) -> None:
    """Refuse a query string that is not percent-encoded UTF-8, or has names that would be passed over."""
    try:
        given = Counter(name for name, _ in parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError as error:
        raise ProblemError(type=MALFORMED, detail="The query string is not UTF-8, percent-encoded.") from error
    if not takes_query:
        wrong = [in_query([name], "The endpoint takes no query parameters") for name in given]
    else:
        several = [name for name, times in given.items() if times > 1 and name not in _REPEATABLE]
        wrong = [in_query([name], "The parameter may be given once only") for name in several]
    if wrong:
        raise invalid(wrong)


def _require_json(headers: Headers) -> None:
    media, _, parameters = headers.get("content-type", "").partition(";")
    name, _, charset = parameters.strip().lower().partition("=")
    coding = headers.get("content-encoding", "identity").strip().lower()
    wrong = (
        (media.strip().lower() != _JSON, "Send the body as application/json."),
        (name == "charset" and charset.strip('"') not in {"utf-8", "utf8"}, "JSON is always in UTF-8."),
        (coding != "identity", "Send the body without a content coding."),
    )
    for refused, advice in wrong:
        if refused:
            raise ProblemError(type=MEDIA, detail=advice, headers={"Accept": _JSON})
