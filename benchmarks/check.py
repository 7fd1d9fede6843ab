"""Times SHACL validation over this package's store against the same over rdflib's own, side by side.

Both are judged by the same call of pySHACL, as ``kela-graph check`` makes it, with the same shapes and the
same triples; only the store below differs. Some triples are left out of the data, so that there is
something to find, and the two reports must be the same, result by result, or the run fails. The seconds
say something about this machine only; the ratio is what to compare.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from make_body import FEWEST, units_for, whole, write_body
from rdflib import SH, Dataset, Graph, URIRef

from kela_graph.checks import asserted_union
from kela_graph.checks.shapes import report_of
from kela_graph.folder import open_folder
from kela_graph.graph import read, read_shapes
from kela_graph.inference.dataset import inferred_graph
from kela_graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What of each result must be the same.
COMPARED: Final = (
    SH.focusNode,
    SH.resultPath,
    SH.value,
    SH.sourceConstraintComponent,
    SH.resultSeverity,
    SH.sourceShape,
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the two medians and their ratio."""
    asked = _arguments(arguments)
    with tempfile.TemporaryDirectory() as made:
        if asked.root is None:
            write_body(Path(made), asked.units or units_for(asked.triples), asked.seed)
        ours, shapes = load(asked.root or Path(made), asked.leave_out)
    rdflibs = Graph()
    for triple in ours:
        rdflibs.add(triple[:3])
    print(f"{len(rdflibs)} triples, {asked.runs} pairs of runs")
    pairs: list[tuple[float, float]] = []
    for _ in range(asked.runs):
        fast, found = validate(ours, shapes)
        slow, wanted = validate(rdflibs, shapes)
        if found != wanted:
            raise SystemExit(f"the reports differ: {(found - wanted) + (wanted - found)}")
        pairs.append((fast, slow))
    print(f"the reports are the same: {found.total()} results of {len({row[-1] for row in found})} shapes")
    print(f"this package's store {statistics.median(fast for fast, _ in pairs):8.2f} s")
    print(f"rdflib's store       {statistics.median(slow for _, slow in pairs):8.2f} s")
    print(f"ratio                {statistics.median(slow / fast for fast, slow in pairs):8.2f}")


def load(root: Path, leave_out: int) -> tuple[Dataset, Dataset]:
    """Return a folder's asserted triples in this package's store, but for some, and its shapes.

    Args:
        root: the dataset folder.
        leave_out: which triples of things with an IRI are left out: each so-manieth; none where 0.
    """
    folder = open_folder(root)
    dataset = read(folder)
    assert isinstance(dataset.store, Store)
    asserted = asserted_union(dataset.store.oxigraph, inferred_graph(dataset))
    if leave_out:
        named = sorted(t[:3] for t in asserted if isinstance(t[0], URIRef))
        for triple in named[::leave_out]:
            asserted.remove(triple)
    return asserted, read_shapes(folder)


def validate(data: Graph, shapes: Graph) -> tuple[float, Counter[tuple[str, ...]]]:
    """Return how long a validation took, in seconds, and its results, each with how often it is there."""
    start = time.perf_counter()
    report = report_of(data, shapes)
    seconds = time.perf_counter() - start
    rows = (
        tuple(report.value(result, part) for part in COMPARED) for result in report.objects(None, SH.result)
    )
    return seconds, Counter(tuple("" if term is None else term.n3() for term in row) for row in rows)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Time SHACL validation over this package's store against rdflib's own, side by side.",
        epilog="examples:\n"
        "  python benchmarks/check.py\n"
        "  python benchmarks/check.py --units 100 --runs 5\n"
        "  python benchmarks/check.py --root . --leave-out 0",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    data = parser.add_mutually_exclusive_group()
    data.add_argument("--root", type=Path, metavar="DIR", help="a dataset folder, instead of a made body")
    data.add_argument("--units", type=whole(FEWEST), metavar="N", help="how many units the made body has")
    data.add_argument(
        "--triples",
        type=whole(1),
        default=20_000,
        metavar="N",
        help="about how many triples of data it has instead (default 20000)",
    )
    parser.add_argument("--seed", type=whole(0), default=1, metavar="S", help="another body (default 1)")
    parser.add_argument("--runs", type=whole(1), default=3, metavar="N", help="how many pairs (default 3)")
    parser.add_argument(
        "--leave-out",
        type=whole(0),
        default=100,
        metavar="N",
        help="leave out each Nth triple of a thing with an IRI; 0 for none (default 100)",
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
