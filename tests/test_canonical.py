"""RDFC-1.0: the same graph gives the same lines, and a hostile one ends in time."""

from __future__ import annotations

import json
import random
import tarfile
import time
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kela_graph.errors import InputError
from kela_graph.rdf import process
from kela_graph.rdf.canonical import canonical, lines

if TYPE_CHECKING:
    from rdflib import Dataset

P = ox.NamedNode("https://example.org/p")


def complete(number: int) -> list[ox.Quad]:
    """A graph in which each of some blank nodes refers to each other one: none is unlike another."""
    nodes = [ox.BlankNode() for _ in range(number)]
    return [ox.Quad(a, P, b) for pair in combinations(nodes, 2) for a, b in (pair, pair[::-1])]


def relabelled(quads: list[ox.Quad], seed: int) -> list[ox.Quad]:
    """The same quads with other labels, in another order."""
    labels: dict[object, ox.BlankNode] = {}

    def term(old: object) -> object:
        return labels.setdefault(old, ox.BlankNode()) if isinstance(old, ox.BlankNode) else old

    new = [ox.Quad(*map(term, quad)) for quad in quads]  # type: ignore[arg-type]
    random.Random(seed).shuffle(new)  # noqa: S311 - an order, no secret
    return new


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("seed", range(3))
def test_labels_and_order_do_not_matter(seed: int, kela: Dataset) -> None:
    quads = list(kela.store.oxigraph)  # type: ignore[attr-defined]
    assert lines(quads) == lines(relabelled(quads, seed))


def test_lines_are_those_of_the_standard() -> None:
    # The example of RDFC-1.0, section 4.4.1, in which the blank nodes differ by their own statements.
    text = (
        "<http://example.com/#p> <http://example.com/#q> _:e0 .\n"
        "<http://example.com/#p> <http://example.com/#r> _:e1 .\n"
        "_:e0 <http://example.com/#s> <http://example.com/#u> .\n"
        "_:e1 <http://example.com/#t> <http://example.com/#u> .\n"
    )
    found = lines(ox.parse(text, format=ox.RdfFormat.N_QUADS)).decode()
    assert found == text.replace("e0", "c14n0").replace("e1", "c14n1")


def pairs(number: int) -> list[ox.Quad]:
    """Pairs of blank nodes that refer to each other, all alike."""
    nodes = [(ox.BlankNode(), ox.BlankNode()) for _ in range(number)]
    return [ox.Quad(a, P, b) for pair in nodes for a, b in (pair, pair[::-1])]


def test_alike_nodes_get_the_labels_of_the_standard() -> None:
    for number in (2, 4, 6):
        quads = complete(number)
        again = relabelled(quads, number)
        assert lines(quads) == lines(again)
        assert len(canonical(quads)) == number * (number - 1)
        in_process = ox.Dataset(quads)
        in_process.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        assert canonical(again) == in_process


def test_few_alike_nodes_need_no_process_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "run", lambda *_: pytest.fail("a process was started"))
    quads = [*pairs(1000), *complete(5)]
    assert lines(quads) == lines(relabelled(quads, 1))


def test_the_bound_grows_with_the_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = []

    def run(work: object, limit: float) -> bytes:
        limits.append(limit)
        raise process.OutOfTime(None)

    monkeypatch.setattr(process, "run", run)
    for number in (0, 50_000):
        with pytest.raises(InputError):
            canonical([*complete(6), *pairs(number)])
    assert limits[1] > limits[0] + 5


def test_a_graph_that_would_never_end_is_refused_in_time() -> None:
    start = time.monotonic()
    with pytest.raises(InputError, match=r"too alike to be told apart within 0\.5 seconds"):
        lines(complete(10), timeout=0.5)
    assert time.monotonic() - start < 30


#: W3C's suite, beside the repository.
SUITE = Path(__file__).resolve().parents[2] / "shared" / "suites" / "rdf-canon-tests.tar.xz"


@pytest.fixture(scope="module")
def suite() -> dict[str, bytes]:
    """The files of W3C's suite, by their paths."""
    if not SUITE.is_file():
        pytest.skip("../shared/suites is not here")
    with tarfile.open(SUITE) as packed:
        files = ((member.name, packed.extractfile(member)) for member in packed if member.isfile())
        return {name.removeprefix("tests/"): file.read() for name, file in files if file is not None}


def test_w3cs_suite(suite: dict[str, bytes]) -> None:
    """All cases that are no map of labels and ask for SHA-256, as `canonical` does."""
    entries = json.loads(suite["manifest.jsonld"])["entries"]
    asked = [e for e in entries if "MapTest" not in e["type"] and "hashAlgorithm" not in e]
    assert len(asked) == 64
    for entry in asked:
        quads = list(ox.parse(suite[entry["action"]], format=ox.RdfFormat.N_QUADS))
        if "result" in entry:
            assert lines(quads) == suite[entry["result"]], entry["name"]
        else:
            with pytest.raises(InputError, match="too alike"):
                lines(quads, 1.0)
