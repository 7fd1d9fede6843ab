"""A difference as a SPARQL Update that turns the old graph, in one default graph, into the new one.

Blank nodes have no names that an update could use. An annotation is found by the statement that it is
about; any other, and one of several annotations of one statement, by all that is said of it and nothing
more. What is applied twice changes nothing the second time, unless a graph has the same blank node twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, count
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph.diff.alignment import ANNOTATION, STATEMENT
from kela_graph.text import escaped, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kela_graph.diff.alignment import Term
    from kela_graph.diff.change import Diff
    from kela_graph.diff.facts import Facts

    Parts = Mapping[str, Sequence[ox.Triple]]

#: What the canonical number of a blank node begins with, after the label of all that hang together.
_NUMBER: Final = "c14n"


def write(diff: Diff, sides: tuple[str, str], languages: Sequence[str]) -> Iterator[str]:
    """Write a difference as a SPARQL Update, one operation after another."""
    old, new = map(visible, sides)
    yield f"# Turns {old} into {new}: apply it to all statements of the one, in one graph.\n"
    yield from (f"{escaped(operation)} ;\n" for operation in operations(diff))


def operations(diff: Diff) -> Iterator[str]:
    """Give the operations; each is right after those before it."""
    old, new = diff.old.triples, diff.new.triples
    removed, added = old - new, new - old
    ground = [sorted(str(t) for t in side if not _nodes(t)) for side in (removed, added)]
    if ground[0]:
        yield _data("DELETE DATA", ground[0])
    touched = {_part(node) for side in (removed, added) for triple in side for node in _nodes(triple)}
    before, after = (_parts(side, touched) for side in (old, new))
    crowded = {statement for side in (diff.old, diff.new) for statement in _crowded(side)}
    sizes = Counter(_alike(part) for part in _all_parts(new))
    for part in sorted(touched):
        if part not in before:
            continue
        if part in after and part.startswith(ANNOTATION):
            yield _changed(before[part], after[part], crowded)
        elif part.startswith(ANNOTATION) and _statement(before[part]) not in crowded:
            yield _removed_annotation(before[part])
        else:
            yield _removed(before[part])
    numbers = count()
    for part in sorted(touched):
        if part in after and not (part in before and part.startswith(ANNOTATION)):
            yield _inserted(after[part], numbers, guarded=sizes[_alike(part)] == 1)
    if ground[1]:
        yield _data("INSERT DATA", ground[1])


def _nodes(triple: ox.Triple) -> list[ox.BlankNode]:
    return [term for term in (triple.subject, triple.object) if isinstance(term, ox.BlankNode)]


def _part(node: ox.BlankNode) -> str:
    """Return the label that a blank node shares with those that it hangs together with."""
    return node.value.rpartition(_NUMBER)[0] or node.value


def _alike(part: str) -> str:
    """Return what the labels of equal blank nodes, and of annotations of one statement, share."""
    return part.rpartition("n")[0] or part


def _all_parts(triples: Iterable[ox.Triple]) -> set[str]:
    return {_part(node) for triple in triples for node in _nodes(triple)}


def _parts(triples: Iterable[ox.Triple], wanted: set[str]) -> dict[str, list[ox.Triple]]:
    """Return the statements of each part that is wanted, in order."""
    found: defaultdict[str, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        nodes = _nodes(triple)
        if nodes and (part := _part(nodes[0])) in wanted:
            found[part].append(triple)
    return {part: sorted(said, key=_order) for part, said in found.items()}


def _order(triple: ox.Triple) -> tuple[int, str]:
    """Return what statements are ordered by: those first that find an annotation at once."""
    predicates = [*STATEMENT[::2], STATEMENT[1]]
    place = predicates.index(triple.predicate) if triple.predicate in predicates else len(predicates)
    return place, str(triple)


def _crowded(facts: Facts) -> Iterator[tuple[str, ...]]:
    """Give the statements that more than one blank node is about, as far as its three parts say."""
    counts: Counter[tuple[str, ...]] = Counter()
    for triple in facts.by(STATEMENT[0]):
        if isinstance(triple.subject, ox.BlankNode):
            for predicate in facts.values(triple.subject, STATEMENT[1]):
                for target in facts.values(triple.subject, STATEMENT[2]):
                    counts[str(triple.object), str(predicate), str(target)] += 1
    yield from (statement for statement, count in counts.items() if count > 1)


def _statement(annotation: Sequence[ox.Triple]) -> tuple[str, ...]:
    values = {triple.predicate: str(triple.object) for triple in annotation}
    return tuple(values[predicate] for predicate in STATEMENT)


def _changed(old: Sequence[ox.Triple], new: Sequence[ox.Triple], crowded: set[tuple[str, ...]]) -> str:
    """Return the operation that changes an annotation in its place."""
    (node,) = set(_nodes(old[0]))
    names = {node: "?a"}
    gone = _lines((triple for triple in old if triple not in new), names)
    come = _lines((triple for triple in new if triple not in old), names)
    known = old if _statement(old) in crowded else [t for t in old if t.predicate in STATEMENT]
    where = _found(known, names, exact=known is old)
    return f"DELETE {{\n{gone}}}\nINSERT {{\n{come}}}\nWHERE {{\n{where}}}"


def _removed_annotation(annotation: Sequence[ox.Triple]) -> str:
    (node,) = set(_nodes(annotation[0]))
    where = _found([t for t in annotation if t.predicate in STATEMENT], {node: "?a"}, exact=False)
    return f"DELETE {{\n  ?a ?p ?o .\n}}\nWHERE {{\n{where}  ?a ?p ?o .\n}}"


def _removed(part: Sequence[ox.Triple]) -> str:
    names = _variables(part)
    return f"DELETE {{\n{_lines(part, names)}}}\nWHERE {{\n{_found(part, names, exact=True)}}}"


def _inserted(part: Sequence[ox.Triple], numbers: Iterator[int], *, guarded: bool) -> str:
    """Return the operation that inserts blank nodes; a guarded one does so where they are not there yet.

    No two operations share a label (SPARQL 1.1, section 19.6).
    """
    labels = {node: f"_:b{next(numbers)}" for node in _variables(part)}
    if not guarded:
        return f"INSERT DATA {{\n{_lines(part, labels)}}}"
    there = _matched(part, _variables(part))
    return f"INSERT {{\n{_lines(part, labels)}}}\nWHERE {{\n  FILTER NOT EXISTS {{\n{there}  }}\n}}"


def _variables(part: Iterable[ox.Triple]) -> dict[ox.BlankNode, str]:
    nodes = dict.fromkeys(node for triple in part for node in _nodes(triple))
    return {node: f"?b{number}" for number, node in enumerate(sorted(nodes, key=str))}


def _found(part: Sequence[ox.Triple], names: Mapping[ox.BlankNode, str], *, exact: bool) -> str:
    """Return the pattern that finds blank nodes: of several that fit exactly, one."""
    if not exact:
        return _lines(part, names) + "".join(f"  FILTER(isBlank({name}))\n" for name in names.values())
    chosen = " ".join(names.values())
    return f"  {{ SELECT {chosen} WHERE {{\n{_matched(part, names)}  }} LIMIT 1 }}\n"


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
