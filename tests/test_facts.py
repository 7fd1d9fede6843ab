"""The graph holds the facts of the source, each tested by itself, and no others.

The tables are typed from the page and from the notes on it, not from ``data/``: two readings that must agree.
A paragraph that bears a statement stands first, one that completes it second; 0 is none.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from rdflib import (
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    VOID,
    XSD,
    BNode,
    Dataset,
    Graph,
    Literal,
    Namespace,
    URIRef,
)

import kela_graph
from kela_graph.folder import open_folder
from kela_graph.graph import describe
from kela_graph.namespaces import ADMS, CV, KELA, PROJECT, RESP, SCHEMA

if TYPE_CHECKING:
    from rdflib.term import Node

ID = Namespace(PROJECT + "id/")
TASK = Namespace(PROJECT + "task/")
TOPIC = Namespace(PROJECT + "topic/")
AUDIENCE = Namespace(PROJECT + "audience/")
CHANNEL = Namespace(PROJECT + "channel/")
DATASET = PROJECT.dataset
DOCUMENT = PROJECT["source/tulosyksikot"]
YSO = Namespace("http://www.yso.fi/onto/yso/")

SOURCE_TEXT = Path(__file__).resolve().parents[2] / "shared" / "source" / "tulosyksikot.txt"

STATED, NAME, CONTEXT = RESP.Stated, RESP.ReadFromName, RESP.ReadFromContext
PUBLISHED, OURS = RESP.Published, RESP.NamedByProject

KELA_ITSELF = "kela"
U02 = "asiakkuuspalvelujen-tulosyksikko"
U03 = "etuuspalvelujen-tulosyksikko"
U04 = "ict-ja-kehittamispalvelujen-tulosyksikko"
U05 = "yhteisten-palvelujen-tulosyksikko"
U06 = "johdon-tukiyksikko"
U07 = "viestintayksikko"
U08 = "sisainen-tarkastus"
U09 = "kelan-kansainvalisten-asioiden-ratkaisukeskus"
U10 = "kela-ahvenanmaa"
U11 = "vammaisten-tulkkauspalvelukeskus"
U12 = "tyokyvyttomyyselakkeiden-ratkaisukeskus"
U13 = "rajat-ylittavan-terveydenhuollon-yhteyspiste"
U14 = "etelainen-asiakaspalveluyksikko"
U15 = "paakaupunkiseudun-asiakaspalveluyksikko"
U16 = "itainen-asiakaspalveluyksikko"
U17 = "keskinen-asiakaspalveluyksikko"
U18 = "lantinen-asiakaspalveluyksikko"
U19 = "pohjoinen-asiakaspalveluyksikko"
U20 = "yhteyskeskus"
U21 = "kanta-palvelut"
U22 = "perintakeskus"
O01 = "paajohtaja"


class Unit(NamedTuple):
    """A unit: its type and its parent, and for both how and where that is read."""

    slug: str
    name: str
    type: URIRef
    type_basis: URIRef
    parent: str
    parent_basis: URIRef
    bears: int
    completes: int


#: The 21 units; Kela itself has no parent and two types, and is tested apart.
UNITS = [
    Unit(U02, "Asiakkuuspalvelujen tulosyksikkö", KELA.ResultUnit, STATED, KELA_ITSELF, STATED, 3, 2),
    Unit(U03, "Etuuspalvelujen tulosyksikkö", KELA.ResultUnit, STATED, KELA_ITSELF, STATED, 3, 2),
    Unit(
        U04, "ICT- ja kehittämispalvelujen tulosyksikkö", KELA.ResultUnit, STATED, KELA_ITSELF, STATED, 3, 2
    ),
    Unit(U05, "Yhteisten palvelujen tulosyksikkö", KELA.ResultUnit, STATED, KELA_ITSELF, STATED, 3, 2),
    Unit(U06, "Johdon tukiyksikkö", KELA.FunctionalUnit, STATED, KELA_ITSELF, STATED, 5, 4),
    Unit(U07, "Viestintäyksikkö", KELA.FunctionalUnit, STATED, KELA_ITSELF, STATED, 5, 4),
    Unit(U08, "Sisäinen tarkastus", KELA.FunctionalUnit, CONTEXT, KELA_ITSELF, CONTEXT, 16, 0),
    Unit(U09, "Kelan kansainvälisten asioiden ratkaisukeskus", KELA.DecisionCentre, NAME, U03, STATED, 7, 6),
    Unit(U10, "Kela Ahvenanmaa", KELA.RegionalOffice, CONTEXT, U03, STATED, 7, 6),
    Unit(U11, "Vammaisten Tulkkauspalvelukeskus", KELA.ServiceCentre, CONTEXT, U03, STATED, 7, 6),
    Unit(U12, "Työkyvyttömyyseläkkeiden ratkaisukeskus", KELA.DecisionCentre, NAME, U03, STATED, 7, 6),
    Unit(U13, "Rajat ylittävän terveydenhuollon yhteyspiste", KELA.ContactPointUnit, NAME, U03, STATED, 7, 6),
    Unit(
        U14, "Eteläinen asiakaspalveluyksikkö", KELA.RegionalCustomerServiceUnit, STATED, U02, STATED, 10, 9
    ),
    Unit(
        U15,
        "Pääkaupunkiseudun asiakaspalveluyksikkö",
        KELA.RegionalCustomerServiceUnit,
        STATED,
        U02,
        STATED,
        10,
        9,
    ),
    Unit(U16, "Itäinen asiakaspalveluyksikkö", KELA.RegionalCustomerServiceUnit, STATED, U02, STATED, 10, 9),
    Unit(U17, "Keskinen asiakaspalveluyksikkö", KELA.RegionalCustomerServiceUnit, STATED, U02, STATED, 10, 9),
    Unit(U18, "Läntinen asiakaspalveluyksikkö", KELA.RegionalCustomerServiceUnit, STATED, U02, STATED, 10, 9),
    Unit(
        U19, "Pohjoinen asiakaspalveluyksikkö", KELA.RegionalCustomerServiceUnit, STATED, U02, STATED, 10, 9
    ),
    Unit(U20, "Yhteyskeskus", KELA.ContactCentre, NAME, U02, CONTEXT, 11, 0),
    Unit(U21, "Kanta-palvelut", KELA.ServiceArea, CONTEXT, U04, STATED, 12, 0),
    Unit(U22, "Perintäkeskus", KELA.RecoveryCentre, NAME, U05, STATED, 13, 0),
]

#: An activity's property on the responsibility, the activity, and the unit's short property.
ACTIVITIES = {
    "vastaa": (RESP.taskAnsweredFor, RESP.BeingResponsible, RESP.isResponsibleFor),
    "ehdottaa": (RESP.taskProposed, RESP.Proposing, RESP.proposes),
    "tuottaa": (RESP.taskProduced, RESP.Producing, RESP.produces),
    "hoitaa": (RESP.taskHandled, RESP.Handling, RESP.handles),
    "tukee": (RESP.taskSupported, RESP.Supporting, RESP.supports),
}


class Responsibility(NamedTuple):
    """Who does what; all are stated."""

    slug: str
    unit: str
    activity: str
    task: str
    audiences: tuple[str, ...]
    channel: str
    paragraph: int
    example: bool


RESPONSIBILITIES = [
    Responsibility("r01", U03, "vastaa", "etuushakemusten ratkaiseminen", (), "", 6, False),
    Responsibility("r02", U03, "ehdottaa", "etuuslainsäädännön kehittäminen", (), "", 6, False),
    Responsibility("r03", U02, "vastaa", "asiakaspalvelu", (), "kaikki-palvelukanavat", 8, False),
    Responsibility("r04", U02, "vastaa", "neuvonta", ("asiakkaat",), "", 8, False),
    Responsibility("r05", U02, "vastaa", "ohjaus", ("asiakkaat",), "", 8, False),
    Responsibility("r06", U20, "vastaa", "puhelinpalvelu", ("asiakkaat",), "", 11, False),
    Responsibility("r07", U04, "vastaa", "etuuksien käsittelyn kehittäminen", (), "", 12, False),
    Responsibility("r08", U04, "vastaa", "tietojärjestelmien kehittäminen", (), "", 12, False),
    Responsibility(
        "r09", U04, "vastaa", "tietojärjestelmiin liittyvien palveluiden kehittäminen", (), "", 12, False
    ),
    Responsibility(
        "r10", U04, "tuottaa", "ICT-palvelut", ("asiakkaat", "sidosryhmat", "henkilosto"), "", 12, False
    ),
    Responsibility("r11", U05, "vastaa", "henkilöstöpalvelut", (), "", 13, True),
    Responsibility("r12", U05, "vastaa", "hankintapalvelut", (), "", 13, True),
    Responsibility("r13", U05, "vastaa", "käännöspalvelut", (), "", 13, True),
    Responsibility("r14", U05, "vastaa", "talouspalvelut", (), "", 13, True),
    Responsibility("r15", U05, "vastaa", "tutkimus", (), "", 13, True),
    Responsibility("r16", U05, "vastaa", "tilastointi", (), "", 13, True),
    Responsibility("r17", U05, "vastaa", "viestintä", (), "", 13, True),
    Responsibility("r18", U22, "hoitaa", "perintäasiat", (), "", 13, False),
    Responsibility("r19", U06, "tukee", "Kelan johto", (), "", 14, False),
    Responsibility("r20", U06, "vastaa", "johtamisen palvelut", (), "", 14, True),
    Responsibility("r21", U07, "vastaa", "asiakasviestintä", (), "", 15, False),
    Responsibility("r22", U07, "vastaa", "mediaviestintä", (), "", 15, False),
    Responsibility("r23", U07, "vastaa", "työyhteisöviestintä", (), "", 15, False),
]

HELD = {U03: 2, U02: 3, U20: 1, U04: 4, U05: 7, U22: 1, U06: 2, U07: 3}

#: Narrower task, broader task, the paragraph that bears it and the one that completes it.
BROADER = [
    ("asiakasviestinta", "viestinta", 15, 13),
    ("mediaviestinta", "viestinta", 15, 13),
    ("tyoyhteisoviestinta", "viestinta", 15, 13),
    ("puhelinpalvelu", "asiakaspalvelu", 11, 8),
]

#: What a unit's name says that it is about.
TOPICS = [
    (U08, "sisainen-tarkastus", 16),
    (U09, "kansainvaliset-asiat", 7),
    (U11, "tulkkauspalvelut", 7),
    (U12, "tyokyvyttomyyselakkeet", 7),
    (U13, "rajat-ylittava-terveydenhuolto", 7),
    (U21, "kanta-palvelut", 12),
]

#: Doubt, the paragraph that bears it, those that complete it, number of readings, the chosen one.
DOUBTS = [
    ("d1", 4, {5, 16}, 3, 1),
    ("d2", 13, {15}, 2, 1),
    ("d3", 11, set(), 2, 1),
    ("d4", 13, {14}, 2, 1),
    ("d5", 15, set(), 2, 1),
    ("d6", 7, {12}, 2, 1),
    ("d7", 7, set(), 2, 1),
]


class Count(NamedTuple):
    """A number that the source states, what it lists, and how many the graph has."""

    slug: str
    type: URIRef
    within: str
    stated_in: int
    stated: int
    listed_in: int
    listed: int
    in_graph: int
    agrees: bool


COUNTS = [
    Count("count-result-units", KELA.ResultUnit, KELA_ITSELF, 2, 4, 3, 4, 4, True),
    Count("count-functional-units", KELA.FunctionalUnit, KELA_ITSELF, 4, 3, 5, 2, 3, False),
    Count(
        "count-regional-customer-service-units", KELA.RegionalCustomerServiceUnit, U02, 9, 6, 10, 6, 6, True
    ),
]

AUDIENCES = {"asiakkaat", "sidosryhmat", "henkilosto"}
CHANNELS = {"kaikki-palvelukanavat"}
SCHEMES = {"tasks", "topics", "audiences", "channels"}

#: Finnish name, Swedish name, statistical code, Wikidata, YSO place, GeoNames.
PLACES = [
    ("joensuu", "Joensuu", "Joensuu", "167", "Q186237", "p94166", "655808"),
    ("lieksa", "Lieksa", "Lieksa", "422", "Q608752", "p94266", "648090"),
    ("jyvaskyla", "Jyväskylä", "Jyväskylä", "179", "Q134620", "p94173", "655194"),
    ("kemijarvi", "Kemijärvi", "Kemijärvi", "320", "Q744704", "p94203", "653272"),
    ("pietarsaari", "Pietarsaari", "Jakobstad", "598", "Q1679567", "p94337", "656130"),
]

EXACT, CLOSE = SKOS.exactMatch, SKOS.closeMatch
MATCHES = [
    (TASK["asiakaspalvelu"], EXACT, "p1379"),
    (TASK["neuvonta"], EXACT, "p23"),
    (TASK["ohjaus"], EXACT, "p178"),
    (TASK["tutkimus"], EXACT, "p183"),
    (TASK["tilastointi"], EXACT, "p17661"),
    (TASK["viestinta"], EXACT, "p36"),
    (TOPIC["sisainen-tarkastus"], EXACT, "p14517"),
    (TOPIC["tyokyvyttomyyselakkeet"], EXACT, "p3349"),
    (AUDIENCE["asiakkaat"], EXACT, "p3294"),
    (AUDIENCE["sidosryhmat"], EXACT, "p8776"),
    (AUDIENCE["henkilosto"], EXACT, "p4190"),
    (TASK["puhelinpalvelu"], CLOSE, "p13245"),
    (TASK["henkilostopalvelut"], CLOSE, "p301"),
    (TASK["hankintapalvelut"], CLOSE, "p4509"),
    (TASK["kaannospalvelut"], CLOSE, "p9586"),
    (TASK["talouspalvelut"], CLOSE, "p4327"),
    (TASK["perintaasiat"], CLOSE, "p6813"),
    (TASK["mediaviestinta"], CLOSE, "p25985"),
    (TASK["tyoyhteisoviestinta"], CLOSE, "p19559"),
    (TOPIC["tulkkauspalvelut"], CLOSE, "p9587"),
]

EN_UNITS = "https://www.kela.fi/web/en/business-units"
SV_ORDER = "https://www.kela.fi/web/sv/arbetsordning-for-folkpensionsanstalten"
SV_BOOK = "https://www.elamassa.fi/sv/fpa-betjanar/boka-telefontid-pa-svenska-hos-fpa"

#: Published names: who has it, language, name, the page's address.
PUBLISHED_NAMES = [
    (
        ID[KELA_ITSELF],
        "en",
        "Social Insurance Institution of Finland",
        "https://www.kela.fi/web/en/contact-point",
    ),
    (ID[KELA_ITSELF], "sv", "Folkpensionsanstalten", SV_ORDER),
    (KELA.ResultUnit, "en", "business unit", EN_UNITS),
    (KELA.ResultUnit, "sv", "resultatenhet", SV_ORDER),
    (KELA.FunctionalUnit, "en", "operational unit", EN_UNITS),
    (ID[U02], "en", "Customer Relations business unit", EN_UNITS),
    (ID[U03], "en", "Benefit Services business unit", EN_UNITS),
    (ID[U03], "sv", "Resultatenheten för förmånstjänster", SV_ORDER),
    (ID[U04], "en", "ICT and Operational Development Services business unit", EN_UNITS),
    (ID[U05], "en", "Shared Services business unit", EN_UNITS),
    (ID[U06], "en", "Management Support Unit", EN_UNITS),
    (ID[U07], "en", "Communications Unit", EN_UNITS),
    (ID[U08], "en", "Internal Audit", "https://www.kela.fi/en_US/web/en/organization"),
    (ID[U09], "en", "Centre for International Affairs", EN_UNITS),
    (
        ID[U09],
        "sv",
        "Centret för internationella ärenden",
        "https://www.elamassa.fi/sv/fpa-betjanar/vart-har-jag-ringt",
    ),
    (ID[U10], "en", "Kela Åland", "https://www.kela.fi/business-units"),
    (ID[U10], "sv", "FPA Åland", "https://www.sosiaalivakuutus.fi"),
    (ID[U11], "en", "Centre for Interpreting Services for the Disabled", EN_UNITS),
    (
        ID[U11],
        "sv",
        "Centret för tolktjänst för personer med funktionsnedsättning",
        "https://www.kela.fi/web/sv/samarbetspartner-tolktjanst-funktionsnedsattning",
    ),
    (ID[U12], "en", "Centre for Disability Pensions", EN_UNITS),
    (ID[U13], "en", "Contact Point for Cross-Border Healthcare", EN_UNITS),
    (
        ID[U13],
        "sv",
        "Kontaktpunkten för gränsöverskridande hälso- och sjukvård",
        "https://www.vardenhetsval.fi",
    ),
    (ID[U14], "en", "Southern customer service unit", EN_UNITS),
    (ID[U15], "en", "Customer service unit for the Greater Helsinki Area", EN_UNITS),
    (ID[U15], "sv", "Huvudstadsregionens kundserviceenhet", "https://www.kela.fi/web/sv/aktuellt"),
    (ID[U16], "en", "Eastern customer service unit", EN_UNITS),
    (ID[U17], "en", "Central customer service unit", EN_UNITS),
    (ID[U19], "en", "Northern customer service unit", EN_UNITS),
    (ID[U18], "en", "Western customer service unit", EN_UNITS),
    (ID[U18], "sv", "Västra kundserviceenheten", SV_BOOK),
    (ID[U20], "en", "Customer Contact Centre", EN_UNITS),
    (ID[U20], "sv", "Kontaktcentret", SV_BOOK),
    (ID[U21], "en", "Kanta Services", EN_UNITS),
    (ID[U21], "sv", "Kanta-tjänsterna", "https://www.kanta.fi/sv"),
    (ID[U22], "en", "Overpayment Recovery Centre", "https://www.kela.fi/overpayment-recovery-centre"),
    (ID[U22], "sv", "Indrivningscentret", "https://www.kela.fi/indrivningscenter"),
    (ID[O01], "en", "Director General", "https://www.kela.fi/risk-management-and-oversight"),
    (ID[O01], "sv", "generaldirektör", SV_ORDER),
]

#: Further names: language, name, the page's address.
ALTERNATIVE_NAMES = [
    (ID[KELA_ITSELF], "fi", "Kansaneläkelaitos", "http://www.kela.fi/kela-lyhyesti"),
    (ID[KELA_ITSELF], "sv", "FPA", SV_ORDER),
]

#: Finnish names that the source writes, of what is no unit, and the paragraph.
STATED_NAMES = [
    (ID[KELA_ITSELF], "Kela", 2),
    (ID[O01], "pääjohtaja", 16),
    (KELA.ResultUnit, "tulosyksikkö", 2),
    (KELA.FunctionalUnit, "toiminnallinen yksikkö", 4),
    (KELA.RegionalCustomerServiceUnit, "alueellinen asiakaspalveluyksikkö", 9),
]

#: The identifiers of Kela: register, what it calls Kela, and the link to it there.
IDENTIFIERS = [
    ("kela-ror", "ror", "057yw0190", "https://ror.org/057yw0190"),
    ("kela-wikidata", "wikidata", "Q3557354", "http://www.wikidata.org/entity/Q3557354"),
    ("kela-isni", "isni", "0000 0001 2186 1430", "https://isni.org/isni/0000000121861430"),
    ("kela-business-id", "business-ids", "0246246-0", None),
]

REGISTERS = {"business-ids", "geonames", "isni", "municipality-codes", "ror", "wikidata", "yso"}

PARAGRAPHS = range(1, 18)

UNIT_TYPES = {
    KELA.ContactCentre,
    KELA.ContactPointUnit,
    KELA.DecisionCentre,
    KELA.FunctionalUnit,
    KELA.RecoveryCentre,
    KELA.RegionalCustomerServiceUnit,
    KELA.RegionalOffice,
    KELA.ResultUnit,
    KELA.ServiceArea,
    KELA.ServiceCentre,
}

#: Questions whose number of rows follows from the facts.
ROWS = [
    ("units", {}, 22),
    ("unit-tree", {}, 22),
    ("unit-types", {}, 10),
    ("who-is-responsible", {"task": "viestintä"}, 4),
    ("places", {}, 5),
    ("stated-counts", {}, 3),
    ("source-discrepancies", {}, 15),
    ("shared-tasks", {}, 4),
    ("readings", {}, 24),
    ("tasks", {}, 23),
    ("accountable-for", {"unit": "kela"}, 22),
    ("reports-to", {}, 1),
    ("matrix", {}, 23),
    ("matches", {}, 20),
]

#: Statements that carry where they come from, names apart: what is said, its basis, the two paragraphs.
STATEMENTS = [
    (ID[KELA_ITSELF], RDF.type, ORG.FormalOrganization, CONTEXT, 2, 0),
    (ID[KELA_ITSELF], RDF.type, CV.PublicOrganisation, CONTEXT, 2, 0),
    *((ID[u.slug], RDF.type, u.type, u.type_basis, u.bears, u.completes) for u in UNITS),
    *((ID[u.slug], ORG.subOrganizationOf, ID[u.parent], u.parent_basis, u.bears, u.completes) for u in UNITS),
    (ID[O01], RDF.type, ORG.Post, STATED, 16, 0),
    (ID[O01], ORG.postIn, ID[KELA_ITSELF], CONTEXT, 16, 0),
    (ID[U08], ORG.reportsTo, ID[O01], STATED, 16, 0),
    *((ID[U20], RESP.operatesIn, ID[place[0]], STATED, 11, 0) for place in PLACES),
    *((ID[unit], DCTERMS.subject, TOPIC[topic], NAME, bears, 0) for unit, topic, bears in TOPICS),
    *((TASK[narrow], SKOS.broader, TASK[broad], CONTEXT, *where) for narrow, broad, *where in BROADER),
]

#: Every name: who has it, the property, language, name (None where only the data has it), basis, source.
NAMES = [
    *((ID[u.slug], SKOS.prefLabel, "fi", u.name, STATED, DOCUMENT + f"#p{u.bears}") for u in UNITS),
    *(
        (
            named,
            RDFS.label if named in UNIT_TYPES else SKOS.prefLabel,
            "fi",
            name,
            STATED,
            DOCUMENT + f"#p{n}",
        )
        for named, name, n in STATED_NAMES
    ),
    *(
        (named, RDFS.label if named in UNIT_TYPES else SKOS.prefLabel, tag, name, PUBLISHED, URIRef(page))
        for named, tag, name, page in PUBLISHED_NAMES
    ),
    *(
        (named, SKOS.altLabel, tag, name, PUBLISHED, URIRef(page))
        for named, tag, name, page in ALTERNATIVE_NAMES
    ),
]
NAMED = {ID[KELA_ITSELF], ID[O01], *UNIT_TYPES, *(ID[u.slug] for u in UNITS)}
OURS_NAMES = sorted(
    {(named, tag) for named in NAMED for tag in ("fi", "sv", "en")}
    - {(named, tag) for named, naming, tag, *_ in NAMES if naming != SKOS.altLabel}
)


def slug_of(name: str) -> str:
    """The rule by which a slug is made of a Finnish name."""
    return re.sub("[^a-z0-9]+", "-", name.lower().translate(str.maketrans("äåö", "aao"))).strip("-")


def paragraph(number: int) -> URIRef:
    return URIRef(f"{DOCUMENT}#p{number}")


def ancestors(slug: str) -> list[str]:
    parents = {unit.slug: unit.parent for unit in UNITS}
    return [parents[slug], *ancestors(parents[slug])] if slug in parents else []


@pytest.fixture(scope="module")
def asserted() -> Dataset:
    """What people wrote, without what follows; read it only."""
    return kela_graph.load(infer=False)


@pytest.fixture(scope="module")
def data(asserted: Dataset) -> Graph:
    """What people wrote in ``data/``, without the ontology."""
    written = Graph()
    for graph in asserted.graphs():
        if "/graph/data/" in str(graph.identifier):
            written += graph
    return written


def annotation(graph: Graph, subject: URIRef, prop: URIRef, value: Node) -> BNode:
    """The one annotation of a statement."""
    nodes = [
        node
        for node in graph.subjects(OWL.annotatedSource, subject)
        if (node, OWL.annotatedProperty, prop) in graph and (node, OWL.annotatedTarget, value) in graph
    ]
    assert len(nodes) == 1, f"{len(nodes)} annotations"
    return nodes[0]


def languages_of(graph: Graph, subject: Node, prop: URIRef) -> list[str | None]:
    return sorted(value.language for value in graph.objects(subject, prop))


# -- Units, post, places: each statement, and where it comes from ------------------------------


@pytest.mark.parametrize(
    ("subject", "prop", "value", "basis", "bears", "completes"),
    STATEMENTS,
    ids=[" ".join(str(t).rpartition("/")[2] for t in s[:3]) for s in STATEMENTS],
)
def test_statement(
    asserted: Dataset, subject: URIRef, prop: URIRef, value: URIRef, basis: URIRef, bears: int, completes: int
) -> None:
    assert (subject, prop, value) in asserted
    node = annotation(asserted, subject, prop, value)
    said = {(p, v) for p, v in asserted.predicate_objects(node) if p != RDFS.comment}
    assert said == {
        (RDF.type, OWL.Axiom),
        (OWL.annotatedSource, subject),
        (OWL.annotatedProperty, prop),
        (OWL.annotatedTarget, value),
        (RESP.basis, basis),
        (DCTERMS.source, paragraph(bears)),
        *({(RDFS.seeAlso, paragraph(completes))} if completes else ()),
    }
    expected = [] if basis == STATED else ["en", "fi", "sv"]
    assert languages_of(asserted, node, RDFS.comment) == expected, "a reading says why, in three languages"


def test_no_other_statement(data: Graph, asserted: Dataset) -> None:
    elsewhere = {SKOS.prefLabel, SKOS.altLabel, RDFS.label, SCHEMA.url}
    annotated = {
        tuple(asserted.value(n, p) for p in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget))
        for n in asserted.subjects(RDF.type, OWL.Axiom)
    }
    expected = {statement[:3] for statement in STATEMENTS}
    assert {a for a in annotated if a[1] not in elsewhere} == expected
    properties = {ORG.subOrganizationOf, ORG.postIn, ORG.reportsTo, RESP.operatesIn, SKOS.broader}
    written = {(s, p, v) for s, p, v in data if p in properties}
    assert written == {statement for statement in expected if statement[1] in properties}


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.slug)
def test_unit_has_one_type_and_the_slug_of_its_name(asserted: Dataset, unit: Unit) -> None:
    assert set(asserted.objects(ID[unit.slug], RDF.type)) == {unit.type}
    assert slug_of(unit.name) == unit.slug


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.slug)
def test_unit_has_one_direct_parent_after_inference(kela: Dataset, unit: Unit) -> None:
    assert set(kela.objects(ID[unit.slug], ORG.subOrganizationOf)) == {ID[unit.parent]}


@pytest.mark.parametrize(
    ("kind", "things"),
    [
        (ORG.Organization, {KELA_ITSELF, *(unit.slug for unit in UNITS)}),
        (ORG.FormalOrganization, {KELA_ITSELF}),
        (CV.PublicOrganisation, {KELA_ITSELF}),
        (RESP.Unit, {unit.slug for unit in UNITS}),
        (ORG.Post, {O01}),
        (RESP.Municipality, {place[0] for place in PLACES}),
        (DCTERMS.Location, {place[0] for place in PLACES}),
        (RESP.Responsibility, {r.slug for r in RESPONSIBILITIES}),
        (RESP.SourceDiscrepancy, {doubt[0] for doubt in DOUBTS}),
        (RESP.PossibleReading, {f"{d}-reading-{i}" for d, _, _, n, _ in DOUBTS for i in range(1, n + 1)}),
        (RESP.StatedCount, {count.slug for count in COUNTS}),
        (SKOS.ConceptScheme, SCHEMES),
        (ADMS.Identifier, {i[0] for i in IDENTIFIERS} | {f"{place[0]}-code" for place in PLACES}),
    ],
    ids=lambda value: value.rpartition("/")[2] if isinstance(value, URIRef) else "",
)
def test_nothing_else_is_of_a_kind(kela: Dataset, kind: URIRef, things: set[str]) -> None:
    assert set(kela.subjects(RDF.type, kind)) == {ID[thing] for thing in things}


@pytest.mark.parametrize(
    ("scheme", "concepts"),
    [
        ("tasks", {TASK[slug_of(r.task)] for r in RESPONSIBILITIES}),
        ("topics", {TOPIC[topic] for _, topic, _ in TOPICS}),
        ("audiences", {AUDIENCE[a] for a in AUDIENCES}),
        ("channels", {CHANNEL[c] for c in CHANNELS}),
    ],
)
def test_scheme_holds_these_concepts(kela: Dataset, scheme: str, concepts: set[URIRef]) -> None:
    assert set(kela.subjects(SKOS.inScheme, ID[scheme])) == concepts
    narrower = {TASK[narrow] for narrow, *_ in BROADER}
    assert set(kela.subjects(SKOS.topConceptOf, ID[scheme])) == concepts - narrower
    for concept in concepts:
        assert languages_of(kela, concept, SKOS.prefLabel) == ["en", "fi", "sv"], concept


def test_tasks_are_the_23_and_no_topic_is_one(kela: Dataset) -> None:
    tasks = {TASK[slug_of(r.task)] for r in RESPONSIBILITIES}
    assert len(tasks) == 23
    assert set(kela.subjects(RDF.type, RESP.Task)) == tasks
    others = (
        {TOPIC[t] for _, t, _ in TOPICS} | {AUDIENCE[a] for a in AUDIENCES} | {CHANNEL[c] for c in CHANNELS}
    )
    assert set(kela.subjects(RDF.type, SKOS.Concept)) == tasks | others


def test_data_speaks_of_nothing_else(data: Graph) -> None:
    """Every thing that has a statement in ``data/`` is one of the tables'."""
    things = {
        *(ID[u.slug] for u in UNITS),
        *(ID[slug] for slug in (KELA_ITSELF, O01, *SCHEMES, *REGISTERS)),
        *(ID[r.slug] for r in RESPONSIBILITIES),
        *(TASK[slug_of(r.task)] for r in RESPONSIBILITIES),
        *(TOPIC[topic] for _, topic, _ in TOPICS),
        *(AUDIENCE[a] for a in AUDIENCES),
        *(CHANNEL[c] for c in CHANNELS),
        *(ID[doubt[0]] for doubt in DOUBTS),
        *(ID[f"{d}-reading-{i}"] for d, _, _, n, _ in DOUBTS for i in range(1, n + 1)),
        *(ID[count.slug] for count in COUNTS),
        *(ID[place[0]] for place in PLACES),
        *(ID[f"{place[0]}-code"] for place in PLACES),
        *(ID[identifier[0]] for identifier in IDENTIFIERS),
        *(paragraph(n) for n in PARAGRAPHS),
        URIRef("https://www.kela.fi"),
        DATASET,
        DOCUMENT,
    }
    assert {s for s in data.subjects() if isinstance(s, URIRef)} == things


