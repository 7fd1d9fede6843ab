"""The client of a server: SPARQL 1.1 Protocol over HTTP, within a limit of time and of size.

A password is sent only to the server that was named, when that asks for one, and never in plain text over a
network.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry

from kela_graph.remote import faults
from kela_graph.remote.login import Login, checked_url, same_server

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

#: What a body is made of: bytes, or the fields of a form, each as often as it is repeated.
Body: TypeAlias = "bytes | Sequence[tuple[str, str]] | None"

#: The most bytes that an answer may have.
LARGEST: Final = 2**30

#: How long a read waits before it is tried again, in seconds, and after which answers.
PAUSES: Final = (0.2, 0.5, 1.0)
BUSY: Final = frozenset({429, 502, 503, 504})

#: How often a request is sent elsewhere.
REDIRECTS: Final = 5

_CHUNK: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered, whole.

    Attributes:
        url: which address answered, after redirections.
        status: HTTP's code.
        headers: by name, whatever its case.
        body: the bytes, uncompressed.
        is_framed: whether HTTP's headers say where the body ends; else a truncated body can't be recognised.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    is_framed: bool

    @property
    def media_type(self) -> str:
        """The type of the body without its parameters; empty where the server tells none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Client:
    """A server's address, and the login for it.

    Args:
        url: the address that takes queries, or updates.
        timeout: how long one request may take in all, its repetitions included, in seconds.
        largest: the most bytes that an answer may have.

    Raises:
        InputError: the address is invalid or has a password in it, or a login is incomplete.
    """

    def __init__(self, url: str, *, timeout: float = 30.0, largest: int = LARGEST) -> None:
        self.url = checked_url(url)
        self.timeout = timeout
        self.largest = largest
        self._login = Login.of(self.url)
        self._session = requests.Session()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=0))
        self._session.headers["User-Agent"] = "kela-graph"

    def query(
        self,
        sparql: str,
        accept: str,
        graphs: Sequence[str] = (),
        named: Sequence[str] = (),
        also: Collection[int] = (),
    ) -> Reply:
        """Ask a query (SPARQL 1.1 Protocol, section 2.1.2: POST with a form).

        Args:
            sparql: the query.
            accept: the media types that are wanted, as HTTP writes them.
            graphs: the IRIs of the graphs that make up the default graph; the server's own if empty.
            named: the IRIs of the graphs that ``GRAPH`` sees, where the default graph is chosen.
            also: codes from 400 on that are not faults.

        Raises:
            ToolError: there is no whole answer; the message says why, and what to do.
        """
        form = [
            ("query", sparql),
            *(("default-graph-uri", graph) for graph in graphs),
            *(("named-graph-uri", graph) for graph in named),
        ]
        return self.request("POST", data=form, headers={"Accept": accept}, is_read=True, also=also)

    def update(self, sparql: str, also: Collection[int] = ()) -> Reply:
        """Send an update (SPARQL 1.1 Protocol, section 2.2.2: POST with the text), once.

        Args:
            sparql: the update.
            also: codes from 400 on that are not faults.

        Raises:
            ToolError: the server did not say that it is done.
        """
        headers = {"Content-Type": "application/sparql-update; charset=utf-8", "Accept": "*/*"}
        return self.request("POST", data=sparql.encode("utf-8"), headers=headers, also=also)

    def request(
        self,
        method: str,
        url: str | None = None,
        *,
        params: Mapping[str, str] | None = None,
        data: Body = None,
        headers: Mapping[str, str] | None = None,
        is_read: bool = False,
        also: Collection[int] = (),
    ) -> Reply:
        """Send a request, and return the whole answer.

        Args:
            method: HTTP's method.
            url: where to; the client's address where None.
            params: what is added to the address.
            data: the body.
            headers: more headers.
            is_read: whether it changes nothing, and so may be tried again.
            also: codes from 400 on that are not faults, for example 404.

        Raises:
            ToolError: there is no whole answer; the message says why, and what to do.
        """
        target = self.url if url is None else checked_url(url)
        exchange = _Exchange(self, is_read, time.monotonic() + self.timeout)
        request = requests.Request(
            method,
            target,
            params=params,
            data=list(data) if data is not None and not isinstance(data, bytes) else data,
            headers=dict(headers or {}),
            auth=_NoLogin(),
        )
        try:
            reply = _within(self.timeout, lambda: exchange.run(request))
        except TimeoutError:
            raise faults.slow(target, self.timeout) from None
        except requests.RequestException as error:
            raise faults.of_exception(target, error, self.timeout) from None
        if reply.status >= 300 and reply.status not in also:
            has_login = self._login is not None
            raise faults.of_status(target, reply.status, reply.media_type, reply.body, has_login)
        return reply


