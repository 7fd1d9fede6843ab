"""Times checks side by side: pySHACL over two stores, and whole processes of ``kela-graph check``.

``stores``: SHACL validation over this package's store against the same over rdflib's own, by the same call of
pySHACL, with the same shapes and the same triples. Some triples are left out of the data, so that there is
something to find, and the two reports must be the same, result by result, or the run fails.

``command``: the process ``kela-graph check``, which judges by far more than shapes, against the process
``pyshacl`` on the same files.

``engines``: the process ``kela-graph check --engine fast`` against ``--engine pyshacl``, and against the
process ``pyshacl`` where that is asked for; on 200,000 triples it takes ten minutes. Both must find the same.
With ``--files``, the body's files are judged by its shapes alone (``check --shapes``), not as a dataset, of
which SHACL is only one judge of many.

The seconds say something about this machine only; the ratios are what to compare.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from make_body import add_body_arguments, body_of, whole
from rdflib import Dataset, Graph, URIRef
from shacl_suite import results_of

from kela_graph.checks.engines import merged, report_of
from kela_graph.checks.reading import asserted_union
from kela_graph.folder import open_folder
from kela_graph.graph import read, read_shapes
from kela_graph.rdf.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: The most that ``kela-graph check`` may cost of the command ``pyshacl``, and the least by which ``fast``
#: must end sooner.
COMMAND_TARGET: Final = 2.0
ENGINE_TARGET: Final = 10.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the medians of what was asked for, and their ratios."""
    asked = _arguments(arguments)
    with tempfile.TemporaryDirectory() as made:
        root = body_of(asked, Path(made))
        if asked.comparison == "stores":
            compare_stores(root, asked.leave_out, asked.runs)
        elif asked.comparison == "command":
            compare_with_command(root, Path(made), asked.runs)
        else:
            check = _check_files if asked.files else _check
            compare_engines(root, Path(made), asked.runs, asked.with_command, check)


def compare_stores(root: Path, leave_out: int, runs: int) -> None:
    """Print how long pySHACL takes over either store."""
    ours, shapes = load(root, leave_out)
    rdflibs = Graph()
    for triple in ours:
        rdflibs.add(triple[:3])
    print(f"{len(rdflibs)} triples, {runs} pairs of runs")
    pairs: list[tuple[float, float]] = []
    for _ in range(runs):
        fast, found = validate(ours, shapes)
        slow, wanted = validate(rdflibs, shapes)
        if found != wanted:
            raise SystemExit(f"the reports differ: {(found - wanted) + (wanted - found)}")
        pairs.append((fast, slow))
    print(f"the reports are the same: {found.total()} results of {len({row[-1] for row in found})} shapes")
    print(f"this package's store {statistics.median(fast for fast, _ in pairs):8.2f} s")
    print(f"rdflib's store       {statistics.median(slow for _, slow in pairs):8.2f} s")
    print(f"ratio                {statistics.median(slow / fast for fast, slow in pairs):8.2f}")


def compare_with_command(root: Path, scratch: Path, runs: int) -> None:
    """Print how long ``kela-graph check`` takes, and ``pyshacl`` on the same files."""
    commands = [*_check(root, scratch), "pyshacl"], _pyshacl(root, scratch)
    with tempfile.TemporaryDirectory() as bytecode:
        for command in commands:
            _seconds(command, bytecode)
        pairs = [tuple(_seconds(command, bytecode) for command in commands) for _ in range(runs)]
    _print_seconds("kela-graph check", [ours for ours, _ in pairs])
    _print_seconds("pyshacl", [theirs for _, theirs in pairs])
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    met = "met" if ratio <= COMMAND_TARGET else "missed"
    print(f"ratio              {ratio:8.2f}    at most {COMMAND_TARGET:g}: {met}")


def compare_engines(
    root: Path, scratch: Path, runs: int, with_command: bool, check: Callable[[Path, Path], list[str]]
) -> None:
    """Print how long ``kela-graph check`` takes with either engine, and ``pyshacl`` where it is asked for."""
    commands = [[*check(root, scratch), engine] for engine in ("fast", "pyshacl")]
    commands += [_pyshacl(root, scratch)] if with_command else []
    times: list[list[float]] = []
    with tempfile.TemporaryDirectory() as bytecode:
        for _ in range(runs):
            found, row = [], []
            for command in commands:
                row.append(_seconds(command, bytecode))
                found.append(_findings(scratch))
            times.append(row)
            if found[0] != found[1]:
                raise SystemExit(f"the findings differ: {(found[0] - found[1]) + (found[1] - found[0])}")
    print(f"both engines find the same: {found[0].total()} findings")
    names = ("check --engine fast", "check --engine pyshacl", "pyshacl")
    for name, column in zip(names, zip(*times, strict=True), strict=False):
        _print_seconds(name, column)
    for name, column in zip(names[1:], [*zip(*times, strict=True)][1:], strict=False):
        ratio = statistics.median(slow / row[0] for slow, row in zip(column, times, strict=True))
        met = "met" if ratio >= ENGINE_TARGET else "missed"
        print(f"{name} / fast {ratio:8.2f}    at least {ENGINE_TARGET:g}: {met}")


