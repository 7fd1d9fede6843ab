"""Times this package's inference against owlrl's, side by side in one run.

Usage::

    python benchmarks/inference.py                       # this repository's ontology and data
    python benchmarks/inference.py --body A.ttl B.ttl    # one row for each file or folder
    python benchmarks/inference.py --body A.ttl --skip-owlrl

A body is a Turtle file, or a folder with `ontology/` and `data/`. What is timed is the inference
alone: the triples are in memory, as terms of pyoxigraph for the engine and as an rdflib graph for
owlrl. Times are medians; owlrl, which takes minutes where the engine takes a second, runs once.
"""

from __future__ import annotations

import argparse
import statistics
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib

from kela_graph.rdf.inference import closure

if TYPE_CHECKING:
    from collections.abc import Callable

    from kela_graph.rdf.inference.vocabulary import GeneralizedTriple

ROOT = Path(__file__).resolve().parents[1]
ROW = "{:<28} {:>9} {:>9} {:>11} {:>11} {:>8}"


def main() -> None:
    """Prints one row for each body."""
    arguments = _arguments()
    print(ROW.format("body", "triples", "inferred", "engine, ms", "owlrl, ms", "ratio"))
    for body in arguments.body:
        triples = _read(body)
        inferred = closure(triples)
        engine = _median(partial(closure, triples), arguments.runs)
        times = [f"{engine:.1f}", "-", "-"]
        if not arguments.skip_owlrl:
            owlrl = _owlrl(triples)
            times[1:] = f"{owlrl:.0f}", f"{owlrl / engine:.0f}"
        print(ROW.format(body.name, len(triples), len(inferred), *times), flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--body", type=Path, nargs="+", default=[ROOT], help="file or folder")
    parser.add_argument("--runs", type=int, default=5, help="how often the engine runs (default 5)")
    parser.add_argument("--skip-owlrl", action="store_true", help="time the engine only")
    return parser.parse_args()


def _read(body: Path) -> list[GeneralizedTriple]:
    paths = sorted(body.glob("ontology/*.ttl")) + sorted(body.glob("data/*.ttl"))
    quads = (
        quad
        for path in (paths if body.is_dir() else [body])
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    )
    return list(dict.fromkeys((quad.subject, quad.predicate, quad.object) for quad in quads))


def _median(infer: Callable[[], object], runs: int) -> float:
    """The median of some runs, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        infer()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def _owlrl(triples: list[GeneralizedTriple]) -> float:
    """The time that owlrl takes as it is, in milliseconds."""
    from owlrl import DeductiveClosure, OWLRL_Semantics  # type: ignore[import-untyped]

    store = ox.Store()
    store.extend(ox.Quad(s, p, o) for s, p, o in triples)  # type: ignore[arg-type]
    graph = rdflib.Graph()
    text = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    graph.parse(data=text, format="nt")
    return _median(lambda: DeductiveClosure(OWLRL_Semantics).expand(graph), 1)


if __name__ == "__main__":
    main()
