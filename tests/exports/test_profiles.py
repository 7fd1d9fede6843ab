"""Profiles: the graph in the terms of one vocabulary, and in no others."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyld
import pyshacl
import pytest
from rdflib import DCTERMS, FOAF, ORG, RDF, SDO, SH, SKOS, Graph, Literal, Namespace, URIRef

import kela_graph
from kela_graph import queries
from kela_graph.errors import InputError
from kela_graph.exports import scope, serialisation
from kela_graph.formats import by_name
from kela_graph.namespaces import ADMS, CV, KELA, PROJECT, SCHEMA
from kela_graph.rdf.canonical import lines
from kela_graph.rdf.nodes import quads_of
from tests.published import published

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset
    from rdflib.namespace import DefinedNamespace

    Cli = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases" / "skos"
NAMES = ("cpov", "org", "schema-org", "skos")

ID = Namespace(PROJECT + "id/")
TASK = Namespace(PROJECT + "task/")
YSO = Namespace("http://www.yso.fi/onto/yso/")
SAGO = Namespace("https://example.org/sago/id/")
TYP = Namespace("https://example.org/sago/typ#")

#: Kela's types of units.
TYPES = (
    *("ContactCentre", "ContactPointUnit", "DecisionCentre", "FunctionalUnit", "RecoveryCentre"),
    *("RegionalCustomerServiceUnit", "RegionalOffice", "ResultUnit", "ServiceArea", "ServiceCentre"),
)

#: The files of the vocabularies whose terms a profile may use.
FILES: Final = {
    "cpov": ("cpov-2.1.2-shacl.ttl", "cpov-2.1.2-voc.ttl"),
    "org": ("org.ttl", "skos.ttl", "dcterms.ttl", "foaf.ttl"),
    "schema-org": ("schemaorg-30.0-current-https.ttl",),
    "skos": ("skos.ttl", "dcterms.ttl"),
}

#: The same vocabularies as rdflib knows them; CPOV it does not know.
KNOWN: Final[dict[str, tuple[type[DefinedNamespace], ...]]] = {
    "org": (ORG, SKOS, DCTERMS, FOAF),
    "schema-org": (SDO,),
    "skos": (SKOS, DCTERMS),
}


@pytest.fixture(params=["kela", "sago"])
def dataset(request: pytest.FixtureRequest) -> Dataset:
    found: Dataset = request.getfixturevalue(request.param)
    return found


def built(dataset: Dataset, name: str) -> Graph:
    return Graph().parse(data=kela_graph.export(dataset, profile=name))


def terms_of(graph: Graph) -> set[URIRef]:
    """The properties and classes that a graph uses."""
    used = {*graph.predicates(), *graph.objects(None, RDF.type)}
    return {term for term in used if isinstance(term, URIRef)} - {RDF.type}


def types_of(graph: Graph) -> Counter[Any]:
    return Counter(graph.objects(None, RDF.type))


# -- Every profile --------------------------------------------------------------------------------


def test_the_profiles() -> None:
    assert tuple(queries.library(part="profiles")) == NAMES
    assert set(FILES) == set(NAMES)


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("name", NAMES)
def test_no_term_that_the_vocabulary_lacks(name: str, dataset: Dataset) -> None:
    """A vocabulary's file has its terms as subjects; CPOV's shapes have them as paths and classes."""
    has: set[Any] = set()
    for file in FILES[name]:
        graph = published(file)
        has |= {*graph.subjects(), *graph.objects(None, SH.path), *graph.objects(None, SH.targetClass)}
    assert terms_of(built(dataset, name)) - has == set()


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_no_term_that_rdflib_does_not_know(name: str, dataset: Dataset) -> None:
    unknown = {
        term for term in terms_of(built(dataset, name)) if not any(term in space for space in KNOWN[name])
    }
    assert unknown == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_thing_of_a_profile_is_of_the_graph(name: str, dataset: Dataset) -> None:
    """A profile makes no thing up and no blank node."""
    graph = built(dataset, name)
    own = {node for node in graph.all_nodes() if not isinstance(node, Literal)} - terms_of(graph)
    assert len(own) > 10
    assert own - dataset.all_nodes() == set()


@pytest.mark.parametrize("name", NAMES)
def test_only_prefixes_that_the_profile_or_the_dataset_declares(name: str, kela: Dataset) -> None:
    text = kela_graph.export(kela, profile=name).decode()
    assert "ns1:" not in text
    assert text.startswith("@prefix ")


SIZES: Final = {
    ("kela", "cpov"): (
        {CV.PublicOrganisation: 1, ORG.Organization: 22, ORG.OrganizationalUnit: 21, SKOS.Concept: 23 + 10}
        | {DCTERMS.Location: 5, ADMS.Identifier: 4, FOAF.Document: 1}
    ),
    ("kela", "org"): (
        {ORG.FormalOrganization: 1, ORG.Organization: 22, ORG.OrganizationalUnit: 21, SKOS.Concept: 23 + 10}
        | {DCTERMS.Location: 5, ORG.Post: 1}
    ),
    ("kela", "skos"): {SKOS.ConceptScheme: 4, SKOS.Concept: 23 + 6 + 3 + 1},
    ("kela", "schema-org"): (
        {SCHEMA.GovernmentOrganization: 1, SCHEMA.Organization: 21, SCHEMA.DefinedTerm: 23 + 6}
        | {SCHEMA.DefinedTermSet: 2, SCHEMA.Place: 5, SCHEMA.PropertyValue: 4}
    ),
    ("sago", "cpov"): (
        {CV.PublicOrganisation: 1, ORG.Organization: 9, ORG.OrganizationalUnit: 8, SKOS.Concept: 8 + 4}
        | {DCTERMS.Location: 2, ADMS.Identifier: 1, FOAF.Document: 1}
    ),
    ("sago", "org"): (
        {ORG.FormalOrganization: 1, ORG.Organization: 9, ORG.OrganizationalUnit: 8, SKOS.Concept: 8 + 4}
        | {DCTERMS.Location: 2, ORG.Post: 1}
    ),
    ("sago", "skos"): {SKOS.ConceptScheme: 4, SKOS.Concept: 8 + 1 + 1 + 1},
    ("sago", "schema-org"): (
        {SCHEMA.GovernmentOrganization: 1, SCHEMA.Organization: 8, SCHEMA.DefinedTerm: 8 + 1}
        | {SCHEMA.DefinedTermSet: 2, SCHEMA.Place: 2, SCHEMA.PropertyValue: 1}
    ),
}


@pytest.mark.parametrize(("body", "name"), SIZES)
def test_how_many_of_each_kind(body: str, name: str, request: pytest.FixtureRequest) -> None:
    assert types_of(built(request.getfixturevalue(body), name)) == SIZES[body, name]


# -- CPOV -----------------------------------------------------------------------------------------


def test_cpov_says_what_the_graph_says(kela: Dataset, sago: Dataset) -> None:
    graph = built(kela, "cpov")
    facts = {
        (ID.perintakeskus, ORG.subOrganizationOf, ID["yhteisten-palvelujen-tulosyksikko"]),
        (ID["yhteisten-palvelujen-tulosyksikko"], ORG.unitOf, ID.kela),
        (ID.kela, ORG.hasUnit, ID["yhteisten-palvelujen-tulosyksikko"]),
        (ID.perintakeskus, ORG.classification, KELA.RecoveryCentre),
        (KELA.RecoveryCentre, SKOS.prefLabel, Literal("perintäkeskus", lang="fi")),
        (ID.perintakeskus, ORG.purpose, TASK.perintaasiat),
        (ID.kela, ADMS.identifier, ID["kela-business-id"]),
        (ID["kela-business-id"], SKOS.notation, Literal("0246246-0")),
        (ID.kela, FOAF.homepage, URIRef("https://www.kela.fi")),
    }
    assert {fact for fact in facts if fact not in graph} == set()
    assert set(graph.objects(ID.perintakeskus, ORG.unitOf)) == set()
    assert {str(thing) for thing in graph.objects(None, ORG.classification)} == {
        str(KELA[kind]) for kind in TYPES
    }
    other = built(sago, "cpov")
    assert set(other.objects(SAGO["norra-lotsstationen"], ORG.classification)) == {TYP.PilotStation}
    assert set(other.objects(SAGO["norra-lotsstationen"], DCTERMS.spatial)) == {SAGO.norron}


def test_cpov_is_valid_by_its_shapes(dataset: Dataset) -> None:
    shapes = published("cpov-2.1.2-shacl.ttl")
    graph = built(dataset, "cpov")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    assert conforms, text
    body = next(graph.subjects(RDF.type, CV.PublicOrganisation))
    unit = next(graph.objects(body, ORG.hasUnit))
    graph.remove((unit, RDF.type, ORG.OrganizationalUnit))
    assert not pyshacl.validate(graph, shacl_graph=shapes, inference="none")[0]


# -- ORG ------------------------------------------------------------------------------------------


def test_org_says_what_the_graph_says(kela: Dataset, sago: Dataset) -> None:
    graph = built(kela, "org")
    facts = {
        (ID.kela, ORG.hasPost, ID.paajohtaja),
        (ID.paajohtaja, ORG.postIn, ID.kela),
        (ID["sisainen-tarkastus"], ORG.reportsTo, ID.paajohtaja),
        (ID["johdon-tukiyksikko"], ORG.purpose, TASK["kelan-johto"]),
        (ID["etuuspalvelujen-tulosyksikko"], ORG.purpose, TASK["etuuslainsaadannon-kehittaminen"]),
        (ID.kela, ORG.identifier, Literal("0246246-0")),
        (ID.kela, SKOS.altLabel, Literal("Kansaneläkelaitos", lang="fi")),
    }
    assert {fact for fact in facts if fact not in graph} == set()
    assert len(set(graph.objects(None, DCTERMS.spatial))) == 5
    assert (SAGO.sekretariatet, ORG.reportsTo, SAGO.hamnmastaren) in built(sago, "org")
    assert not [term for term in terms_of(graph) if term.startswith(PROJECT)]


# -- SKOS -----------------------------------------------------------------------------------------


def test_skos_says_what_the_graph_says(kela: Dataset) -> None:
    graph = built(kela, "skos")
    facts = {
        (ID.tasks, DCTERMS.title, Literal("Kela's tasks", lang="en")),
        (ID.tasks, SKOS.hasTopConcept, TASK.viestinta),
        (TASK.viestinta, SKOS.topConceptOf, ID.tasks),
        (TASK.viestinta, SKOS.narrower, TASK.mediaviestinta),
        (TASK.mediaviestinta, SKOS.broader, TASK.viestinta),
        (TASK.mediaviestinta, SKOS.inScheme, ID.tasks),
        (TASK.asiakaspalvelu, SKOS.exactMatch, YSO.p1379),
        (TASK.asiakaspalvelu, SKOS.prefLabel, Literal("kundservice", lang="sv")),
    }
    assert {fact for fact in facts if fact not in graph} == set()
    assert (ID.tasks, SKOS.hasTopConcept, TASK.mediaviestinta) not in graph
    assert set(graph.objects(ID.tasks, DCTERMS.license)) == {
        URIRef("https://creativecommons.org/licenses/by/4.0/")
    }


def test_every_concept_has_a_scheme_and_leads_to_its_top(dataset: Dataset) -> None:
    graph = built(dataset, "skos")
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        assert graph.value(concept, SKOS.prefLabel)
        (scheme,) = graph.objects(concept, SKOS.inScheme)
        above = set(graph.transitive_objects(concept, SKOS.broader))
        assert any((scheme, SKOS.hasTopConcept, each) in graph for each in above)


CONDITIONS = sorted(CASES.glob("*.rq"))


def test_the_integrity_conditions() -> None:
    assert {path.stem for path in CONDITIONS} == {"S9", "S13", "S14", "S27", "S37", "S46"}


@pytest.mark.sample(every=6)
@pytest.mark.parametrize("path", CONDITIONS, ids=lambda path: path.stem)
def test_skos_meets_its_integrity_conditions(path: Path, dataset: Dataset) -> None:
    sparql = path.read_text(encoding="utf-8")
    assert list(built(dataset, "skos").query(sparql)) == []
    broken = Graph().parse(path.with_suffix(".ttl"))
    assert len(list(broken.query(sparql))) > 0


# -- schema.org -----------------------------------------------------------------------------------


def document(dataset: Dataset) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(kela_graph.export(dataset, "json-ld", profile="schema-org"))
    return found


def test_schema_org_is_one_nested_document(kela: Dataset) -> None:
    found = document(kela)
    assert found["@context"] == {"@vocab": "https://schema.org/"}
    assert (found["@id"], found["@type"]) == (str(ID.kela), "GovernmentOrganization")
    assert {"@language": "sv", "@value": "Folkpensionsanstalten"} in found["name"]
    assert found["url"] == {"@id": "https://www.kela.fi"}
    assert len(found["subOrganization"]) == 7
    shared = next(
        u for u in found["subOrganization"] if u["@id"].endswith("yhteisten-palvelujen-tulosyksikko")
    )
    assert shared["parentOrganization"] == {"@id": str(ID.kela)}
    recovery = shared["subOrganization"]
    assert recovery["additionalType"] == {"@id": str(KELA.RecoveryCentre)}
    assert {"@language": "en", "@value": "recovery matters"} in recovery["knowsAbout"]["name"]


def test_schema_org_nested_is_the_graph(dataset: Dataset) -> None:
    told = pyld.jsonld.to_rdf(document(dataset), {"format": "application/n-quads"})
    graph = Graph().parse(data=told, format="nt")
    assert lines(quads_of(graph)) == lines(quads_of(built(dataset, "schema-org")))


def test_schema_org_goes_with_another_base(kela: Dataset) -> None:
    data = kela_graph.export(kela, "json-ld", profile="schema-org", base_iri="https://example.org/k/")
    assert json.loads(data)["@id"] == "https://example.org/k/id/kela"


HOSTILE = """
@prefix : <https://schema.org/> .
<https://example.org/a> :name "</script><script>alert(1)</script><!--"@en , "\\u2028\\u0085" ;
    :knowsAbout <https://example.org/b> .
