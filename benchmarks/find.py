"""Tells how often ``kela_graph.search`` finds what is wanted, and what a search costs beside loading.

``found`` asks the queries of ``tests/cases/find``: each file is a table of language, query, wanted things
(prefixed names, any of which will do) and kind. Nobody looks at the half that is kept out while the search is
being tuned, so what is missed is printed only where that is asked for. ``cost`` makes a body, and divides the
time of a search in it by that of loading it.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from make_body import main as make_body
from make_body import whole

import kela_graph
from kela_graph import terms
from kela_graph.search import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rdflib import Dataset

CASES: Final = Path(__file__).resolve().parent.parent / "tests" / "cases" / "find"
#: How many of the first answers are looked at beside the very first.
FEW: Final = 3
#: The most that a search may cost beside loading.
TARGET: Final = 0.01
#: What is looked for in the made body: names, forms, slips and compounds in three languages.
QUERIES: Final = (
    "asiakaspalvelu",
    "talouspalvelujen osastolle",
    "asiakaspavelu",
    "tietojärjestelmien kehittäminen",
    "viestintäryhmä",
    "kappale 12",
    "sektorn för personaltjänster",
    "avdelningar",
    "kundservicen",
    "enheten som sköter forskningen",
    "stycke 7",
    "customer service division",
    "research",
    "translations",
    "who handles procurement",
    "paragraph 3",
    "pääjohtajalle",
    "zebra",
)


class Case(NamedTuple):
    """A query, its language, and the prefixed names of what is wanted: any of them will do."""

    language: str
    query: str
    wanted: frozenset[str]


class Outcome(NamedTuple):
    """A case and the prefixed names of what was found, best first."""

    case: Case
    found: tuple[str, ...]

    @property
    def first(self) -> bool:
        """Whether what is wanted was found first."""
        return not self.case.wanted.isdisjoint(self.found[:1])

    @property
    def few(self) -> bool:
        """Whether what is wanted is among the first three."""
        return not self.case.wanted.isdisjoint(self.found[:FEW])


def cases(path: Path) -> list[Case]:
    """Return the cases of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Case(row["lang"], row["query"], frozenset(row["wanted"].split("|"))) for row in rows]


def outcomes(dataset: Dataset, asked: Iterable[Case]) -> list[Outcome]:
    """Return what is found for each case."""
    index = Index(dataset)
    return [
        Outcome(case, tuple(terms.short(dataset, m.term) for m in index.find(case.query, limit=FEW)))
        for case in asked
    ]


def shares(found: Sequence[Outcome]) -> tuple[float, float]:
    """Return the share found first, and the share among the first three, in per cent."""
    return (
        100 * sum(outcome.first for outcome in found) / len(found),
        100 * sum(outcome.few for outcome in found) / len(found),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the shares, or the ratios of times."""
    asked = _arguments(arguments)
    if asked.what == "cost":
        _print_cost(asked.units, asked.runs)
    else:
        _print_found(asked.misses)


def _print_found(misses: bool) -> None:
    dataset = kela_graph.load()
    print(f"{'half':10} {'language':8} {'queries':>7} {'first %':>8} {'first three %':>13}")
    for path in sorted(CASES.glob("*.tsv")):
        found = outcomes(dataset, cases(path))
        groups = defaultdict(list)
        for outcome in found:
            groups[outcome.case.language].append(outcome)
        for name, group in (*sorted(groups.items()), ("all", found)):
            first, few = shares(group)
            print(f"{path.stem:10} {name:8} {len(group):7} {first:8.1f} {few:13.1f}")
        for outcome in found if misses else ():
            if not outcome.first:
                print(f"  {outcome.case.query!r}: {', '.join(outcome.found) or 'nothing'}")


def _print_cost(units: int, runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        make_body(["--units", str(units), "-o", folder])
        start = time.perf_counter()
        inferred = kela_graph.load(folder)
        whole_load = time.perf_counter() - start
        del inferred
        start = time.perf_counter()
        dataset = kela_graph.load(folder, infer=False)
        load = time.perf_counter() - start
    start = time.perf_counter()
    index = Index(dataset)
    print(f"building the index / loading: {(time.perf_counter() - start) / load:.2f}")
    times = {query: _median(index, query, runs) for query in QUERIES}
    slowest = max(times, key=lambda query: times[query])
    for name, seconds in (("loading without inference", load), ("loading with inference", whole_load)):
        ratio = statistics.median(times.values()) / seconds
        print(f"a search / {name}: {ratio:.4f}, target {TARGET}: {'met' if ratio < TARGET else 'missed'}")
        print(f"the slowest, {slowest!r} / {name}: {times[slowest] / seconds:.4f}")


def _median(index: Index, query: str, runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        index.find(query)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Tell how often a search finds what is wanted, or what it costs beside loading.",
        epilog="examples:\n"
        "  python benchmarks/find.py\n"
        "  python benchmarks/find.py --misses\n"
        "  python benchmarks/find.py cost --units 10000",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="?", choices=["found", "cost"], default="found", help="default: found")
    parser.add_argument("--misses", action="store_true", help="print the queries not found first")
    parser.add_argument(
        "--units", type=whole(10), default=10_000, metavar="N", help="units of the made body (default 10000)"
    )
    parser.add_argument("--runs", type=whole(1), default=5, metavar="N", help="how many times (default 5)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
