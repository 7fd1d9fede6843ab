"""Terms of Oxigraph's as rdflib's and back: a literal stays as it is written, which rdflib would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph
from rdflib import BNode, Graph, Literal, URIRef, Variable
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

Term: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple


def node_of(term: Term) -> Node:
    """Return a term of Oxigraph's as one of rdflib's, a literal as it is written."""
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    if isinstance(term, pyoxigraph.Triple):
        return tuple(map(node_of, term))  # type: ignore[return-value]  # as ``oxrdflib`` has it
    if term.language:
        return Literal(term.value, term.language)
    literal = Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    return literal if str.__eq__(literal, term.value) else _as_written(literal, term.value)


def _as_written(literal: Literal, text: str) -> Literal:
    """Return a literal with the text that it was made from: rdflib folds the white space of a token."""
    written = str.__new__(Literal, text)
    for name in ("_language", "_datatype", "_value", "_ill_typed"):
        setattr(written, name, getattr(literal, name))
    return written


def name_of(node: Node | Graph) -> Term | pyoxigraph.DefaultGraph:
    """Return a term, or the name of a graph, as Oxigraph has it, or raise ValueError as `term_of` does."""
    name = node.identifier if isinstance(node, Graph) else node
    return pyoxigraph.DefaultGraph() if name == DATASET_DEFAULT_GRAPH_ID else term_of(name)


def identifier_of(
    name: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph,
) -> URIRef | BNode:
    """Return the name of a graph as rdflib has it."""
    if isinstance(name, pyoxigraph.DefaultGraph):
        return DATASET_DEFAULT_GRAPH_ID
    return BNode(name.value) if isinstance(name, pyoxigraph.BlankNode) else URIRef(name.value)


def result_of(
    found: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | Iterable[pyoxigraph.Triple],
) -> Result:
    """Return what a query of Oxigraph's gives as rdflib's result."""
    result = Result("CONSTRUCT")
    if isinstance(found, pyoxigraph.QueryBoolean):
        result = Result("ASK")
        result.askAnswer = bool(found)
    elif isinstance(found, pyoxigraph.QuerySolutions):
        result = Result("SELECT")
        names = result.vars = [Variable(variable.value) for variable in found.variables]
        rows = (zip(names, row, strict=True) for row in found)
        result.bindings = [{name: node_of(term) for name, term in row if term is not None} for row in rows]  # type: ignore[misc]
    else:
        result.graph = graph_of(found)
    return result


def graph_of(triples: Iterable[pyoxigraph.Triple | tuple[Term | None, ...]]) -> Graph:
    """Return triples of Oxigraph's as a graph of rdflib's, each literal as it is written."""
    graph = Graph()
    graph.addN((*map(node_of, triple), graph) for triple in triples)  # type: ignore[misc]
    return graph


def term_of(node: Node) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal:
    """Return a term of rdflib's as one of Oxigraph's; ValueError of what is no term of RDF."""
    if isinstance(node, URIRef):
        return pyoxigraph.NamedNode(node)
    if isinstance(node, BNode):
        return pyoxigraph.BlankNode(node)
    if isinstance(node, Literal):
        datatype = None if node.datatype is None else pyoxigraph.NamedNode(node.datatype)
        return pyoxigraph.Literal(node, datatype=datatype, language=node.language)
    raise ValueError(f"{node!r} is not a term of RDF")


def quads_of(graph: Graph) -> Iterator[pyoxigraph.Quad]:
    """Give a graph's triples as quads of the default graph; ValueError of a triple that is not RDF."""
    for subject, predicate, value in graph:
        start, link = term_of(subject), term_of(predicate)
        if isinstance(start, pyoxigraph.Literal) or not isinstance(link, pyoxigraph.NamedNode):
            raise ValueError(f"{subject!r} {predicate!r} {value!r} is not a triple of RDF")
        yield pyoxigraph.Quad(start, link, term_of(value))
