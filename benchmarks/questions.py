"""Times the questions of the library, and loading, against rdflib's own store, side by side in one run.

``loading``: the files of a made body into this package's store and into one graph of rdflib's, by rdflib's
own parser, both without inference.

``questions``: every question of the library, with parameters picked from the body, by the same text of
SPARQL, over the same triples with what follows, in this package's store and in one graph of rdflib's. A
question that takes rdflib longer than the limit is stopped, and its ratio is a least one. The rows must be
the same, or the run fails.

``opening``: the whole process of a question about one unit, its graph kept on disk (``--store``): of the
body, against Kela's.

The seconds say something about this machine only; the ratios are what to compare.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from make_body import add_body_arguments, body_of, whole
from rdflib import XSD, Graph, Literal, URIRef

from kela_graph import queries
from kela_graph.folder import open_folder
from kela_graph.graph import infer, read
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.folder import Folder
    from kela_graph.queries import Query

#: The least by which loading, the median question and each question must be faster than rdflib's.
LOADING_TARGET: Final = 8.0
MEDIAN_TARGET: Final = 20.0
EACH_TARGET: Final = 1.0

#: The most that opening the body's store for a first answer may cost of opening that of Kela's graph.
OPENING_TARGET: Final = 2.0

#: The question that is asked of a store as a whole process.
FIRST: Final = "responsibilities"


class OutOfTime(BaseException):
    """The limit is over."""


@dataclass(frozen=True)
class Timed:
    """How long a question took.

    Attributes:
        name: the question's.
        rows: how many rows, or triples, came.
        ours: seconds in this package's store.
        theirs: seconds in rdflib's; None where it was stopped at the limit.
    """

    name: str
    rows: int
    ours: float
    theirs: float | None

    def ratio(self, limit: float) -> float:
        """Return how many times faster ours is, or at least is."""
        return (limit if self.theirs is None else self.theirs) / self.ours


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the medians of what was asked for, their ratios and the targets."""
    asked = _arguments(arguments)
    # As the command does, for both: else rdflib's time goes into looking for rubbish.
    gc.set_threshold(100_000, 50, 100)
    with tempfile.TemporaryDirectory() as made:
        root = body_of(asked, Path(made))
        parts = asked.parts or ["loading", "questions", "opening"]
        if "opening" in parts:
            compare_opening(root, Path(made), asked.runs)
        if "loading" in parts:
            compare_loading(open_folder(root), asked.load_runs)
        if "questions" in parts:
            compare_questions(open_folder(root), asked.limit, asked.runs, asked.questions)


def compare_loading(folder: Folder, runs: int) -> None:
    """Print how long either takes to load the files, without inference."""
    pairs = []
    for _ in range(runs):
        ours, dataset = _seconds(lambda: read(folder))
        theirs, graph = _seconds(lambda: _rdflibs(folder))
        pairs.append((ours, theirs))
    # rdflib's dataset counts each triple once; so does a graph.
    print(f"loading {len(graph)} triples of files, this package {len(dataset)}")
    print(f"  this package {statistics.median(ours for ours, _ in pairs):8.2f} s")
    print(f"  rdflib       {statistics.median(theirs for _, theirs in pairs):8.2f} s")
    _print_ratio("  rdflib / this package", statistics.median(b / a for a, b in pairs), LOADING_TARGET)


def _rdflibs(folder: Folder) -> Graph:
    """Return a folder's files as one graph in rdflib's own store, by its own parsers."""
    graph = Graph(store="Memory")
    for file in folder.graph_files:
        graph.parse(file.path, format=file.format.media_type)
    return graph


def compare_questions(folder: Folder, limit: float, runs: int, names: Sequence[str] = ()) -> None:
    """Print how long every question takes in either store, or those that are named.

    Raises:
        SystemExit: the rows of one differ.
    """
    dataset = read(folder)
    infer(dataset)
    graph = Graph(store="Memory")
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    print(f"questions on {len(graph)} triples, rdflib stopped after {limit:g} s")
    print(f"  {'question':22} {'rows':>7} {'this package':>13} {'rdflib':>10} {'ratio':>9}")
    times = []
    library = queries.library(folder)
    for query in [queries.find_query(name, folder) for name in names or library]:
        timed = _compare(query, dataset, graph, limit, runs)
        over, least = ("over ", "over ") if timed.theirs is None else ("", "")
        theirs = f"{over}{limit if timed.theirs is None else timed.theirs:.3f}"
        ratio = f"{least}{timed.ratio(limit):.1f}"
        print(f"  {timed.name:22} {timed.rows:7} {timed.ours:11.4f} s {theirs:>10} {ratio:>9}", flush=True)
        times.append(timed)
    ratios = [timed.ratio(limit) for timed in times]
    _print_ratio("  median of the ratios", statistics.median(ratios), MEDIAN_TARGET)
    _print_ratio("  least of the ratios", min(ratios), EACH_TARGET)


