"""Reads a dataset folder into one ``rdflib.Dataset``: one named graph a file, their union by default."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import OWL, PROV, RDF, VOID, Dataset, Graph, Literal, URIRef

from kela_graph import wording
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.folder import DESCRIPTION, Folder, SourceFile
from kela_graph.namespaces import PREFIXES, PROJECT, RESP, bound_in_parts
from kela_graph.rdf.contexts import is_context
from kela_graph.rdf.dataset import ReadStore, Union, refuse
from kela_graph.rdf.inference import materialise
from kela_graph.rdf.store import Store, is_iri, once, plain_rows
from kela_graph.rdf.syntax import problem_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kela_graph.namespaces import Terms, Values
    from kela_graph.rdf.inference import Reasoner

    _Row: TypeAlias = tuple[str | None, ...]

#: The file in which a dataset describes itself.
_FILE: Final = DESCRIPTION.as_posix()
#: What a file's name may have and an IRI's path may not (RFC 3987, section 2.2).
_NO_IRI: Final = re.compile(r'[\x00-\x20<>"{}|\\^`#?]')
_PREFIX: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_DECLARED: Final = """SELECT ?prefix ?namespace WHERE {
  ?_dataset sh:declare ?entry . ?entry sh:prefix ?prefix ; sh:namespace ?namespace
} ORDER BY ?prefix ?namespace"""


@dataclass(frozen=True, slots=True)
class Description:
    """What a dataset says of itself: its IRI, and the organisation that it describes, its root.

    Its languages are tags, in the order of fallback, at least one. Its IRIs begin with the base, and its
    graphs are named below that. Its documents are the source documents that it was derived from.
    """

    iri: URIRef
    root: URIRef
    languages: tuple[str, ...]
    base: str
    prefixes: Mapping[str, str]
    version: URIRef | None
    documents: tuple[URIRef, ...]

    def language_order(self, first: str | None = None) -> tuple[str, ...]:
        """Return the languages in order of preference: the chosen one, its main language, then the others.

        Raises:
            InputError: the chosen one is no language tag.
        """
        return wording.order(first, self.languages)

    def graph_name(self, name: str) -> URIRef:
        """Return the IRI of the graph for a file's name, or for ``inferred``."""
        return URIRef(f"{self.base}graph/{name}")


#: Puts a file's text into a graph of a store, or raises Oxigraph's SyntaxError.
Loader: TypeAlias = "Callable[[bytes, SourceFile, Store, ox.NamedNode], None]"


def load_text(text: bytes, file: SourceFile, store: Store, name: ox.NamedNode) -> None:
    """Put a file's text into a graph of a store; nothing is loaded where it does not parse."""
    store.load(text, file.format.rdf, name)


def read(folder: Folder, load: Loader = load_text) -> Dataset:
    """Read a folder's ontology and data, nothing inferred; ParseError tells all files that can't be read."""
    description = describe_folder(folder)
    base = description.base if description else str(PROJECT)
    return bound(_loaded(folder, folder.graph_files, partial(graph_name, base=base), load))


def loaded(dataset: object) -> Graph:
    """Return a dataset, or another graph; InputError of what is neither."""
    if not isinstance(dataset, Graph):
        raise InputError(f"{dataset!r} is no dataset: give what kela_graph.load or kela_graph.connect gave")
    return dataset


def store_of(dataset: Graph) -> Store:
    """Return the store of a dataset that this package loaded; InputError of another, such as a server's."""
    loaded(dataset)
    if not isinstance(dataset.store, Store):
        raise InputError(
            "only a dataset that kela_graph.load gave can be used here: "
            f"the triples of this one are in another store ({type(dataset.store).__name__})"
        )
    return dataset.store


def folder_of(dataset: Graph) -> Folder | None:
    """Return the folder that a dataset was read from; None where the program's questions and checks apply."""
    origin = getattr(loaded(dataset).store, "origin", None)
    return origin if isinstance(origin, Folder) else None


def bound(dataset: Dataset) -> Dataset:
    """Bind the program's prefixes in a dataset, which describes itself, and those that it declares."""
    for prefix, namespace in {**PREFIXES, **describe(dataset).prefixes}.items():
        dataset.bind(prefix, namespace)
    return dataset


def rows(graph: Graph, sparql: str, terms: Terms = None, **values: Values) -> Iterator[_Row]:
    """Ask a query of the program's own, and give each row as plain text, as `plain_rows` does."""
    for part in bound_in_parts(sparql, terms, **values):
        yield from plain_rows(graph, part)


def read_shapes(folder: Folder, load: Loader = load_text) -> Dataset:
    """Read a folder's shapes, one named graph a file; ParseError tells all files that can't be read."""
    return _loaded(folder, folder.shape_files, partial(shapes_name, folder=folder), load)


def parse(folder: Folder) -> None:
    """Read every file of the folder, shapes included; ParseError tells all that can't be read."""
    _loaded(folder, folder.files, partial(graph_name, base=str(PROJECT)))


