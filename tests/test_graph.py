"""Reading a folder into a dataset, and what goes wrong there."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, BNode, Dataset, URIRef

import kela_graph
from kela_graph.errors import InputError, ParseError
from kela_graph.folder import open_folder
from kela_graph.graph import describe, folder_of, parse, read, read_shapes, store_of
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://w3id.org/kela-graph/"


def test_one_named_graph_a_file_and_one_of_what_follows(kela: Dataset) -> None:
    names = {str(graph.identifier) for graph in kela.graphs() if len(graph)}
    expected = {f"{BASE}graph/{file.name}" for file in open_folder().graph_files}
    assert names == {*expected, f"{BASE}graph/inferred"}


def test_what_follows_holds_no_asserted_triple_and_no_triple_stands_twice(kela: Dataset) -> None:
    quads = list(kela.quads())
    assert len(quads) == len({quad[:3] for quad in quads}) == len(kela)


def test_shapes_are_no_part_of_the_graph(kela: Dataset) -> None:
    shape = URIRef(f"{BASE}shapes#UnitShape")
    assert (shape, None, None) not in kela
    assert (shape, None, None) in read_shapes(open_folder())


def test_asserted_only(kela: Dataset) -> None:
    asserted = kela_graph.load(infer=False)
    assert 0 < len(asserted) < len(kela)
    assert (None, RESP.isAccountableFor, None) not in asserted


@pytest.mark.slow
def test_owlrl_as_the_reasoner_gives_the_same(kela: Dataset) -> None:
    pytest.importorskip("owlrl", reason="pip install 'kela-graph[owlrl]'")
    other = kela_graph.load(reasoner="owlrl")
    name = URIRef(f"{BASE}graph/inferred")
    ours, theirs = (
        # An anonymous class has another label in each load.
        Counter(tuple("_" if isinstance(term, BNode) else term for term in t) for t in d.graph(name))
        for d in (kela, other)
    )
    assert ours == theirs


def test_a_dataset_describes_itself(kela: Dataset) -> None:
    found = describe(kela)
    assert found.root == URIRef(f"{BASE}id/kela")
    assert found.languages == ("fi", "sv", "en")
    assert found.language_order("en") == ("en", "fi", "sv")
    assert found.language_order("sv-FI") == ("sv-fi", "sv", "fi", "en")
    assert found.prefixes["task"] == f"{BASE}task/"
    assert found.version == URIRef(f"{BASE}dataset/{kela_graph.__version__}")
    assert found.documents == (URIRef(f"{BASE}source/tulosyksikot"),)


def test_a_description_is_worked_out_once_until_a_write() -> None:
    dataset = read(open_folder())
    found = describe(dataset)
    assert describe(dataset) is found
    dataset.add((found.iri, RDF.type, found.iri))
    assert describe(dataset) is not found
    dataset.remove((found.iri, RESP.languages, None))
    with pytest.raises(InputError, match="exactly one resp:languages"):
        describe(dataset)
    dataset.update(f'INSERT DATA {{ <{found.iri}> resp:languages "sv" }}')
    assert describe(dataset).languages == ("sv",)
    dataset.parse(
        data=f"<{found.iri}> <{RESP.rootOrganization}> <{BASE}id/other> .",
        format="turtle",
    )
    with pytest.raises(InputError, match="exactly one resp:rootOrganization"):
        describe(dataset)


def test_a_store_of_another_kind_keeps_no_description_and_is_refused() -> None:
    loaded, other = read(open_folder()), Dataset(default_union=True)
    other += loaded
    assert describe(other) == describe(loaded)
    assert folder_of(loaded) == open_folder()
    assert folder_of(other) is None
    with pytest.raises(
        InputError, match=r"only a dataset that kela_graph\.load gave .* another store \(Memory\)"
    ):
        store_of(other)


def test_prefixes_are_bound(kela: Dataset) -> None:
    bound = {prefix: str(namespace) for prefix, namespace in kela.namespaces()}
    assert bound["task"] == f"{BASE}task/"
    assert bound["org"] == "http://www.w3.org/ns/org#"


BROKEN = {
    "syntax": (b"@prefix a: <http://a/> .\na:b a:c .\n", 2, 9),
    "no-utf-8": (b"# \xc3\xa4\n<http://a/\xe4> <http://a/b> 1 .\n", 2, 11),
    "empty": (b"", None, None),
    "comments-only": (b"# nothing yet\n", None, None),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_told_with_its_place(kind: str, body: Path) -> None:
    data, line, column = BROKEN[kind]
    path = body / "data" / "broken.ttl"
    path.write_bytes(data)
    with pytest.raises(ParseError) as caught:
        read(open_folder(body))
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.column) == (str(path), line, column)
    assert str(caught.value).startswith(f"{path}:{line}:{column}: " if line else f"{path}: ")


def test_a_directory_and_an_unreadable_file_are_told(body: Path) -> None:
    (body / "data" / "folder.ttl").mkdir()
    (body / "data" / "gone.ttl").symlink_to(body / "nowhere.ttl")
    with pytest.raises(ParseError) as caught:
        read(open_folder(body))
    assert [problem.path for problem in caught.value.problems] == [
        str(body / "data" / name) for name in ("folder.ttl", "gone.ttl")
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_permission_is_told(body: Path) -> None:
    path = body / "data" / "units.ttl"
    path.chmod(0)
    with pytest.raises(ParseError, match="can't be read: Permission denied"):
        read(open_folder(body))


def test_all_broken_files_are_told_at_once(body: Path) -> None:
    for name in ("data/a.ttl", "data/dataset.ttl", "ontology/b.ttl"):
        (body / name).write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(ParseError) as caught:
        read(open_folder(body))
    assert len(caught.value.problems) == 3
    with pytest.raises(ParseError, match="b") as again:
        parse(open_folder(body))
    assert set(caught.value.problems) == set(again.value.problems)


def test_broken_shapes_are_told(body: Path) -> None:
    (body / "ontology" / "own-shapes.ttl").write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(ParseError, match=r"own-shapes\.ttl:1:9: "):
        read_shapes(open_folder(body))


def test_a_byte_order_mark_is_passed_over(body: Path) -> None:
    before = len(read(open_folder(body)))
    path = body / "data" / "units.ttl"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read(open_folder(body))) == before


def test_other_formats_are_read(body: Path) -> None:
    triple = "<https://example.org/x> <https://example.org/p> <https://example.org/y> .\n"
    (body / "data" / "more.nt").write_text(triple, encoding="utf-8")
    before = len(read(open_folder(body)))
    (body / "data" / "more.nt").rename(body / "data" / "more.ttl")
    assert len(read(open_folder(body))) == before


def test_no_description(body: Path) -> None:
    (body / "data" / "dataset.ttl").unlink()
    with pytest.raises(InputError, match=r"dataset\.ttl: there is no such file"):
        read(open_folder(body))


@pytest.mark.parametrize("lost", ["resp:rootOrganization", "resp:languages", "void:uriSpace"])
def test_a_description_that_lacks_something(lost: str, body: Path) -> None:
    path = body / "data" / "dataset.ttl"
    text = path.read_text(encoding="utf-8")
    assert lost in text
    path.write_text(text.replace(lost, "resp:order"), encoding="utf-8")
    with pytest.raises(InputError, match=r"data/dataset\.ttl: .*" + lost.partition(":")[2]):
        read(open_folder(body))


def test_an_iri_space_that_is_no_iri_is_told(body: Path) -> None:
    path = body / "data" / "dataset.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('void:uriSpace "https://', 'void:uriSpace "no iri '), encoding="utf-8")
    with pytest.raises(InputError, match="is not an IRI"):
        read(open_folder(body))


@pytest.mark.sample(every=4)
@pytest.mark.parametrize(
    "declared",
    [
        'sh:prefix "x"',
        'sh:namespace "https://example.org/x"',
        'sh:prefix "x" ; sh:namespace "x y"',
        'sh:prefix "1" ; sh:namespace "https://example.org/x"',
    ],
)
def test_a_prefix_that_cannot_be_used_is_left_to_the_shapes(declared: str, body: Path) -> None:
    before = describe(read(open_folder(body))).prefixes
    path = body / "data" / "dataset.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("sh:declare ", f"sh:declare [ {declared} ] , ", 1), encoding="utf-8")
    assert describe(read(open_folder(body))).prefixes == before
    assert "resp-shapes:DatasetShape-prefixes" in {found.rule for found in kela_graph.check(body).findings}


def test_blank_nodes_of_two_files_are_not_the_same(body: Path) -> None:
    for name in ("one", "two"):
        (body / "data" / f"{name}.ttl").write_text(
            f'_:a <https://example.org/is> "{name}" .\n', encoding="utf-8"
        )
    subjects = set(read(open_folder(body)).subjects(URIRef("https://example.org/is")))
    assert len(subjects) == 2


def test_every_resource_of_the_data_has_a_type(kela: Dataset) -> None:
    base = f"{BASE}id/"
    named = {s for s in kela.subjects() if isinstance(s, URIRef) and s.startswith(base)}
    assert {s for s in named if (s, RDF.type, None) not in kela} == set()
