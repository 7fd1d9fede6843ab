"""Runs W3C's SHACL test suite through this package and through pySHACL, and tells where they differ.

The suite comes with pySHACL's source distribution, which pip fetches from the package index into a
temporary folder; nothing of it is kept. Each case is judged as ``kela-graph check --shapes SHAPES DATA``
judges it, by either engine, and its SHACL report is read back, and as ``pyshacl --metashacl`` does: both
refuse malformed shapes. What must agree of each result is its focus node, path, value, component, severity
and shape.
"""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
import tarfile
import tempfile
import warnings
from collections import Counter
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pyshacl
from pyshacl.errors import ReportableRuntimeError
from rdflib import RDF, SH, XSD, BNode, Graph, Literal, Namespace
from rdflib.util import guess_format

from kela_graph import reports
from kela_graph.checks.engines import ENGINES
from kela_graph.checks.judge import check_graphs
from kela_graph.checks.paths import path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rdflib.term import Node

    from kela_graph.checks.engines import ShaclEngine

#: How often there is each result; None where the shapes can't be used.
Results: TypeAlias = Counter[tuple[str, ...]] | None

MF: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT: Final = Namespace("http://www.w3.org/ns/shacl-test#")

#: What of each result must be the same, beside its path.
COMPARED: Final = (
    SH.focusNode,
    SH.value,
    SH.sourceConstraintComponent,
    SH.resultSeverity,
    SH.sourceShape,
)


@dataclass(frozen=True)
class Case:
    """A case of the suite.

    Attributes:
        name: its file below the suite's folder, without suffix.
        data: the file to judge.
        shapes: the file of shapes.
        expected: the results that must come out.
    """

    name: str
    data: Path
    shapes: Path
    expected: Results


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how many cases agree, and the names of those that do not."""
    asked = _arguments(arguments)
    # The suite has ill-typed literals on purpose; rdflib logs a traceback for each.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        suite = asked.suite or fetch(Path(folder))
        cases = list(cases_of(suite))
        print(f"{len(cases)} cases of pySHACL {version('pyshacl')}'s copy of the suite")
        pyshacls = [by_pyshacl(case.data, case.shapes) for case in cases]
        expected = [case.expected for case in cases]
        names = [case.name for case in cases]
        print(agreement("pySHACL with what the suite expects", names, pyshacls, expected))
        for engine in ENGINES:
            found = [by_package(case.data, case.shapes, engine) for case in cases]
            print(agreement(f"check --engine {engine} with pySHACL", names, found, pyshacls))
            print(agreement(f"check --engine {engine} with what the suite expects", names, found, expected))


def fetch(folder: Path) -> Path:
    """Fetch the suite into a folder, and return the folder that holds its cases."""
    wanted = f"pyshacl=={version('pyshacl')}"
    options = ["--quiet", "--no-binary", ":all:", "--no-deps", "--dest", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "download", *options, wanted], check=True)
    (archive,) = folder.glob("pyshacl-*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    (suite,) = folder.glob("pyshacl-*/test/resources/sht_tests")
    return suite


def cases_of(suite: Path) -> Iterator[Case]:
    """Give the cases that validate data, core and SPARQL, in order of names."""
    for path in sorted(suite.rglob("*.ttl")):
        manifest = Graph().parse(path, format="turtle", publicID=path.as_uri())
        for entry in sorted(manifest.subjects(RDF.type, SHT.Validate), key=str):
            action = manifest.value(entry, MF.action)
            result = manifest.value(entry, MF.result)
            yield Case(
                name=path.relative_to(suite).with_suffix("").as_posix(),
                data=_path(manifest.value(action, SHT.dataGraph)),
                shapes=_path(manifest.value(action, SHT.shapesGraph)),
                expected=None if result == SHT.Failure else results_of(manifest, result),
            )


def by_pyshacl(data: Path, shapes: Path, ontology: Path | None = None) -> Results:
    """Return what pySHACL finds, called as its command calls it with ``--metashacl``."""
    try:
        with warnings.catch_warnings(action="ignore"):
            _, report, _ = pyshacl.validate(
                _parsed(data),
                shacl_graph=str(shapes),
                ont_graph=str(ontology) if ontology else None,
                meta_shacl=True,
            )
    except (NotImplementedError, ReportableRuntimeError) as error:
        print(f"pySHACL refuses {shapes.name}: {' '.join(str(error).split())[:100]}", file=sys.stderr)
        return None
    return results_of(report) if isinstance(report, Graph) else None


def by_package(data: Path, shapes: Path, engine: ShaclEngine, ontologies: Iterable[Path] = ()) -> Results:
    """Return what this package finds, as its SHACL report tells it."""
    with warnings.catch_warnings(action="ignore"):
        found = check_graphs([data], [shapes], ontologies, engine=engine)
    refused = ("malformed-shape", "nothing-judged", "limit-exceeded", "syntax")
    if any(each.rule in refused for each in found.findings):
        return None
    found = replace(found, findings=tuple(each for each in found.findings if each.component))
    return results_of(Graph().parse(data=reports.write(found, "shacl", ("en",)), format="turtle"))


def results_of(report: Graph, root: Node | None = None) -> Counter[tuple[str, ...]]:
    """Return the results of a validation report: what must be the same of each, and how often it is there.

    Blank nodes have no name that could be compared; each is ``[]``.
    """
    return Counter(
        (
            _text(path_of(report, report.value(result, SH.resultPath))),
            *(_text(report.value(result, part)) for part in COMPARED),
        )
        for result in report.objects(root, SH.result)
    )


def agreement(what: str, names: Sequence[str], found: Sequence[Results], wanted: Sequence[Results]) -> str:
    """Return in words how many agree, and which do not."""
    different = [name for name, one, other in zip(names, found, wanted, strict=True) if one != other]
    told = f"{what}: {len(names) - len(different)} of {len(names)} agree"
    return "\n  ".join([told, *different])


def _parsed(data: Path) -> Graph:
    return Graph().parse(data, format=guess_format(str(data)), publicID=data.as_uri())


def _path(iri: Node | None) -> Path:
    return Path(url2pathname(urlsplit(str(iri)).path))


def _text(term: object) -> str:
    """Return a term or a path as text; a plain literal is an ``xsd:string`` (RDF 1.1)."""
    if term is None or isinstance(term, BNode):
        return "" if term is None else "[]"
    if isinstance(term, Literal) and term.datatype == XSD.string:
        term = Literal(str(term))
    writer: Callable[[], str] = term.n3  # type: ignore[attr-defined]
    return writer()


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Run W3C's SHACL test suite through this package and through pySHACL.",
        epilog="examples:\n"
        "  python benchmarks/shacl_suite.py\n"
        "  python benchmarks/shacl_suite.py --suite pyshacl-0.40.1/test/resources/sht_tests",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--suite",
        type=lambda text: Path(text).resolve(),
        metavar="DIR",
        help="the suite's folder, where it is here already, instead of fetching it",
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
