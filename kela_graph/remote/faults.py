"""The faults of servers, in messages that say what to do."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from requests import exceptions
from urllib3.exceptions import NameResolutionError

from kela_graph.errors import ToolError
from kela_graph.text import brief, masked, printable

#: The most of a server's own words that a message repeats: lines, and characters in all.
_LINES: Final = 6
_LENGTH: Final = 600

#: What to do about an address that does not take queries.
OTHER_PATH: Final = "name the address that takes queries, often one that ends in /query or /sparql"

TRUNCATED: Final = "the answer was truncated; nothing of it is used: try again"
_LOG_IN: Final = "set KELA_GRAPH_USER and KELA_GRAPH_PASSWORD in the environment, or write them to .netrc"

#: What codes of HTTP mean, and what two of them mean where a login was sent.
_ADVICE: Final = {
    401: f"asks for a login: {_LOG_IN}",
    403: f"does not allow this without a login: {_LOG_IN}",
    404: f"has nothing there: {OTHER_PATH}",
    405: f"does not take this request there: {OTHER_PATH}",
    406: "has no form of results that this program reads: name another server, or a newer one",
    408: "gave up waiting: try again, or ask for less",
    413: "finds the request too large",
    414: "finds the request too large",
    415: "does not take this request there: name its address for updates, often one that ends in /update",
    429: "is busy: try again later",
}
_ADVICE_WITH_LOGIN: Final = {401: "the login was refused", 403: "the login may not do this"}

#: What exceptions mean; the first row fits whose kind is that of the exception or of what caused it.
_EXCEPTIONS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (exceptions.SSLError, "its certificate is not trusted: {reason}"),
    (exceptions.ProxyError, "the proxy of the environment (https_proxy, http_proxy) can't be used"),
    (exceptions.ChunkedEncodingError, TRUNCATED),
    (exceptions.ContentDecodingError, TRUNCATED),
    (
        NameResolutionError,
        "there is no server of that name: look for a slip in the address, or at the network",
    ),
    (ConnectionRefusedError, "nothing answers there: start the server, or look for a slip in the address"),
    (exceptions.ConnectionError, "the connection broke off: try again ({reason})"),
    (Exception, "can't be asked: {reason}: name the address that answers"),
)

#: Faults of the connection that another try meets too.
_PERMANENT: Final = (
    exceptions.SSLError,
    exceptions.ProxyError,
    exceptions.ConnectTimeout,
    NameResolutionError,
)


def shown(url: str) -> str:
    """Return an address as messages show it: printable, without any login or key in it."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        url = urlunsplit((parts.scheme, host, parts.path, "", ""))
    except ValueError:
        url = "the address"
    return printable(url)


def fault(url: str, message: str) -> ToolError:
    """Return the error of the server at an address."""
    return ToolError(f"{shown(url)}: {message}")


def may_pass(error: Exception) -> bool:
    """Whether a fault of the connection may be transient."""
    return not any(_has(error, kind) for kind in _PERMANENT)


def of_exception(url: str, error: Exception, seconds: float) -> ToolError:
    """Return the error of a server that can't be talked to, or takes longer than some seconds."""
    if isinstance(error, TimeoutError | exceptions.Timeout):
        return fault(
            url, f"no whole answer within {seconds:g} seconds: try again, or allow more with --timeout"
        )
    message = next(message for kind, message in _EXCEPTIONS if _has(error, kind))
    return fault(url, message.format(reason=_reason(error)))


def of_status(url: str, status: int, words: str, has_login: bool) -> ToolError:
    """Return the error of an answer whose status code is a failure, with the server's own words."""
    advice = {**_ADVICE, **_ADVICE_WITH_LOGIN} if has_login else _ADVICE
    said = f"; it says: {words}" if words and status >= 400 and status not in _ADVICE_WITH_LOGIN else ""
    if status < 400:
        usual = "sends on to another address: name that one"
    else:
        usual = "refuses the request" if status < 500 else "failed: try again later, or ask who runs it"
    return fault(url, f"HTTP {status}: {advice.get(status, usual)}{said}")


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
    words = masked(re.sub(r"<[^<>]* object at 0x[0-9a-f]+>:? ?", "", str(error)))
    return first_lines(words) or type(error).__name__


def first_lines(text: str) -> str:
    """Return as much of a text as a message repeats, on one line."""
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    return brief(" / ".join([line for line in lines if line][:_LINES]), _LENGTH)
