"""Publication at real servers: what readers find there before, while and after a dataset is published."""

from __future__ import annotations

import hashlib
import http.client
import random
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from rdflib import VOID, Dataset, URIRef

import kela_graph
from kela_graph.errors import InputError, ToolError
from kela_graph.namespaces import SD, SPDX
from kela_graph.rdf import canonical
from kela_graph.remote import plan as plans
from kela_graph.remote import rdflib_store, results
from kela_graph.remote.client import Client
from kela_graph.remote.publication import publish
from kela_graph.remote.server import siblings
from tests import servers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

BASE = "https://example.org/sago/"
METHODS = ["update", "graph-store"]

#: Characters that a careless writer or reader changes.
HOSTILE = "a \"quote\" \\ \\u0041 ''' \n\t\r <tag> 😀 \u202e ä ?x {}"
ODD = (
    f"<{BASE}id/odd> <http://www.w3.org/2004/02/skos/core#altLabel> {ox.Literal(HOSTILE, language='sv')} .\n"
)


@pytest.fixture
def old(body: Path) -> Dataset:
    """The first version of a dataset."""
    return kela_graph.load(body)


@pytest.fixture
def new(body: Path, old: Dataset) -> Dataset:
    """The second version: one file is gone, and another has a label that is hard to write."""
    (body / "data" / "topics.ttl").unlink()
    with (body / "data" / "units.ttl").open("a", encoding="utf-8") as file:
        file.write(ODD)
    return kela_graph.load(body)


@pytest.fixture
def server(oxigraph_server: servers.Server) -> servers.Server:
    """Oxigraph's server, empty."""
    oxigraph_server.run("DROP ALL")
    return oxigraph_server


def digest_at(url: str, base: str = BASE) -> str:
    """The digest of what the manifest says is published, read in one query as a reader would."""
    query = (
        f"SELECT ?s ?p ?o ?g WHERE {{ GRAPH <{base}graph/published> {{ ?e <{SD.name}> ?g }} "
        "GRAPH ?g { ?s ?p ?o } }"
    )
    rows = results.ask(Client(url), query, ())
    return hashlib.sha256(canonical.lines(ox.Quad(*row) for row in rows)).hexdigest()


def digest_of(dataset: Dataset) -> str:
    return plans.make(dataset).digest


def graphs_at(url: str) -> set[str]:
    rows = results.ask(Client(url), "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }", ())
    return {row[0].value for row in rows}