# -- Responsibilities ---------------------------------------------------------------------------


@pytest.mark.parametrize("held", RESPONSIBILITIES, ids=lambda held: held.slug)
def test_responsibility(asserted: Dataset, held: Responsibility) -> None:
    assert set(asserted.predicate_objects(ID[held.slug])) == {
        (RDF.type, RESP.Responsibility),
        (RESP.heldBy, ID[held.unit]),
        (ACTIVITIES[held.activity][0], TASK[slug_of(held.task)]),
        (RESP.basis, STATED),
        (DCTERMS.source, paragraph(held.paragraph)),
        *((RESP.audience, AUDIENCE[a]) for a in held.audiences),
        *({(RESP.channel, CHANNEL[held.channel])} if held.channel else ()),
        *({(RESP.givenAsExample, Literal(True))} if held.example else ()),
    }
    assert Literal(held.task, lang="fi") in set(asserted.objects(TASK[slug_of(held.task)], SKOS.prefLabel))


@pytest.mark.parametrize("held", RESPONSIBILITIES, ids=lambda held: held.slug)
def test_responsibility_implies_activity_and_the_way_from_unit_to_task(
    kela: Dataset, held: Responsibility
) -> None:
    _, activity, short = ACTIVITIES[held.activity]
    task, unit = TASK[slug_of(held.task)], ID[held.unit]
    assert set(kela.objects(ID[held.slug], RESP.activity)) == {activity}
    between = {p for p in kela.predicates(unit, task) if str(p).startswith(str(RESP))}
    accountable = set() if held.activity == "ehdottaa" else {RESP.isAccountableFor}
    assert between == {short, RESP.hasTask} | accountable
    for above in ancestors(held.unit):
        implied = {p for p in kela.predicates(ID[above], task) if str(p).startswith(str(RESP))}
        assert implied == accountable, above


