"""The faults of servers, in messages that say what to do."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import requests
from urllib3.exceptions import NameResolutionError

from kela_graph.errors import ToolError
from kela_graph.text import brief, printable

#: The most of a server's own words that a message repeats: lines, and characters in all.
_LINES: Final = 6
_LENGTH: Final = 600

_LOG_IN: Final = "set KELA_GRAPH_USER and KELA_GRAPH_PASSWORD in the environment, or write them to .netrc"
_OTHER_PATH: Final = "name the address that takes queries, often one that ends in /query or /sparql"

_ADVICE: Final = {
    404: f"has nothing there: {_OTHER_PATH}",
    405: f"does not take this request there: {_OTHER_PATH}",
    406: "has no form of results that this program reads: name another server, or a newer one",
    408: "gave up waiting: try again, or ask for less",
    413: "finds the request too large",
    414: "finds the request too large",
    415: "does not take this request there: name its address for updates, often one that ends in /update",
    429: "is busy: try again later",
}


def shown(url: str) -> str:
    """Return an address as messages show it: without a login or a key that it may hold, and printable."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        url = urlunsplit((parts.scheme, host, parts.path, "", ""))
    except ValueError:
        url = "the address"
    return printable(url)


def slow(url: str, seconds: float) -> ToolError:
    """Return the error of a server that takes too long."""
    return ToolError(
        f"{shown(url)}: no whole answer within {seconds:g} seconds: try again, or allow more with --timeout"
    )


def huge(url: str, largest: int) -> ToolError:
    """Return the error of an answer that is too large."""
    return ToolError(f"{shown(url)}: the answer is larger than {largest} bytes: ask for less")


def may_pass(error: requests.exceptions.ConnectionError) -> bool:
    """Whether a fault of the connection may be transient."""
    permanent = (
        requests.exceptions.SSLError,
        requests.exceptions.ProxyError,
        requests.exceptions.ConnectTimeout,
    )
    return not isinstance(error, permanent) and not _has(error, NameResolutionError)


def of_exception(url: str, error: requests.RequestException, seconds: float) -> ToolError:
    """Return the error of a server that can't be talked to.

    Args:
        url: its address.
        error: what ``requests`` says.
        seconds: the limit of time.
    """
    at = shown(url)
    if isinstance(error, requests.exceptions.Timeout):
        return slow(url, seconds)
    if isinstance(error, requests.exceptions.SSLError):
        return ToolError(f"{at}: its certificate is not trusted: {_reason(error)}")
    if isinstance(error, requests.exceptions.ProxyError):
        return ToolError(f"{at}: the proxy of the environment (https_proxy, http_proxy) can't be used")
    if isinstance(error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError):
        return cut(url)
    if isinstance(error, requests.exceptions.ConnectionError):
        return ToolError(f"{at}: {_connection(error)}")
    return ToolError(f"{at}: can't be asked: {_reason(error)}: name the address that answers")


def cut(url: str) -> ToolError:
    """Return the error of a truncated answer."""
    return ToolError(f"{shown(url)}: the answer was truncated; nothing of it is used: try again")


def web_page(url: str) -> ToolError:
    """Return the error of an address where people read, not programs."""
    return ToolError(f"{shown(url)}: answers with a web page, not with results: {_OTHER_PATH}")


def strange(url: str, media_type: str) -> ToolError:
    """Return the error of an answer of a type that was not asked for."""
    kind = f"with {printable(media_type)}" if media_type else "without saying of what type it is"
    return ToolError(f"{shown(url)}: answers {kind}, not with results: {_OTHER_PATH}")


def unreadable(url: str, reason: str) -> ToolError:
    """Return the error of an answer that can't be parsed as the results that it claims to be."""
    return ToolError(f"{shown(url)}: the answer can't be read: {_first_lines(reason)}: {_OTHER_PATH}")


def of_status(url: str, status: int, media_type: str, body: bytes, has_login: bool) -> ToolError:
    """Return the error of an answer whose status code is a failure.

    Args:
        url: the address.
        status: HTTP's code.
        media_type: of the body.
        body: the server's own words.
        has_login: whether we have a login for it.
    """
    at = f"{shown(url)}: HTTP {status}"
    if status == 401:
        return ToolError(
            f"{at}: the login was refused" if has_login else f"{at}: asks for a login: {_LOG_IN}"
        )
    if status == 403:
        other = (
            "the login may not do this" if has_login else f"does not allow this without a login: {_LOG_IN}"
        )
        return ToolError(f"{at}: {other}")
    # Virtuoso repeats the query, which is no news.
    text = body.decode("utf-8", errors="replace").partition("SPARQL query:")[0]
    words = "" if "html" in media_type else _first_lines(text)
    said = f"; it says: {words}" if words else ""
    if status in _ADVICE:
        return ToolError(f"{at}: {_ADVICE[status]}{said}")
    if status < 400:
        return ToolError(f"{at}: sends on to another address: name that one")
    if status < 500:
        return ToolError(f"{at}: refuses the request{said}")
    return ToolError(f"{at}: failed: try again later, or ask who runs it{said}")


def _connection(error: requests.exceptions.ConnectionError) -> str:
    if _has(error, NameResolutionError):
        return "there is no server of that name: look for a slip in the address, or at the network"
    if _has(error, ConnectionRefusedError):
        return "nothing answers there: start the server, or look for a slip in the address"
    return f"the connection broke off: try again ({_reason(error)})"


def _has(error: BaseException | None, kind: type[BaseException]) -> bool:
    """Whether an error is of a kind, or was raised because of one that is."""
    seen: list[object] = [error]
    for found in seen:
        if isinstance(found, kind):
            return True
        if isinstance(found, BaseException) and len(seen) < 50:
            seen += [found.__cause__, found.__context__, getattr(found, "reason", None), *found.args]
    return False


def _reason(error: BaseException) -> str:
    """Return the innermost words of an error, on one line."""
    words = re.sub(r"<[^<>]* object at 0x[0-9a-f]+>:? ?", "", str(error))
    return _first_lines(words) or type(error).__name__


def _first_lines(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    return brief(" / ".join([line for line in lines if line][:_LINES]), _LENGTH)