class _NoLogin(AuthBase):
    """Keeps ``requests`` from taking a password out of ``.netrc`` by itself, for whichever server."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


class _Exchange:
    """One request with its repetitions, redirections and login, until a moment of the clock."""

    def __init__(self, client: Client, is_read: bool, end: float) -> None:
        self._client = client
        self._is_read = is_read
        self._end = end

    def run(self, request: requests.Request) -> Reply:
        """Send it, where it may be repeated as long as the server is busy or out of reach."""
        for pause in PAUSES if self._is_read else ():
            wait = pause
            try:
                reply = self._follow(request)
            except requests.exceptions.ConnectionError as error:
                if not faults.may_pass(error) or not self._can_wait(wait):
                    raise
            else:
                wait = max(pause, _retry_after(reply.headers))
                if reply.status not in BUSY or not self._can_wait(wait):
                    return reply
            time.sleep(wait)
        return self._follow(request)

    def _can_wait(self, seconds: float) -> bool:
        return time.monotonic() + seconds < self._end

    def _follow(self, request: requests.Request) -> Reply:
        """Send it, and again to where the server says that the answer is.

        The method and the body stay (``requests`` would drop them, as browsers do), except after a 303.
        """
        for _ in range(REDIRECTS):
            reply = self._log_in(request)
            location = reply.headers.get("location")
            followed = (301, 302, 303, 307, 308) if self._is_read else (307, 308)
            if reply.status not in followed or location is None:
                return reply
            target = urljoin(reply.url, location)
            if urlsplit(target).scheme not in ("http", "https"):
                raise requests.exceptions.InvalidSchema(f"it sends on to {target}")
            if reply.status == 303:
                wanted = {name: value for name, value in request.headers.items() if name == "Accept"}
                request = requests.Request("GET", target, headers=wanted, auth=_NoLogin())
            else:
                request = requests.Request(
                    request.method, target, headers=request.headers, data=request.data, auth=_NoLogin()
                )
        raise requests.TooManyRedirects(f"it sent on {REDIRECTS} times")

    def _log_in(self, request: requests.Request) -> Reply:
        """Send it, and again with a login where the server that was named asks for one."""
        login = self._client._login
        if login is None or not same_server(str(request.url), self._client.url):
            return self._send(request)
        request.auth = login.known or _NoLogin()
        reply = self._send(request)
        if reply.status == 401 and login.known is None:
            answer = login.answer(reply.url, reply.headers.get("www-authenticate", ""))
            if answer is not None:
                request.auth = answer
                reply = self._send(request)
        return reply

    def _send(self, request: requests.Request) -> Reply:
        left = self._end - time.monotonic()
        if left <= 0:
            raise requests.exceptions.Timeout
        session = self._client._session
        prepared = session.prepare_request(request)
        settings = session.merge_environment_settings(str(prepared.url), {}, True, None, None)
        with session.send(prepared, timeout=left, allow_redirects=False, **settings) as response:
            return Reply(
                url=response.url,
                status=response.status_code,
                headers=response.headers,
                body=self._read(response),
                is_framed=bool(
                    {"content-length", "transfer-encoding"} & set(map(str.lower, response.headers))
                ),
            )

    def _read(self, response: requests.Response) -> bytes:
        """Return the body, bit by bit, so that neither time nor memory runs away."""
        chunks, size = [], 0
        for chunk in response.iter_content(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > self._client.largest:
                raise faults.huge(response.url, self._client.largest)
            if time.monotonic() > self._end:
                raise requests.exceptions.Timeout
        return b"".join(chunks)


def _within(seconds: float, work: Callable[[], Reply]) -> Reply:
    """Do some work in a thread of its own, and give it up when the time is over.

    ``requests`` limits each wait for bytes, not their sum, and the look-up of a name not at all.

    Raises:
        TimeoutError: the time is over.
    """
    future: Future[Reply] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # raised again where the result is waited for
            future.set_exception(error)

    threading.Thread(target=run, daemon=True, name="kela-graph-request").start()
    return future.result(seconds)


def _retry_after(headers: Mapping[str, str]) -> float:
    """Return how long the server asks to be left alone, in seconds; 0 where it does not say."""
    try:
        return Retry().parse_retry_after(headers.get("retry-after") or "0")
    except InvalidHeader:
        return 0.0