@pytest.mark.parametrize(
    ("slug", "number"),
    [(slug, HELD.get(slug, 0)) for slug in (KELA_ITSELF, *(unit.slug for unit in UNITS))],
)
def test_number_of_responsibilities(kela: Dataset, slug: str, number: int) -> None:
    assert len(set(kela.subjects(RESP.heldBy, ID[slug]))) == number


def test_accountability_is_for_what_a_unit_or_one_below_it_holds_and_not_for_proposals(kela: Dataset) -> None:
    expected = {
        (ID[slug], TASK[slug_of(held.task)])
        for held in RESPONSIBILITIES
        if held.activity != "ehdottaa"
        for slug in (held.unit, *ancestors(held.unit))
    }
    assert set(kela.subject_objects(RESP.isAccountableFor)) == expected
    assert len({task for unit, task in expected if unit == ID[KELA_ITSELF]}) == 22


def test_only_who_is_said_to_be_responsible_is_responsible(kela: Dataset) -> None:
    expected = {
        (ID[held.unit], TASK[slug_of(held.task)]) for held in RESPONSIBILITIES if held.activity == "vastaa"
    }
    assert set(kela.subject_objects(RESP.isResponsibleFor)) == expected
    assert set(kela.subject_objects(RESP.proposes)) == {(ID[U03], TASK["etuuslainsaadannon-kehittaminen"])}


