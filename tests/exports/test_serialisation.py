"""RDF's formats: what is written is read back as the same graph, and is the same bytes again."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyld
import pyoxigraph as ox
import pytest
from rdflib import SKOS, Dataset, Graph, URIRef

import kela_graph
from kela_graph import formats
from kela_graph.errors import InputError
from kela_graph.exports import jsonld, scope, serialisation
from kela_graph.graph import describe
from kela_graph.namespaces import RESP
from kela_graph.rdf.canonical import lines
from kela_graph.rdf.nodes import quads_of

if TYPE_CHECKING:
    from collections.abc import Iterable

CASES = Path(__file__).parent.parent / "cases" / "exports"
FORMATS = formats.names("graph")
BASE = "https://w3id.org/kela-graph/"
UNIT = f"{BASE}id/perintakeskus"


@pytest.fixture(params=["sago", pytest.param("kela", marks=pytest.mark.slow)])
def dataset(request: pytest.FixtureRequest) -> Dataset:
    """A body's graph; Kela's own, which is larger, among the long proofs."""
    found: Dataset = request.getfixturevalue(request.param)
    return found


def source(dataset: Dataset, name: str, inferred: bool = False) -> list[ox.Quad]:
    """What a format has to hold: the quads, or their union where it has no named graphs."""
    quads = list(scope.whole(dataset, inferred=inferred))
    return quads if name in ("trig", "n-quads") else list(union(quads))


def union(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    return {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads}


def written(quads: Iterable[ox.Quad], name: str, prefixes: dict[str, str], frame: bool = False) -> bytes:
    return serialisation.serialise(
        scope.Selection(quads, prefixes), formats.by_name(name, "graph"), frame=frame
    )


def parsed(data: bytes, name: str) -> list[ox.Quad]:
    form = formats.by_name(name, "graph").rdf
    assert form is not None
    return list(ox.parse(data, format=form))


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("inferred", [False, True])
@pytest.mark.parametrize("name", FORMATS)
def test_oxigraph_reads_the_same_graph(name: str, inferred: bool, dataset: Dataset) -> None:
    data = kela_graph.export(dataset, name, inferred=inferred)
    assert lines(parsed(data, name)) == lines(source(dataset, name, inferred))
    assert data.endswith(b"\n")


@pytest.mark.sample(every=2)
@pytest.mark.parametrize("name", ["turtle", "n-triples", "rdf-xml", "json-ld"])
def test_rdflib_reads_the_same_graph(name: str, dataset: Dataset) -> None:
    data = kela_graph.export(dataset, name)
    rdflibs = {"n-triples": "nt", "rdf-xml": "xml"}.get(name, name)
    graph = Graph().parse(data=data, format=rdflibs)
    assert lines(quads_of(graph)) == lines(source(dataset, name))


@pytest.mark.parametrize("name", ["trig", "n-quads"])
def test_rdflib_reads_the_same_graphs(name: str, dataset: Dataset) -> None:
    found = Dataset()
    found.parse(data=kela_graph.export(dataset, name), format=name.replace("n-quads", "nquads"))
    sizes = {str(graph.identifier): len(graph) for graph in found.graphs() if len(graph)}
    expected: dict[str, int] = {}
    for quad in source(dataset, name):
        assert isinstance(quad.graph_name, ox.NamedNode)
        expected[quad.graph_name.value] = expected.get(quad.graph_name.value, 0) + 1
    assert sizes == expected


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_graph_is_the_same_bytes(name: str, dataset: Dataset) -> None:
    """Whatever the order of statements and the labels of blank nodes."""
    prefixes = scope.prefixes_of(dataset)
    quads = list(scope.whole(dataset))
    data = written(quads, name, prefixes)
    assert data == written(parsed(data, name), name, prefixes)
    random.Random(5).shuffle(quads)  # noqa: S311 - an order, no secret
    assert data == written(quads, name, prefixes)


def test_a_change_of_one_statement_changes_few_lines_of_turtle(released: dict[str, bytes]) -> None:
    before = released["graph.ttl"].decode().splitlines()
    dataset = kela_graph.load(infer=False)
    note = next(dataset.subjects(URIRef("http://www.w3.org/2002/07/owl#annotatedSource"), URIRef(UNIT)))
    file = dataset.graph(URIRef(f"{BASE}graph/data/units.ttl"))
    stated = URIRef(f"{BASE}responsibility#basis")
    file.set((note, stated, URIRef(f"{BASE}responsibility#ReadFromContext")))
    after = kela_graph.export(dataset).decode().splitlines()
    assert len(set(before) ^ set(after)) <= 2
    assert len(before) == len(after)


def test_only_what_is_asserted_unless_asked(released: dict[str, bytes]) -> None:
    statement = f"<{BASE}id/kela> <http://www.w3.org/ns/org#hasSubOrganization> "
    assert statement not in released["graph.nt"].decode()
    assert statement in released["inferred.nq"].decode()


@pytest.mark.parametrize("name", FORMATS)
def test_one_resource(name: str, kela: Dataset) -> None:
    quads = union(parsed(kela_graph.export(kela, name, resource="id:perintakeskus"), name))
    assert len(quads) > 20
    told = {str(quad.subject) for quad in quads}
    assert f"<{UNIT}>" in told
    assert f"<{BASE}id/r18>" in told
    asserted = {str(quad) for quad in union(scope.whole(kela))}
    assert {str(quad) for quad in quads if "_:" not in str(quad)} <= asserted


def test_one_resource_as_plain_json(kela: Dataset) -> None:
    data: dict[str, Any] = json.loads(kela_graph.export(kela, "json-ld", resource="id:perintakeskus"))
    assert data["id"] == UNIT
    assert data["name"]["fi"] == "Perintäkeskus"
    (held,) = data["responsibilities"]
    assert (held["basis"], held["source"]) == ("resp:Stated", "tulosyksikot:p13")
    assert {note["annotatedProperty"] for note in data["annotations"]} == {
        "org:subOrganizationOf",
        "rdf:type",
        "skos:prefLabel",
    }
    assert "id" not in data["annotations"][0]
    others = {node["id"]: node for node in data["@included"]}
    assert others[f"{BASE}task/perintaasiat"]["name"]["en"] == "recovery matters"


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("frame", [False, True])
@pytest.mark.parametrize("inferred", [False, True])
def test_a_json_ld_processor_reads_the_same_graph(frame: bool, inferred: bool, dataset: Dataset) -> None:
    data = json.loads(kela_graph.export(dataset, "json-ld", inferred=inferred, frame=frame))
    told = pyld.jsonld.to_rdf(data, {"format": "application/n-quads"}).encode()
    assert lines(parsed(told, "n-quads")) == lines(source(dataset, "json-ld", inferred))


KNOTS = """
@prefix : <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix resp: <https://w3id.org/kela-graph/responsibility#> .
_:a :p _:b . _:b :p _:c . _:c :p _:a .
_:d :p _:d .
[] :p [ :q [ :q "nested" ] ] .
_:e owl:annotatedSource _:f . _:f :p 1 .
:u resp:heldBy :v . :v resp:heldBy :u .
:n owl:annotatedSource :r . :r resp:heldBy :u .
[] a _:k . :x :domain _:k . _:k a owl:Class .
:y :p "_:b" , "_:a" ; :list ( 1 [ :p 2 ] () "c" ) .
:z a owl:Class . [] owl:annotatedSource :z .
"""


@pytest.mark.parametrize("frame", [False, True])
def test_knots_of_blank_nodes_are_kept_whole(frame: bool) -> None:
    quads = parsed(KNOTS.encode(), "turtle")
    data = written(quads, "json-ld", {}, frame)
    assert lines(parsed(data, "json-ld")) == lines(quads)
    told = pyld.jsonld.to_rdf(json.loads(data), {"format": "application/n-quads"}).encode()
    assert lines(parsed(told, "n-quads")) == lines(quads)


HOSTILE = """
@prefix : <https://example.org/> .
:s :p "</script><script>alert(1)</script>"@en , "a\\"b\\\\c'''\\nd\\te" , "\\u202eabc" , "a\\u2028b\\u0085c" ,
    "\U0001f600" , "=cmd()|x" , 1 , 1.5 , 1e0 , true , "x"^^:type , "" , " " ,
    "2020-01-01"^^<http://www.w3.org/2001/XMLSchema#date> ;
  :q <https://example.org/a,b;c'(d)> .
"""


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_is_written_as_it_is(name: str) -> None:
    quads = parsed(HOSTILE.encode(), "turtle")
    data = written(quads, name, {"": "https://example.org/"})
    assert lines(parsed(data, name)) == lines(quads)


def test_what_xml_cannot_hold_is_told() -> None:
    quads = [ox.Quad(ox.NamedNode("https://a/s"), ox.NamedNode("https://a/p"), ox.Literal("a\x00b"))]
    with pytest.raises(InputError, match="can't be written as rdf-xml"):
        written(quads, "rdf-xml", {})


def test_another_base(dataset: Dataset) -> None:
    base = describe(dataset).base
    data = kela_graph.export(dataset, base_iri="https://example.com/x/")
    assert base.encode() not in data
    back = scope.Selection(parsed(data, "turtle"), {}).rebased("https://example.com/x/", base)
    assert lines(back.quads) == lines(source(dataset, "turtle"))


@pytest.mark.parametrize(
    "iri", ["", "x", "https://example.org", "https://exa mple.org/", "https://example.org/#"]
)
def test_a_base_that_is_none_is_told(iri: str, kela: Dataset) -> None:
    with pytest.raises(InputError, match="IRI"):
        kela_graph.export(kela, base_iri=iri)


def test_canonical_lines(kela: Dataset) -> None:
    data = kela_graph.export(kela, canonical_form=True)
    assert data == lines(scope.whole(kela))
    assert b"_:c14n0 " in data


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"format": "pdf"}, "no format 'pdf' for graph: choose one of turtle"),
        ({"resource": "nothing", "lang": "en"}, "no resource 'nothing'"),
        ({"resource": "../../secret", "lang": "en"}, "no resource"),
        ({"profile": "nothing"}, "no profile 'nothing'"),
        ({"profile": "../units"}, "no profile"),
        ({"profile": "org", "resource": "id:kela"}, "not both"),
    ],
)
def test_what_is_not_there_is_told(asked: dict[str, str], told: str, kela: Dataset) -> None:
    with pytest.raises(InputError, match=told):
        kela_graph.export(kela, **asked)  # type: ignore[arg-type]


def test_a_dataset_of_elsewhere_is_refused() -> None:
    with pytest.raises(InputError, match=r"only a dataset that kela_graph\.load gave"):
        kela_graph.export(Dataset())


def test_the_context_names_every_property_of_the_program(kela: Dataset) -> None:
    context = json.loads(jsonld.CONTEXT.read_text(encoding="utf-8"))["@context"]
    named = {means.get("@id") if isinstance(means, dict) else means for means in context.values()}
    used = {quad.predicate.value for quad in scope.whole(kela, inferred=True)}
    ours = {f"resp:{iri.removeprefix(RESP)}" for iri in used if iri.startswith(RESP)}
    assert len(ours) > 20
    assert ours <= named


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_on_every_python(name: str) -> None:
    """The kept bytes are compared on each Python that the tests run on."""
    quads = parsed((CASES / "small.ttl").read_bytes(), "turtle")
    prefixes = {"": "https://example.org/", "org": "http://www.w3.org/ns/org#", "skos": str(SKOS)}
    data = written(quads, name, prefixes, frame=True)
    assert data == (CASES / f"small.{name}").read_bytes()


def test_only_nodes_that_are_alike_are_searched() -> None:
    # A thousand equal items: RDFC-1.0 alone takes more than a minute to tell the cells apart.
    prop, first, rest = (ox.NamedNode(f"https://example.org/{name}") for name in ("p", "first", "rest"))
    cells = [ox.BlankNode() for _ in range(1000)]
    quads = [ox.Quad(cell, first, ox.Literal("same")) for cell in cells]
    quads += [ox.Quad(cell, rest, following) for cell, following in itertools.pairwise(cells)]
    # Two nodes that nothing tells apart, in a circle with two more.
    ring = [ox.BlankNode() for _ in range(4)]
    circle = [ox.Quad(ring[number - 1], prop, ring[number]) for number in range(4)]
    found = serialisation.labelled([*quads, *circle])
    assert len({node for quad in found for node in quad if isinstance(node, ox.BlankNode)}) == 1004
    new = {cell: ox.BlankNode() for cell in (*cells, *ring)}
    again = [ox.Quad(*(new.get(term, term) for term in quad)) for quad in (*circle[::-1], *quads)]  # type: ignore[arg-type]
    assert serialisation.labelled(again) == found
    assert lines(quad for quad in found if quad.predicate == prop) == lines(circle)
