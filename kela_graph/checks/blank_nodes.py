"""What names a blank node: its label changes from run to run, and where it stands in the graph does not.

That is the statement which it annotates, else the nearest named node whose description holds it and the path
from there. Where that is true of several, or of none, what is said of the node tells it apart.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final, TypeAlias

from rdflib import OWL, RDFS, SH, BNode, Literal
from rdflib.paths import Path

from kela_graph.files import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib import Graph
    from rdflib.term import Node

    from kela_graph.checks.finding import Finding

    #: A node that has a name, and the links from it.
    _Way: TypeAlias = tuple[Node, ...]

#: How many links from a named node, and how many below a blank one, are looked at.
_FAR: Final = 16
_DEEP: Final = 4

_STATEMENT: Final = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)

#: What tells people of a shape and makes it no other one.
_WORDS: Final = frozenset({RDFS.comment, RDFS.label, SH.description, SH.message, SH.name, SH.severity})


class BlankNodes:
    """Names the blank nodes of some graphs; what many have in common is looked up once."""

    def __init__(self, *graphs: Graph) -> None:
        self._graphs = graphs
        self._name, self._held = cache(self._name_of), cache(self._held_by)
        self._said, self._notes = cache(self._said_of), cache(self._notes_on)

    def of(self, found: Finding) -> Mapping[Node, str]:
        """Return the names of the blank nodes that a finding is about."""
        about = (found.focus, found.value, found.shape)
        return {node: self._name(node) for node in about if isinstance(node, BNode)}

    def _name_of(self, node: BNode) -> str:
        statement = next(self._statements(node), None)
        if statement is not None:
            named, alike = statement, self._notes(statement[0])[statement]
        else:
            named = self._way(node)
            alike = len(self._held(named)) if named else 0
        name = " ".join(map(written, named))
        return name if alike == 1 else f"{name} {self._said(node, _DEEP)}".lstrip()

    def _statements(self, note: Node) -> Iterator[_Way]:
        """Give the statements that a node annotates."""
        yield from product(*(sorted(self._objects(note, part), key=written) for part in _STATEMENT))

    def _notes_on(self, source: Node) -> Counter[_Way]:
        """Return how many nodes annotate each statement about a node."""
        notes = (note for graph in self._graphs for note in graph.subjects(OWL.annotatedSource, source))
        return Counter(statement for note in notes for statement in self._statements(note))

    def _way(self, node: Node) -> _Way:
        """Return the nearest named node from which links lead to a node, and these, if there is one."""
        level: dict[Node, _Way] = {node: ()}
        seen: set[Node] = set()
        for _ in range(_FAR):
            seen |= level.keys()
            before = [
                (start, (link, *rest))
                for end, rest in level.items()
                for graph in self._graphs
                for start, link in graph.subject_predicates(end)
            ]
            ways = [(start, *links) for start, links in before if not isinstance(start, BNode)]
            if ways or not before:
                return min(ways, key=lambda way: [*map(written, way)], default=())
            before.sort(key=lambda each: [*map(written, each[1])], reverse=True)
            level = {start: links for start, links in before if start not in seen}
        return ()

    def _held_by(self, way: _Way) -> set[Node]:
        """Return the blank nodes to which links lead from a named node."""
        *first, link = way
        starts = {way[0]} if len(first) == 1 else self._held(tuple(first))
        return {node for start in starts for node in self._objects(start, link) if isinstance(node, BNode)}

    def _said_of(self, node: Node, depth: int) -> str:
        """Return a digest of what is said of a blank node, and of those below it."""
        links = ((p, o) for graph in self._graphs for p, o in graph.predicate_objects(node))
        told = sorted(
            f"{written(link)} {self._said(o, depth - 1) if depth and isinstance(o, BNode) else written(o)}"
            for link, o in links
            if link not in _WORDS
        )
        return digest("\n".join(told).encode("utf-8", "surrogatepass"))[:16]

    def _objects(self, node: Node, link: Node) -> set[Node]:
        return {value for graph in self._graphs for value in graph.objects(node, link)}


def written(term: Node | Path) -> str:
    """Return an unambiguous form of a term or a path; the same for all blank nodes."""
    if isinstance(term, Path):
        return str(term.n3())
    if isinstance(term, Literal):
        return f'"{term}"@{term.language}^^{term.datatype}'
    return "_:" if isinstance(term, BNode) else f"<{term}>"
