"""The rules of shapes: which constraints a shape has, what each rule is called, looks for, and says to do."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Final

from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, URIRef

from kela_graph import wording
from kela_graph.checks.finding import Rule, Severity
from kela_graph.checks.located_graph import LABEL
from kela_graph.checks.paths import path_of
from kela_graph.checks.rule_names import names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from rdflib.paths import Path
    from rdflib.term import Node

#: Why a shape matters that does not say so itself: one of a dataset, and one of a graph without a folder.
WHY: Final = wording.texts("checks.shape_why")
WHY_ELSEWHERE: Final = wording.texts("checks.graph_shape_why")

#: SHACL's severities; any other, and none, is an error here.
SEVERITIES: Final[Mapping[Node | None, Severity]] = {
    SH.Violation: "error", SH.Warning: "warning", SH.Info: "info"
}  # fmt: skip

#: How many values of a parameter a message shows.
_SHOWN: Final = 10

#: The parameters of SHACL Core (section 4); the wording has a message for each.
PARAMETERS: Final = (
    "class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive", "maxExclusive",
    "maxInclusive", "minLength", "maxLength", "pattern", "languageIn", "uniqueLang", "equals", "disjoint",
    "lessThan", "lessThanOrEquals", "not", "and", "or", "xone", "node", "qualifiedMinCount",
    "qualifiedMaxCount", "closed", "hasValue", "in",
)  # fmt: skip

#: The properties whose values are queries: of constraints, validators, targets, functions and rules.
QUERIES: Final = (SH.select, SH.ask, SH.construct, SH.update)
#: What names a validator of a constraint component, which can't be judged by without it.
VALIDATORS: Final = (SH.validator, SH.nodeValidator, SH.propertyValidator)

#: What bears the message of a result, and what it stands for in one.
_BEARERS: Final = (SH.sourceShape, SH.sourceConstraintComponent, SH.sourceConstraint)
_VALUE: Final = r"\{[?$]\w+\}"

_CORE: Final = {SH[f"{name[0].upper()}{name[1:]}ConstraintComponent"]: name for name in PARAMETERS}
#: What says which nodes a shape judges.
TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
_PARAMETERS: Final = {SH[name]: component for component, name in _CORE.items()}


def rules(shapes: Graph, why: Mapping[str, str] = WHY) -> Iterator[Rule]:
    """Give the rule of each shape that has a constraint, or of each constraint of a shape without a name.

    A message says what is wrong and then, after its last colon, what to do.
    """
    found: dict[str, Rule] = {}
    for shape, component in components_of(shapes):
        messages: Mapping[str, str] = texts(shapes, (shape, *shapes.objects(shape, SH.sparql)), SH.message)
        if not messages:
            messages = message_of(shapes, shape, component, path_of(shapes, shapes.value(shape, SH.path)))
        name, local = names_of(shapes, shape, component)
        if name not in found or not found[name].summary:
            parts = {tag: text.rpartition(": ") for tag, text in messages.items()}
            found[name] = Rule(
                name,
                "shapes",
                SEVERITIES.get(shapes.value(shape, SH.severity), "error"),
                summary={tag: problem or fix for tag, (problem, _, fix) in parts.items()},
                why=texts(shapes, (shape,), RDFS.comment, SH.description) or why,
                # Only the first letter changes: the rest may name terms.
                fix={tag: f"{fix[:1].upper()}{fix[1:]}" for tag, (_, _, fix) in parts.items()},
                local=local,
            )
    yield from found.values()


def texts(graph: Graph, subjects: Sequence[Node], *properties: URIRef) -> dict[str, str]:
    """Return the values of properties by language; of several in one language, the last."""
    found = {
        text.language or "en": str(text)
        for prop in properties
        for subject in subjects
        for text in sorted(graph.objects(subject, prop), key=str)
        if isinstance(text, Literal)
    }
    return dict(sorted(found.items()))


def messages(report: Graph, result: Node, shapes: Graph) -> dict[str, str]:
    """Return the messages of a result, by language.

    Engines lose the language of a message as they fill in its values (SHACL, section 5.3.2), so it is taken
    from the message that the text is made of: the shape's, its query's or its component's.
    """
    shape, component, query = (report.value(result, part) for part in _BEARERS)
    validators = (each for link in VALIDATORS for each in shapes.objects(component, link))
    bearers = (shape, *([query] if query else shapes.objects(shape, SH.sparql)), *validators)
    given = {text for bearer in bearers for text in shapes.objects(bearer, SH.message)}
    found: dict[str, str] = {}
    for message in sorted(map(str, report.objects(result, SH.resultMessage))):
        made = {text: len(re.sub(_VALUE, "", str(text))) for text in given if _is_made_of(message, str(text))}
        tags = [getattr(text, "language", None) for text in made if made[text] == max(made.values())]
        found |= dict.fromkeys((tag or "en" for tag in tags or [None]), re.sub(LABEL, "[]", message))
    return dict(sorted(found.items()))


def _is_made_of(message: str, given: str) -> bool:
    """Whether a message is another with values in place of ``{?name}`` and ``{$name}``."""
    return re.fullmatch(".*".join(map(re.escape, re.split(_VALUE, given))), message, re.DOTALL) is not None


# -- Constraint components ----------------------------------------------------------------------------------


def components_of(shapes: Graph) -> Iterator[tuple[Node, URIRef]]:
    """Give each shape that reports violations, with each component of which it has a constraint."""
    known = {**_PARAMETERS, SH.sparql: SH.SPARQLConstraintComponent, **_own_parameters(shapes)}
    for shape in _reporting(shapes):
        for parameter in sorted(shapes.predicates(shape, unique=True), key=str):
            component = known.get(parameter) if isinstance(parameter, URIRef) else None
            if component and (parameter != SH.closed or (shape, SH.closed, Literal(True)) in shapes):
                yield shape, component


def targets(shapes: Graph) -> Iterator[tuple[Node, URIRef, Node]]:
    """Give each target of a shape (section 2.1.3): the shape, the kind of target, and its value."""
    for kind in TARGETS:
        yield from ((shape, kind, target) for shape, target in shapes.subject_objects(kind))
    for kind in (RDFS.Class, OWL.Class):
        for shape in shapes.subjects(RDF.type, kind):
            if any((shape, RDF.type, each) in shapes for each in (SH.NodeShape, SH.PropertyShape)):
                yield shape, SH.targetClass, shape


def _reporting(shapes: Graph) -> Iterator[Node]:
    """Give the shapes with a target and their properties; the others only help these."""
    todo = [shape for shape, _, _ in targets(shapes)]
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
    kinds = _with_all(SH.ConstraintComponent, lambda kind: shapes.subjects(RDFS.subClassOf, kind))
    for component in (each for kind in kinds for each in shapes.subjects(RDF.type, kind)):
        for parameter in shapes.objects(component, SH.parameter):
            optional = (parameter, SH.optional, Literal(True)) in shapes
            predicate = shapes.value(parameter, SH.path)
            if isinstance(component, URIRef) and isinstance(predicate, URIRef) and not optional:
                found[predicate] = component
    return found


def _with_all(node: Node, step: Callable[[Node], Iterable[Node]]) -> list[Node]:
    """Return a node and all that is reached from it, however far; rdflib's own ends at a thousand steps."""
    found = {node: None}
    todo = [node]
    while todo:
        fresh = [each for each in step(todo.pop()) if each not in found]
        found |= dict.fromkeys(fresh)
        todo += fresh
    return list(found)


