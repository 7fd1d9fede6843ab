"""The SPARQL Update turns the old graph into the new one, whatever changed, and does so once."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF

from kela_graph.diff import diff
from kela_graph.folder import open_folder
from kela_graph.graph import read
from tests.diff.made import applied, body, canonical, canonical_body, difference, made_of, triples_of, written

if TYPE_CHECKING:
    from kela_graph.diff import Diff


def turns(found: Diff, old: set[ox.Triple], new: set[ox.Triple]) -> None:
    assert applied(old, written(found, "update")) == canonical(new)


def test_one_changed_annotation_is_one_operation_of_two_lines() -> None:
    head, *lines = written(difference("annotation-changed"), "update", ("v1\n;", "v2")).splitlines()
    assert head == r"# Turns v1\n; into v2: apply it to all statements of the one, in one graph."
    assert lines[0] == "DELETE {"
    assert sum("source" in line for line in lines if line.startswith("  ?a <http://purl.org/dc/terms/")) == 2
    assert sum(line.endswith(" ;") for line in lines) == 1


def test_nothing_to_do_is_an_update_that_does_nothing() -> None:
    assert applied(triples_of(body()), written(difference("nothing"), "update")) == canonical_body("kela")


@pytest.mark.slow
def test_no_label_is_shared_by_operations() -> None:
    """SPARQL forbids it, and Oxigraph refuses it."""
    holds([("twin", 0, 0, ""), ("twin", 0, 0, "")])


# -- Random edits ---------------------------------------------------------------------------------

#: What an edit may do to the graph, at a statement that is drawn.
EDITS = ("remove", "remove-subject", "other-object", "other-subject", "add", "twin", "link", "reannotate")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=8)


@cache
def base() -> list[ox.Triple]:
    """Kela's statements in an order that is the same on every run, blank nodes labelled by what they say."""
    return sorted(difference("nothing").old.triples, key=str)


PLACES = st.deferred(lambda: st.integers(0, len(base()) - 1))
Edits = list[tuple[str, int, int, str]]
LISTS = st.lists(st.tuples(st.sampled_from(EDITS), PLACES, PLACES, TEXTS), min_size=1, max_size=6)


def after(edited: Edits) -> set[ox.Triple]:
    """Kela's graph after edits: of any statement, those of blank nodes too."""
    triples = set(base())
    for what, first, second, text in edited:
        _edit(triples, what, base()[first], base()[second], ox.Literal(text, language="fi"))
    return triples


def _edit(
    triples: set[ox.Triple], what: str, first: ox.Triple, second: ox.Triple, literal: ox.Literal
) -> None:
    s, p, o = first.subject, first.predicate, first.object
    if what == "remove-subject":
        triples -= {t for t in triples if t.subject == s}
    elif what == "add":
        triples.add(ox.Triple(s, second.predicate, literal))
    elif what == "twin":
        twin = ox.BlankNode()
        triples |= {ox.Triple(twin, t.predicate, t.object) for t in triples if t.subject == s}
    elif what == "link":
        triples.add(ox.Triple(ox.BlankNode(), p, s))
        triples.add(ox.Triple(s, second.predicate, second.subject))
    elif what == "reannotate":
        triples |= _annotation(first, literal)
    elif first in triples:
        triples.remove(first)
        if what == "other-object":
            triples.add(ox.Triple(s, p, second.object))
        elif what == "other-subject":
            triples.add(ox.Triple(second.subject, p, o))


def _annotation(triple: ox.Triple, literal: ox.Literal) -> set[ox.Triple]:
    node = ox.BlankNode()
    return {
        ox.Triple(node, ox.NamedNode(str(predicate)), value)
        for predicate, value in (
            (RDF.type, ox.NamedNode(str(OWL.Axiom))),
            (OWL.annotatedSource, triple.subject),
            (OWL.annotatedProperty, triple.predicate),
            (OWL.annotatedTarget, triple.object),
            (RDF.value, literal),
        )
    }


def holds(edited: Edits) -> None:
    """Both ways, the update leads where it should, and every statement is told once."""
    old, new = set(base()), after(edited)
    versions = body(), made_of(new, body())
    there, back = diff(*versions, answers=False), diff(*versions[::-1], answers=False)
    wanted = canonical(new)
    assert applied(old, written(there, "update")) == wanted
    assert applied(new, written(back, "update")) == canonical_body("kela")
    assert there.is_empty == (canonical_body("kela") == wanted)
    told = [there.removed, *(change.removed for change in there.changes)]
    assert sum(map(len, told)) == len(there.old.triples - there.new.triples)
    assert written(there, "text")


UNHURRIED = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], derandomize=True
)


@given(LISTS)
@settings(UNHURRIED, max_examples=2)
def test_random_edits(edited: Edits) -> None:
    holds(edited)


@pytest.mark.slow
@given(LISTS)
@settings(UNHURRIED, max_examples=200, derandomize=False)
def test_two_hundred_random_edits(edited: Edits) -> None:
    holds(edited)


# -- Large bodies ---------------------------------------------------------------------------------


@pytest.mark.slow
def test_two_versions_of_a_body_of_2000_units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "benchmarks"))
    monkeypatch.delitem(sys.modules, "make_body", raising=False)
    from make_body import write_body

    for seed in (1, 2):
        write_body(tmp_path / str(seed), 2000, seed)
    old, new = (read(open_folder(tmp_path / str(seed))) for seed in (1, 2))
    assert diff(old, old, answers=False).is_empty
    turns(diff(old, new, answers=False), triples_of(old), triples_of(new))
