"""Tells how many triples are located, and what locating costs beside rdflib's and Oxigraph's own parsing.

A triple counts as located if Oxigraph reads it from the file and the locating parser has places for it;
the two are compared by RDFC-1.0. Each file is read in turn by the three, again and again, and each time is
divided by the one that ran beside it; what is printed are the medians of these ratios. RDFC-1.0 may take
very long where many blank nodes refer to one another.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
import rdflib
from make_body import whole

from kela_graph.rdf.locations import locate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent
BASE: Final = "http://example.org/base"
GRAPH: Final = ox.DefaultGraph()
ROW: Final = "{:<40} {:>8} {:>8} {:>10} {:>10} {:>12}"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one file or folder.

    Attributes:
        triples: how many Oxigraph reads.
        located: how many of them are located.
        seconds: how long locating, rdflib and Oxigraph took, once for each run.
    """

    triples: int
    located: int
    seconds: tuple[tuple[float, float, float], ...]

    def print_row(self, name: str) -> None:
        """Print the counts, and the medians of the times and the ratios."""
        milliseconds = 1000 * statistics.median(ours for ours, _, _ in self.seconds)
        to_rdflib = statistics.median(ours / rdflibs for ours, rdflibs, _ in self.seconds)
        to_oxigraph = statistics.median(ours / oxigraphs for ours, _, oxigraphs in self.seconds)
        times = (f"{milliseconds:.1f} ms", f"{to_rdflib:.2f}", f"{to_oxigraph:.1f}")
        print(ROW.format(name, self.triples, self.located, *times), flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one row for each file or folder, and one for all of them; exit 1 if a triple is not located."""
    asked = _arguments(arguments)
    logging.disable(logging.WARNING)  # rdflib warns of dates that are none
    print(ROW.format("file", "triples", "located", "time", "to rdflib", "to Oxigraph"))
    results = []
    for path in asked.paths:
        results.append(measure(_texts(path), asked.runs))
        results[-1].print_row(path.name)
    runs = zip(*(result.seconds for result in results), strict=True)
    total = Result(
        triples=sum(result.triples for result in results),
        located=sum(result.located for result in results),
        seconds=tuple(_sums(run) for run in runs),
    )
    total.print_row("all")
    if total.located < total.triples:
        raise SystemExit(1)


def measure(texts: Sequence[str], runs: int) -> Result:
    """Read texts in the three ways, and compare what came out of two of them."""
    triples = located = 0
    for text in texts:
        expected = _canonical(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE, base_iri=BASE))
        triples += len(expected)
        located += len(expected & _canonical(locate(text, BASE).quads(GRAPH)))
    seconds = []
    for _ in range(runs):
        timed = ([_seconds(read, text) for read in (_locate, _rdflib, _oxigraph)] for text in texts)
        seconds.append(_sums(timed))
    return Result(triples, located, tuple(seconds))


def _locate(text: str) -> None:
    locate(text, BASE)


def _rdflib(text: str) -> None:
    rdflib.Graph().parse(data=text, format="turtle", publicID=BASE)


def _oxigraph(text: str) -> None:
    for _ in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE, base_iri=BASE):
        pass


def _seconds(read: Callable[[str], None], text: str) -> float:
    start = time.perf_counter()
    read(text)
    return time.perf_counter() - start


def _sums(rows: Iterable[Sequence[float]]) -> tuple[float, float, float]:
    ours, rdflibs, oxigraphs = (sum(column) for column in zip(*rows, strict=True))
    return ours, rdflibs, oxigraphs


def _canonical(quads: Iterable[ox.Quad]) -> set[str]:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def _texts(path: Path) -> list[str]:
    paths = sorted(path.rglob("*.ttl")) if path.is_dir() else [path]
    return [found.read_bytes().decode("utf-8-sig") for found in paths]


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Tell how many triples of Turtle files are located, and what that costs as a ratio to "
        "rdflib's and Oxigraph's own parsing of the same files, in turn.",
        epilog="examples:\n"
        "  python benchmarks/locations.py\n"
        "  python benchmarks/locations.py --runs 20\n"
        "  python benchmarks/locations.py ontology/kela.ttl ../vocabularies/*.ttl",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "paths",
        type=Path,
        nargs="*",
        default=[ROOT / "ontology", ROOT / "data"],
        metavar="PATH",
        help="Turtle files, or folders of them (default: this repository's ontology/ and data/)",
    )
    parser.add_argument("--runs", type=whole(1), default=5, metavar="N", help="how many times (default 5)")
    asked = parser.parse_args(arguments)
    for path in asked.paths:
        if not (list(path.rglob("*.ttl")) if path.is_dir() else path.is_file()):
            parser.error(f"{path}: no such file, or a folder without Turtle")
    return asked


if __name__ == "__main__":
    main()
