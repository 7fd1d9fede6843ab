"""Versions of a dataset, made by SPARQL updates; and the cases: files beside what must be told of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Dataset

from kela_graph.diff import diff, stream
from kela_graph.folder import open_folder
from kela_graph.graph import describe, read
from kela_graph.rdf.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kela_graph.checks import Report
    from kela_graph.diff import Diff

TESTS = Path(__file__).resolve().parent.parent
OTHER_BODY = TESTS / "other_body"
CASES = TESTS / "cases" / "diff"
NAMES = sorted(path.stem for path in CASES.glob("*.ru") if not path.stem.endswith(".old"))


def base_of(case: str) -> str:
    """The body whose graph the case changes."""
    return "other" if case.startswith("other-") else "kela"


@cache
def body(name: str = "kela") -> Dataset:
    """A body's stated triples; read it only."""
    return read(open_folder(None if name == "kela" else OTHER_BODY))


def triples_of(dataset: Dataset) -> set[ox.Triple]:
    """All triples, inferred ones left out."""
    assert isinstance(dataset.store, Store)
    inferred = ox.NamedNode(str(describe(dataset).graph_name("inferred")))
    return {quad.triple for quad in dataset.store.oxigraph if quad.graph_name != inferred}


def made_of(triples: Iterable[ox.Triple], like: Dataset) -> Dataset:
    """A dataset of these triples in one graph, with the folder and prefixes of another."""
    store = Store()
    assert isinstance(like.store, Store)
    store.origin = like.store.origin
    store.oxigraph.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset = Dataset(store=store, default_union=True)
    for prefix, namespace in like.namespaces():
        dataset.bind(prefix, namespace)
    return dataset


def edited(dataset: Dataset, update: str) -> Dataset:
    """Another version: the same triples, after an update."""
    version = made_of(triples_of(dataset), dataset)
    assert isinstance(version.store, Store)
    version.store.oxigraph.update(update)
    return version


@cache
def difference(case: str) -> Diff:
    """The difference of the two versions of a case, without answers."""
    return diff(*versions(case), answers=False)


@cache
def versions(case: str) -> tuple[Dataset, Dataset]:
    """The two versions of a case: a body, after NAME.old.ru where that is there, before and after NAME.ru."""
    old = body(base_of(case))
    first = CASES / f"{case}.old.ru"
    if first.exists():
        old = edited(old, first.read_text(encoding="utf-8"))
    return old, edited(old, (CASES / f"{case}.ru").read_text(encoding="utf-8"))


def written(
    found: Diff,
    form: str,
    sides: tuple[str, str] = ("old", "new"),
    languages: Sequence[str] | None = None,
    report: Report | None = None,
) -> str:
    """The difference in a form."""
    return "".join(stream(found, form, sides, languages, report))


@cache
def answered(case: str, lang: str | None = None) -> Diff:
    """The difference of the two versions of a case, with the questions whose answers change."""
    return diff(*versions(case), lang=lang)


def canonical(triples: Iterable[ox.Triple]) -> frozenset[ox.Quad]:
    """Triples with the labels of RDFC-1.0, in the default graph."""
    found = ox.Dataset(ox.Quad(*triple) for triple in triples)
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(found)


@cache
def canonical_body(name: str) -> frozenset[ox.Quad]:
    """A body's stated triples in canonical form."""
    return canonical(triples_of(body(name)))


def applied(triples: Iterable[ox.Triple], update: str, times: int = 1) -> frozenset[ox.Quad]:
    """A graph after an update, in canonical form."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in triples)
    for _ in range(times):
        store.update(update)
    assert not list(store.named_graphs())
    return canonical(quad.triple for quad in store)