def prefixes_of(shapes: Graph, constraint: Node) -> dict[str, str]:
    """Return the prefixes of a SPARQL constraint (section 5.2.1)."""
    return {
        str(shapes.value(declaration, SH.prefix)): str(shapes.value(declaration, SH.namespace))
        for named in shapes.objects(constraint, SH.prefixes)
        for ontology in _with_all(named, lambda each: shapes.objects(each, OWL.imports))
        for declaration in shapes.objects(ontology, SH.declare)
    }


def message_of(
    shapes: Graph, shape: Node | None, component: Node | None, path: URIRef | Path | None
) -> Mapping[str, str]:
    """Return what is wrong and what to do, for a constraint of SHACL Core; empty for another."""
    name = _CORE.get(component) if isinstance(component, URIRef) else None
    if name is None or shape is None:
        return {}
    values = sorted(shapes.objects(shape, SH[name]), key=str)
    message = wording.texts(f"constraints.{name}", limit=", ".join(_shown(shapes, value) for value in values))
    if path is None:
        return message
    return wording.texts("checks.at_path", path=path.n3(shapes.namespace_manager), problem=message)


def _shown(shapes: Graph, term: Node) -> str:
    """Return a term, or the members of a list, as people read them."""
    if isinstance(term, BNode) and (term, RDF.first, None) in shapes:
        members: list[Node] = []
        with suppress(ValueError):  # a list without an end
            members += islice(shapes.items(term), _SHOWN + 1)
        rest = ["…"] if len(members) > _SHOWN else []
        return ", ".join([*(_shown(shapes, member) for member in members[:_SHOWN]), *rest])
    if isinstance(term, BNode):
        path = path_of(shapes, term)
        return "[]" if path is None else str(path.n3(shapes.namespace_manager))
    return str(term.n3(shapes.namespace_manager)) if isinstance(term, URIRef) else str(term)