# -- Doubts and counts --------------------------------------------------------------------------


@pytest.mark.parametrize(("slug", "bears", "completes", "readings", "chosen"), DOUBTS)
def test_doubt(
    asserted: Dataset, slug: str, bears: int, completes: set[int], readings: int, chosen: int
) -> None:
    doubt = ID[slug]
    assert set(asserted.objects(doubt, DCTERMS.source)) == {paragraph(bears)}
    assert set(asserted.objects(doubt, RDFS.seeAlso)) == {paragraph(n) for n in completes}
    possible = {ID[f"{slug}-reading-{i}"] for i in range(1, readings + 1)}
    assert set(asserted.objects(doubt, RESP.possibleReading)) == possible
    assert set(asserted.objects(doubt, RESP.chosenReading)) == {ID[f"{slug}-reading-{chosen}"]}
    assert set(asserted.objects(doubt, RESP.concerns))
    for thing in (doubt, *possible):
        assert languages_of(asserted, thing, SKOS.prefLabel) == ["en", "fi", "sv"], thing


@pytest.mark.parametrize("count", COUNTS, ids=lambda count: count.slug)
def test_stated_count(kela: Dataset, asserted: Dataset, count: Count) -> None:
    said = {(p, v) for p, v in asserted.predicate_objects(ID[count.slug]) if p != SKOS.prefLabel}
    assert said == {
        (RDF.type, RESP.StatedCount),
        (RESP.countedClass, count.type),
        (RESP.countedWithin, ID[count.within]),
        (RESP.statedNumber, Literal(count.stated)),
        (RESP.listedIn, paragraph(count.listed_in)),
        (DCTERMS.source, paragraph(count.stated_in)),
    }
    members = set(kela.subjects(RDF.type, count.type))
    within = set(kela.subjects(ORG.transitiveSubOrganizationOf, ID[count.within]))
    listed = {
        kela.value(node, OWL.annotatedSource)
        for node in kela.subjects(DCTERMS.source, paragraph(count.listed_in))
        if (node, OWL.annotatedTarget, count.type) in kela
    }
    assert (len(listed), len(members & within)) == (count.listed, count.in_graph)
    assert (count.stated == count.listed == count.in_graph) is count.agrees