def describe(dataset: Dataset) -> Description:
    """Return what a loaded dataset says of itself, or raise InputError; the store keeps it until a write."""
    loaded(dataset)
    return once(dataset, _describe)


def _describe(graph: Dataset) -> Description:
    iri = min((s for s in graph.subjects(RESP.rootOrganization) if isinstance(s, URIRef)), default=None)
    if iri is None:
        raise InputError(
            f"{_FILE}: nothing has a resp:rootOrganization: "
            "describe the dataset there, with its root organisation, languages and IRI space"
        )
    properties = RESP.languages, RESP.rootOrganization, VOID.uriSpace
    languages, root, base = (_one(graph, iri, each) for each in properties)
    if not is_iri(base):
        raise InputError(f"{_FILE}: the void:uriSpace {base!r} is not an IRI: write a whole one")
    version = graph.value(iri, OWL.versionIRI)
    sources = (source for source in graph.objects(iri, PROV.wasDerivedFrom) if isinstance(source, URIRef))
    return Description(
        iri=iri,
        root=URIRef(root),
        languages=tuple(languages.split()),
        base=base,
        prefixes=_prefixes(graph, iri),
        version=version if isinstance(version, URIRef) else None,
        documents=tuple(sorted(s for s in sources if (s, RDF.type, RESP.SourceDocument) in graph)),
    )


def describe_folder(folder: Folder) -> Description | None:
    """Return what a folder's file of description says, if it parses; InputError where that is not enough."""
    found = next((f for f in folder.graph_files if f.name == _FILE), None)
    if found is None:
        raise InputError(
            f"{folder.root / DESCRIPTION}: there is no such file: "
            "it names the root organisation, the languages and the IRI space of the dataset"
        )
    try:
        return describe(_loaded(folder, [found], partial(graph_name, base=str(PROJECT))))
    except ParseError:
        return None


def _prefixes(graph: Graph, iri: URIRef) -> dict[str, str]:
    """Return the declared prefixes that can be used; a shape finds the others."""
    # By a query, since the entries are blank nodes, which can't be named to a server.
    return {
        prefix: namespace
        for prefix, namespace in rows(graph, _DECLARED, dataset=iri)
        if prefix and namespace and _PREFIX.fullmatch(prefix) and is_iri(namespace)
    }


def _one(graph: Graph, subject: URIRef, predicate: URIRef) -> str:
    """Return the one IRI or literal that the subject has by a predicate, as text."""
    values = [str(v) for v in graph.objects(subject, predicate) if isinstance(v, URIRef | Literal)]
    if len(values) != 1 or not values[0].strip():
        name = predicate.n3(graph.namespace_manager)
        raise InputError(f"{_FILE}: {subject} needs exactly one {name}, not {len(values)}")
    return values[0]


def graph_name(file: SourceFile, base: str) -> str:
    """Return the IRI of the graph for a file of a dataset with that IRI space."""
    path = _NO_IRI.sub(lambda found: quote(found[0]), file.name)
    return f"{PROJECT if file.shared else base}graph/{path}"


def shapes_name(file: SourceFile, folder: Folder) -> str:
    """Return the IRI of the graph for a file of shapes: one of a body's is never one of the program's."""
    return graph_name(file, str(PROJECT) if folder.is_program else f"{PROJECT}own/")


def _loaded(
    folder: Folder, files: Iterable[SourceFile], name: Callable[[SourceFile], str], load: Loader = load_text
) -> Dataset:
    """Load files, each into the graph that has its name, or raise ParseError with all that hinders that."""
    store = Store()
    store.origin = folder
    found = [_load(file, store, ox.NamedNode(name(file)), load) for file in files]
    if problems := [problem for problem in found if problem is not None]:
        raise ParseError(problems)
    return Union(store)


def _load(file: SourceFile, store: Store, graph: ox.NamedNode, load: Loader) -> SyntaxProblem | None:
    before, form = len(store.oxigraph), file.format.rdf
    problem = problem_in(file.path, form, lambda text: load(text, file, store, graph), file.home)
    if problem is None and len(store.oxigraph) == before and not is_context(file.path, form):
        return SyntaxProblem(file.shown, None, None, "holds no triple: write some, or delete the file")
    return problem


def inferred_graph(dataset: Dataset) -> ox.NamedNode:
    """Return the name of the graph that holds what follows from the dataset."""
    return ox.NamedNode(str(describe(dataset).graph_name("inferred")))


def infer(dataset: Dataset, reasoner: Reasoner = "rl") -> int:
    """Put what follows from a dataset in place of its inferred graph, and return how many triples follow."""
    store = store_of(dataset)
    if isinstance(store, ReadStore):
        refuse()
    count = materialise(store.oxigraph, inferred_graph(dataset), reasoner)
    store.forget()
    return count
