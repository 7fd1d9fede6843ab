"""Every form of report is the same bytes, whatever the hash seed, order of files and blank nodes' labels."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kela_graph import reports
from kela_graph.checks import engines
from tests.conftest import PROGRAM

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "cases" / "defects"

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <https://port.example/ns#> .
ex:Berth sh:targetClass ex:Berth ; sh:property
    [ sh:path ex:name ; sh:minCount 1 ; sh:message "Nimi puuttuu."@fi , "Namn saknas."@sv , "No name."@en ] ,
    [ sh:path ex:site ; sh:node ex:Site ] ;
  sh:or ( [ sh:path ex:a ; sh:minCount 1 ] [ sh:path ex:b ; sh:minCount 1 ] ) ;
  sh:sparql [ sh:message "Liikaa {?value}: vähennä."@fi , "För mycket {?value}: minska."@sv ,
      "Too much {?value}."@en ;
    sh:select "SELECT $this ?value { $this <https://port.example/ns#depth> ?value FILTER(?value > 3) }" ] .
ex:Site sh:targetObjectsOf ex:site ; sh:property [ sh:path ex:street ; sh:minCount 1 ] ; ex:town "Byn" ;
  sh:sparql [ sh:message "Paikka {$this}"@fi , "Plats {$this}"@sv , "Place {$this}"@en ;
    sh:select "SELECT $this { $this <https://port.example/ns#town> 'Byn' }" ] .
ex:TownComponent a sh:ConstraintComponent ; sh:parameter [ sh:path ex:town ] ;
  sh:validator [ a sh:SPARQLAskValidator ; sh:ask "ASK { $value <https://port.example/ns#town> $town }" ;
    sh:message "Ei {$town}."@fi , "Inte {$town}."@sv , "Not {$town}."@en ] .
"""

DATA = {
    "a.ttl": """@prefix ex: <https://port.example/ns#> .
ex:a a ex:Berth ; ex:depth 4 , 5 , 6 ; ex:site [ ex:town "Norrby" ] , [ ex:town "Byn" ] .
[] a ex:Berth ; ex:depth 9 .
[] a ex:Berth ; ex:depth "z"^^<http://www.w3.org/2001/XMLSchema#boolean> .
_:x a ex:Berth . _:y a ex:Berth ; ex:depth 8 .
""",
    "b.ttl": """@prefix ex: <https://port.example/ns#> .
ex:a a ex:Berth ; ex:depth 7 ; ex:site _:z , [ ex:town "Norrby" ] . _:z ex:town "Byn" .
_:x a ex:Berth . _:y a ex:Berth .
""",
    "c.jsonld": """[{"@type": "https://port.example/ns#Berth", "https://port.example/ns#depth": 12},
{"@type": "https://port.example/ns#Berth"}, {"@id": "https://port.example/ns#a",
"https://port.example/ns#site": [{"@id": "_:x"}, {"https://port.example/ns#town": "Byn"}]}]""",
}

#: A property that nothing declares, in several expressions without a name.
UNDECLARED = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix typ: <https://example.org/sago/typ#> .
typ:One a owl:Class ; rdfs:subClassOf
    [ a owl:Restriction ; owl:onProperty typ:nowhere ; owl:someValuesFrom owl:Thing ] ,
    [ a owl:Restriction ; owl:onProperty typ:nowhere ; owl:allValuesFrom owl:Thing ] ,
    [ a owl:Class ; owl:intersectionOf ( typ:One [ owl:inverseOf typ:nowhere ] [ owl:inverseOf typ:nor ] ) ] .
"""

SEEDS = [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 10))]


def written(folder: Path, seed: int, *arguments: str) -> dict[str, bytes]:
    """Each form of a report, and what goes to standard error."""
    out = folder / "out"
    out.mkdir(exist_ok=True)
    asked = [f"--report={name}={out / name}" for name in reports.NAMES]
    done = subprocess.run(
        [*PROGRAM, *arguments, *asked],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    return {**{name: (out / name).read_bytes() for name in reports.NAMES}, "stderr": done.stderr}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for name, text in {**DATA, "shapes.ttl": SHAPES}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The other body with many of the corpus's defects at once."""
    folder = tmp_path_factory.mktemp("faulty")
    body = folder / "body"
    shutil.copytree(ROOT / "tests" / "other_body", body, ignore=shutil.ignore_patterns("tests"))
    (body / "ontology" / "undeclared.ttl").write_text(UNDECLARED, encoding="utf-8")
    for case in CORPUS.glob("*.findings"):
        said = case.read_text(encoding="utf-8")
        file = re.search(r"^file: (\w+/)case(-shapes)?\.ttl$", said, re.MULTILINE)
        unread = re.search(r"base: kela|^(syntax|undeclared-prefix|malformed-shape) ", said, re.MULTILINE)
        if file and not unread and ".miss" not in case.name:
            target = body / f"{file[1]}{case.stem}{file[2] or ''}.ttl"
            shutil.copyfile(case.with_suffix(".ttl"), target)
    return folder


@pytest.mark.parametrize("engine", [each for each in engines.ENGINES if engines.is_installed(each)])
@pytest.mark.parametrize("seed", SEEDS)
def test_files_and_shapes_in_any_order(seed: int, engine: str, files: Path) -> None:
    check = ("check", f"--engine={engine}", "--shapes=shapes.ttl")
    first = written(files, 0, *check, *DATA)
    assert first["stderr"] == b""
    assert first == written(files, seed, *check, *reversed(DATA))
    assert re.search(rb"\bn?[0-9a-f]{32}\b(?!:)", first["text"]) is None


def test_blank_nodes_with_other_labels(files: Path, tmp_path: Path) -> None:
    """What is written with the labels, the lines that are shown, is another."""
    for path in files.iterdir():
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            for old, new in ("xq", "yx", "zm"):
                text = re.sub(rf"_:{old}\b", f"_:{new}", text)
            (tmp_path / path.name).write_text(text, encoding="utf-8")
    check = ("check", "--shapes=shapes.ttl", *DATA)
    first, other = written(files, 0, *check), written(tmp_path, 0, *check)
    assert {name for name in first if first[name] != other[name]} == {"text", "html"}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_dataset_with_every_defect(seed: int, faulty: Path) -> None:
    check = ("--root=body", "check", "--engine=fast" if engines.is_installed("fast") else "--engine=pyshacl")
    first = written(faulty, 0, *check)
    assert first["json"].count(b'"fingerprint"') > 400
    assert first == written(faulty, seed, *check)
