"""A graph at a server: real ones, and one that misbehaves in every way that servers do."""

from __future__ import annotations

import base64
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
from rdflib import RDF, SKOS, BNode, Literal, URIRef

import kela_graph
from kela_graph import InputError, ToolError, queries, terms
from kela_graph.ask import ask as answer_to
from kela_graph.graph import folder_of
from kela_graph.namespaces import PROJECT, RESP, SD
from kela_graph.remote import client, results
from kela_graph.remote.client import Client
from kela_graph.remote.login import same_server
from kela_graph.remote.rdflib_store import RemoteStore
from tests.servers import Server, free_port, put_dataset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rdflib import Dataset

ID = "https://w3id.org/kela-graph/id/"
ROWS = json.dumps(
    {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "uri", "value": "a:b"}}]}}
)
JSON = "application/sparql-results+json"
SELECT = "SELECT ?x WHERE { ?x ?y ?z }"
CONSTRUCT = "CONSTRUCT WHERE { ?x ?y ?z }"


@dataclass
class Bad:
    """A server of one's own making.

    Attributes:
        url: its address.
        answer: what it does with a request; told how many there were before.
        requests: what was asked, each with its headers and its form.
    """

    url: str = ""
    answer: Callable[[BaseHTTPRequestHandler, int], None] = lambda *_: None
    requests: list[tuple[str, dict[str, str], dict[str, list[str]]]] = field(default_factory=list)


@pytest.fixture
def bad() -> Iterator[Bad]:
    state = Bad()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
            state.requests.append((f"{self.command} {self.path}", dict(self.headers), parse_qs(body)))
            state.answer(self, len(state.requests) - 1)

        do_GET = do_PUT = do_DELETE = do_POST  # noqa: N815 - the names that the base class asks for

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    state.url = f"http://127.0.0.1:{server.server_address[1]}/sparql"
    yield state
    server.shutdown()
    server.server_close()


def send(
    handler: BaseHTTPRequestHandler,
    status: int,
    body: str | bytes = "",
    type_: str | None = JSON,
    length: int | None = None,
    **headers: str,
) -> None:
    """Answer; with a length of -1 none is told, and the connection is closed."""
    data = body.encode() if isinstance(body, str) else body
    handler.send_response(status)
    if type_ is not None:
        handler.send_header("Content-Type", type_)
    if length != -1:
        handler.send_header("Content-Length", str(len(data) if length is None else length))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(data)
    handler.close_connection = True


def always(*arguments: object, **keywords: object) -> Callable[[BaseHTTPRequestHandler, int], None]:
    return lambda handler, _: send(handler, *arguments, **keywords)  # type: ignore[arg-type]


def ask(bad: Bad, sparql: str = SELECT, **settings: float) -> results.Found:
    return results.ask(Client(bad.url, **{"timeout": 5.0, **settings}), sparql, ())


def rows(found: results.Found) -> list[tuple[str, ...]]:
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(str(term) for term in row) for row in found]


def fault(bad: Bad, sparql: str = SELECT, **settings: float) -> str:
    """What is said of a server that fails; always with its address first."""
    with pytest.raises(ToolError) as caught:
        ask(bad, sparql, **settings)
    address, colon, message = str(caught.value).partition("/sparql: ")
    assert (address, colon) == (bad.url.removesuffix("/sparql"), "/sparql: ")
    assert message.isprintable()
    return message