def load(root: Path, leave_out: int) -> tuple[Dataset, Dataset]:
    """Return a folder's asserted triples in this package's store, but for some, and its shapes.

    Args:
        root: the dataset folder.
        leave_out: which triples of things with an IRI are left out: each so-manieth; none where 0.
    """
    folder = open_folder(root)
    dataset = read(folder)
    assert isinstance(dataset.store, Store)
    asserted = asserted_union(dataset)
    if leave_out:
        named = sorted(t[:3] for t in asserted if isinstance(t[0], URIRef))
        for triple in named[::leave_out]:
            asserted.remove(triple)
    return asserted, read_shapes(folder)


def validate(data: Graph, shapes: Graph) -> tuple[float, Counter[tuple[str, ...]]]:
    """Return how long a validation took, in seconds, and its results, each with how often it is there."""
    start = time.perf_counter()
    report = report_of(data, shapes)
    return time.perf_counter() - start, results_of(report)


def _check(root: Path, scratch: Path) -> list[str]:
    """Return the command that checks a dataset, up to the name of the engine."""
    report = f"json={scratch / 'report.json'}"
    return [*_installed("kela-graph"), "check", "--root", str(root), "--report", report, "--engine"]


def _check_files(root: Path, scratch: Path) -> list[str]:
    """Return the command that checks a dataset's files by its shapes alone, up to the name of the engine."""
    folder = open_folder(root)
    shapes = [word for file in folder.shape_files for word in ("--shapes", str(file.path))]
    data = [str(file.path) for file in folder.graph_files]
    report = f"json={scratch / 'report.json'}"
    return [*_installed("kela-graph"), "check", *shapes, *data, "--report", report, "--engine"]


def _pyshacl(root: Path, scratch: Path) -> list[str]:
    """Return pySHACL's command on the same files; it takes one file of shapes, so they become one."""
    folder = open_folder(root)
    shapes = scratch / "shapes.ttl"
    merged(read_shapes(folder)).serialize(shapes, format="turtle")
    data = [str(file.path) for file in folder.graph_files]
    return [*_installed("pyshacl"), "--shapes", str(shapes), "--output", str(scratch / "report.txt"), *data]


def _installed(name: str) -> list[str]:
    """Return the installed command beside this Python."""
    return [str(Path(sys.executable).with_name(name))]


def _seconds(command: Sequence[str], bytecode: str) -> float:
    """Return how long a process takes; that it finds something is no fault."""
    # As after an installation: modules are compiled, by the first run of each command.
    environment: Mapping[str, str] = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
    environment = {key: text for key, text in environment.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode()}")
    return time.perf_counter() - start


def _findings(scratch: Path) -> Counter[str]:
    """Return what the last check found, its text aside, which the engines may word in their own way."""
    report = json.loads((scratch / "report.json").read_text(encoding="utf-8"))
    told = ("rule", "severity", "focus", "predicate", "value", "path", "line", "column")
    return Counter(json.dumps([found[key] for key in told]) for found in report["findings"])


def _print_seconds(name: str, times: Sequence[float]) -> None:
    print(f"{name:24} {statistics.median(times):8.2f} s")


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Time checks side by side: pySHACL over two stores, and whole processes.",
        epilog="examples:\n"
        "  python benchmarks/check.py\n"
        "  python benchmarks/check.py command --root .\n"
        "  python benchmarks/check.py engines --triples 200000 --runs 1 --with-command",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "comparison",
        nargs="?",
        choices=("stores", "command", "engines"),
        default="stores",
        help="what is compared (default stores)",
    )
    add_body_arguments(parser)
    parser.add_argument("--runs", type=whole(1), default=3, metavar="N", help="how many pairs (default 3)")
    parser.add_argument(
        "--leave-out",
        type=whole(0),
        default=100,
        metavar="N",
        help="of stores: leave out each Nth triple of a thing with an IRI; 0 for none (default 100)",
    )
    parser.add_argument("--files", action="store_true", help="judge by shapes alone, as others' graphs")
    parser.add_argument(
        "--with-command", action="store_true", help="of engines: time the command pyshacl beside them"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
