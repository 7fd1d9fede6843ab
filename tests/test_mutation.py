"""`check` notices nearly every change: each triple of `data/` is deleted, then its object changed.

A change is as small and as plausible as can be: another value that the same property has elsewhere, the next
number, one letter of a text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox
import pytest
from rdflib import SH, Dataset

from kela_graph import queries
from kela_graph.checks import answers, defects, engines
from kela_graph.checks.case import Case
from kela_graph.checks.defects import read_defects
from kela_graph.checks.expected import read_expected
from kela_graph.checks.located_graph import LocatedGraph
from kela_graph.checks.reading import asserted_union
from kela_graph.errors import InputError
from kela_graph.folder import open_folder
from kela_graph.graph import describe, infer, inferred_graph, read, read_shapes
from kela_graph.namespaces import PREFIXES
from kela_graph.rdf.store import Store
from tests.quick import FAST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Part = TypeVar("Part")

#: What survives, and why nothing is to notice it.
SURVIVORS: dict[str, str] = {}

#: Of a hundred changes, so many must be noticed.
WANTED = 98

#: By default, one statement of so many.
SAMPLE = 320

#: In how many parts all of them are tried, so that several processes may share the work.
PARTS = 16


class Judge:
    """Runs what `check` runs on a changed graph, what finds most first, and stops at the first finding."""

    def __init__(self) -> None:
        folder = open_folder()
        self.dataset = read(folder)
        store = self.dataset.store
        assert isinstance(store, Store)
        self.quads = list(store.oxigraph)
        self.folder = folder
        self.inferred = inferred_graph(self.dataset)
        self.checks = read_defects(folder)
        self.as_typed = read_expected(folder)
        infer(self.dataset)
        # What is asked for is looked up once, on the unchanged graph.
        self.expected = [
            replace(case, parameters=queries.run(case.query, self.dataset, **case.parameters).parameters)
            for case in self.as_typed
        ]
        self.shapes = read_shapes(folder)
        self.known = set(self.quads)
        self.by_subject: dict[object, list[ox.Quad]] = defaultdict(list)
        values: dict[object, set[ox.NamedNode]] = defaultdict(set)
        for quad in self.quads:
            self.by_subject[quad.subject].append(quad)
            if isinstance(quad.object, ox.NamedNode) and "/graph/data/" in str(quad.graph_name):
                values[quad.predicate].add(quad.object)
        self.values = {predicate: sorted(found, key=str) for predicate, found in values.items()}

    def notices(self, removed: ox.Quad, added: ox.Quad | None) -> bool:
        store = Store()
        store.folder = self.folder
        store.oxigraph.bulk_extend(quad for quad in self.quads if quad != removed)
        if added is not None:
            store.oxigraph.add(added)
        dataset = Dataset(store=store, default_union=True)
        # What the dataset says of itself decides what names mean: there, names are looked up anew.
        expected = self.as_typed if "dataset.ttl" in str(removed.graph_name) else self.expected
        try:
            for prefix, namespace in {**PREFIXES, **describe(dataset).prefixes}.items():
                dataset.bind(prefix, namespace)
            asserted = asserted_union(dataset)
            infer(dataset)
            case = Case(LocatedGraph(asserted), dataset=dataset)
            return (
                self.some(expected, lambda each: answers.judge(replace(case, expected=[each])))
                or self.some(self.checks, lambda query: defects.judge(replace(case, defects=[query])))
                or (None, SH.result, None) in engines.report_of(asserted, self.shapes, FAST)
            )
        except InputError:
            return True

    @staticmethod
    def some(parts: list[Part], judge: Callable[[Part], Iterable[object]]) -> bool:
        """Whether a part finds something; it then comes first, since the next change is a neighbour."""
        for index, part in enumerate(parts):
            if any(True for _ in judge(part)):
                parts.insert(0, parts.pop(index))
                return True
        return False


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge()


def statements(judge: Judge) -> list[ox.Quad]:
    """The quads of `data/`, in an order that is the same in every run."""
    found = [quad for quad in judge.quads if "/graph/data/" in str(quad.graph_name)]
    return sorted(found, key=lambda quad: (str(quad.graph_name), described(judge, quad)))


def described(judge: Judge, quad: ox.Quad) -> str:
    """A quad as text, a blank node by what it annotates, so that it is the same in every run."""
    subject = str(quad.subject)
    if isinstance(quad.subject, ox.BlankNode):
        about = sorted(
            str(q.object) for q in judge.by_subject[quad.subject] if "annotated" in str(q.predicate)
        )
        subject = f"[{' '.join(about)}]"
    value = "[]" if isinstance(quad.object, ox.BlankNode) else str(quad.object)
    return f"{subject} {quad.predicate} {value}"


def changed(judge: Judge, quad: ox.Quad) -> ox.Quad | None:
    """The quad with another object; None where a blank node has no other value to take."""
    value = quad.object
    if isinstance(value, ox.BlankNode):
        return None
    if isinstance(value, ox.NamedNode):
        others = judge.values[quad.predicate]
        at = others.index(value)
        other: ox.NamedNode | ox.Literal = others[(at + 1) % len(others)]
        if other == value or ox.Quad(quad.subject, quad.predicate, other, quad.graph_name) in judge.known:
            other = ox.NamedNode(f"{value.value}x")
    else:
        other = ox.Literal(
            _next(value.value), language=value.language, datatype=None if value.language else value.datatype
        )
    return ox.Quad(quad.subject, quad.predicate, other, quad.graph_name)


def _next(text: str) -> str:
    """The next number, the other truth, or the text with its middle letter changed."""
    if text.isdecimal():
        return str(int(text) + 1).zfill(len(text))
    if text in ("true", "false"):
        return "false" if text == "true" else "true"
    letters = [index for index, letter in enumerate(text) if letter.isalnum()]
    middle = letters[len(letters) // 2]
    return text[:middle] + ("e" if text[middle] != "e" else "a") + text[middle + 1 :]


def survivors(judge: Judge, quads: list[ox.Quad]) -> Iterator[str]:
    for quad in quads:
        if not judge.notices(quad, None):
            yield f"deleted: {described(judge, quad)}"
        other = changed(judge, quad)
        if other is not None and not judge.notices(quad, other):
            yield f"changed: {described(judge, quad)}"


def hold(judge: Judge, quads: list[ox.Quad]) -> None:
    found = list(survivors(judge, quads))
    tried = sum(1 + (changed(judge, quad) is not None) for quad in quads)
    print(f"{tried - len(found)} of {tried} changes noticed", *found, sep="\n")  # noqa: T201
    assert 100 * (tried - len(found)) >= WANTED * tried
    assert set(found) <= set(SURVIVORS)


@pytest.mark.slow
def test_the_unchanged_graph_is_not_noticed(judge: Judge) -> None:
    nothing = ox.Quad(ox.NamedNode("http://a/a"), ox.NamedNode("http://a/b"), ox.NamedNode("http://a/c"))
    assert not judge.notices(nothing, None)


def test_a_sample_of_changes_is_noticed(judge: Judge) -> None:
    hold(judge, statements(judge)[::SAMPLE])


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_change_is_noticed(part: int, judge: Judge) -> None:
    quads = statements(judge)
    hold(judge, quads[part * len(quads) // PARTS : (part + 1) * len(quads) // PARTS])