def _compare(query: Query, dataset: Dataset, graph: Graph, limit: float, runs: int) -> Timed:
    """Ask a question of both, and hold the rows against each other."""
    sparql = queries.ask(query, dataset, _parameters(query, dataset)).sparql
    times = []
    for _ in range(runs):
        seconds, rows = _seconds(lambda: list(dataset.query(sparql)))
        times.append(seconds)
    ours, found = statistics.median(times), _compared(rows)
    try:
        theirs, rows = _seconds(lambda: _within(limit, lambda: list(graph.query(sparql))))
    except OutOfTime:
        return Timed(query.name, found.total(), ours, None)
    if found != (wanted := _compared(rows)):
        differ = [*(found - wanted), *(wanted - found)]
        raise SystemExit(f"{query.name}: {len(differ)} rows differ, such as {differ[0]} and {differ[-1]}")
    return Timed(query.name, found.total(), ours, theirs)


def _parameters(query: Query, dataset: Dataset) -> dict[str, Any]:
    """Return a value for each parameter that a question needs: of the body's own, the one in the middle."""
    linked = {"task": RESP.task}
    return {
        parameter.name: Literal(5)
        if parameter.kind == XSD.integer
        else _middle(dataset, linked.get(parameter.name, RESP.heldBy))
        for parameter in query.parameters
        if not parameter.optional
    }


def _middle(dataset: Dataset, link: URIRef) -> URIRef:
    found = sorted({value for value in dataset.objects(None, link) if isinstance(value, URIRef)})
    return found[len(found) // 2]


def _compared(rows: Sequence[tuple[Node | None, ...]]) -> Counter[tuple[str | None, ...]]:
    """Return rows, or triples, as text, each with how often it is there; blank nodes are the same in both."""
    return Counter(tuple(None if term is None else _text(term) for term in row) for row in rows)


def _text(term: Node) -> str:
    """Return a term as text; a plain literal is an ``xsd:string`` (RDF 1.1)."""
    if isinstance(term, Literal) and term.datatype == XSD.string:
        term = Literal(str(term))
    return term.n3()


def _within(limit: float, call: Callable[[], Any]) -> Any:
    """Call something, and stop it after so many seconds.

    Raises:
        OutOfTime: it was stopped.
    """

    def stop(*_: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        return call()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def compare_opening(root: Path, scratch: Path, runs: int) -> None:
    """Print how long a first answer takes from the body's store, and from that of Kela's graph."""
    program = str(Path(sys.executable).with_name("kela-graph"))
    commands = []
    for name, folder in (("body", open_folder(root)), ("kela", open_folder())):
        source = ["--root", str(folder.root), "--store", str(scratch / f"store-{name}")]
        subprocess.run([program, "load", *source], check=True)
        unit = _middle(read(folder), RESP.heldBy)
        commands.append([program, "query", FIRST, "-p", f"unit={unit}", *source])
    with tempfile.TemporaryDirectory() as bytecode:
        # As after an installation: modules are compiled, by the first run of each command.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""}

        def run(command: Sequence[str]) -> float:
            return _seconds(
                lambda: subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
            )[0]

        for command in commands:
            run(command)
        pairs = [(run(commands[0]), run(commands[1])) for _ in range(runs)]
    print("opening a store for a first answer, as a whole process")
    print(f"  the body {1000 * statistics.median(body for body, _ in pairs):8.0f} ms")
    print(f"  Kela     {1000 * statistics.median(kela for _, kela in pairs):8.0f} ms")
    ratio = statistics.median(body / kela for body, kela in pairs)
    _print_ratio("  the body / Kela", ratio, OPENING_TARGET, most=True)


def _seconds(call: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def _print_ratio(name: str, ratio: float, target: float, *, most: bool = False) -> None:
    met = ratio < target if most else ratio >= target
    bound = "below" if most else "at least"
    print(f"{name:24} {ratio:8.2f}    {bound} {target:g}: {'met' if met else 'missed'}", flush=True)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Time loading, the questions and the opening of a store: this package against rdflib's "
        "own store, and a large body against Kela's graph.",
        epilog="examples:\n"
        "  python benchmarks/questions.py\n"
        "  python benchmarks/questions.py questions --triples 200000 --limit 60\n"
        "  python benchmarks/questions.py --triples 1000000",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help="what is compared: loading, questions, opening (default all three)",
    )
    add_body_arguments(parser)
    parser.add_argument("--runs", type=whole(1), default=5, metavar="N", help="how many times (default 5)")
    parser.add_argument(
        "--load-runs", type=whole(1), default=1, metavar="N", help="how many times of loading (default 1)"
    )
    parser.add_argument(
        "--limit",
        type=whole(1),
        default=60,
        metavar="SECONDS",
        help="how long rdflib may take for a question (default 60)",
    )
    parser.add_argument(
        "--question",
        dest="questions",
        action="append",
        metavar="NAME",
        help="only this question; again for more (default all)",
    )
    asked = parser.parse_args(arguments)
    for part in asked.parts:
        if part not in ("loading", "questions", "opening"):
            parser.error(f"{part!r} is none of loading, questions, opening")
    return asked


if __name__ == "__main__":
    main()
