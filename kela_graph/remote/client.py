"""The client of a server: SPARQL 1.1 Protocol over HTTP, within a limit of time and of size.

A password is sent only to the server that was named, when that asks for one, and never in plain text over a
network.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry

from kela_graph.errors import seconds
from kela_graph.remote import faults
from kela_graph.remote.login import Login, checked_url, same_server

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from requests.auth import AuthBase

#: The body of a request: bytes, or the fields of a form, in which a name may occur several times.
Body: TypeAlias = bytes | list[tuple[str, str]] | None

#: The arguments of ``requests`` for a request.
_Arguments: TypeAlias = dict[str, Any]

#: The most bytes that an answer may have.
LARGEST: Final = 2**30

#: How long to wait before each repetition of a read, in seconds, and after which codes.
PAUSES: Final = (0.2, 0.5, 1.0)
BUSY: Final = frozenset({429, 502, 503, 504})

#: How many redirections are followed.
REDIRECTS: Final = 5

_CHUNK: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered, whole, at which address after redirections; the body is uncompressed."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The type of the body without its parameters; empty where the server names none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_page(self) -> bool:
        """Whether the body is a web page, which people read, not programs."""
        start = self.body.lstrip()[:15].lower()
        return "html" in self.media_type or start.startswith((b"<!doctype", b"<html"))

    @property
    def words(self) -> str:
        """The beginning of the body as text, on one line; empty for a web page."""
        # Virtuoso repeats the query, which is no news.
        text = self.body.decode("utf-8", errors="replace").partition("SPARQL query:")[0]
        return "" if self.is_page else faults.first_lines(text)


class Client:
    """A server's address for queries or updates, and the login for it.

    The time is that of one request in all, its repetitions included, in seconds.
    """

    def __init__(self, url: str, timeout: float = 30.0) -> None:
        self.url = checked_url(url)
        self.timeout = seconds(timeout)
        self.login = Login(self.url)
        self.session = requests.Session()
        # Without this, ``requests`` takes a password from ``.netrc`` by itself, for any server.
        self.session.auth = lambda request: request
        self.session.headers["User-Agent"] = "kela-graph"

    def query(
        self,
        sparql: str,
        accept: str,
        graphs: Sequence[str] = (),
        named: Sequence[str] = (),
        also: Collection[int] = (),
    ) -> Response:
        """Ask a query (SPARQL 1.1 Protocol, section 2.1.2: POST with a form), as `request` does.

        Graphs make up the default graph, which is the server's own if there are none; where it is chosen,
        ``GRAPH`` sees those that are named.
        """
        form = [
            ("query", sparql),
            *(("default-graph-uri", graph) for graph in graphs),
            *(("named-graph-uri", graph) for graph in named),
        ]
        return self.request("POST", form, {"Accept": accept}, is_read=True, also=also)

    def update(self, sparql: str, also: Collection[int] = ()) -> Response:
        """Send an update once (SPARQL 1.1 Protocol, section 2.2.2: POST with the text), as `request` does."""
        headers = {"Content-Type": "application/sparql-update; charset=utf-8", "Accept": "*/*"}
        return self.request("POST", sparql.encode("utf-8"), headers, also=also)

    def request(
        self,
        method: str,
        body: Body,
        headers: Mapping[str, str],
        *,
        params: Mapping[str, str] | None = None,
        is_read: bool = False,
        also: Collection[int] = (),
    ) -> Response:
        """Send a request, and return the whole answer.

        A read changes nothing, and so may be tried again; ``also`` are codes that are no faults, as 404.

        Raises:
            ToolError: there is no whole answer; the message says why, and what to do.
        """
        request = _Arguments(method=method, url=self.url, headers=headers, data=body, params=params)
        exchange = _Exchange(self, is_read, time.monotonic() + self.timeout)
        try:
            response = _within(self.timeout, lambda: exchange.run(request))
        except (TimeoutError, requests.RequestException) as error:
            raise faults.of_exception(self.url, error, self.timeout) from None
        if response.status >= 300 and response.status not in also:
            raise faults.of_status(self.url, response.status, response.words, bool(self.login))
        return response


@dataclass(frozen=True, slots=True)
class _Exchange:
    """One request with its repetitions, redirections and login, until its time is over."""

    client: Client
    is_read: bool
    end: float

    def run(self, request: _Arguments) -> Response:
        """Send a request; repeat a read as long as the server is busy or out of reach."""
        for pause in PAUSES if self.is_read else ():
            wait = pause
            try:
                response = self._follow(request)
            except requests.exceptions.ConnectionError as error:
                if not faults.may_pass(error) or not self._can_wait(wait):
                    raise
            else:
                wait = max(pause, _retry_after(response.headers))
                if response.status not in BUSY or not self._can_wait(wait):
                    return response
            time.sleep(wait)
        return self._follow(request)

    def _can_wait(self, seconds: float) -> bool:
        return time.monotonic() + seconds < self.end

    def _follow(self, request: _Arguments) -> Response:
        """Send a request, and again to where the server says that the answer is.

        The method and the body stay (``requests`` would drop them, as browsers do), except after a 303.
        """
        for _ in range(REDIRECTS):
            response = self._log_in(request)
            location = response.headers.get("location")
            followed = (301, 302, 303, 307, 308) if self.is_read else (307, 308)
            if response.status not in followed or location is None:
                return response
            target = urljoin(response.url, location)
            if urlsplit(target).scheme not in ("http", "https"):
                raise requests.exceptions.InvalidSchema(f"it sends on to {target}")
            if response.status == 303:
                request = _Arguments(
                    method="GET", url=target, headers={"Accept": request["headers"]["Accept"]}
                )
            else:
                request = request | {"url": target, "params": None}
        raise requests.TooManyRedirects(f"it sent on {REDIRECTS} times")

    def _log_in(self, request: _Arguments) -> Response:
        """Send a request, and again with a login where the server that was named asks for one."""
        login = self.client.login
        if not login or not same_server(request["url"], self.client.url):
            return self._send(request)
        known = login.known
        response = self._send(request, known)
        if response.status == 401 and known is None:
            answer = login.answer(response.url, response.headers.get("www-authenticate", ""))
            if answer is not None:
                response = self._send(request, answer)
        return response

    def _send(self, request: _Arguments, auth: AuthBase | None = None) -> Response:
        left = self.end - time.monotonic()
        if left <= 0:
            raise requests.exceptions.Timeout
        with self.client.session.request(
            **request, auth=auth, timeout=left, allow_redirects=False, stream=True
        ) as response:
            return Response(response.url, response.status_code, response.headers, self._body(response))

    def _body(self, response: requests.Response) -> bytes:
        """Read the body piece by piece, within the limits of time and of size."""
        chunks, size = [], 0
        for chunk in response.iter_content(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > LARGEST:
                raise faults.fault(response.url, f"the answer is larger than {LARGEST} bytes: ask for less")
            if time.monotonic() > self.end:
                raise requests.exceptions.Timeout
        return b"".join(chunks)


def _within(seconds: float, work: Callable[[], Response]) -> Response:
    """Do some work in a thread of its own, and abandon it when the time is over.

    ``requests`` limits each wait for bytes, not their sum, and does not limit the look-up of a name.
    """
    future: Future[Response] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # raised again where the result is waited for
            future.set_exception(error)

    threading.Thread(target=run, daemon=True, name="kela-graph-request").start()
    return future.result(seconds)


def _retry_after(headers: Mapping[str, str]) -> float:
    """Return how long the server asks to wait, in seconds; 0 where it does not say."""
    try:
        return Retry().parse_retry_after(headers.get("retry-after") or "0")
    except InvalidHeader:
        return 0.0