# -- Answers that are none --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "body", "type_", "words"),
    [
        (400, "no\nbad \x1b[31mx\x07", "text/plain", r"refuses the request; it says: no / bad \x1b[31mx\x07"),
        (400, "Virtuoso 37000 Error\n\nSPARQL query:\n# ä", "text/plain", "it says: Virtuoso 37000 Error"),
        (401, "", "text/html", "HTTP 401: asks for a login: set KELA_GRAPH_USER and KELA_GRAPH_PASSWORD"),
        (403, "", "text/html", "HTTP 403: does not allow this without a login"),
        (404, "<h1>no</h1>", "text/html", "HTTP 404: has nothing there: name the address that takes queries"),
        (405, "", None, "HTTP 405: does not take this request there"),
        (413, "x" * 5000, "text/plain", "x…"),
        (500, "<h1>oh</h1>", "text/html", "HTTP 500: failed: try again later, or ask who runs it"),
        (200, "<html>hello</html>", "text/html; charset=utf-8", "answers with a web page, not with results"),
        (200, " <!DOCTYPE html><p>", "text/plain", "answers with a web page"),
        (200, "a,b", "text/csv", "answers with text/csv, not with results"),
        (200, "", None, "answers without saying of what type it is"),
        (200, "{]}", JSON, "the answer can't be read: "),
        (200, '{"results": 5}', JSON, "the answer can't be read: "),
        (200, '{"boolean": "maybe"}', JSON, "the answer can't be read: "),
        (200, "<a/>", "application/sparql-results+xml", "the answer can't be read: "),
        (200, ROWS[:-5], JSON, "the answer was truncated; nothing of it is used"),
        (200, "", JSON, "the answer was truncated"),
        (206, ROWS, JSON, "the server's own limit of time truncated the answer"),
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_told(
    bad: Bad, status: int, body: str, type_: str | None, words: str
) -> None:
    bad.answer = always(status, body, type_)
    assert words in fault(bad)
    assert len(bad.requests) == 1


def test_an_answer_that_is_cut_is_never_used(bad: Bad) -> None:
    bad.answer = always(200, ROWS, length=len(ROWS) + 10)
    assert "was truncated" in fault(bad)

    def chunked(handler: BaseHTTPRequestHandler, _: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/n-triples")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        line = b"<a:a> <a:b> <a:c> .\n"
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(line), line))
        handler.close_connection = True

    bad.answer = chunked
    assert "was truncated" in fault(bad, CONSTRUCT)
    bad.answer = always(200, ROWS[:40], length=-1)
    assert "was truncated" in fault(bad)
    bad.answer = always(200, "<a:a> <a:b> <a:c> .\n", "application/n-triples", length=-1)
    assert "was truncated" in fault(bad, CONSTRUCT)
    bad.answer = always(200, "<a:a> <a:b> ", "application/n-triples")
    assert "was truncated" in fault(bad, CONSTRUCT)


def test_an_answer_that_its_server_limits_is_never_used(bad: Bad) -> None:
    bad.answer = always(200, ROWS, X_SPARQL_MaxRows="1")
    assert "gives 1 rows at most" in fault(bad)
    bad.answer = always(200, ROWS, X_SPARQL_MaxRows="2")
    assert rows(ask(bad)) == [("<a:b>",)]
    bad.answer = always(200, ROWS, X_SQL_State="S1TAT")
    assert "truncated the answer" in fault(bad)


def test_an_answer_that_is_huge_is_left(bad: Bad, monkeypatch: pytest.MonkeyPatch) -> None:
    bad.answer = always(200, "x" * 300_000)
    monkeypatch.setattr(client, "LARGEST", 100_000)
    assert "larger than 100000 bytes" in fault(bad)


def test_an_answer_in_xml_is_read(bad: Bad) -> None:
    text = (
        '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head><results>'
        '<result><binding name="x"><uri>a:b</uri></binding></result></results></sparql>'
    )
    for media in ("application/sparql-results+xml", "application/xml"):
        bad.answer = always(200, text, media)
        assert rows(ask(bad)) == [("<a:b>",)]


GRAPHS = {
    "application/n-triples": "<a:a> <a:b#p> <a:c> .",
    "text/plain": "<a:a> <a:b#p> <a:c> .",
    "text/turtle": "@prefix b: <a:b#> . <a:a> b:p <a:c> .",
    "application/x-turtle": "@prefix b: <a:b#> . <a:a> b:p <a:c> .",
    "application/rdf+xml": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:b="a:b#">'
    '<rdf:Description rdf:about="a:a"><b:p rdf:resource="a:c"/></rdf:Description></rdf:RDF>',
}