def test_what_is_connected_sees_a_new_publication(
    server: servers.Server, old: Dataset, new: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    topics = "SELECT ?topic { ?topic skos:topConceptOf ?scheme }"
    odd = URIRef(f"{BASE}id/odd")
    publish(old, server.query)
    dataset = kela_graph.connect(server.query)
    before = (len(kela_graph.sparql(topics, dataset)), (odd, None, None) in dataset)
    publish(new, server.query)
    monkeypatch.setattr(rdflib_store, "STAYS", 60.0)
    assert ((odd, None, None) in dataset) == before[1] == False  # noqa: E712
    monkeypatch.setattr(rdflib_store, "STAYS", 0.0)
    assert (odd, None, None) in dataset
    assert len(kela_graph.sparql(topics, dataset)) < before[0]
    assert dataset.store.graphs == kela_graph.connect(server.query).store.graphs  # type: ignore[attr-defined]
    server.run(f"DELETE WHERE {{ GRAPH <{BASE}graph/published> {{ ?c <{SPDX.checksumValue}> ?v }} }}")
    server.run(f"DELETE WHERE {{ GRAPH ?g {{ <{odd}> ?p ?v }} }}")
    assert (odd, None, None) in dataset, "while there is no digest, what is there may not be whole"
    publish(old, server.query)
    assert (odd, None, None) not in dataset


def test_a_publication_is_looked_for_once_a_second(
    server: servers.Server, old: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(old, server.query)
    dataset = kela_graph.connect(server.query)
    looked: list[float] = []
    start = time.monotonic()
    assert isinstance(dataset.store, rdflib_store.RemoteStore)
    dataset.store.watch = lambda: looked.append(now)
    for now in (1.5, 1.9, 2.4, 2.6, 9.0):
        monkeypatch.setattr(rdflib_store, "monotonic", lambda now=now: start + now)
        kela_graph.sparql("ASK {}", dataset)
    assert looked == [1.5, 2.6, 9.0]


# -- What is published ------------------------------------------------------------------------------------


@pytest.mark.sample(every=2)
@pytest.mark.parametrize("method", METHODS)
def test_a_new_version_replaces_the_old_one_and_nothing_else(
    method: str, server: servers.Server, old: Dataset, new: Dataset
) -> None:
    server.put("https://example.org/other", b"<a:a> <a:b> 'c' .")
    server.put(f"{BASE}graph/notes", b"<a:a> <a:b> 'c' .")
    first = publish(old, server.query, method=method)
    assert (first.method, digest_at(server.query)) == (method, digest_of(old))
    second = publish(new, server.query, method=method)
    assert second.removed == (f"{BASE}graph/data/topics.ttl",)
    assert digest_at(server.query) == digest_of(new)
    others = {"https://example.org/other", f"{BASE}graph/notes"}
    assert graphs_at(server.query) == {*second.graphs, f"{BASE}graph/published", *others}
    rows = results.ask(Client(server.query), f"SELECT ?o {{ GRAPH ?g {{ <{BASE}id/odd> ?p ?o }} }}", ())
    assert [row[0] for row in rows] == [ox.Literal(HOSTILE, language="sv")]


@pytest.mark.parametrize("method", METHODS)
def test_a_graph_of_another_space_stays_whatever_the_lists_there_say(
    method: str, server: servers.Server, old: Dataset, new: Dataset
) -> None:
    """What is published before is read from the server, where anyone may have written it."""
    publish(old, server.query)
    others = {"https://example.org/other", "https://example.org/sagolike/graph/data/units.ttl"}
    for number, name in enumerate(sorted(others)):
        server.put(name, b"<a:a> <a:b> 'c' .")
        server.run(
            f"INSERT DATA {{ GRAPH <{BASE}graph/published> {{ <a:entry{number}> a <{SD.NamedGraph}> ; "
            f"<{SD.name}> <{name}> . <{name}> <{VOID.triples}> 1 }} "
            f"GRAPH <{BASE}graph/staging> {{ <{name}> a <{SD.NamedGraph}> }} }}"
        )
    done = publish(new, server.query, method=method)
    assert done.removed == (f"{BASE}graph/data/topics.ttl",)
    assert others <= graphs_at(server.query)
    assert digest_at(server.query) == digest_of(new)


def test_two_bodies_share_no_graph(server: servers.Server, old: Dataset, kela: Dataset) -> None:
    publish(kela, server.query)
    publish(old, server.query)
    published = digest_at(server.query, "https://w3id.org/kela-graph/")
    assert (published, digest_at(server.query)) == (digest_of(kela), digest_of(old))
    assert f"{BASE}graph/shared/ontology/responsibility.ttl" in graphs_at(server.query)


@pytest.mark.parametrize("options", [(), ("--union-default-graph",)], ids=["no-union", "union"])
def test_questions_are_answered_as_from_files(
    options: tuple[str, ...], tmp_path: Path, old: Dataset, body: Path
) -> None:
    with servers.oxigraph(tmp_path, *options) as server:
        server.put("https://example.org/other", b"<a:a> a <http://www.w3.org/ns/org#FormalOrganization> .")
        publish(old, server.query)
        there = kela_graph.connect(server.query, root=body)
        for name in ("units", "unit-types", "shared-tasks", "islands"):
            assert list(kela_graph.run(name, there)) == list(kela_graph.run(name, old))


def test_the_same_is_not_sent_again(server: servers.Server, old: Dataset, body: Path) -> None:
    publish(old, server.query)
    again = kela_graph.load(body)
    assert publish(again, server.query).method is None
    assert publish(again, server.query, force=True).method == "update"
    server.run(f"DELETE WHERE {{ GRAPH <{BASE}graph/data/units.ttl> {{ ?s a ?o }} }}")
    assert publish(again, server.query).method == "update"
    assert digest_at(server.query) == digest_of(old)


def test_blank_nodes_that_graphs_share_stay_one(server: servers.Server, old: Dataset) -> None:
    names = list(plans.make(old).graphs)
    assert plans.SharedNodes(plans.make(old).graphs, dict(zip(names, names, strict=True)), "x:").updates()
    publish(old, server.query, method="graph-store")
    assert digest_at(server.query) == digest_of(old)


def test_what_is_no_loaded_dataset_is_refused(server: servers.Server, old: Dataset) -> None:
    store = old.store.oxigraph
    store.add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:b"), ox.Literal("c")))
    with pytest.raises(InputError, match="not a file's graph"):
        publish(old, server.query)
    with pytest.raises(InputError, match=r"only a dataset that kela_graph\.load gave"):
        publish(Dataset(), server.query)


# -- Addresses --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "query", "update", "graph_store"),
    [
        ("http://h:1/query", "http://h:1/query", "http://h:1/update", "http://h:1/store"),
        ("http://h/update", "http://h/query", "http://h/update", "http://h/store"),
        ("http://h/sparql", "http://h/sparql", "http://h/sparql-auth", "http://h/sparql-graph-crud-auth"),
        (
            "http://h/sparql-auth",
            "http://h/sparql",
            "http://h/sparql-auth",
            "http://h/sparql-graph-crud-auth",
        ),
        ("http://h/ds/data", "http://h/ds/query", "http://h/ds/update", "http://h/ds/data"),
        (
            "http://h/repositories/x/statements",
            "http://h/repositories/x",
            "http://h/repositories/x/statements",
            "http://h/repositories/x/rdf-graphs/service",
        ),
    ],
)
def test_one_address_tells_the_others(url: str, query: str, update: str, graph_store: str) -> None:
    found = siblings(url)
    assert tuple(urls[0] for urls in found.values()) == (query, update, graph_store)


def test_an_address_that_is_named_is_the_only_one() -> None:
    found = siblings("http://h/odd", "http://h/u", "http://h/g")
    assert found["query"][0] == "http://h/odd"
    assert (found["update"], found["graph_store"]) == (("http://h/u",), ("http://h/g",))


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("name", ["query", "update", "graph_store"])
def test_any_address_of_a_server_will_do(name: str, server: servers.Server, old: Dataset) -> None:
    assert publish(old, getattr(server, name), method="graph-store").method == "graph-store"
    base = urlsplit(server.query)._replace(path="").geturl()
    assert publish(old, base).method is None


def test_what_was_tried_is_told(server: servers.Server, old: Dataset) -> None:
    with pytest.raises(
        ToolError, match=r"takes updates was found; tried: .*/nowhere \(HTTP 404.*--update-endpoint"
    ):
        publish(old, server.query, update_endpoint=server.query.replace("query", "nowhere"))
    with pytest.raises(ToolError, match=r"takes queries was found; tried: .*/nowhere.*--endpoint"):
        publish(old, server.query.replace("query", "nowhere"))


# -- What goes wrong --------------------------------------------------------------------------------------


def test_a_request_that_is_cut_off_changes_nothing(
    server: servers.Server, old: Dataset, new: Dataset
) -> None:
    publish(old, server.query)
    text = plans.replace(plans.make(new), ()).encode()
    for sent in (1, len(text) // 2, len(text) - 1):
        connection = http.client.HTTPConnection(urlsplit(server.update).netloc)
        connection.putrequest("POST", "/update")
        connection.putheader("Content-Type", "application/sparql-update")
        connection.putheader("Content-Length", str(len(text)))
        connection.endheaders(text[:sent])
        connection.close()
        assert digest_at(server.query) == digest_of(old)


def test_a_server_that_only_reads_is_told(tmp_path: Path, old: Dataset) -> None:
    with servers.oxigraph(tmp_path) as server:
        publish(old, server.query)
    with servers.oxigraph(tmp_path, command="serve-read-only") as server:
        with pytest.raises(ToolError, match="HTTP 403"):
            publish(old, server.query, force=True)
        assert digest_at(server.query) == digest_of(old)


def test_a_server_that_goes_down_keeps_the_old_state(tmp_path: Path, old: Dataset, new: Dataset) -> None:
    with servers.oxigraph(tmp_path) as server:
        publish(old, server.query)
    with ExitStack() as running:
        server = running.enter_context(servers.oxigraph(tmp_path))
        steps: list[str] = []

        def stop_half_way(step: str) -> None:
            steps.append(step)
            if len(steps) == 6:
                running.close()

        with pytest.raises(ToolError, match=r"nothing answers there|broke off"):
            publish(new, server.query, method="graph-store", progress=stop_half_way)
    with servers.oxigraph(tmp_path) as server:
        assert digest_at(server.query) == digest_of(old)
        assert any("/staged/" in name for name in graphs_at(server.query))
        told: list[str] = []
        publish(new, server.query, progress=told.append)
        # All that were listed, whether they had been sent or not.
        assert told[0] == f"dropping {len(plans.make(new).graphs)} graphs that an earlier run left half-way"
        assert digest_at(server.query) == digest_of(new)
        assert not any("stag" in name for name in graphs_at(server.query))


def test_an_update_that_fails_keeps_the_old_state(server: servers.Server, old: Dataset, new: Dataset) -> None:
    publish(old, server.query)

    def drop_a_staged_graph(step: str) -> None:
        if step.startswith("moving"):
            name = max(name for name in graphs_at(server.query) if "/staged/" in name)
            server.run(f"DROP GRAPH <{name}>")

    with pytest.raises(ToolError, match="HTTP"):
        publish(new, server.query, method="graph-store", progress=drop_a_staged_graph)
    assert digest_at(server.query) == digest_of(old)


def test_what_someone_else_changed_meanwhile_is_told(server: servers.Server, old: Dataset) -> None:
    def change(what: str) -> Callable[[str], None]:
        return lambda step: server.run(what) if step.startswith("counting") else None

    graph = f"{BASE}graph/data/units.ttl"
    with pytest.raises(ToolError, match=r"units\.ttl> has \d+, not \d+.*publish again"):
        publish(old, server.query, progress=change(f"DELETE WHERE {{ GRAPH <{graph}> {{ ?s a ?o }} }}"))
    with pytest.raises(ToolError, match="the manifest there is not the one that was sent"):
        publish(old, server.query, progress=change(f"DROP GRAPH <{BASE}graph/published>"))


# -- The command ------------------------------------------------------------------------------------------


def test_the_command_says_what_it_did(
    server: servers.Server, body: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kela_graph.cli.load._LONG", 600)  # progress is told where the machine is slow
    asked = ("load", "--root", str(body), "--endpoint", server.query)
    code, out, err = run_cli(*asked)
    assert (code, err) == (0, "")
    assert out == f"{server.query}: 2100 triples in 18 graphs: published by one update\n"
    assert run_cli(*asked)[1].endswith(": unchanged\n")
    (body / "data" / "topics.ttl").unlink()
    code, out, err = run_cli(*asked, "--method", "graph-store", "--no-infer")
    assert (code, err) == (0, "")
    assert out.splitlines()[1:] == [f"removed: {BASE}graph/data/topics.ttl", f"removed: {BASE}graph/inferred"]


def test_a_dry_run_asks_no_server(body: Path, run_cli: Run) -> None:
    url = f"http://127.0.0.1:{servers.free_port()}/sparql"
    code, out, err = run_cli("load", "--root", str(body), "--endpoint", url, "--dry-run")
    assert (code, err) == (0, "")
    assert f"{BASE}graph/published" in out
    assert url in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--endpoint", "http://h/", "--store", "x"), "name one of --endpoint and --store"),
        (("--dry-run",), "name one after --endpoint"),
        (("--store", "x", "--force"), "name one after --endpoint"),
        ((), "name a folder after --store, or a server after --endpoint"),
        (("--endpoint", "http://u:p@h/"), "no place for a login"),
        (("--endpoint", "h/sparql"), "invalid address of a server"),
    ],
)
def test_bad_input(
    arguments: tuple[str, ...], told: str, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KELA_GRAPH_STORE", raising=False)
    code, out, err = run_cli("load", *arguments)
    assert (code, out) == (2, "")
    assert told in err


def test_a_dataset_that_does_not_parse_is_not_published(
    server: servers.Server, old: Dataset, body: Path, run_cli: Run
) -> None:
    publish(old, server.query)
    (body / "data" / "units.ttl").write_text("<a> <b>", encoding="utf-8")
    code, out, err = run_cli("load", "--root", str(body), "--endpoint", server.query)
    assert (code, out) == (2, "")
    assert "units.ttl:1:8: " in err
    assert digest_at(server.query) == digest_of(old)


# -- Virtuoso ---------------------------------------------------------------------------------------------


@pytest.fixture
def logged_in(virtuoso_server: servers.Server, monkeypatch: pytest.MonkeyPatch) -> servers.Server:
    monkeypatch.setenv("KELA_GRAPH_USER", virtuoso_server.user or "")
    monkeypatch.setenv("KELA_GRAPH_PASSWORD", virtuoso_server.password or "")
    return virtuoso_server


@pytest.mark.slow
def test_virtuoso_has_each_version_whole_in_the_end(
    logged_in: servers.Server, old: Dataset, new: Dataset, body: Path
) -> None:
    logged_in.put("https://example.org/other", b"<a:a> <a:b> 'c' .")
    for dataset in (old, new, old, new):
        assert publish(dataset, logged_in.query).method == "graph-store"
        assert digest_at(logged_in.query) == digest_of(dataset)
    there = kela_graph.connect(logged_in.query, root=body)
    assert list(kela_graph.run("units", there)) == list(kela_graph.run("units", new))
    assert publish(new, logged_in.query).method is None
    names = graphs_at(logged_in.query)
    assert not {name for name in names if "stag" in name or name.endswith("topics.ttl")}
    assert "https://example.org/other" in names
    rows = results.ask(Client(logged_in.query), f"SELECT ?o {{ GRAPH ?g {{ <{BASE}id/odd> ?p ?o }} }}", ())
    assert [row[0] for row in rows] == [ox.Literal(HOSTILE, language="sv")]


@pytest.mark.slow
def test_a_wrong_login_changes_nothing(
    logged_in: servers.Server, old: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = graphs_at(logged_in.query)
    monkeypatch.setenv("KELA_GRAPH_PASSWORD", "wrong")
    with pytest.raises(ToolError, match="HTTP 401: the login was refused"):
        publish(old, logged_in.query, force=True)
    monkeypatch.delenv("KELA_GRAPH_USER")
    monkeypatch.delenv("KELA_GRAPH_PASSWORD")
    with pytest.raises(ToolError, match="HTTP 401: asks for a login: set KELA_GRAPH_USER"):
        publish(old, logged_in.query, force=True)
    assert graphs_at(logged_in.query) == before


# -- Killed half-way --------------------------------------------------------------------------------------

#: Loads folders; for each line, a process of its own publishes one, and is killed after so many seconds.
PUBLISHER = """
import os, signal, sys, time, kela_graph
from kela_graph.remote.publication import publish
url, method, *roots = sys.argv[1:]
datasets = {root: kela_graph.load(root) for root in roots}
for line in sys.stdin:
    root, seconds = line.split()
    started = time.monotonic()
    child = os.fork()
    if not child:
        publish(datasets[root], url, method=method, force=True)
        os._exit(0)
    ended = 0
    while not ended and time.monotonic() < started + float(seconds):
        ended, _ = os.waitpid(child, os.WNOHANG)
        time.sleep(0.001)
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    print(time.monotonic() - started, flush=True)
"""

KILLS = [25]


class Publisher:
    """A process whose children publish folders and are killed."""

    def __init__(self, url: str, method: str, *roots: Path) -> None:
        command = [sys.executable, "-c", PUBLISHER, url, method, *map(str, roots)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def publish(self, root: Path, seconds: float = 60.0) -> float:
        """Publish a folder, killed after so many seconds; return how long it took."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{root} {seconds}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def __enter__(self) -> Publisher:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()


@pytest.fixture
def versions(body: Path, tmp_path: Path) -> dict[str, Path]:
    """The folders of two versions, by the digest of each."""
    other = tmp_path / "other"
    shutil.copytree(body, other)
    (other / "data" / "topics.ttl").unlink()
    with (other / "data" / "units.ttl").open("a", encoding="utf-8") as file:
        file.write(ODD)
    return {digest_of(kela_graph.load(root)): root for root in (body, other)}


@pytest.mark.slow
@pytest.mark.parametrize("kills", KILLS)
@pytest.mark.parametrize("method", METHODS)
def test_a_killed_publication_leaves_the_old_state_or_the_new_one(
    method: str, kills: int, server: servers.Server, versions: dict[str, Path]
) -> None:
    moments = random.Random(f"{method} {kills}")  # noqa: S311 - moments, not secrets
    rows = {digest: list(kela_graph.run("units", kela_graph.load(root))) for digest, root in versions.items()}
    first, second = versions
    changes = 0
    with Publisher(server.query, method, *versions.values()) as publisher:
        publisher.publish(versions[first])
        usual = publisher.publish(versions[second])
        state = second
        for _ in range(kills):
            wanted = first if state == second else second
            publisher.publish(versions[wanted], moments.uniform(0, usual * 1.2))
            assert digest_at(server.query) in (state, wanted)
            found = settled(server.query)
            assert found in (state, wanted)
            there = kela_graph.connect(server.query, root=versions[found])
            assert list(kela_graph.run("units", there)) == rows[found]
            changes += found != state
            state = found
        publisher.publish(versions[first])
    # The moments must lie before, in and after the request: else nothing was tried.
    assert 2 <= changes <= kills - 2
    assert digest_at(server.query) == first
    assert not any("/stag" in name for name in graphs_at(server.query))


def settled(url: str) -> str:
    """What is published when the server has done what it was sent, also by a client that is gone."""
    found = digest_at(url)
    while True:
        time.sleep(0.1)
        again = digest_at(url)
        if again == found:
            return found
        found = again