# -- Names, identifiers, matches ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "naming", "tag", "name", "basis", "source"),
    NAMES,
    ids=[f"{row[2]} {row[3]}" for row in NAMES],
)
def test_name(
    asserted: Dataset, named: URIRef, naming: URIRef, tag: str, name: str, basis: URIRef, source: URIRef
) -> None:
    label = Literal(name, lang=tag)
    assert [v for v in asserted.objects(named, naming) if v.language == tag] == [label]
    node = annotation(asserted, named, naming, label)
    assert set(asserted.objects(node, RESP.basis)) == {basis}
    assert set(asserted.objects(node, DCTERMS.source)) == {URIRef(source)}
    assert not set(asserted.objects(node, RDFS.seeAlso))


@pytest.mark.parametrize(
    ("named", "tag"), OURS_NAMES, ids=[f"{tag} {named.rpartition('/')[2]}" for named, tag in OURS_NAMES]
)
def test_name_that_was_found_nowhere_is_marked_as_ours(asserted: Dataset, named: URIRef, tag: str) -> None:
    naming = RDFS.label if named in UNIT_TYPES else SKOS.prefLabel
    (label,) = (v for v in asserted.objects(named, naming) if v.language == tag)
    node = annotation(asserted, named, naming, label)
    assert set(asserted.objects(node, RESP.basis)) == {OURS}
    assert set(asserted.objects(node, DCTERMS.source)) == {DATASET}


