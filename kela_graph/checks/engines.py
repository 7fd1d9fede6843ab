"""What judges by SHACL: pySHACL, or the extra ``fast``, pyshacl-turbo, which gives the same results."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

import pyoxigraph as ox
from rdflib import SH, BNode, Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kela_graph.checks import limits
from kela_graph.errors import InputError, install
from kela_graph.rdf.store import oxigraph_of
from kela_graph.rdf.written import as_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

ShaclEngine: TypeAlias = Literal["pyshacl", "fast"]

#: How the reason begins why shapes are not judged.
UNUSABLE: Final = "the shapes can't be used: "

#: The names of the engines, the usual one first.
ENGINES: Final[tuple[ShaclEngine, ...]] = get_args(ShaclEngine)


#: How many calls deep rdflib parses a query whose brackets nest as deep as they may.
_FRAMES: Final = 10_000

#: What SHACL's advanced features and JavaScript add to shapes: one engine passes it over, another refuses.
UNJUDGED: Final = (SH.expression, SH.js, SH.rule, SH.target, URIRef(f"{SH}values"))


def report_of(data: Graph, shapes: Graph, engine: ShaclEngine = "pyshacl") -> Graph:
    """Return SHACL's validation report on the data, as a graph (SHACL, section 3.6); a dataset is united.

    Raises:
        InputError: the engine is not installed, or can't use the shapes.
    """
    judges = merged(shapes)
    if any((None, link, None) in judges for link in UNJUDGED):
        core = Graph(namespace_manager=judges.namespace_manager)
        core += (triple for triple in judges if triple[1] not in UNJUDGED)
        judges = core
    report, text = (_judged_fast if engine == "fast" else _judged_by_pyshacl)(data, judges)
    if not isinstance(report, Graph):
        raise _unusable(text)
    return report


def is_installed(engine: ShaclEngine) -> bool:
    """Whether an engine can be used here."""
    return engine == "pyshacl" or find_spec("pyshacl_turbo") is not None


def require(engine: ShaclEngine) -> None:
    """Raise InputError if an engine is not installed; the message says how to install it."""
    if not is_installed(engine):
        raise InputError(f"the engine fast is not installed: {install('fast')}, or leave --engine out")


@contextmanager
def reading_shapes() -> Iterator[None]:
    """Let rdflib read literals as pySHACL reads those of shapes: as they are written, ``1`` is not true."""
    from pyshacl.monkey import rdflib_bool_patch, rdflib_bool_unpatch

    rdflib_bool_patch()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        rdflib_bool_unpatch()  # type: ignore[no-untyped-call]


def mix_in(ontology: Graph, data: Graph) -> None:
    """Add to the data what pySHACL takes from an ontology: its classes, properties and individuals."""
    from pyshacl.graph_abstraction import DataGraph
    from pyshacl.rdfutil.inoculate import inoculate

    inoculate(DataGraph.from_rdflib(data), ontology)


def merged(graph: Graph) -> Graph:
    """Return the union of a dataset as the one graph that an engine is to see."""
    if not isinstance(graph, Dataset):
        return graph
    if len(graph.graph(DATASET_DEFAULT_GRAPH_ID)) == len(graph):
        return Graph(store=graph.store, identifier=DATASET_DEFAULT_GRAPH_ID)
    union = Graph()
    for triple in graph.triples((None, None, None)):
        union.add(triple)
    return union


def _judged_by_pyshacl(data: Graph, shapes: Graph) -> tuple[object, str]:
    """Return the report and its text; what is not a graph says that judging failed."""
    import pyshacl
    from pyparsing.exceptions import ParseBaseException
    from pyshacl.errors import ReportableRuntimeError

    at = [""]
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _FRAMES))
    try:
        with _noting(at):
            _, report, text = pyshacl.validate(
                merged(data), shacl_graph=shapes, inference="none", do_owl_imports=False
            )
    except Exception as error:
        if deep := re.search("(path too deep)|Path traversal depth is too much", str(error)):
            limits.note(at[-2 if deep[1] else -1])
            raise RecursionError from error
        # rdflib raises a plain one if a query has an undeclared prefix.
        known = (NotImplementedError, ReportableRuntimeError, ParseBaseException, SyntaxError, re.error)
        if type(error) is Exception or isinstance(error, (*known, ValueError)):
            raise _unusable(error) from error
        raise
    finally:
        sys.setrecursionlimit(limit)
    return report, text


@contextmanager
def _noting(at: list[str]) -> Iterator[None]:
    """Note the shape that pySHACL judges, below those that refer to it: it stays noted where that fails."""
    from pyshacl import shape as shapes
    from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
    from pyshacl.rdfutil import clone
    from pyshacl.shape import Shape

    validate, clone_list = Shape.validate, clone.clone_list
    # It looks parameters up in what is a list by default, for each statement of each shape.
    known = getattr(shapes, "CONSTRAINT_PARAMS", None)
    shapes.CONSTRAINT_PARAMS = CONSTRAINT_PARAMETERS_MAP, CONSTRAINT_PARAMETERS_MAP  # type: ignore[attr-defined]

    def noted(shape: Shape, executor: Any, data: Any, focus: Any = None, **given: Any) -> object:
        at.append(limits.key(shape.node))
        limits.note(at[-1], anew=focus is None)
        found = validate(shape, executor, data, focus, **given)
        at.pop()
        limits.note(at[-1])
        return found

    def cloned(graph: Graph, head: Any, target: Graph, keepid: bool = False, **given: Any) -> Node:
        # Its own takes the square of a list's length.
        copy = type(head)(head) if keepid or isinstance(head, URIRef) else BNode()
        items = [clone.clone_node(graph, item, target, **given) for item in graph.items(head)]
        target.collection(copy).__iadd__(items)
        return copy

    Shape.validate, clone.clone_list = noted, cloned  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        shapes.CONSTRAINT_PARAMS = known or (None, None)  # type: ignore[attr-defined]
        Shape.validate, clone.clone_list = validate, clone_list  # type: ignore[method-assign]


def _judged_fast(data: Graph, shapes: Graph) -> tuple[object, str]:
    require("fast")
    import pyshacl_turbo
    from pyshacl_turbo.rdf import Input

    given: object = oxigraph_of(data) or merged(data)
    if isinstance(given, ox.Store) and (forms := getattr(data.store, "forms", None)):
        # What it reads from a store itself, with literals as they are written.
        quads = ox.serialize(as_written(given, forms), format=ox.RdfFormat.N_QUADS) or b""
        given = Input(quads.decode("utf-8"), "oxigraph-nquads", None, {}, preserve_ids=True)
    try:
        _, report, text = pyshacl_turbo.validate(given, shacl_graph=shapes)
    except (ValueError, NotImplementedError, pyshacl_turbo.ReportableRuntimeError) as error:
        if re.search("too deep|nesting limit|Cyclic path", str(error)):
            raise RecursionError from error
        raise _unusable(error) from error
    return report, text


def _unusable(reason: object) -> InputError:
    return InputError(f"{UNUSABLE}{' '.join(str(reason).split())}")
