"""SHACL's constraint components: which ones a shape has, and what to say where it says nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, URIRef

from kela_graph.checks.paths import path_of
from kela_graph.wording import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib.paths import Path
    from rdflib.term import Node

#: What names of components end with.
_SUFFIX: Final = "ConstraintComponent"

#: How many values of a parameter a message shows.
_SHOWN: Final = 10

#: The parameters of SHACL Core (section 4); what to say where one is not met has its name in the wording.
PARAMETERS: Final = (
    "class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive", "maxExclusive",
    "maxInclusive", "minLength", "maxLength", "pattern", "languageIn", "uniqueLang", "equals", "disjoint",
    "lessThan", "lessThanOrEquals", "not", "and", "or", "xone", "node", "qualifiedMinCount",
    "qualifiedMaxCount", "closed", "hasValue", "in",
)  # fmt: skip

_CORE: Final = {SH[f"{name[0].upper()}{name[1:]}{_SUFFIX}"]: name for name in PARAMETERS}
_TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
_PARAMETERS: Final = {SH[name]: component for component, name in _CORE.items()}


def components_of(shapes: Graph) -> Iterator[tuple[Node, URIRef]]:
    """Give each shape that reports what does not meet it, with each component whose constraint it has."""
    known = {**_PARAMETERS, SH.sparql: SH.SPARQLConstraintComponent, **_own_parameters(shapes)}
    for shape in _reporting(shapes):
        for parameter in sorted(shapes.predicates(shape, unique=True), key=str):
            component = known.get(parameter) if isinstance(parameter, URIRef) else None
            if component and (parameter != SH.closed or (shape, SH.closed, Literal(True)) in shapes):
                yield shape, component


def _reporting(shapes: Graph) -> Iterator[Node]:
    """Give the shapes with a target (section 2.1.3) and their properties; the others only help these."""
    todo = [shape for target in _TARGETS for shape in shapes.subjects(target)]
    todo += [
        shape
        for kind in (RDFS.Class, OWL.Class)
        for shape in shapes.subjects(RDF.type, kind)
        if any((shape, RDF.type, each) in shapes for each in (SH.NodeShape, SH.PropertyShape))
    ]
    seen: set[Node] = set()
    while todo:
        shape = todo.pop()
        if shape not in seen:
            seen.add(shape)
            yield shape
            todo += shapes.objects(shape, SH.property)


def short_name(component: Node | None) -> str:
    """Return a component's name without its namespace and what all of them end with: ``MinCount``."""
    return local_name(component).removesuffix(_SUFFIX) if isinstance(component, URIRef) else "Constraint"


def local_name(iri: URIRef) -> str:
    """Return what follows the last number sign of an IRI, or its last slash; the whole IRI for nothing."""
    _, sign, fragment = str(iri).rpartition("#")
    return (fragment if sign else fragment.rpartition("/")[2]) or str(iri)


def message_of(
    shapes: Graph, shape: Node | None, component: Node | None, path: URIRef | Path | None
) -> Mapping[str, str]:
    """Return what is wrong, and what to do, for a constraint of SHACL Core; nothing for another.

    Args:
        shapes: the shapes graph, with its prefixes.
        shape: the shape that is not met.
        component: the component of the constraint that is not met.
        path: what the shape judges; None for the focus node itself.
    """
    name = _CORE.get(component) if isinstance(component, URIRef) else None
    if name is None or shape is None:
        return {}
    values = sorted(shapes.objects(shape, SH[name]), key=str)
    limit = ", ".join(_shown(shapes, value) for value in values)
    message = texts(f"constraints.{name}", limit=limit)
    return (
        message if path is None else texts("checks.at_path", path=_shown_path(shapes, path), problem=message)
    )


def _own_parameters(shapes: Graph) -> dict[URIRef, URIRef]:
    """Return the components that a shapes graph defines itself, by one of their parameters (section 6.2)."""
    found: dict[URIRef, URIRef] = {}
    for component in shapes.subjects(RDF.type, SH.ConstraintComponent):
        for parameter in shapes.objects(component, SH.parameter):
            optional = (parameter, SH.optional, Literal(True)) in shapes
            predicate = shapes.value(parameter, SH.path)
            if isinstance(component, URIRef) and isinstance(predicate, URIRef) and not optional:
                found[predicate] = component
    return found


def _shown(shapes: Graph, term: Node) -> str:
    """Return a term, or the members of a list, as people read them."""
    if isinstance(term, URIRef):
        return str(term.n3(shapes.namespace_manager))
    if isinstance(term, BNode):
        path = path_of(shapes, term)
        if (term, RDF.first, None) not in shapes:
            return "[]" if path is None else _shown_path(shapes, path)
        members = list(shapes.items(term))
        rest = ["…"] if len(members) > _SHOWN else []
        return ", ".join([*(_shown(shapes, member) for member in members[:_SHOWN]), *rest])
    return str(term)


def _shown_path(shapes: Graph, path: URIRef | Path) -> str:
    return str(path.n3(shapes.namespace_manager))
