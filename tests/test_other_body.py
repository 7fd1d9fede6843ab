"""Another body's dataset, made up: it shares no IRI with Kela's, and everything answers for it too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import URIRef

import kela_graph
from kela_graph import queries
from kela_graph.checks.expected import read_expected
from kela_graph.folder import open_folder, program_root
from kela_graph.graph import describe
from kela_graph.namespaces import KELA, PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

ROOT = Path(__file__).parent / "other_body"
BASE = "https://example.org/sago/"

#: Where Kela's own IRIs are; what every dataset shares is elsewhere in the project's space.
KELAS = (
    *(f"{PROJECT}{part}/" for part in ("id", "task", "topic", "audience", "channel", "source")),
    *(f"{PROJECT}{name}" for name in ("dataset", "kela-shapes")),
    str(KELA).rstrip("#"),
)


@pytest.fixture(scope="module")
def body_graph() -> Dataset:
    return kela_graph.load(ROOT)


@pytest.mark.slow
def test_nothing_is_found() -> None:
    report = kela_graph.check(ROOT)
    assert report.findings == ()
    assert report.parsed
    assert report.languages == ("sv", "en")


@pytest.mark.slow
def test_it_checks_by_the_command_line(run_cli: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = run_cli("check", "--root", str(ROOT), "--fail-on", "info")
    assert code == 0
    assert "no findings" in out


def test_every_question_has_an_expected_answer_with_rows() -> None:
    expected = read_expected(open_folder(ROOT))
    rows = {case.query.name: 0 for case in expected}
    for case in expected:
        rows[case.query.name] += case.lines.total() - bool(case.columns)
    assert set(rows) == set(queries.library(open_folder(ROOT)))
    assert set(queries.library(open_folder())) < set(rows)
    assert all(rows.values())


def test_no_iri_is_kelas(body_graph: Dataset) -> None:
    iris = {
        str(term)
        for *triple, name in body_graph.quads()
        for term in (*triple, name)
        if isinstance(term, URIRef)
    }
    assert any(iri.startswith(str(PROJECT)) for iri in iris)
    assert [iri for iri in iris if iri.startswith(KELAS)] == []


def test_its_graphs_are_named_below_its_base(body_graph: Dataset) -> None:
    assert describe(body_graph).base == BASE
    names = {str(name) for *_, name in body_graph.quads()}
    own = {
        f"{BASE}graph/{part}/{path.name}" for part in ("ontology", "data") for path in ROOT.glob(f"{part}/*")
    }
    shared = {f"{PROJECT}graph/ontology/{name}.ttl" for name in ("alignment", "responsibility")}
    assert names == own | shared | {f"{BASE}graph/inferred"}


def test_no_file_names_kela() -> None:
    for path in ROOT.rglob("*.*"):
        assert str(PROJECT) not in path.read_text(encoding="utf-8").replace(f"{PROJECT}responsibility", "")


def test_a_question_of_the_programs_by_the_command_line(run_cli: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = run_cli(
        *("--root", str(ROOT), "query", "who-is-responsible", "-p", "task=pilotage"),
        *("--format", "csv", "--require-rows"),
    )
    assert code == 0
    wanted = ROOT / "queries" / "tests" / "who-is-responsible.task=lotsning.en.csv"
    assert [line.split(",")[0] for line in out.splitlines()] == [
        line.split(",")[0] for line in wanted.read_text(encoding="utf-8").splitlines()
    ]
    assert "Nattvakten,https" in out.replace('"', "")


def test_a_question_of_its_own_by_the_command_line(run_cli: Callable[..., tuple[int, str, str]]) -> None:
    assert not (program_root() / "queries" / "islands.rq").exists()
    code, out, _ = run_cli("--root", str(ROOT), "query", "islands", "--lang", "en", "--format", "csv")
    assert code == 0
    wanted = ROOT / "queries" / "tests" / "islands.en.csv"
    assert out.splitlines() == wanted.read_text(encoding="utf-8").splitlines()


def test_a_check_of_its_own_finds(body: Path) -> None:
    places = body / "data" / "units.ttl"
    text = places.read_text(encoding="utf-8")
    assert text.count("    resp:operatesIn sago:norron ;\n") == 1
    places.write_text(text.replace("    resp:operatesIn sago:norron ;\n", ""), encoding="utf-8")
    found = {finding.rule for finding in kela_graph.check(body).findings}
    assert {"station-without-island", "dangling-annotation"} <= found


def test_labels_fall_back_in_the_order_of_its_languages(body_graph: Dataset) -> None:
    by_language = {
        lang: {str(row["placeLabel"]) for row in kela_graph.run("places", body_graph, lang=lang)}
        for lang in (None, "en", "fi")
    }
    assert by_language == {
        None: {"Norrön", "Söderön"},
        "en": {"Norrön", "South Isle"},
        "fi": {"Norrön", "Söderön"},
    }