@pytest.mark.parametrize("media", GRAPHS)
def test_a_graph_is_read_in_each_form_that_is_asked_for(bad: Bad, media: str) -> None:
    bad.answer = always(200, GRAPHS[media], f"{media}; charset=utf-8")
    found = ask(bad, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
    wanted = ox.Triple(ox.NamedNode("a:a"), ox.NamedNode("a:b#p"), ox.NamedNode("a:c"))
    assert found == [wanted]
    assert media in ("text/plain", "application/x-turtle") or media in bad.requests[0][1]["Accept"]


def test_only_a_graph_that_shows_where_it_ends_may_have_no_length(bad: Bad) -> None:
    for media, text in GRAPHS.items():
        bad.answer = always(200, text, media, -1)
        if media == "application/rdf+xml":
            assert len(list(ask(bad, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"))) == 1
        else:
            assert "was truncated" in fault(bad, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")


# -- Time -------------------------------------------------------------------------------------------------


def drip(handler: BaseHTTPRequestHandler, _: int) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def drip_head(handler: BaseHTTPRequestHandler, _: int) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def wait(handler: BaseHTTPRequestHandler, _: int) -> None:
    time.sleep(10)
    send(handler, 200, ROWS)


@pytest.mark.parametrize("way", [drip, drip_head, wait])
def test_a_slow_server_is_left_when_the_time_is_over(
    bad: Bad, way: Callable[[BaseHTTPRequestHandler, int], None]
) -> None:
    bad.answer = way
    started = time.monotonic()
    assert "no whole answer within 0.5 seconds: try again, or allow more with --timeout" in fault(
        bad, timeout=0.5
    )
    assert time.monotonic() - started < 8
    assert len(bad.requests) == 1


def test_a_read_is_tried_again_while_a_server_is_busy(bad: Bad) -> None:
    bad.answer = lambda handler, n: send(handler, *[(503, ""), (429, ""), (200, ROWS)][n])
    assert rows(ask(bad)) == [("<a:b>",)]
    assert len(bad.requests) == 3


def test_a_server_says_when_to_come_again(bad: Bad) -> None:
    bad.answer = lambda handler, n: send(handler, 200, ROWS) if n else send(handler, 503, Retry_After="1")
    started = time.monotonic()
    assert rows(ask(bad)) == [("<a:b>",)]
    assert time.monotonic() - started >= 1
    bad.requests.clear()
    bad.answer = always(503, "later", "text/plain", Retry_After="3600")
    assert "HTTP 503: failed: try again later" in fault(bad)
    assert len(bad.requests) == 1
    bad.answer = always(503, Retry_After="soon")
    assert "HTTP 503" in fault(bad)
    assert len(bad.requests) == 5


def test_an_update_is_sent_once(bad: Bad) -> None:
    bad.answer = always(503)
    with pytest.raises(ToolError, match="HTTP 503"):
        Client(bad.url).update("INSERT DATA { <a:a> <a:b> <a:c> }")
    assert len(bad.requests) == 1


def test_a_server_that_is_down(bad: Bad) -> None:
    bad.url = f"http://127.0.0.1:{free_port()}/sparql"
    assert "nothing answers there: start the server" in fault(bad)
    bad.url = "http://no-such-host.invalid/sparql"
    assert "there is no server of that name" in fault(bad)


def test_a_server_that_hangs_up_is_tried_again(bad: Bad) -> None:
    def hang_up(handler: BaseHTTPRequestHandler, n: int) -> None:
        if n:
            send(handler, 200, ROWS)
        else:
            handler.close_connection = True

    bad.answer = hang_up
    assert rows(ask(bad)) == [("<a:b>",)]
    bad.answer = lambda handler, _: setattr(handler, "close_connection", True)
    assert "the connection broke off: try again" in fault(bad)


# -- Addresses and logins ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("example.org/sparql", "invalid address of a server"),
        ("file:///etc/passwd", "invalid address of a server"),
        ("ftp://example.org/", "invalid address of a server"),
        ("http://", "invalid address of a server"),
        ("http://a b/", "invalid address of a server"),
        ("http://a/\x1b[31m", r"http://a/\x1b[31m: invalid address of a server"),
        ("http://example.org:70000/", "invalid address"),
        ("http://[::1/", "invalid address"),
        ("http://me:secret@example.org/sparql?key=1", "http://example.org/sparql: an address is no place"),
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_bad_input(url: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        Client(url)
    assert words in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.fixture
def login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KELA_GRAPH_USER", "eva")
    monkeypatch.setenv("KELA_GRAPH_PASSWORD", "sälaa")


BASIC = "Basic " + base64.b64encode("eva:sälaa".encode()).decode()


def basic(handler: BaseHTTPRequestHandler, _: int) -> None:
    if handler.headers.get("Authorization") == BASIC:
        send(handler, 200, ROWS)
    else:
        send(handler, 401, WWW_Authenticate='Basic realm="x"')


@pytest.mark.usefixtures("login")
def test_a_login_is_told_when_it_is_asked_for(bad: Bad) -> None:
    bad.answer = basic
    client = Client(bad.url)
    for _ in range(2):
        assert rows(results.ask(client, SELECT, ())) == [("<a:b>",)]
    assert [headers.get("Authorization") for _, headers, _ in bad.requests] == [None, BASIC, BASIC]
    bad.requests.clear()
    bad.answer = always(200, ROWS)
    ask(bad)
    assert [headers.get("Authorization") for _, headers, _ in bad.requests] == [None]


@pytest.mark.usefixtures("login")
def test_a_login_by_digest(bad: Bad) -> None:
    def digest(handler: BaseHTTPRequestHandler, _: int) -> None:
        if handler.headers.get("Authorization", "").startswith('Digest username="eva"'):
            send(handler, 200, ROWS)
        else:
            send(handler, 401, WWW_Authenticate='Digest realm="x", nonce="n", qop="auth", algorithm=MD5')

    bad.answer = digest
    assert rows(ask(bad)) == [("<a:b>",)]
    assert not any("sälaa" in str(request) for request in bad.requests)


@pytest.mark.usefixtures("login")
def test_a_login_that_is_refused(bad: Bad) -> None:
    bad.answer = always(401, WWW_Authenticate='Basic realm="x"')
    assert fault(bad) == "HTTP 401: the login was refused"
    bad.answer = always(401, WWW_Authenticate="Bearer")
    assert fault(bad) == "HTTP 401: the login was refused"
    bad.answer = always(403)
    assert fault(bad) == "HTTP 403: the login may not do this"


@pytest.mark.usefixtures("login")
def test_a_password_is_never_readable_on_its_way(bad: Bad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kela_graph.remote.login._is_private", lambda _: False)
    bad.answer = basic
    assert "asks for a password in plain text, which anyone on the way could read" in fault(bad)
    assert all("Authorization" not in headers for _, headers, _ in bad.requests)


def test_which_addresses_are_private() -> None:
    from kela_graph.remote.login import _is_private

    assert all(
        map(
            _is_private, ["https://example.org/", "http://localhost:1/", "http://127.0.0.9/", "http://[::1]/"]
        )
    )
    assert not any(
        map(_is_private, ["http://example.org/", "http://localhost.example.org/", "http://10.0.0.1/"])
    )


def test_a_login_of_netrc(bad: Bad, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login eva password sälaa\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    bad.answer = basic
    assert rows(ask(bad)) == [("<a:b>",)]
    assert "Authorization" not in bad.requests[0][1]


def test_half_a_login_is_bad_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KELA_GRAPH_USER", "eva")
    with pytest.raises(InputError, match="only one of KELA_GRAPH_USER and KELA_GRAPH_PASSWORD is set"):
        Client("http://127.0.0.1/")
    monkeypatch.setenv("KELA_GRAPH_PASSWORD", "x")
    monkeypatch.setenv("KELA_GRAPH_USER", "e:va")
    with pytest.raises(InputError, match="has no colon"):
        Client("http://127.0.0.1/")


@pytest.mark.usefixtures("login")
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_query_is_sent_on_whole_and_the_login_is_not(bad: Bad, status: int) -> None:
    with_other = bad.url.replace("127.0.0.1", "localhost") + "/other"
    assert not same_server(bad.url, with_other)

    def send_on(handler: BaseHTTPRequestHandler, n: int) -> None:
        if n == 0:
            send(handler, status, Location=with_other)
        elif n == 1:
            send(handler, 401, WWW_Authenticate='Basic realm="x"')

    bad.answer = send_on
    with pytest.raises(ToolError, match="HTTP 401"):
        ask(bad)
    assert bad.requests[1][0] == "POST /sparql/other"
    assert bad.requests[1][2] == {"query": [SELECT]}
    assert len(bad.requests) == 2
    assert "Authorization" not in bad.requests[1][1]


def test_a_query_is_sent_on_within_a_server(bad: Bad) -> None:
    bad.answer = lambda handler, n: send(handler, 200, ROWS) if n else send(handler, 303, Location="/there")
    assert rows(ask(bad)) == [("<a:b>",)]
    assert bad.requests[1][0] == "GET /there"
    bad.answer = always(302, Location="/sparql")
    assert "it sent on 5 times" in fault(bad)
    bad.answer = always(302, Location="file:///etc/passwd")
    assert "can't be asked: it sends on to file:///etc/passwd" in fault(bad)
    bad.answer = always(302, type_=None)
    assert "sends on to another address: name that one" in fault(bad)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("status", [301, 302, 303])
def test_a_write_is_not_sent_on_where_it_might_become_a_read(bad: Bad, status: int, method: str) -> None:
    bad.answer = lambda handler, n: send(handler, 200) if n else send(handler, status, Location="/other")
    with pytest.raises(ToolError, match=f"HTTP {status}: sends on to another address"):
        Client(bad.url).request(method, b"update=CLEAR+ALL", {})
    assert [line for line, *_ in bad.requests] == [f"{method} /sparql"]


@pytest.mark.parametrize("status", [307, 308])
def test_a_write_is_sent_on_where_it_stays_one(bad: Bad, status: int) -> None:
    bad.answer = lambda handler, n: send(handler, 200) if n else send(handler, status, Location="/other")
    assert Client(bad.url).request("PUT", b"update=CLEAR+ALL", {}).status == 200
    assert [(line, form) for line, _, form in bad.requests] == [
        (f"PUT {path}", {"update": ["CLEAR ALL"]}) for path in ("/sparql", "/other")
    ]


# -- What Virtuoso writes otherwise -----------------------------------------------------------------------


def test_results_are_mended(bad: Bad) -> None:
    boolean = {"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#boolean"}
    binding = {
        "a": {**boolean, "value": "1"},
        "b": {**boolean, "value": "0"},
        "c": {"type": "bnode", "value": "nodeID://b10"},
        "d": {"type": "literal", "value": "1"},
    }
    document = {"head": {"vars": [*"abcd"]}, "results": {"bindings": [binding]}}
    bad.answer = always(200, json.dumps(document))
    found = results.ask(Client(bad.url), "SELECT ?a ?b ?c ?d { }", ())
    assert isinstance(found, ox.QuerySolutions)
    assert [term and term.value for term in next(found)] == ["true", "false", "b10", "1"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("bindings", "truth"), [([], False), ([{"x": {"type": "literal", "value": "1"}}], True)]
)
def test_yes_or_no_as_a_table(bad: Bad, bindings: list[object], truth: bool) -> None:
    document = {"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": bindings}}
    bad.answer = always(200, json.dumps(document))
    found = ask(bad, "# SELECT\nPREFIX select: <http://SELECT/> ASK { ?CONSTRUCT ?x 'SELECT' }")
    assert isinstance(found, ox.QueryBoolean)
    assert bool(found) is truth


# -- Real servers -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def oxigraph(oxigraph_server: Server, kela: Dataset) -> Dataset:
    put_dataset(oxigraph_server, kela)
    return kela_graph.connect(oxigraph_server.query)


def test_a_dataset_at_a_server_is_found(oxigraph: Dataset, kela: Dataset) -> None:
    store = oxigraph.store
    assert isinstance(store, RemoteStore)
    names = {graph.identifier for graph in kela.graphs() if len(graph)}
    assert set(map(URIRef, store.graphs)) == names
    assert {graph.identifier for graph in oxigraph.graphs()} >= names
    assert dict(oxigraph.namespaces())["task"] == URIRef("https://w3id.org/kela-graph/task/")
    assert len(oxigraph) == len(kela)


def test_rdflib_asks_a_server(oxigraph: Dataset, kela: Dataset) -> None:
    unit = URIRef(f"{ID}perintakeskus")
    for asked in (oxigraph, kela):
        assert set(asked.objects(unit, SKOS.prefLabel)) == set(kela.objects(unit, SKOS.prefLabel))
        assert set(asked.subjects(RDF.type, RESP.Basis)) == set(kela.subjects(RDF.type, RESP.Basis))
        assert (unit, RDF.type, RESP.Unit) in asked
        assert (unit, RDF.type, RESP.Task) not in asked
        assert (Literal("x"), RDF.type, RESP.Task) not in asked
        assert terms.label(asked, unit, ("sv",)) == "Indrivningscentret"
        assert terms.resolve(asked, "perintäkeskus", RESP.Unit) == unit
    named = next(g for g in oxigraph.graphs() if g.identifier.endswith("data/places.ttl"))
    assert len(named) == len(kela.graph(named.identifier))
    holding = [g.identifier for g in oxigraph.graphs((unit, RDF.type, RESP.Unit))]
    assert holding[0] == URIRef("https://w3id.org/kela-graph/graph/inferred")


def test_queries_know_the_prefixes_and_the_graphs(oxigraph: Dataset) -> None:
    assert oxigraph.query("ASK { id:perintakeskus a resp:Unit }").askAnswer
    count = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s a resp:Unit } }"
    assert [str(row[0]) for row in oxigraph.query(count)] == ["1"]  # type: ignore[index]
    chosen = (
        "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/kela-graph/graph/data/places.ttl> { ?s a resp:Unit }"
    )
    assert [str(row[0]) for row in oxigraph.query(chosen)] == ["0"]  # type: ignore[index]
    described = oxigraph.query("DESCRIBE id:perintakeskus").graph
    assert described is not None
    assert (URIRef(f"{ID}perintakeskus"), RDF.type, RESP.Unit) in described


def test_few_requests_are_sent(
    oxigraph_server: Server, oxigraph: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = kela_graph.connect(oxigraph_server.query)
    sent: list[str] = []
    real = Client.query

    def counted(self: Client, sparql: str, *arguments: object) -> object:
        sent.append(sparql)
        return real(self, sparql, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Client, "query", counted)
    units = [URIRef(ID + name) for name in ("perintakeskus", "yhteyskeskus", "kela")]
    assert isinstance(dataset.store, RemoteStore)
    dataset.store.fetch(units)
    assert [terms.label(dataset, unit, ("fi",)) for unit in units] == [
        "Perintäkeskus",
        "Yhteyskeskus",
        "Kela",
    ]
    assert len(sent) == 1


def test_answers_are_written_down(oxigraph: Dataset, kela: Dataset) -> None:
    for name, parameters in (("places", {}), ("describe", {"resource": "channels"})):
        for form in ("csv", "json") if name == "places" else ("n-triples",):
            wanted, found = (
                sorted(kela_graph.run(name, asked, **parameters).serialize(form).splitlines())
                for asked in (kela, oxigraph)
            )
            assert found == wanted
    with pytest.raises(InputError, match="is for people"):
        kela_graph.run("places", oxigraph).serialize("table")
    assert kela_graph.sparql("ASK { id:perintakeskus a resp:Unit }", oxigraph).truth is True
    silent = kela_graph.run("who-is-responsible", oxigraph, lang="en", task="työkyvyttömyyseläkkeet")
    assert queries.silence(silent).endswith("named after it: Centre for Disability Pensions")
    assert len(kela_graph.run("places", oxigraph, place=URIRef(f"{PROJECT}id/joensuu"))) == 1
    for wrong in ("id/nowhere", "id/kela"):
        with pytest.raises(InputError, match="parameter place: there is no place"):
            kela_graph.run("places", oxigraph, place=URIRef(f"{PROJECT}{wrong}"), lang="en")


@pytest.mark.parametrize(
    "words",
    [
        "kuka hoitaa viestintää",
        "who is responsible for disability pensions",
        "stycke 11",
        "perintä",
        "how many units",
    ],
)
def test_words_are_answered_as_here(words: str, oxigraph: Dataset, kela: Dataset) -> None:
    there, here = (answer_to(dataset, words).as_json() for dataset in (oxigraph, kela))
    assert there == here
    assert here["answers"]


def test_a_graph_at_a_server_is_only_read(oxigraph: Dataset) -> None:
    triple = (URIRef("a:a"), URIRef("a:b"), URIRef("a:c"))
    for write in (
        lambda: oxigraph.add(triple),
        lambda: oxigraph.remove(triple),
        lambda: oxigraph.update("CLEAR ALL"),
        lambda: oxigraph.addN([(*triple, oxigraph.default_graph)]),
    ):
        with pytest.raises(InputError, match="can only be read: publish with `kela-graph load`"):
            write()
    with pytest.raises(InputError, match="a blank node can't be looked up"):
        list(oxigraph.objects(BNode()))
    with pytest.raises(InputError, match="write the terms into it"):
        oxigraph.query("ASK { ?s ?p ?o }", initBindings={"s": triple[0]})


def test_where_there_is_no_dataset(tmp_path: Path) -> None:
    from tests import servers

    with servers.oxigraph(tmp_path) as server:
        with pytest.raises(InputError, match="there is no dataset: publish one with `kela-graph load`"):
            kela_graph.connect(server.query)
        with pytest.raises(ToolError, match=r"web page|HTTP 4"):
            kela_graph.connect(server.query.removesuffix("query"))


def test_which_dataset_of_several(tmp_path: Path, kela: Dataset, body: Path) -> None:
    """Two datasets, other data beside them, and what a manifest says."""
    from tests import servers

    other = kela_graph.load(body)
    with servers.oxigraph(tmp_path / "server") as server:
        put_dataset(server, other)
        put_dataset(server, kela)
        server.put("https://example.org/else", b"<a:a> a <https://w3id.org/kela-graph/responsibility#Unit> .")
        with pytest.raises(InputError, match=r"more than one dataset .*: name the folder of the one"):
            kela_graph.connect(server.query)
        found = kela_graph.connect(server.query, root=body)
        assert len(found) == len(other)
        assert len(kela_graph.run("units", found)) == len(kela_graph.run("units", other))
        assert {*kela_graph.library(folder_of(found))} >= {"islands", "units"}

        base = "https://w3id.org/kela-graph/"
        manifest = (
            f"<{base}dataset> <{SD.namedGraph}> <{base}a> . <{base}a> <{SD.name}> <{base}graph/inferred> ."
        )
        server.put(f"{base}graph/published", manifest.encode())
        with pytest.raises(InputError, match="nothing has a resp:rootOrganization"):
            kela_graph.connect(server.query)
    with servers.oxigraph(tmp_path / "union", "--union-default-graph") as server:
        put_dataset(server, kela)
        found = kela_graph.connect(server.query)
        assert isinstance(found.store, RemoteStore)
        assert found.store.graphs == ()
        assert len(found) == len(kela)


@pytest.mark.slow
def test_virtuoso(virtuoso_server: Server, kela: Dataset) -> None:
    put_dataset(virtuoso_server, kela)
    dataset = kela_graph.connect(virtuoso_server.query)
    assert terms.resolve(dataset, "perintäkeskus", RESP.Unit) == URIRef(f"{ID}perintakeskus")
    assert dataset.query("ASK { id:perintakeskus a resp:Unit }").askAnswer is True
    assert dataset.query("ASK { id:perintakeskus a resp:Task }").askAnswer is False
    with pytest.raises(ToolError, match="HTTP 400: refuses the request; it says: Virtuoso 37000"):
        dataset.query("SELECT ?x WHERE { ?x ")


@pytest.mark.slow
@pytest.mark.usefixtures("oxigraph")
def test_the_command_line_asks_a_server(
    oxigraph_server: Server,
    run_cli: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    here = ("--endpoint", oxigraph_server.query)
    for command in (
        ("query", "places", "--lang", "sv"),
        ("query", "describe", "-p", "resource=channels", "--format", "n-triples"),
        ("show", "--lang", "en"),
        ("show", "perintäkeskus"),
        ("find", "puhelinpalvelusta", "--format", "csv"),
        ("ask", "who", "handles", "recovery"),
        ("sparql", "SELECT ?u { ?u a resp:Unit } ORDER BY ?u"),
        ("sparql", "ASK { id:kela a resp:Unit }"),
    ):
        code, out, error = run_cli(*command)
        found, told, problem = run_cli(*command, *here)
        told = told.replace(f" --endpoint {oxigraph_server.query}", "")
        assert (found, sorted(told.splitlines()), problem) == (code, sorted(out.splitlines()), error)
    monkeypatch.setenv("KELA_GRAPH_ENDPOINT", f"http://127.0.0.1:{free_port()}/sparql")
    assert run_cli("query", "places")[0] == 3
    assert run_cli("query", "places", *here)[0] == 0
    assert run_cli("query", "places", "--store", str(tmp_path / "store"))[0] == 0
    for wrong in (("--no-infer",), ("--reasoner", "owlrl"), ("--store", str(tmp_path / "store"))):
        code, out, error = run_cli("query", "places", *here, *wrong)
        assert (code, out) == (2, "")
        assert wrong[0] in error
    code, out, error = run_cli("query", "places", "--endpoint", "nowhere")
    assert (code, out) == (2, "")
    assert error.startswith("kela-graph: nowhere: invalid address of a server")


def test_files_are_asked_without_the_client() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from kela_graph.cli import run; run(['query', 'units']); "
        "sys.exit('imported' if {'requests', 'urllib3'} & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_long_message_of_a_server_is_cut(bad: Bad) -> None:
    bad.answer = always(400, "x\n" * 100, "text/plain")
    address, bad.url = bad.url, f"{bad.url}?key=secret"
    with pytest.raises(ToolError) as caught:
        ask(bad)
    told = f"{address}: HTTP 400: refuses the request; it says: x / x / x / x / x / x"
    assert str(caught.value) == told