def test_no_other_name(asserted: Dataset) -> None:
    naming = {SKOS.prefLabel, SKOS.altLabel, RDFS.label}
    nodes = [n for n, p in asserted.subject_objects(OWL.annotatedProperty) if p in naming]
    assert len(nodes) == len(NAMES) + len(OURS_NAMES) == 101
    assert {asserted.value(node, OWL.annotatedSource) for node in nodes} == NAMED
    given = {(s, v) for s, v in asserted.subject_objects(SKOS.altLabel) if s in NAMED}
    assert given == {(named, Literal(name, lang=tag)) for named, tag, name, _ in ALTERNATIVE_NAMES}


@pytest.mark.parametrize(("slug", "register", "value", "link"), IDENTIFIERS)
def test_identifier_of_kela(
    asserted: Dataset, slug: str, register: str, value: str, link: str | None
) -> None:
    assert (ID[KELA_ITSELF], ADMS.identifier, ID[slug]) in asserted
    assert set(asserted.predicate_objects(ID[slug])) == {
        (RDF.type, ADMS.Identifier),
        (SKOS.notation, Literal(value, datatype=XSD.string)),
        (DCTERMS.source, ID[register]),
    }
    if link:
        assert (ID[KELA_ITSELF], SCHEMA.sameAs, URIRef(link)) in asserted
        assert link.startswith(str(asserted.value(ID[register], VOID.uriSpace)))


