"""The lists of known terms, held against the published files themselves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import RDF, XSD, BNode, Graph, Literal, URIRef

from kela_graph.checks.known_terms import nearest, vocabulary_of
from kela_graph.namespaces import ADMS, CV, PREFIXES, RESP

VOCABULARIES = Path(__file__).resolve().parents[3] / "shared" / "vocabularies"

#: What is published of a namespace: all its terms, or some where other files have the rest.
WHOLE = {
    "http://purl.org/dc/terms/": "dcterms.ttl",
    "http://rdfs.org/ns/void#": "void.ttl",
    "http://www.w3.org/2004/02/skos/core#": "skos.ttl",
    "http://www.w3.org/2006/time#": "time.ttl",
    "http://www.w3.org/ns/adms#": "adms-legacy-w3c.ttl",
    "http://www.w3.org/ns/dcat#": "dcat3.ttl",
    "http://www.w3.org/ns/org#": "org.ttl",
    "http://www.w3.org/ns/shacl#": "shacl.ttl",
    "http://xmlns.com/foaf/0.1/": "foaf.ttl",
    "https://schema.org/": "schemaorg-30.0-current-https.ttl",
}
#: PROV's namespace has the notes' terms too (dictionaries, links, access), and names for inverses.
PART = {"http://data.europa.eu/m8g/": "cpov-2.1.2-voc.ttl", "http://www.w3.org/ns/prov#": "prov-o.ttl"}

#: What the published files themselves get wrong. OWL-Time's are names of its own versions.
WRONG = {
    ("dcterms.ttl", "http://purl.org/dc/terms/Extent"),
    ("schemaorg-30.0-current-https.ttl", "https://schema.org/DeliveryTimeSettings"),
    ("time.ttl", "http://www.w3.org/2006/time#2006"),
    ("time.ttl", "http://www.w3.org/2006/time#2016"),
    ("void.ttl", "http://purl.org/dc/terms/partOf"),
    ("void.ttl", "http://purl.org/dc/terms/status"),
    ("void.ttl", "http://www.w3.org/ns/adms#SemanticAsset"),
    ("void.ttl", "http://www.w3.org/ns/adms#SemanticDistribution"),
    ("void.ttl", "http://www.w3.org/ns/adms#accessURL"),
}


def published(name: str) -> Graph:
    path = VOCABULARIES / name
    if not path.exists():
        pytest.skip(f"the published vocabulary {name} is not here")
    return Graph().parse(path)


def subjects(name: str, namespace: str) -> set[str]:
    """The local names of what a published vocabulary describes."""
    found = {str(term) for term in published(name).subjects() if isinstance(term, URIRef)}
    return {iri.removeprefix(namespace) for iri in found if iri.startswith(namespace) and iri != namespace}


@pytest.mark.sample(every=5)
@pytest.mark.parametrize(("namespace", "name"), WHOLE.items(), ids=lambda each: each)
def test_the_terms_are_those_that_are_published(namespace: str, name: str) -> None:
    vocabulary = vocabulary_of(namespace)
    assert vocabulary is not None
    assert vocabulary.terms == subjects(name, namespace)


@pytest.mark.parametrize(("namespace", "name"), PART.items(), ids=lambda each: each)
def test_a_namespace_that_several_files_describe(namespace: str, name: str) -> None:
    vocabulary = vocabulary_of(namespace)
    assert vocabulary is not None
    assert vocabulary.terms > subjects(name, namespace)


@pytest.mark.slow
def test_published_files_use_no_other_term() -> None:
    files = sorted(VOCABULARIES.glob("*.ttl"))
    if not files:
        pytest.skip("the published vocabularies are not here")
    found = set()
    for path in files:
        for term in {term for triple in Graph().parse(path) for term in triple}:
            iri = str(term.datatype if isinstance(term, Literal) else term)
            vocabulary = None if isinstance(term, BNode) else vocabulary_of(iri)
            if vocabulary is not None and vocabulary.lacks(iri.removeprefix(vocabulary.namespace)):
                found.add((path.name, iri))
    assert found == WRONG


def test_every_prefix_of_the_project_is_of_a_known_vocabulary() -> None:
    unknown = {prefix for prefix, namespace in PREFIXES.items() if vocabulary_of(str(namespace)) is None}
    assert unknown == {"resp"}
    assert vocabulary_of(RESP.Unit) is None


@pytest.mark.parametrize(
    "iri",
    [
        *(RDF[name] for name in ("JSON", "langString", "HTML", "_1", "_23")),
        *(f"{RDF}{name}" for name in ("langRange", "dirLangString", "reifies")),
        *(XSD[name] for name in ("gYear", "dayTimeDuration", "maxInclusive", "pattern", "fractionDigits")),
        *(f"{XSD}{name}" for name in ("anyType", "anySimpleType", "anyAtomicType", "error")),
        "http://www.w3.org/2000/01/rdf-schema#Proposition",
        "http://www.w3.org/ns/shacl#SPARQLAskValidator",
        "http://schema.org/sameAs",
    ],
)
def test_a_term_that_there_is(iri: str) -> None:
    vocabulary = vocabulary_of(iri)
    assert vocabulary is not None
    assert not vocabulary.lacks(iri.removeprefix(vocabulary.namespace))


@pytest.mark.parametrize("name", ["year", "day", "numeric", "bounded", "intger", "Integer", "datetime"])
def test_names_that_are_no_terms_of_xml_schema(name: str) -> None:
    vocabulary = vocabulary_of(str(XSD))
    assert vocabulary is not None
    assert vocabulary.lacks(name)
    assert nearest(name, vocabulary.terms) != name


@pytest.mark.parametrize("local", ["", "_0", "_01", "a/b", "x#y"])
def test_a_namespace_and_what_lies_below_it(local: str) -> None:
    vocabulary = vocabulary_of(str(CV))
    assert vocabulary is not None
    assert not vocabulary.lacks(local)


@pytest.mark.parametrize(
    ("local", "lacked"),
    [
        ("PublicOrganization", True),
        ("contactpoint", True),
        ("Criterion", False),  # of CCCEV, in the same namespace
        ("hasConcept", False),
        ("LegalEntity", False),
    ],
)
def test_a_shared_namespace_knows_misspellings_only(local: str, lacked: bool) -> None:
    vocabulary = vocabulary_of(str(CV))
    assert vocabulary is not None
    assert vocabulary.lacks(local) is lacked


def test_the_nearest() -> None:
    vocabulary = vocabulary_of(str(ADMS))
    assert vocabulary is not None
    assert nearest("identifer", vocabulary.terms) == "identifier"
    assert nearest("xyzzy", vocabulary.terms) is None


def test_a_question_reads_no_list() -> None:
    code = (
        "import sys, kela_graph; d = kela_graph.load(); list(kela_graph.run('places', d));"
        "print([m for m in sys.modules if 'known_terms' in m or 'undeclared_terms' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
