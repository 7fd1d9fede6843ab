"""What rules are called: those of shapes by prefix and local name, so that two shapes are two rules."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from rdflib import SH, Graph, URIRef

from kela_graph.errors import InputError, hint
from kela_graph.rdf.store import is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib.term import Node

    from kela_graph.checks.finding import Rule

#: A prefix that may stand in a rule's id.
_PREFIX: Final = re.compile(r"[\w.-]*")


def bind(shapes: Graph, prefixes: Iterable[tuple[str, str]]) -> None:
    """Bind prefixes in a graph of shapes, and those that it declares itself (SHACL, section 5.2.1).

    One that stands for several namespaces is bound to none, so that the order of files changes no name.
    """
    declared = {(prefix, str(namespace)) for prefix, namespace in prefixes}
    for entry in shapes.objects(None, SH.declare):
        declared.add((str(shapes.value(entry, SH.prefix)), str(shapes.value(entry, SH.namespace))))
    times = Counter(prefix for prefix, _ in declared)
    for prefix, namespace in sorted(declared):
        if times[prefix] == 1 and _PREFIX.fullmatch(prefix) and is_iri(namespace):
            shapes.bind(prefix, URIRef(namespace), replace=True)


def names_of(shapes: Graph, shape: Node | None, component: Node | None) -> tuple[str, str]:
    """Return the id of the rule that a constraint of a shape stands for, and its local name.

    They are the shape's own; for a shape without a name those of the nearest named one around it, if there
    is one, and the name of the component: ``ex:PersonShape-MinCount``.
    """
    if isinstance(shape, URIRef):
        return _names(shapes, shape)
    end = "Constraint"
    if isinstance(component, URIRef):
        end = local_name(component).removesuffix("ConstraintComponent")
    around = _named_around(shapes, shape)
    if around is None:
        return end, end
    id_, local = _names(shapes, around)
    return f"{id_}-{end}", f"{local}-{end}"


def _names(shapes: Graph, iri: URIRef) -> tuple[str, str]:
    """Return an IRI by the prefix of the longest namespace that it begins with, else whole, and locally."""
    found = [(str(space), prefix) for prefix, space in shapes.namespaces() if iri.startswith(space)]
    namespace, prefix = max(found, key=lambda each: len(each[0]), default=("", ""))
    local = iri.removeprefix(namespace)
    return (f"{prefix}:{local}", local) if found and local else (str(iri), local_name(iri))


def _named_around(shapes: Graph, node: Node | None) -> URIRef | None:
    """Return the nearest named node whose description holds a blank one; of several the first by name."""
    level: set[Node | None] = {node}
    seen = set(level)
    while level:
        users = {user for inner in level for user in shapes.subjects(None, inner)}
        level = {user for user in users if user not in seen}
        if named := sorted(user for user in users if isinstance(user, URIRef)):
            return named[0]
        seen |= level
    return None


def local_name(iri: URIRef) -> str:
    """Return what follows the last number sign or slash of an IRI; the whole IRI if it is empty."""
    _, sign, fragment = str(iri).rpartition("#")
    return (fragment if sign else fragment.rpartition("/")[2]) or str(iri)


def meant(rules: Mapping[str, Rule], name: str) -> list[str]:
    """Return the ids of the rules that a name means: an id, or the local name of some rules of shapes."""
    return [name] if name in rules else [rule.id for rule in rules.values() if rule.local == name]


def find_rule(rules: Mapping[str, Rule], name: str) -> Rule:
    """Return the one rule of that id or local name; InputError names several that have it, or the nearest."""
    ids = meant(rules, name)
    if len(ids) == 1:
        return rules[ids[0]]
    if ids:
        raise InputError(f"{len(ids)} rules are called {name!r}: write {' or '.join(ids)}")
    advice = hint(name, known_names(rules), "kela-graph check --list names all")
    raise InputError(f"there is no rule {name!r}: {advice}")


def known_names(rules: Mapping[str, Rule]) -> list[str]:
    """Return what may be written for a rule: each id, and each local name of one."""
    return [*rules, *(rule.local for rule in rules.values() if rule.local and rule.local not in rules)]
