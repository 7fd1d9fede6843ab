"""A difference as a SPARQL Update that turns the old graph, in one default graph, into the new one.

Blank nodes have no names that an update could use. An annotation is found by the statement that it is
about; any other, and one of several annotations of one statement, by all that is said of it and nothing
more. What is applied twice changes nothing the second time, unless a graph has the same blank node twice.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, count
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph.diff.alignment import ANNOTATION, STATEMENT, blank_nodes
from kela_graph.diff.causes import causes
from kela_graph.diff.triples import grouped
from kela_graph.text import escaped, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kela_graph.diff.alignment import Term
    from kela_graph.diff.change import Diff
    from kela_graph.diff.triples import IndexedGraph

#: What the canonical number of a blank node begins with, after the label of all that are connected.
_NUMBER: Final = "c14n"

#: The order of predicates by which an annotation is found at once.
_TELLING: Final = (*STATEMENT[::2], STATEMENT[1])


def write(diff: Diff, sides: tuple[str, str], languages: Sequence[str]) -> Iterator[str]:
    """Write a difference as a SPARQL Update, one operation after another."""
    old, new = map(visible, sides)
    yield f"# Turns {old} into {new}: apply it to all statements of the one, in one graph.\n"
    for cause in causes(diff):
        yield f"# {visible(cause.told(languages))}: {visible(', '.join(cause.questions))}\n"
    yield from (f"{escaped(operation)} ;\n" for operation in _operations(diff))


def _operations(diff: Diff) -> Iterator[str]:
    """Give the operations; each is right after those before it."""
    old, new = diff.old.triples, diff.new.triples
    ground = [sorted(str(t) for t in side if not blank_nodes(t)) for side in (old - new, new - old)]
    if ground[0]:
        yield _data("DELETE DATA", ground[0])
    touched = sorted({_part(node) for triple in old ^ new for node in blank_nodes(triple)})
    before, after = (_parts(side, touched) for side in (old, new))
    crowded = {statement for side in (diff.old, diff.new) for statement in _crowded(side)}
    for part in touched:
        if part in before:
            yield _removed(part, before[part], after.get(part), crowded)
    sizes = Counter(map(_alike, {_part(node) for triple in new for node in blank_nodes(triple)}))
    numbers = count()
    for part in touched:
        if part in after and not (part in before and part.startswith(ANNOTATION)):
            yield _inserted(after[part], numbers, guarded=sizes[_alike(part)] == 1)
    if ground[1]:
        yield _data("INSERT DATA", ground[1])


def _part(node: ox.BlankNode) -> str:
    """Return the label that a blank node shares with those that it is connected with."""
    return node.value.rpartition(_NUMBER)[0] or node.value


def _alike(part: str) -> str:
    """Return what the labels of equal blank nodes, and of annotations of one statement, share."""
    return part.rpartition("n")[0] or part


def _parts(triples: Iterable[ox.Triple], wanted: Collection[str]) -> dict[str, list[ox.Triple]]:
    """Return the statements of each part that is wanted, those first that find an annotation at once."""
    places = {predicate: place for place, predicate in enumerate(_TELLING)}
    found = grouped((_part(nodes[0]), triple) for triple in triples if (nodes := blank_nodes(triple)))
    return {
        part: sorted(found[part], key=lambda triple: (places.get(triple.predicate, len(places)), str(triple)))
        for part in wanted
        if part in found
    }


def _crowded(side: IndexedGraph) -> Iterator[tuple[str, ...]]:
    """Give the statements that more than one blank node is about, as far as its three parts say."""
    counts = Counter(
        (str(triple.object), str(predicate), str(target))
        for triple in side.by(STATEMENT[0])
        if isinstance(triple.subject, ox.BlankNode)
        for predicate in side.values(triple.subject, STATEMENT[1])
        for target in side.values(triple.subject, STATEMENT[2])
    )
    return (statement for statement, number in counts.items() if number > 1)


def _removed(
    part: str, old: Sequence[ox.Triple], new: Sequence[ox.Triple] | None, crowded: Collection[tuple[str, ...]]
) -> str:
    """Return the operation that removes blank nodes, or changes an annotation in its place."""
    names = _variables(old)
    if part.startswith(ANNOTATION):
        values = {triple.predicate: str(triple.object) for triple in old}
        is_alone = tuple(values[predicate] for predicate in STATEMENT) not in crowded
        called = dict.fromkeys(names, "?a")
        telling = _lines((triple for triple in old if triple.predicate in STATEMENT), called)
        where = f"{telling}  FILTER(isBlank(?a))\n" if is_alone else _one(old, called)
        if new is not None:
            gone = _lines((triple for triple in old if triple not in new), called)
            come = _lines((triple for triple in new if triple not in old), called)
            return f"DELETE {{\n{gone}}}\nINSERT {{\n{come}}}\nWHERE {{\n{where}}}"
        if is_alone:
            return f"DELETE {{\n  ?a ?p ?o .\n}}\nWHERE {{\n{where}  ?a ?p ?o .\n}}"
    return f"DELETE {{\n{_lines(old, names)}}}\nWHERE {{\n{_one(old, names)}}}"


def _inserted(part: Sequence[ox.Triple], numbers: Iterator[int], *, guarded: bool) -> str:
    """Return the operation that inserts blank nodes; a guarded one does so where they are not there yet.

    No two operations share a label (SPARQL 1.1, section 19.6).
    """
    names = _variables(part)
    lines = _lines(part, {node: f"_:b{next(numbers)}" for node in names})
    if not guarded:
        return f"INSERT DATA {{\n{lines}}}"
    return f"INSERT {{\n{lines}}}\nWHERE {{\n  FILTER NOT EXISTS {{\n{_matched(part, names)}  }}\n}}"


def _variables(part: Iterable[ox.Triple]) -> dict[ox.BlankNode, str]:
    nodes = {node for triple in part for node in blank_nodes(triple)}
    return {node: f"?b{number}" for number, node in enumerate(sorted(nodes, key=str))}


def _one(part: Sequence[ox.Triple], names: Mapping[ox.BlankNode, str]) -> str:
    """Return the pattern that finds blank nodes: of several that fit exactly, one."""
    return f"  {{ SELECT {' '.join(names.values())} WHERE {{\n{_matched(part, names)}  }} LIMIT 1 }}\n"


def _matched(part: Sequence[ox.Triple], names: Mapping[ox.BlankNode, str]) -> str:
    """Return the pattern of blank nodes of which all this is said and nothing more."""
    lines = [_lines(part, names)]
    lines += [f"  FILTER(isBlank({name}))\n" for name in names.values()]
    lines += [f"  FILTER(!sameTerm({a}, {b}))\n" for a, b in combinations(names.values(), 2)]
    for node, name in names.items():
        said = [(t.predicate, t.object) for t in part if t.subject == node]
        naming = [(t.predicate, t.subject) for t in part if t.object == node]
        for pattern, pairs in ((f"{name} ?p ?x", said), (f"?x ?p {name}", naming)):
            known = " || ".join(f"(sameTerm(?p, {p}) && sameTerm(?x, {_term(x, names)}))" for p, x in pairs)
            only = f" FILTER(!({known}))" if known else ""
            lines.append(f"  FILTER NOT EXISTS {{ {pattern} .{only} }}\n")
    return "".join(lines)


def _data(operation: str, lines: Sequence[str]) -> str:
    return f"{operation} {{\n{''.join(f'  {line} .{chr(10)}' for line in lines)}}}"


def _lines(triples: Iterable[ox.Triple], names: Mapping[ox.BlankNode, str]) -> str:
    return "".join(f"  {_term(t.subject, names)} {t.predicate} {_term(t.object, names)} .\n" for t in triples)


def _term(term: Term, names: Mapping[ox.BlankNode, str]) -> str:
    return names[term] if isinstance(term, ox.BlankNode) else str(term)
