"""The SPARQL 1.1 Protocol: a query sent to a server, and what comes back."""

import gzip
from collections.abc import Sequence
from http.client import HTTPException, HTTPResponse
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener
from zlib import error as ZlibError  # noqa: N812  # a class by any name

from pactgraph.errors import QueryError, StoreError

_ACCEPTED = "application/sparql-results+json, application/n-triples;q=0.9"
_MOVED = range(300, 400)
_QUOTED = 500  # bytes of a refusal


class Reply(NamedTuple):
    """What a server answers."""

    media: str
    body: bytes


class _Stay(HTTPRedirectHandler):
    """Follow no redirection: the query, in the body of the request, would be left behind."""

    def redirect_request(self, *_: object) -> None:
        """Return no new request."""


def post(url: str, fields: Sequence[tuple[str, str]], timeout: float) -> Reply:
    """Send a query by POST with URL-encoded parameters (section 2.1.2); return the whole answer.

    Args:
        url: The query service.
        fields: The parameters, in order.
        timeout: How many seconds to wait for each part of the answer.

    Raises:
        QueryError: The server refuses the query.
        StoreError: There is none, it has moved, or its answer breaks off.
    """
    try:
        request = Request(url, urlencode(fields).encode(), {"Accept": _ACCEPTED})  # noqa: S310  # `load` lets only http and https through
        response = build_opener(_Stay).open(request, timeout=timeout)
    except HTTPError as error:
        with error:
            raise _refusal(url, error) from None
    except (URLError, OSError, HTTPException, ValueError) as error:
        raise StoreError(f"no SPARQL server answers at {url}: {_reason(error)}") from None
    try:
        with response:
            return _reply(response)
    except (OSError, EOFError, HTTPException, ZlibError) as error:
        raise StoreError(f"the answer of {url} breaks off: {_reason(error)}") from None


def _reply(response: HTTPResponse) -> Reply:
    body = response.read()
    # `urllib` asks for `identity`, and some servers compress all the same.
    if response.headers.get("Content-Encoding", "").casefold() in {"gzip", "x-gzip"}:
        body = gzip.decompress(body)
    return Reply(response.headers.get("Content-Type", ""), body)


def _refusal(url: str, error: HTTPError) -> QueryError | StoreError:
    if error.code in _MOVED and (place := error.headers.get("Location")):
        return StoreError(f"{url} answers {error.code}: it has moved to {place}; give that URL")
    try:
        detail = " ".join(error.read(_QUOTED).decode("utf-8", "replace").split())
    except (OSError, HTTPException):
        detail = ""
    return QueryError(f"{url} answers {error.code}: {detail or error.reason}")


def _reason(error: Exception) -> str:
    """Return why there is no answer, on one line."""
    words = str(getattr(error, "reason", error)).split()
    return " ".join(words) or type(error).__name__
