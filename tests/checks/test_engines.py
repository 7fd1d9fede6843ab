"""The engines: one report, whichever judges, and what keeps either from one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import shacl_suite
from rdflib import SH, Dataset, Graph, Literal, URIRef

from kela_graph import checks
from kela_graph.checks import engines
from kela_graph.errors import InputError
from kela_graph.folder import open_folder
from kela_graph.rdf.store import Store
from tests.conftest import OTHER_BODY, ROOT

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = "@prefix ex: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
DATA = Graph().parse(data=PREFIXES + "ex:i a ex:C ; ex:p 1 , [] .")
SHAPES = "ex:S a sh:NodeShape ; sh:targetClass ex:C ; "

needs_fast = pytest.mark.skipif(not engines.is_installed("fast"), reason="fast is not installed")
both = pytest.mark.parametrize("engine", ["pyshacl", pytest.param("fast", marks=needs_fast)])


@both
@pytest.mark.parametrize("stored", [False, True])
def test_a_report_is_the_same_from_every_store(engine: engines.ShaclEngine, stored: bool) -> None:
    shapes = Graph().parse(data=PREFIXES + SHAPES + "sh:property [ sh:path ex:p ; sh:nodeKind sh:IRI ] .")
    data = DATA
    if stored:
        data = Dataset(store=Store(), default_union=True)
        for triple in DATA:
            data.graph(URIRef("https://example.org/g")).add(triple)
    report = engines.report_of(data, shapes, engine)
    blank = next(value for value in DATA.objects() if not isinstance(value, Literal | URIRef))
    assert set(report.objects(None, SH.value)) == {Literal(1), blank}
    (shape,) = shapes.objects(None, SH.property)
    assert set(report.objects(None, SH.sourceShape)) == {shape}


@both
@pytest.mark.parametrize(
    "bad",
    [
        'sh:sparql [ sh:select "SELECT $this WHERE { $this }" ]',
        'sh:sparql [ sh:select "SELECT $this WHERE { $this no:prefix 1 }" ]',
        'sh:sparql [ sh:select "SELECT $this WHERE { VALUES $this { ex:i } }" ]',
        'sh:pattern "("',
        "sh:property [ sh:minCount 1 ]",
        "sh:path ex:p",
    ],
)
@pytest.mark.parametrize("stored", [False, True])
def test_unusable_shapes_are_bad_input(engine: engines.ShaclEngine, bad: str, stored: bool) -> None:
    shapes = Graph().parse(data=PREFIXES + SHAPES + bad + " .")
    data = DATA
    if stored:
        data = Dataset(store=Store(), default_union=True)
        data.parse(data=DATA.serialize())
    with pytest.raises(InputError, match="the shapes can't be used: ") as caught:
        engines.report_of(data, shapes, engine)
    assert "\n" not in str(caught.value)


def test_an_engine_that_is_not_installed_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    assert engines.is_installed("pyshacl")
    wanted = r'pip install -e "\.\[fast\]"'
    with pytest.raises(InputError, match=wanted):
        engines.report_of(DATA, Graph(), "fast")
    with pytest.raises(InputError, match=wanted):
        checks.check(open_folder("tests/other_body").root, engine="fast")


def test_what_pyshacl_changes_in_rdflib_while_it_reads_shapes_is_undone() -> None:
    one = '"1"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    with engines.reading_shapes():
        (during,) = Graph().parse(data=f"<x:a> <x:b> {one} .").objects()
    (after,) = Graph().parse(data=f"<x:a> <x:b> {one} .").objects()
    assert (during.value, after.value) == (False, True)


@pytest.mark.slow
@needs_fast
@pytest.mark.parametrize("root", [OTHER_BODY, ROOT], ids=["other body", "kela"])
def test_both_engines_find_the_same(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "body"
    for part in ("ontology", "data"):
        shutil.copytree(root / part, folder / part)
    units = folder / "data" / "units.ttl"
    text = units.read_text(encoding="utf-8")
    units.write_text(text.replace("org:subOrganizationOf ", "org:reportsTo ", 1), encoding="utf-8")
    found = [checks.check(folder, engine=engine).findings for engine in engines.ENGINES]
    assert found[0]
    assert found[0] == found[1]


def test_the_suite_tells_which_cases_differ() -> None:
    told = shacl_suite.agreement("one with two", ["a", "b"], [None, shacl_suite.Counter()], [None, None])
    assert told == "one with two: 1 of 2 agree\n  b"
