"""What the tests share: Kela's graph, loaded once, and a folder that a test may break."""

from __future__ import annotations

import gc
import shutil
import socket
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kela_graph
from tests import servers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib import Dataset

ROOT = Path(__file__).resolve().parent.parent
#: The command line in a process of its own.
PROGRAM = [sys.executable, "-c", "from kela_graph.cli import main; main()"]
OTHER_BODY = ROOT / "tests" / "other_body"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of a test marked ``sample(every)``, make all but the first of so many cases one of the slow proofs."""
    seen: Counter[str] = Counter()
    for item in items:
        if mark := item.get_closest_marker("sample"):
            test = item.nodeid.partition("[")[0]
            if seen[test] % mark.kwargs["every"]:
                item.add_marker(pytest.mark.slow)
            seen[test] += 1


def pytest_collection_finish() -> None:
    """Leave all that was imported out of each later collection of garbage, which then takes a fraction."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def kela() -> Dataset:
    """Kela's graph with what follows; read it only."""
    return kela_graph.load()


@pytest.fixture(scope="session")
def sago() -> Dataset:
    """The other body's graph with what follows; read it only."""
    return kela_graph.load(OTHER_BODY)


@pytest.fixture(scope="session")
def released(kela: Dataset) -> dict[str, bytes]:
    """The files of Kela's release, made once."""
    from kela_graph.exports import release

    return dict(release.files(kela))


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """A server on loopback: its address, and who connected."""
    seen: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                seen.append(address)
                connection.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x", seen
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


@pytest.fixture
def body(tmp_path: Path) -> Path:
    """A copy of the other body's dataset folder, to be broken."""
    target = tmp_path / "body"
    shutil.copytree(OTHER_BODY, target)
    return target


@pytest.fixture
def run_cli(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line in process: its exit code, standard output and standard error."""
    from kela_graph.cli import run

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture(scope="module")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Server]:
    """Oxigraph's server, empty at first, one for each file of tests."""
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture(scope="module")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Server]:
    """Virtuoso 7, without graphs of ours at first, one for each file of tests."""
    if servers.virtuoso_program() is None:
        pytest.skip(servers.VIRTUOSO_MISSING)
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server