def test_kela_has_no_other_identifier_or_link(asserted: Dataset) -> None:
    assert set(asserted.objects(ID[KELA_ITSELF], ADMS.identifier)) == {ID[i[0]] for i in IDENTIFIERS}
    assert set(asserted.objects(ID[KELA_ITSELF], SCHEMA.sameAs)) == {
        URIRef(i[3]) for i in IDENTIFIERS if i[3]
    }
    assert set(asserted.subject_objects(FOAF.homepage)) == {(ID[KELA_ITSELF], URIRef("https://www.kela.fi"))}


def test_the_document_has_its_address_and_where_that_was_found(asserted: Dataset) -> None:
    page = URIRef("https://www.kela.fi/tulosyksikot")
    ((document, address),) = asserted.subject_objects(SCHEMA.url)
    assert (document, address) == (URIRef(f"{PROJECT}source/tulosyksikot"), page)
    (note,) = asserted.subjects(OWL.annotatedProperty, SCHEMA.url)
    assert set(asserted.predicate_objects(note)) == {
        (RDF.type, OWL.Axiom),
        (OWL.annotatedSource, document),
        (OWL.annotatedProperty, SCHEMA.url),
        (OWL.annotatedTarget, page),
        (RESP.basis, RESP.Published),
        (DCTERMS.source, page),
    }


