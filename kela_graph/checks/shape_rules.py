"""The rules of shapes: what each is called, what it looks for, why, and what to do."""

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

#: SHACL's severities; any other, and none, is an error here.
SEVERITIES: Final[Mapping[Node | None, Severity]] = {
    SH.Violation: "error", SH.Warning: "warning", SH.Info: "info"
}  # fmt: skip


def rules(shapes: Graph, why: Mapping[str, str] = WHY) -> Iterator[Rule]:
    """Give the rule of each shape that has a constraint, or of each constraint of a shape without a name.

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
            )
    yield from found.values()


def count(shapes: Graph) -> int:
    """Return how many shapes have a constraint."""
    return len({shape for shape, _ in components_of(shapes)})


def name_of(shapes: Graph, shape: Node | None, component: Node | None) -> str:
    """Return the id of the rule that a constraint of a shape stands for.

    It is the shape's local name; for a shape without a name that of the nearest named one around it, if there
    is one, and the name of the component: ``PersonShape-MinCount``.
    """
    if isinstance(shape, URIRef):
        return local_name(shape)
    around = _named_around(shapes, shape)
    return "-".join((*([] if around is None else [local_name(around)]), short_name(component)))


def texts(graph: Graph, subjects: Sequence[Node], *properties: URIRef) -> dict[str, str]:
    """Return the values of properties by language; of several in one language, the last."""
    return {
        text.language or "en": str(text)
        for prop in properties
        for subject in subjects
        for text in graph.objects(subject, prop)
        if isinstance(text, Literal)
    }


def messages(report: Graph, result: Node, shapes: Graph, shape: Node | None) -> dict[str, str]:
    """Return the messages of a result, by language.

    Engines lose the language of a message as they fill in its values (SHACL, section 5.3.2), so it is taken
    from the shape's message that the text is made from.
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
    """Whether a message is another with values in place of ``{?name}`` and ``{$name}``."""
    parts = re.split(r"\{[?$]\w+\}", str(given))
    return re.fullmatch(".*".join(map(re.escape, parts)), message, re.DOTALL) is not None


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
