"""Real SPARQL servers for tests, on this machine only, each in a temporary folder and gone with the tests."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import requests
from requests.auth import HTTPDigestAuth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Dataset

#: How to get Virtuoso, where it is not there.
VIRTUOSO_MISSING = "no virtuoso-t: apt-get install virtuoso-opensource-7-bin"

_READY = 60.0

_VIRTUOSO_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
ErrorLogLevel = 3
FileExtend = 50
MaxCheckpointRemap = 500
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
MaxCheckpointRemap = 500
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DirsAllowed = {folder}
SchedulerInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 1000000
"""


@dataclass(frozen=True)
class Server:
    """A server that runs.

    Attributes:
        query: the address for queries.
        update: the address for updates.
        graph_store: the address of the graph store.
        user: who may write; None where anyone may.
        password: of that user.
    """

    query: str
    update: str
    graph_store: str
    user: str | None = None
    password: str | None = None

    def put(self, graph: str, turtle: bytes) -> None:
        """Replace a graph."""
        self._send("PUT", self.graph_store, params={"graph": graph}, data=turtle, type_="text/turtle")

    def run(self, update: str) -> None:
        """Run an update."""
        self._send("POST", self.update, data=update.encode(), type_="application/sparql-update")

    def _send(self, method: str, url: str, *, data: bytes, type_: str, params: dict | None = None) -> None:
        auth = HTTPDigestAuth(self.user, self.password or "") if self.user else None
        headers = {"Content-Type": type_}
        done = requests.request(method, url, params=params, data=data, headers=headers, auth=auth, timeout=60)
        assert done.ok, f"{method} {url}: {done.status_code} {done.text[:2000]}"


def put_dataset(server: Server, dataset: Dataset) -> None:
    """Put a dataset's graphs onto a server, one by one and without a manifest."""
    store = dataset.store.oxigraph  # type: ignore[attr-defined]
    for graph in store.named_graphs():
        server.put(graph.value, store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph))


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def oxigraph(folder: Path, *options: str, command: str = "serve") -> Iterator[Server]:
    """Run Oxigraph's server over a folder, which it makes."""
    folder.mkdir(parents=True, exist_ok=True)
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    assert program, "no oxigraph: pip install oxigraph"
    port = free_port()
    started = [program, command, "--bind", f"127.0.0.1:{port}", "--location", str(folder), *options]
    url = f"http://127.0.0.1:{port}"
    with _running(started, folder, f"{url}/"):
        yield Server(f"{url}/query", f"{url}/update", f"{url}/store")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Run Virtuoso 7 over a folder; ``virtuoso_program`` says whether there is one."""
    http = free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_VIRTUOSO_INI.format(folder=folder, sql=free_port(), http=http))
    program = virtuoso_program()
    assert program, VIRTUOSO_MISSING
    command = [program, "+foreground", "+configfile", str(ini)]
    url = f"http://127.0.0.1:{http}"
    with _running(command, folder, f"{url}/sparql"):
        crud = f"{url}/sparql-graph-crud-auth"
        yield Server(f"{url}/sparql", f"{url}/sparql-auth", crud, user="dba", password="dba")  # noqa: S106


def virtuoso_program() -> str | None:
    """Where Virtuoso is, if it is."""
    return shutil.which("virtuoso-t")


@contextmanager
def _running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    """Run a server until the block ends; it has begun when the address answers."""
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        _wait_for(process, url, folder)
        yield
    finally:
        process.kill()
        process.wait()


def _wait_for(process: subprocess.Popen[bytes], url: str, folder: Path) -> None:
    end = time.monotonic() + _READY
    while time.monotonic() < end and process.poll() is None:
        try:
            if requests.get(url, timeout=5).status_code < 500:
                return
        except requests.RequestException:
            time.sleep(0.05)
    log = (folder / "server.log").read_text(errors="replace")
    raise AssertionError(f"{url} does not answer: {log[-2000:]}")
