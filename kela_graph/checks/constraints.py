"""SHACL's constraint components: which ones a shape has, and the messages of those that have none."""

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

#: The parameters of SHACL Core (section 4); the wording has a message for each.
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
    """Give each shape that reports violations, with each component of which it has a constraint."""
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


def prefixes_of(shapes: Graph, constraint: Node) -> dict[str, str]:
    """Return the prefixes of a SPARQL constraint (section 5.2.1)."""
    return {
        str(shapes.value(declaration, SH.prefix)): str(shapes.value(declaration, SH.namespace))
        for named in shapes.objects(constraint, SH.prefixes)
        for ontology in shapes.transitive_objects(named, OWL.imports)
        for declaration in shapes.objects(ontology, SH.declare)
    }


def short_name(component: Node | None) -> str:
    """Return a component's name without its namespace and suffix: ``MinCount``."""
    return local_name(component).removesuffix(_SUFFIX) if isinstance(component, URIRef) else "Constraint"


def local_name(iri: URIRef) -> str:
    """Return what follows the last number sign or slash of an IRI; the whole IRI if it is empty."""
    _, sign, fragment = str(iri).rpartition("#")
    return (fragment if sign else fragment.rpartition("/")[2]) or str(iri)


def message_of(
    shapes: Graph, shape: Node | None, component: Node | None, path: URIRef | Path | None
) -> Mapping[str, str]:
    """Return what is wrong and what to do, for a constraint of SHACL Core; empty for another.

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
    message = texts(f"constraints.{name}", limit=", ".join(_shown(shapes, value) for value in values))
    if path is None:
        return message
    return texts("checks.at_path", path=path.n3(shapes.namespace_manager), problem=message)


def _shown(shapes: Graph, term: Node) -> str:
    """Return a term, or the members of a list, as people read them."""
    if isinstance(term, BNode) and (term, RDF.first, None) in shapes:
        members = list(shapes.items(term))
        rest = ["…"] if len(members) > _SHOWN else []
        return ", ".join([*(_shown(shapes, member) for member in members[:_SHOWN]), *rest])
    if isinstance(term, BNode):
        path = path_of(shapes, term)
        return "[]" if path is None else str(path.n3(shapes.namespace_manager))
    return str(term.n3(shapes.namespace_manager)) if isinstance(term, URIRef) else str(term)
