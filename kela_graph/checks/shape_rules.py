"""The rules that shapes stand for: what each is called, what it looks for, why, and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rdflib import RDFS, SH, Graph, Literal, URIRef

from kela_graph import wording
from kela_graph.checks.constraints import components_of, local_name, message_of, short_name
from kela_graph.checks.finding import Rule, Severity
from kela_graph.checks.paths import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rdflib.term import Node

#: Why a shape matters that does not say so itself: one of a dataset, and one of a graph without a folder.
WHY: Final = wording.texts("checks.shape_why")
WHY_ELSEWHERE: Final = wording.texts("checks.graph_shape_why")

_SEVERITIES: Final[dict[Node | None, Severity]] = {
    SH.Violation: "error",
    SH.Warning: "warning",
    SH.Info: "info",
}


def rules(shapes: Graph, why: Mapping[str, str] = WHY) -> Iterator[Rule]:
    """Give the rule of each shape that has a constraint, and of each constraint where it has no name.

    A message says what is wrong and then, after its last colon, what to do.

    Args:
        shapes: the shapes graph.
        why: why it matters, for a shape that does not say so itself.
    """
    found: dict[str, Rule] = {}
    for shape, component in components_of(shapes):
        messages: Mapping[str, str] = texts(shapes, (shape, *shapes.objects(shape, SH.sparql)), SH.message)
        if not messages:
            messages = message_of(shapes, shape, component, path_of(shapes, shapes.value(shape, SH.path)))
        name = name_of(shapes, shape, component)
        rule = Rule(
            id=name,
            source="shapes",
            severity=severity_of(shapes.value(shape, SH.severity)),
            summary={tag: text.rpartition(": ")[0] or text for tag, text in messages.items()},
            why=texts(shapes, (shape,), RDFS.comment, SH.description) or why,
            fix={tag: _sentence(text.rpartition(": ")[2]) for tag, text in messages.items()},
        )
        if name not in found or not found[name].summary:
            found[name] = rule
    yield from found.values()


def count(shapes: Graph) -> int:
    """Return how many shapes have a constraint."""
    return len({shape for shape, _ in components_of(shapes)})


def name_of(shapes: Graph, shape: Node | None, component: Node | None) -> str:
    """Return the id of the rule that a constraint of a shape stands for.

    It is the shape's local name; for a shape without a name that of the nearest one around it that has
    one, and what the constraint is about: ``PersonShape-MinCount``.
    """
    if isinstance(shape, URIRef):
        return local_name(shape)
    around = _named_around(shapes, shape)
    return "-".join((*([] if around is None else [local_name(around)]), short_name(component)))


def severity_of(term: Node | None) -> Severity:
    """Return what SHACL's severity means here: a violation where none is told, or one that is not SHACL's."""
    return _SEVERITIES.get(term, "error")


def is_core(severity: Node | None) -> bool:
    """Whether a severity is one of SHACL's own three."""
    return severity in _SEVERITIES


def texts(graph: Graph, bearers: Sequence[Node], *properties: URIRef) -> dict[str, str]:
    """Return what they say with the properties, by language; of several texts in one, the last."""
    return {
        text.language or "en": str(text)
        for prop in properties
        for bearer in bearers
        for text in graph.objects(bearer, prop)
        if isinstance(text, Literal)
    }


def messages(report: Graph, result: Node, shapes: Graph, shape: Node | None) -> dict[str, str]:
    """Return the messages of a result, by language.

    Engines lose the language of a message as they fill in its values (SHACL, section 5.3.2), so it is that
    of the shape's message of which the text is made.
    """
    bearers = (shape, *shapes.objects(shape, SH.sparql))
    given = [text for bearer in bearers for text in shapes.objects(bearer, SH.message)]
    found = {}
    for message in report.objects(result, SH.resultMessage):
        if isinstance(message, Literal):
            own = next((text for text in given if _is_made_of(message, text)), message)
            found[message.language or getattr(own, "language", None) or "en"] = str(message)
    return found


def _is_made_of(message: Literal, given: Node) -> bool:
    """Whether a message is another with values in the places of ``{?name}`` and ``{$name}``."""
    parts = re.split(r"\{[?$]\w+\}", str(given))
    return re.fullmatch(".*".join(map(re.escape, parts)), message, re.DOTALL) is not None


def _named_around(shapes: Graph, node: Node | None) -> URIRef | None:
    """Return the nearest named node whose description holds a blank one; the first by name of several."""
    level: set[Node | None] = {node}
    seen = set(level)
    while level:
        users = {user for inner in level for user in shapes.subjects(None, inner)}
        level = {user for user in users if user not in seen}
        named = sorted(user for user in users if isinstance(user, URIRef))
        if named:
            return named[0]
        seen |= level
    return None


def _sentence(text: str) -> str:
    """Begin with a capital letter, and leave the rest as it is: it may name terms."""
    return text[:1].upper() + text[1:]