def test_check_digit_of_the_business_id() -> None:
    digits, _, check = IDENTIFIERS[3][2].partition("-")
    remainder = sum(int(d) * w for d, w in zip(digits, (7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    assert int(check) == (11 - remainder if remainder else 0)


#: How one says in Finnish that something is in a place.
WHERE = {
    "joensuu": "Joensuussa",
    "jyvaskyla": "Jyväskylässä",
    "kemijarvi": "Kemijärvellä",
    "lieksa": "Lieksassa",
    "pietarsaari": "Pietarsaaressa",
}


@pytest.mark.parametrize(("slug", "fi", "sv", "code", "wikidata", "yso", "geonames"), PLACES)
def test_place(
    asserted: Dataset, slug: str, fi: str, sv: str, code: str, wikidata: str, yso: str, geonames: str
) -> None:
    assert slug_of(fi) == slug
    assert set(asserted.predicate_objects(ID[slug])) == {
        (RDF.type, RESP.Municipality),
        (SKOS.prefLabel, Literal(fi, lang="fi")),
        (SKOS.prefLabel, Literal(sv, lang="sv")),
        (RESP.locative, Literal(WHERE[slug], lang="fi")),
        (ADMS.identifier, ID[f"{slug}-code"]),
        (SCHEMA.sameAs, URIRef(f"http://www.wikidata.org/entity/{wikidata}")),
        (SCHEMA.sameAs, YSO[yso]),
        (SCHEMA.sameAs, URIRef(f"https://sws.geonames.org/{geonames}/")),
    }
    assert set(asserted.predicate_objects(ID[f"{slug}-code"])) == {
        (RDF.type, ADMS.Identifier),
        (SKOS.notation, Literal(code, datatype=XSD.string)),
        (DCTERMS.source, ID["municipality-codes"]),
    }


@pytest.mark.parametrize(("concept", "match", "yso"), MATCHES, ids=[m[2] for m in MATCHES])
def test_match(asserted: Dataset, concept: URIRef, match: URIRef, yso: str) -> None:
    assert (concept, match, YSO[yso]) in asserted


def test_no_other_match(kela: Dataset) -> None:
    found = {
        (s, p, v) for p in (EXACT, CLOSE) for s, v in kela.subject_objects(p) if not s.startswith(str(RESP))
    }
    assert found == {(concept, match, YSO[yso]) for concept, match, yso in MATCHES}
    assert not any(s.startswith(str(YSO)) for s in kela.subjects(SKOS.prefLabel)), "no label of YSO's"


def test_prefixes_that_the_dataset_declares(kela: Dataset) -> None:
    assert describe(kela).prefixes == {
        "audience": str(AUDIENCE),
        "channel": str(CHANNEL),
        "id": str(ID),
        "kela": str(KELA),
        "task": str(TASK),
        "topic": str(TOPIC),
        "tulosyksikot": f"{DOCUMENT}#",
    }


# -- The document -------------------------------------------------------------------------------


def test_document_is_undated_and_names_no_author(kela: Dataset) -> None:
    assert (DOCUMENT, RDF.type, RESP.SourceDocument) in kela
    assert (DOCUMENT, RESP.undated, Literal(True)) in kela
    assert set(kela.objects(DOCUMENT, DCTERMS.title)) == {Literal("Tulosyksiköt", lang="fi")}
    assert set(kela.objects(DOCUMENT, DCTERMS.publisher)) == {ID[KELA_ITSELF]}
    assert languages_of(kela, DOCUMENT, DCTERMS.description) == ["en", "fi", "sv"]
    unknown = {DCTERMS.creator, DCTERMS.created, DCTERMS.date, DCTERMS.issued, DCTERMS.modified}
    assert not unknown & set(kela.predicates(DOCUMENT))
    assert set(kela.subjects(RDF.type, RESP.SourceDocument)) == {DOCUMENT}
    assert (DATASET, PROV.wasDerivedFrom, DOCUMENT) in kela


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_paragraph(asserted: Dataset, number: int) -> None:
    said = {(p, v) for p, v in asserted.predicate_objects(paragraph(number)) if p != DCTERMS.description}
    assert said == {
        (RDF.type, RESP.Paragraph),
        (RESP.number, Literal(number, datatype=XSD.integer)),
        (DCTERMS.isPartOf, DOCUMENT),
    }
    assert languages_of(asserted, paragraph(number), DCTERMS.description) == ["en", "fi", "sv"]


def test_no_other_paragraph(kela: Dataset) -> None:
    assert set(kela.subjects(RDF.type, RESP.Paragraph)) == {paragraph(n) for n in PARAGRAPHS}


@pytest.mark.parametrize("number", [1, 17])
def test_heading_and_link_bear_no_fact(kela: Dataset, number: int) -> None:
    assert set(kela.predicates(None, paragraph(number))) <= {DCTERMS.hasPart}


def test_no_sentence_of_the_page_is_copied(data: Graph) -> None:
    if not SOURCE_TEXT.is_file():
        pytest.skip("the page's text is no part of the project and does not lie beside this checkout")
    page = SOURCE_TEXT.read_text(encoding="utf-8")
    sentences = {six for sentence in re.split(r"[.\n]", page) for six in sixes(sentence)}
    assert len(sentences) > 50
    literals = {str(value) for value in data.objects() if isinstance(value, Literal)}
    assert not {six for literal in literals for six in sixes(literal)} & sentences


def sixes(text: str) -> set[tuple[str, ...]]:
    """Every six words that follow one another."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + 6]) for i in range(len(words) - 5)}


@pytest.mark.parametrize(("subject", "word"), [(KELA.ResultUnit, "linjaorganisaatio"), (ID[U03], "myös")])
def test_note_on_wording(asserted: Dataset, subject: URIRef, word: str) -> None:
    """The line organisation is a note on the type; "also" leaves the list of units below U03 open."""
    assert languages_of(asserted, subject, SKOS.note) == ["en", "fi", "sv"]
    (note,) = (note for note in asserted.objects(subject, SKOS.note) if note.language == "fi")
    assert word in note


# -- Questions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("query", "parameters", "rows"), ROWS, ids=[row[0] for row in ROWS])
def test_number_of_rows(kela: Dataset, query: str, parameters: dict[str, str], rows: int) -> None:
    assert len(kela_graph.run(query, kela, **parameters)) == rows


def test_readings_are_of_these_kinds(kela: Dataset) -> None:
    found = [row["property"] for row in kela_graph.run("readings", kela)]
    kinds = {RDF.type: 11, ORG.subOrganizationOf: 2, ORG.postIn: 1, DCTERMS.subject: 6, SKOS.broader: 4}
    assert {kind: found.count(kind) for kind in found} == kinds


def test_every_question_has_an_expected_answer() -> None:
    folder = open_folder()
    assert {path.name.partition(".")[0] for path in folder.answer_files()} == set(kela_graph.library(folder))


@pytest.mark.slow
def test_every_expected_answer_comes_out() -> None:
    assert [finding.message["en"] for finding in kela_graph.check().findings] == []
