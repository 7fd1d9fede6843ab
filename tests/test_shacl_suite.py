"""W3C's SHACL test suite: what this package finds is what pySHACL finds, by either engine.

The suite comes with pySHACL's source distribution, fetched from the package index; a few cases of our own, in
its form, are tried by default.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
import shacl_suite
from shacl_suite import by_package, by_pyshacl, cases_of

from kela_graph.checks import engines
from kela_graph.checks.engines import ENGINES

if TYPE_CHECKING:
    from pathlib import Path

    from shacl_suite import Case

#: Where pySHACL itself does not do what the suite expects.
PYSHACL_DIFFERS = {
    "core/path/path-strange-002": "the path is malformed by SHACL's own shapes, and judged nevertheless",
    "sparql/pre-binding/shapesGraph-001": "it does not know $shapesGraph",
}
#: Where pyshacl-turbo does not do what pySHACL does.
FAST_DIFFERS = {
    "core/property/uniqueLang-002": 'it takes "1"^^xsd:boolean in a shape for true',
    "sparql/pre-binding/shapesGraph-001": "it knows $shapesGraph",
}

CASE = """\
@prefix ex: <https://example.org/> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix sht: <http://www.w3.org/ns/shacl-test#> .

ex:S a sh:NodeShape ; sh:targetNode ex:i ; sh:property _:paths .
_:paths sh:path ( ex:p [ sh:inversePath ex:q ] ) ; sh:maxCount 0 ; sh:severity sh:Info .
ex:i ex:p ex:j . ex:k ex:q ex:j .

<> a mf:Manifest ; mf:entries ( <case> ) .
<case> a sht:Validate ;
    mf:action [ sht:dataGraph <> ; sht:shapesGraph <> ] ;
    mf:result [ a sh:ValidationReport ; sh:conforms false ; sh:result [
        a sh:ValidationResult ;
        sh:focusNode ex:i ;
        sh:resultPath ( ex:p [ sh:inversePath ex:q ] ) ;
        sh:resultSeverity sh:Info ;
        sh:sourceConstraintComponent sh:MaxCountConstraintComponent ;
        sh:sourceShape _:paths ] ] .
"""


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """The suite has ill-typed literals on purpose."""
    caplog.set_level(logging.CRITICAL, "rdflib.term")


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    return list(cases_of(shacl_suite.fetch(tmp_path_factory.mktemp("suite"))))


def test_a_case_is_read_and_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "case.ttl").write_text(CASE, encoding="utf-8")
    wrong = CASE.replace("sh:resultSeverity sh:Info", "sh:resultSeverity sh:Warning")
    (tmp_path / "core" / "wrong.ttl").write_text(wrong, encoding="utf-8")
    bad = CASE.replace("sh:maxCount 0", 'sh:maxCount "0"').partition("mf:result")[0]
    (tmp_path / "core" / "bad.ttl").write_text(f"{bad} mf:result sht:Failure .", encoding="utf-8")
    cases = {case.name: case for case in cases_of(tmp_path)}
    assert list(cases) == ["core/bad", "core/case", "core/wrong"]
    for name, case in cases.items():
        wanted = by_pyshacl(case.data, case.shapes)
        assert (wanted == case.expected) == (name != "core/wrong")
        assert (wanted is None) == (name == "core/bad")
        for engine in filter(engines.is_installed, ENGINES):
            assert by_package(case.data, case.shapes, engine) == wanted
    if engines.is_installed("fast"):
        shacl_suite.main(["--suite", str(tmp_path)])
        told = capsys.readouterr().out
        assert "3 cases of pySHACL" in told
        assert "check --engine fast with pySHACL: 3 of 3 agree\n" in told
        assert "check --engine pyshacl with what the suite expects: 2 of 3 agree\n  core/wrong\n" in told


@pytest.mark.slow
@pytest.mark.wheel
def test_every_case_of_the_suite_comes_out_as_by_pyshacl(fetched: list[Case]) -> None:
    assert len(fetched) >= 121
    wanted = {case.name: by_pyshacl(case.data, case.shapes) for case in fetched}
    assert {case.name for case in fetched if wanted[case.name] != case.expected} == set(PYSHACL_DIFFERS)
    for engine, differ in (("pyshacl", {}), ("fast", FAST_DIFFERS)):
        if engines.is_installed(engine):
            found = {case.name: by_package(case.data, case.shapes, engine) for case in fetched}
            assert {name for name in found if found[name] != wanted[name]} == set(differ)