<https://example.org/b> :name "=cmd()" ; :sameAs <https://example.org/a> .
<https://example.org/c> :about [ :name "c" ] .
"""


def test_no_text_ends_the_script() -> None:
    quads = list(quads_of(Graph().parse(data=HOSTILE)))
    chosen = scope.Selection(quads, {}, "https://example.org/a", "https://schema.org/")
    data = serialisation.serialise(chosen, by_name("json-ld", "graph"))
    assert b"<" not in data
    found = json.loads(data)
    first, *others = found["@graph"]
    assert {"@language": "en", "@value": "</script><script>alert(1)</script><!--"} in first["name"]
    assert first["knowsAbout"]["sameAs"] == {"@id": "https://example.org/a"}
    assert [(node["@id"], node["about"]["name"]) for node in others] == [("https://example.org/c", "c")]
    told = pyld.jsonld.to_rdf(found, {"format": "application/n-quads"})
    assert lines(quads_of(Graph().parse(data=told, format="nt"))) == lines(quads)


# -- A profile of one's own -----------------------------------------------------------------------

OWN = """#+ summary: Names only
#+ standard: https://example.org/names

PREFIX n: <https://example.org/names#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

CONSTRUCT { ?thing n:called ?name }
WHERE { ?thing skos:prefLabel ?name . FILTER(LANG(?name) = "en") }
"""


def test_a_new_file_is_a_new_profile(run_cli: Cli, body: Path) -> None:
    folder = body / "queries" / "profiles"
    folder.mkdir(parents=True)
    (folder / "names.rq").write_text(OWN, encoding="utf-8")
    code, out, _ = run_cli("--root", str(body), "export", "--profile", "names")
    assert code == 0
    assert 'sago:nattvakten n:called "Night Watch"@en .' in out
    code, out, _ = run_cli("--root", str(body), "export", "--profiles")
    assert (code, "names       Names only\n" in out) == (0, True)
    (folder / "rows.rq").write_text("#+ summary: x\n#+ columns: a\n\nSELECT ?a WHERE { ?a ?b ?c }", "utf-8")
    code, _, err = run_cli("--root", str(body), "export", "--profile", "rows")
    assert (code, "write a CONSTRUCT" in err) == (2, True)


@pytest.mark.slow
def test_profiles_on_the_command_line(run_cli: Cli, kela: Dataset, tmp_path: Path) -> None:
    code, out, err = run_cli("export", "--profiles", "--lang", "sv")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == ["profil", *NAMES]
    assert "enligt W3C:s ontologi ORG" in out
    as_json = kela_graph.export(kela, "json-ld", profile="schema-org").decode()
    assert run_cli("export", "--profile", "schema-org") == (0, as_json, "")
    target = tmp_path / "a.ttl"
    assert run_cli("export", "--profile", "schema-org", "-o", str(target))[0] == 0
    assert target.read_bytes() == kela_graph.export(kela, profile="schema-org")
    code, _, err = run_cli("export", "--profile", "nix")
    assert (code, "choose one of cpov, org, schema-org, skos" in err) == (2, True)


def test_the_nearest_profile_is_told(kela: Dataset) -> None:
    with pytest.raises(InputError, match="did you mean cpov"):
        kela_graph.export(kela, profile="cpo")
