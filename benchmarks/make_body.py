"""Writes the dataset folder of a made public body, as large as you like.

The body looks as real ones do: few units at the top and many at the bottom, six levels, names that
return under several parents, responsibilities by a heavy-tailed law, tasks that many units share. Each
statement of structure and each name has its annotation, and about one in seven statements is read and
not stated. The same number of units and the same seed give the same bytes on every machine: of Python's
random numbers only ``Random.random`` is used, whose sequence Python promises to keep, and of arithmetic
only what IEEE 754 defines to the last bit.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from kela_graph.checks.subject_order import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TextIO


class Text(NamedTuple):
    """A text in three languages."""

    fi: str
    sv: str
    en: str


class Field(NamedTuple):
    """A field of work: its name, with the genitive that Finnish names begin with."""

    fi: str
    genitive: str
    sv: str
    en: str


class UnitType(NamedTuple):
    """A type of unit: its local name, its label, and how a unit of a field is named after it."""

    name: str
    label: Text
    pattern: Text


BODY: Final = "mallilaitos"
BASE: Final = f"https://example.org/body/{BODY}/"
DATASET: Final = f"<{BASE}dataset>"
ROOT: Final = f"id:{BODY}"
ROOT_NAME: Final = Text("Mallilaitos", "Modellverket", "Model Agency")
DEPTH: Final = 6
FEWEST: Final = 10
#: How many triples of data a body has without units, and how many more for each: a few per cent off.
TRIPLES: Final = (800, 57)

PREFIXES: Final = {
    "adms": "http://www.w3.org/ns/adms#",
    "audience": f"{BASE}audience/",
    "channel": f"{BASE}channel/",
    "cv": "http://data.europa.eu/m8g/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "id": f"{BASE}id/",
    "malli": f"{BASE}ontology#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "resp": "https://w3id.org/kela-graph/responsibility#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "task": f"{BASE}task/",
    "topic": f"{BASE}topic/",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
OWN_PREFIXES: Final = ("audience", "channel", "id", "malli", "task", "topic")
LANGUAGE: Final = "<http://publications.europa.eu/resource/authority/language/{}>"
LICENCE: Final = "<https://creativecommons.org/licenses/by/4.0/>"
#: Where names are published, in Swedish and in English.
PAGES: Final = ("<https://www.example.org/sv/organisation>", "<https://www.example.org/en/organisation>")
POST: Final = "id:paajohtaja"
POST_NAME: Final = Text("pääjohtaja", "generaldirektör", "Director General")
VOCABULARY: Final = "https://vocabulary.example.com/concept/"
REGISTERS: Final = ("id:example-register", "id:municipality-codes")
REGISTER_SPACE: Final = "https://register.example.com/entity/"
REGISTER_TITLES: Final = (
    Text("Esimerkkirekisteri", "Exempelregister", "Example register"),
    Text("Kuntanumerot", "Kommunkoder", "Municipality codes"),
)

#: The prefixes that each file uses, but for those of documents.
USED: Final = {
    BODY: "dcterms malli owl rdfs resp skos vann",
    "dataset": "dcterms id owl prov resp sh void",
    "source": "dcterms id resp xsd",
    "units": "cv dcterms foaf id malli org owl rdf rdfs resp schema skos topic",
    "posts": "dcterms id org owl rdf rdfs resp skos",
    "tasks": "dcterms id owl rdfs resp skos task",
    "responsibilities": "audience channel dcterms id rdfs resp task",
    "audiences": "audience id skos",
    "channels": "channel id skos",
    "topics": "id skos topic",
    "places": "adms id resp schema skos",
    "identifiers": "adms dcterms foaf id skos",
    "registers": "dcterms id void",
    "counts": "dcterms id malli resp skos",
    "doubts": "dcterms id rdfs resp skos",
}

#: The types of the units of each level, the usual one first: no type stands on two levels.
TYPES: Final = tuple(
    tuple(UnitType(name, Text(*words[:3]), Text(*words[3:])) for name, *words in kinds)
    for kinds in (
        (
            ("Sector", "toimiala", "sektor", "sector", "{} toimiala", "Sektorn för {}", "{} sector"),
            ("StaffUnit", "esikunta", "stab", "staff unit", "{} esikunta", "Staben för {}", "{} staff unit"),
        ),
        (
            (
                "Department",
                "osasto",
                "avdelning",
                "department",
                "{} osasto",
                "Avdelningen för {}",
                "{} department",
            ),
        ),
        (("Division", "jaosto", "sektion", "division", "{} jaosto", "Sektionen för {}", "{} division"),),
        (
            (
                "Section",
                "työyksikkö",
                "arbetsenhet",
                "section",
                "{} työyksikkö",
                "Arbetsenheten för {}",
                "{} section",
            ),
        ),
        (("Team", "tiimi", "team", "team", "{} tiimi", "Teamet för {}", "{} team"),),
        (
            ("Group", "ryhmä", "grupp", "group", "{} ryhmä", "Gruppen för {}", "{} group"),
            ("Office", "toimipiste", "kontor", "office", "{} toimipiste", "Kontoret för {}", "{} office"),
        ),
    )
)

#: Names that real bodies give to units under many parents.
COMMON_NAMES: Final = (
    Text("Hallintopalvelut", "Förvaltningstjänster", "Administrative Services"),
    Text("Asiakaspalvelu", "Kundservice", "Customer Service"),
    Text("Kehittämispalvelut", "Utvecklingstjänster", "Development Services"),
    Text("Johdon tuki", "Stöd för ledningen", "Management Support"),
    Text("Laatu ja valvonta", "Kvalitet och tillsyn", "Quality and Supervision"),
    Text("Yhteiset palvelut", "Gemensamma tjänster", "Shared Services"),
    Text("Neuvonta ja ohjaus", "Rådgivning och handledning", "Advice and Guidance"),
    Text("Projektitoimisto", "Projektkontoret", "Project Office"),
)

FIELDS: Final = tuple(
    Field(*words.split("|"))
    for words in """\
henkilöstöpalvelut|henkilöstöpalvelujen|personaltjänster|personnel services
talouspalvelut|talouspalvelujen|ekonomitjänster|financial services
hankintapalvelut|hankintapalvelujen|upphandlingstjänster|procurement services
viestintä|viestinnän|kommunikation|communications
tietojärjestelmät|tietojärjestelmien|informationssystem|information systems
asiakirjahallinta|asiakirjahallinnan|dokumenthantering|records management
tilapalvelut|tilapalvelujen|lokaltjänster|facility services
lakipalvelut|lakipalvelujen|juridiska tjänster|legal services
perusopetus|perusopetuksen|grundläggande utbildning|basic education
lukiokoulutus|lukiokoulutuksen|gymnasieutbildning|upper secondary education
ammatillinen koulutus|ammatillisen koulutuksen|yrkesutbildning|vocational education
varhaiskasvatus|varhaiskasvatuksen|småbarnspedagogik|early childhood education
kirjastopalvelut|kirjastopalvelujen|bibliotekstjänster|library services
museopalvelut|museopalvelujen|museitjänster|museum services
liikuntapalvelut|liikuntapalvelujen|idrottstjänster|sports services
nuorisopalvelut|nuorisopalvelujen|ungdomstjänster|youth services
kotihoito|kotihoidon|hemvård|home care
lastensuojelu|lastensuojelun|barnskydd|child welfare
perhepalvelut|perhepalvelujen|familjetjänster|family services
vammaispalvelut|vammaispalvelujen|funktionshinderservice|disability services
kuntoutus|kuntoutuksen|rehabilitering|rehabilitation
terveysneuvonta|terveysneuvonnan|hälsorådgivning|health advice
suun terveydenhuolto|suun terveydenhuollon|munhälsovård|oral health care
mielenterveyspalvelut|mielenterveyspalvelujen|mentalvårdstjänster|mental health services
ensihoito|ensihoidon|prehospital akutsjukvård|emergency medical services
pelastustoimi|pelastustoimen|räddningsväsende|rescue services
ympäristöterveys|ympäristöterveyden|miljöhälsa|environmental health
vesihuolto|vesihuollon|vattentjänster|water services
jätehuolto|jätehuollon|avfallshantering|waste management
kaavoitus|kaavoituksen|planläggning|land use planning
rakennusvalvonta|rakennusvalvonnan|byggnadstillsyn|building control
katujen ylläpito|katujen ylläpidon|underhåll av gator|street maintenance
joukkoliikenne|joukkoliikenteen|kollektivtrafik|public transport
asuntotoimi|asuntotoimen|bostadsväsende|housing
työllisyyspalvelut|työllisyyspalvelujen|sysselsättningstjänster|employment services
yrityspalvelut|yrityspalvelujen|företagstjänster|business services
maahanmuuttopalvelut|maahanmuuttopalvelujen|invandrartjänster|immigration services
tilastopalvelut|tilastopalvelujen|statistiktjänster|statistical services
tutkimus|tutkimuksen|forskning|research
kansainvälinen yhteistyö|kansainvälisen yhteistyön|internationellt samarbete|international cooperation
""".splitlines()
)

#: What a task of the second level is of its field.
ASPECTS: Final = (
    Text("{} kehittäminen", "utveckling av {}", "developing {}"),
    Text("{} suunnittelu", "planering av {}", "planning {}"),
    Text("{} seuranta", "uppföljning av {}", "monitoring {}"),
    Text("{} neuvonta", "rådgivning om {}", "advice on {}"),
    Text("{} valvonta", "tillsyn över {}", "supervising {}"),
    Text("{} tilastointi", "statistikföring över {}", "compiling statistics on {}"),
    Text("{} ohjeet", "anvisningar om {}", "guidelines on {}"),
    Text("{} sopimukset", "avtal om {}", "contracts on {}"),
    Text("{} koulutus", "utbildning om {}", "training in {}"),
    Text("{} laatutyö", "kvalitetsarbete inom {}", "quality work in {}"),
    Text("{} riskienhallinta", "riskhantering inom {}", "risk management in {}"),
    Text("{} maksut", "avgifter för {}", "charges for {}"),
)

#: Whom or where a task of the third level is for.
SCOPES: Final = (
    Text("lapset", "barn", "children"),
    Text("nuoret", "unga", "young people"),
    Text("ikäihmiset", "äldre", "older people"),
    Text("perheet", "familjer", "families"),
    Text("yritykset", "företag", "businesses"),
    Text("yhdistykset", "föreningar", "associations"),
    Text("Uusimaa", "Nyland", "Uusimaa"),
    Text("Varsinais-Suomi", "Egentliga Finland", "Southwest Finland"),
    Text("Satakunta", "Satakunta", "Satakunta"),
    Text("Pirkanmaa", "Birkaland", "Pirkanmaa"),
    Text("Keski-Suomi", "Mellersta Finland", "Central Finland"),
    Text("Pohjois-Savo", "Norra Savolax", "North Savo"),
    Text("Pohjois-Karjala", "Norra Karelen", "North Karelia"),
    Text("Pohjanmaa", "Österbotten", "Ostrobothnia"),
    Text("Kainuu", "Kajanaland", "Kainuu"),
    Text("Lappi", "Lappland", "Lapland"),
)

AUDIENCES: Final = (
    Text("asiakkaat", "kunder", "customers"),
    Text("henkilöstö", "personal", "staff"),
    Text("sidosryhmät", "intressentgrupper", "stakeholders"),
    Text("asukkaat", "invånare", "residents"),
)

CHANNELS: Final = (
    Text("puhelin", "telefon", "telephone"),
    Text("verkkopalvelu", "webbtjänst", "online service"),
    Text("toimipisteet", "verksamhetsställen", "offices"),
)

#: Municipalities of the made body, with codes of the form that real ones have.
PLACES: Final = (
    (Text("Espoo", "Esbo", "Espoo"), "049"),
    (Text("Helsinki", "Helsingfors", "Helsinki"), "091"),
    (Text("Joensuu", "Joensuu", "Joensuu"), "167"),
    (Text("Jyväskylä", "Jyväskylä", "Jyväskylä"), "179"),
    (Text("Kuopio", "Kuopio", "Kuopio"), "297"),
    (Text("Lahti", "Lahtis", "Lahti"), "398"),
    (Text("Oulu", "Uleåborg", "Oulu"), "564"),
    (Text("Tampere", "Tammerfors", "Tampere"), "837"),
    (Text("Turku", "Åbo", "Turku"), "853"),
    (Text("Vaasa", "Vasa", "Vaasa"), "905"),
)

#: The five properties that say the activity, and how many in a hundred responsibilities have each.
ACTIVITIES: Final = (
    ("taskAnsweredFor", 62),
    ("taskHandled", 14),
    ("taskProduced", 10),
    ("taskSupported", 8),
    ("taskProposed", 6),
)

FROM_NAME: Final = Text(
    "Luettu yksikön nimestä; mikään lause ei sano sitä.",
    "Läst ur enhetens namn; ingen mening säger det.",
    "Read off the unit's name; no sentence says it.",
)
FROM_LAYOUT: Final = Text(
    "Luettu luettelon sisennyksestä.",
    "Läst ur listans indrag.",
    "Read from the indentation of the list.",
)
FROM_WORDING: Final = Text(
    "Kappale kertoo, mitä yksikössä tehdään, muttei sano sitä sen tehtäväksi.",
    "Stycket berättar vad enheten gör men säger inte att det är dess uppgift.",
    "The paragraph tells what the unit does without calling it the unit's task.",
)
FROM_PART: Final = Text(
    "Kappale nimeää tehtävän toisen osana.",
    "Stycket nämner uppgiften som en del av en annan.",
    "The paragraph names the task as a part of another.",
)
FROM_KNOWLEDGE: Final = Text(
    "Lähde puhuu organisaatiosta sanomatta, millainen se on; laji on yleistietoa.",
    "Källan talar om organisationen utan att säga av vilket slag; slaget är allmän kunskap.",
    "The source speaks of the organisation without saying of what kind; the kind is general knowledge.",
)


class Dice:
    """Random numbers that are the same on every version of Python."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - the body is made, nothing is secret

    def chance(self, percent: int) -> bool:
        """Whether something happens that does so in so many cases of a hundred."""
        return self.below(100) < percent

    def below(self, limit: int) -> int:
        """Return a whole number from 0, each as likely."""
        return int(self._random.random() * limit)

    def skewed(self, limit: int) -> int:
        """Return a whole number below the limit, the low ones much more often."""
        share = self._random.random()
        return int(share * share * limit)

    def tail(self, most: int) -> int:
        """Return a whole number from 0 by a law whose tail falls as the square: 0 to 3 in nine of ten."""
        return min(most, int(1.6 / math.sqrt(1.0 - self._random.random())) - 1)

    def shuffle(self, items: list[Slot]) -> None:
        """Put a list into random order."""
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]


@dataclass(eq=False, slots=True)
class Paragraph:
    """A paragraph of a document."""

    document: Document
    number: int
    text: Text

    @property
    def term(self) -> str:
        """The paragraph as Turtle writes it."""
        return f"{self.document.prefix}:p{self.number}"


@dataclass(eq=False, slots=True)
class Document:
    """A source document, with its paragraphs in order."""

    name: str
    title: Text
    issued: str | None
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def prefix(self) -> str:
        """The prefix of its paragraphs."""
        return self.name.replace("-", "")

    @property
    def iri(self) -> str:
        """Its IRI, bare."""
        return f"{BASE}source/{self.name}"

    def add(self, text: Text) -> Paragraph:
        """Add a paragraph at the end."""
        paragraph = Paragraph(self, len(self.paragraphs) + 1, text)
        self.paragraphs.append(paragraph)
        return paragraph


@dataclass(eq=False, slots=True)
class Unit:
    """A unit, or at level 0 the organisation itself."""

    term: str
    name: Text
    level: int
    type: UnitType | None = None
    parent: Unit | None = None
    children: list[Unit] = field(default_factory=list)
    names_below: set[str] = field(default_factory=set)
    about: Field | None = None
    listed: Paragraph | None = None
    announced: Paragraph | None = None
    duties: Paragraph | None = None
    slots: list[Slot] = field(default_factory=list)
    place: int | None = None
    doubtful: bool = False


@dataclass(eq=False, slots=True)
class Task:
    """A task, and the paragraph that makes it narrower than another."""

    term: str
    name: Text
    broader: Task | None = None
    source: Paragraph | None = None


@dataclass(eq=False, slots=True)
class Slot:
    """A responsibility of a unit, which the task is chosen for later."""

    unit: Unit
    task: Task | None = None


@dataclass(eq=False, slots=True)
class Count:
    """A number of units that the source states; a wrong one is a doubt too."""

    within: Unit
    type: UnitType
    stated: int
    wrong: bool

    @property
    def term(self) -> str:
        """The count as Turtle writes it."""
        return f"id:count-{self.within.term.removeprefix('id:')}"


class Slugs:
    """Last parts of IRIs, each given once."""

    def __init__(self) -> None:
        self._given: dict[str, int] = defaultdict(int)

    def of(self, name: str) -> str:
        """Return the name's slug, with a number behind it where another thing has it."""
        unique = slug(name)
        while True:
            self._given[unique] += 1
            if self._given[unique] == 1:
                return unique
            unique = f"{unique}-{self._given[unique]}"


def slug(name: str) -> str:
    """Return the last part of the IRI of what has that name: lower case, hyphens, no dots over letters."""
    plain = "".join(c if c.isascii() and c.isalnum() else _PLAIN.get(c, "-") for c in name.lower())
    return "-".join(part for part in plain.split("-") if part)


_PLAIN: Final = {"ä": "a", "å": "a", "ö": "o"}


class Body:
    """A made body, whole, before it is written."""

    def __init__(self, units: int, seed: int) -> None:
        self.dice = Dice(seed)
        self.slugs = Slugs()
        self.root = Unit(f"id:{self.slugs.of(BODY)}", ROOT_NAME, 0)
        self.units = self._make_units(units)
        self.documents = [Document("tyojarjestys", _TITLE, "2026-01-15")]
        self.counts: list[Count] = []
        self._write_paragraphs(self.root, self.documents[0])
        self.tasks = self._make_tasks()

    def in_order(self) -> Iterator[Unit]:
        """Give the organisation and its units as the source speaks of them, parents first."""
        stack = [self.root]
        while stack:
            unit = stack.pop()
            yield unit
            stack += reversed(unit.children)

    def _make_units(self, count: int) -> list[Unit]:
        made: list[Unit] = []
        above = [self.root]
        for level, size in enumerate(level_sizes(count), start=1):
            # The first unit of each level stands below the first of the one above: every level is there.
            here = [
                self._make_unit(level, above[self.dice.skewed(len(above)) if n else 0]) for n in range(size)
            ]
            made += here
            above = here
        return made

    def _make_unit(self, level: int, parent: Unit) -> Unit:
        dice = self.dice
        types = TYPES[level - 1]
        kind = types[-1 if parent.children and dice.chance(30) else 0]
        about = FIELDS[dice.below(len(FIELDS))]
        place = dice.below(len(PLACES)) if dice.chance(60 if kind.name == "Office" else 3) else None
        if level > 1 and dice.chance(30):
            name = COMMON_NAMES[dice.skewed(len(COMMON_NAMES))]
        else:
            words = (_capital(about.genitive), about.sv, _title(about.en))
            name = Text(*(p.format(w) for p, w in zip(kind.pattern, words, strict=True)))
        if kind.name == "Office" and place is not None:
            name = joined(name, PLACES[place][0], ", ")
        name = _unlike(name, parent.names_below)
        unit = Unit(f"id:{self.slugs.of(name.fi)}", name, level, kind, parent, about=about, place=place)
        unit.doubtful = dice.chance(1)
        parent.children.append(unit)
        return unit

    def _write_paragraphs(self, unit: Unit, document: Document) -> None:
        """Write what the source says of a unit and of all below it."""
        if unit.level == 1:
            issued = None if self.dice.chance(20) else f"2026-02-{1 + self.dice.below(28):02}"
            document = Document(f"luku-{len(self.documents)}", unit.name, issued)
            self.documents.append(document)
        if not document.paragraphs:
            document.add(joined(document.title, _HEADING))
        first = unit.level == 1 and len(self.documents) == 2
        unit.slots = [Slot(unit) for _ in range(max(self.dice.tail(60), 24 if first else 0))]
        if unit.slots and unit is not self.root:
            unit.duties = document.add(_told(unit.name, len(unit.slots), _TASKS))
        else:
            unit.slots = []
        if unit.children:
            self._count_below(unit, document, wrong=first)
            unit.listed = document.add(_told(unit.name, len(unit.children), _UNITS))
        for child in unit.children:
            self._write_paragraphs(child, document)

    def _count_below(self, unit: Unit, document: Document, *, wrong: bool) -> None:
        """State how many units there are below the unit, where the source does."""
        if not (wrong or unit is self.root or self.dice.chance(8)):
            return
        kind = unit.children[0].type
        assert kind is not None
        wrong = wrong or (unit is not self.root and self.dice.chance(15))
        number = sum(child.type is kind for child in unit.children) + wrong
        unit.announced = document.add(_told(unit.name, number, _STATED))
        self.counts.append(Count(unit, kind, number, wrong))

    def _make_tasks(self) -> list[Task]:
        """Make the tasks, and give every responsibility one; each task has at least one."""
        slots = [slot for unit in self.in_order() for slot in unit.slots]
        tasks = _task_tree(max(len(slots) // 4, *(len(unit.slots) for unit in self.units)))
        self.dice.shuffle(slots)
        taken: set[tuple[str, str]] = set()
        for index, slot in enumerate(slots):
            slot.task = tasks[index] if index < len(tasks) else self._free_task(slot, tasks, taken)
            taken.add((slot.unit.term, slot.task.term))
            if slot.task.source is None:
                slot.task.source = slot.unit.duties
        return tasks

    def _free_task(self, slot: Slot, tasks: Sequence[Task], taken: set[tuple[str, str]]) -> Task:
        """Return a task that the unit does not have yet; popular ones come first."""
        index = self.dice.skewed(len(tasks))
        while (slot.unit.term, tasks[index].term) in taken:
            index = (index + 1) % len(tasks)
        return tasks[index]


def level_sizes(units: int) -> list[int]:
    """Return how many units each of the six levels has: a few at the top, then more by one factor."""
    top = min(12, 3 + math.isqrt(units) // 10)
    low, high = 0.0, 1000.0
    for _ in range(60):
        factor = (low + high) / 2
        if sum(_powers(top, factor)) < units:
            low = factor
        else:
            high = factor
    sizes = [max(1, int(size)) for size in _powers(top, low)][: DEPTH - 1]
    return [*sizes, units - sum(sizes)]


def _powers(first: int, factor: float) -> list[float]:
    sizes = [float(first)]
    while len(sizes) < DEPTH:
        sizes.append(sizes[-1] * factor)
    return sizes


def _task_tree(count: int) -> list[Task]:
    """Return so many tasks in up to three levels, or as many as the words make."""
    slugs = Slugs()

    def task(name: Text, broader: Task | None = None) -> Task:
        return Task(f"task:{slugs.of(name.fi)}", name, broader)

    top = [task(Text(f.fi, f.sv, f.en)) for f in FIELDS[: max(3, count // 4)]]
    middle = []
    for number in range(min(len(top) * len(ASPECTS), (count - len(top)) // 2)):
        index, round_ = number % len(top), number // len(top)
        aspect = ASPECTS[(index + round_) % len(ASPECTS)]
        words = (FIELDS[index].genitive, FIELDS[index].sv, FIELDS[index].en)
        name = Text(*(p.format(w) for p, w in zip(aspect, words, strict=True)))
        middle.append(task(name, top[index]))
    bottom = []
    for number in range(min(len(middle) * len(SCOPES), count - len(top) - len(middle))):
        index, round_ = number % len(middle), number // len(middle)
        parent, scope = middle[index], SCOPES[(index + round_) % len(SCOPES)]
        bottom.append(task(joined(parent.name, scope), parent))
    return [*top, *middle, *bottom]


_TITLE: Final = Text("Työjärjestys", "Arbetsordning", "Rules of procedure")
_HEADING: Final = Text("otsikko.", "rubrik.", "heading.")
_TASKS: Final = (
    Text("1 tehtävä.", "1 uppgift.", "1 task."),
    Text("{} tehtävää.", "{} uppgifter.", "{} tasks."),
)
_UNITS: Final = (
    Text("luettelo, jossa on 1 yksikkö.", "en lista med 1 enhet.", "a list of 1 unit."),
    Text("luettelo, jossa on {} yksikköä.", "en lista med {} enheter.", "a list of {} units."),
)
_STATED: Final = (
    Text("yksiköitä ilmoitetaan olevan 1.", "enheterna uppges vara 1.", "the units are said to number 1."),
    Text("yksiköitä ilmoitetaan olevan {}.", "enheterna uppges vara {}.", "the units are said to number {}."),
)


def _told(name: Text, number: int, forms: tuple[Text, Text]) -> Text:
    """Return a paraphrase: whom the paragraph is about, and how many of what it names."""
    return joined(name, Text(*(words.format(number) for words in forms[number != 1])))


def joined(first: Text, second: Text, mark: str = ": ") -> Text:
    """Return two texts as one."""
    return Text(*(f"{a}{mark}{b}" for a, b in zip(first, second, strict=True)))


def _unlike(name: Text, taken: set[str]) -> Text:
    """Return the name, with a number where a sister has it."""
    unique, number = name, 1
    while unique.fi in taken:
        number += 1
        unique = Text(*(f"{text} {number}" for text in name))
    taken.add(unique.fi)
    return unique


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _title(text: str) -> str:
    return " ".join(map(_capital, text.split()))


# -- Turtle --------------------------------------------------------------------------------------


class Turtle:
    """A Turtle file in the hand-written style, which counts its triples."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self.triples = 0

    def head(self, prefixes: Iterable[tuple[str, str]], comment: str) -> None:
        """Write the prefixes, and what the file holds."""
        self._out.writelines(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes))
        self._out.write(f"\n# {comment}\n")

    def block(self, subject: str, *pairs: tuple[str, Sequence[str]]) -> None:
        """Write what is said of a subject, a predicate a line; one without an object is left out."""
        lines = [f"    {predicate} {_objects(objects)}" for predicate, objects in pairs if objects]
        self.triples += sum(len(objects) for _, objects in pairs)
        self._out.write(f"\n{subject}\n" + " ;\n".join(lines) + " .\n")

    def annotation(
        self,
        statement: tuple[str, str, str],
        basis: str,
        source: str,
        why: Text | None = None,
        also: Paragraph | None = None,
    ) -> None:
        """Write where a statement comes from; what is said with a reason is read, not stated."""
        subject, predicate, value = statement
        more = f" ; rdfs:seeAlso {also.term}" if also else ""
        reason = f" ;\n    rdfs:comment {_objects(said(why))}" if why else ""
        self.triples += 6 + bool(also) + (len(why) if why else 0)
        self._out.write(
            f"\n[] a owl:Axiom ;\n"
            f"    owl:annotatedSource {subject} ; owl:annotatedProperty {predicate} ; "
            f"owl:annotatedTarget {value} ;\n"
            f"    resp:basis resp:{basis} ; dcterms:source {source}{more}{reason} .\n"
        )


def said(text: Text) -> list[str]:
    """Return a text as three literals."""
    return [f'"{word}"@{tag}' for word, tag in zip(text, Text._fields, strict=True)]


def _objects(objects: Sequence[str]) -> str:
    line = " , ".join(objects)
    return line if len(line) <= 90 else " ,\n        ".join(objects)


# -- Files ---------------------------------------------------------------------------------------


class Writer:
    """Writes a body's files below a folder, and counts the triples of its data."""

    def __init__(self, body: Body, folder: Path) -> None:
        self.body = body
        self.dice = body.dice
        self.folder = folder
        self.triples = 0
        self._units = sorted((body.root, *body.units), key=lambda unit: sort_key(unit.term))
        self._slots = [slot for unit in body.in_order() for slot in unit.slots]
        self._audiences_used = {0}
        self._channels_used = {0}
        self._topics_used: dict[str, Text] = {}

    def write(self) -> int:
        """Write all files, and return how many triples those of ``data/`` hold."""
        self._file("ontology", BODY, "The body's unit types.", self.write_ontology)
        self.triples = 0
        for name, comment, write in (
            ("dataset", "What this dataset is: whose units, from what sources.", self.write_dataset),
            ("source", "The source documents and their paragraphs.", self.write_source),
            ("units", "The body and its units. Each statement is followed by its source.", self.write_units),
            ("posts", "The post that the source names.", self.write_posts),
            ("tasks", "The tasks, each narrower one with its source.", self.write_tasks),
            ("responsibilities", "Who does what, in the order of the source.", self.write_responsibilities),
            ("audiences", "Whom tasks are done for.", self.write_audiences),
            ("channels", "In what channels tasks are done.", self.write_channels),
            ("topics", "What the units' names say that they are about.", self.write_topics),
            ("places", "The municipalities where units work.", self.write_places),
            ("identifiers", "Identifiers, each with its register.", self.write_identifiers),
            ("registers", "The registers that identifiers and links point to.", self.write_registers),
            ("counts", "Numbers that the source states.", self.write_counts),
            ("doubts", "Where the source leaves something open.", self.write_doubts),
        ):
            self._file("data", name, comment, write)
        return self.triples

    def _file(self, part: str, name: str, comment: str, write: Callable[[Turtle], None]) -> None:
        path = self.folder / part / f"{name}.ttl"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="\n") as out:
            turtle = Turtle(out)
            turtle.head(self._prefixes(name).items(), comment)
            write(turtle)
        self.triples += turtle.triples

    def _prefixes(self, name: str) -> dict[str, str]:
        """Return the prefixes that a file uses."""
        body = self.body
        sources: Iterable[Paragraph | None] = {
            "source": (document.paragraphs[0] for document in body.documents),
            "units": (unit.listed for unit in body.in_order()),
            "posts": [body.root.listed],
            "tasks": (task.source for task in body.tasks if task.broader),
            "responsibilities": (slot.unit.duties for slot in self._slots),
            "counts": (count.within.listed for count in body.counts),
            "doubts": (source for _, source, _, _ in self._doubts()),
        }.get(name, ())
        documents = {source.document.prefix: source.document.iri for source in sources if source}
        return {
            **{prefix: PREFIXES[prefix] for prefix in USED[name].split()},
            **{prefix: f"{iri}#" for prefix, iri in documents.items()},
        }

    # -- The ontology and the dataset ------------------------------------------------------------

    def write_ontology(self, turtle: Turtle) -> None:
        """Write the unit types, and where their names come from."""
        turtle.block(
            f"<{BASE}ontology>",
            ("a", ["owl:Ontology"]),
            ("owl:versionIRI", [f"<{BASE}ontology/1.0.0>"]),
            ("owl:imports", ["<https://w3id.org/kela-graph/responsibility>"]),
            ("dcterms:title", said(joined(ROOT_NAME, _TYPES_TITLE))),
            ("dcterms:description", said(_TYPES_DESCRIPTION)),
            ("dcterms:license", [LICENCE]),
            ("vann:preferredNamespacePrefix", ['"malli"']),
            ("vann:preferredNamespaceUri", [f'"{PREFIXES["malli"]}"']),
        )
        levels = [(kind, level) for level, types in enumerate(TYPES, start=1) for kind in types]
        for kind, level in sorted(levels, key=lambda pair: pair[0].name):
            disjoint = ["malli:StaffUnit"] if kind.name == "Sector" else []
            turtle.block(
                f"malli:{kind.name}",
                ("a", ["owl:Class"]),
                ("rdfs:subClassOf", ["resp:Unit"]),
                ("rdfs:label", said(kind.label)),
                ("skos:definition", said(_definition(level, kind.label))),
                ("owl:disjointWith", disjoint),
            )
            for label in said(kind.label):
                turtle.annotation((f"malli:{kind.name}", "rdfs:label", label), "NamedByProject", DATASET)

    def write_dataset(self, turtle: Turtle) -> None:
        """Write what the dataset says of itself."""
        own = [(prefix, PREFIXES[prefix]) for prefix in OWN_PREFIXES]
        own += [(document.prefix, f"{document.iri}#") for document in self.body.documents]
        turtle.block(
            DATASET,
            ("a", ["owl:Ontology", "prov:Entity", "void:Dataset"]),
            ("owl:versionIRI", [f"<{BASE}dataset/1.0.0>"]),
            ("owl:imports", [f"<{BASE}ontology>"]),
            ("dcterms:title", said(joined(ROOT_NAME, _GRAPH_TITLE))),
            ("dcterms:description", said(_GRAPH_DESCRIPTION)),
            ("dcterms:license", [LICENCE]),
            ("dcterms:language", [LANGUAGE.format(code) for code in ("ENG", "FIN", "SWE")]),
            (
                "prov:wasDerivedFrom",
                [*(f"<{document.iri}>" for document in self.body.documents), *REGISTERS],
            ),
            ("resp:rootOrganization", [ROOT]),
            ("resp:languages", ['"fi sv en"']),
            ("void:uriSpace", [f'"{BASE}"']),
            ("sh:declare", [f'[ sh:prefix "{name}" ; sh:namespace "{iri}" ]' for name, iri in own]),
        )
        turtle.triples += 2 * len(own)

    def write_source(self, turtle: Turtle) -> None:
        """Write the documents, each with its paragraphs behind it."""
        for document in sorted(self.body.documents, key=lambda document: sort_key(document.iri)):
            turtle.block(
                f"<{document.iri}>",
                ("a", ["resp:SourceDocument"]),
                ("dcterms:title", said(document.title)),
                ("dcterms:language", [LANGUAGE.format("FIN")]),
                ("dcterms:publisher", [ROOT]),
                ("dcterms:issued", [f'"{document.issued}"^^xsd:date'] if document.issued else []),
                ("resp:undated", [] if document.issued else ["true"]),
            )
            for paragraph in document.paragraphs:
                turtle.block(
                    paragraph.term,
                    ("a", ["resp:Paragraph"]),
                    ("resp:number", [str(paragraph.number)]),
                    ("dcterms:isPartOf", [f"<{document.iri}>"]),
                    ("dcterms:description", said(paragraph.text)),
                )

    # -- Units and posts -------------------------------------------------------------------------

    def write_units(self, turtle: Turtle) -> None:
        """Write the organisation and its units, each statement with its annotation behind it."""
        for unit in self._units:
            if unit.type is None or unit.parent is None:
                self._write_root(turtle, unit)
            else:
                self._write_unit(turtle, unit, unit.type, unit.parent)

    def _write_root(self, turtle: Turtle, root: Unit) -> None:
        assert root.listed
        types = ["org:FormalOrganization", "cv:PublicOrganisation"]
        turtle.block(
            root.term,
            ("a", types),
            ("skos:prefLabel", said(root.name)),
            ("skos:altLabel", ['"MLA"@fi']),
            ("foaf:homepage", ["<https://www.example.org>"]),
            ("schema:sameAs", [f"<{REGISTER_SPACE}{BODY}>"]),
        )
        for kind in types:
            turtle.annotation(
                (root.term, "rdf:type", kind), "ReadFromContext", root.listed.term, FROM_KNOWLEDGE
            )
        self._annotate_names(turtle, root.term, root.name, root.listed)
        turtle.annotation((root.term, "skos:altLabel", '"MLA"@fi'), "Stated", root.listed.term)

    def _write_unit(self, turtle: Turtle, unit: Unit, kind: UnitType, parent: Unit) -> None:
        assert parent.listed
        source = parent.listed.term
        structure = self._structure(unit, kind, parent)
        turtle.block(
            unit.term,
            ("a", [f"malli:{kind.name}"]),
            ("skos:prefLabel", said(unit.name)),
            *((predicate, [value]) for predicate, value, _, _ in structure[1:]),
        )
        for predicate, value, basis, why in structure:
            also = parent.announced if predicate in ("rdf:type", "org:subOrganizationOf") else None
            turtle.annotation((unit.term, predicate, value), basis, source, why, also)
        self._annotate_names(turtle, unit.term, unit.name, parent.listed)

    def _structure(self, unit: Unit, kind: UnitType, parent: Unit) -> list[tuple[str, str, str, Text | None]]:
        """Return what is said of a unit's place, with the basis, and the reason of a reading."""
        top = self.body.root.children
        by_name = self.dice.chance(22)
        by_layout = unit.doubtful or self.dice.chance(12)
        found: list[tuple[str, str, str, Text | None]] = [
            ("rdf:type", f"malli:{kind.name}", *_basis(by_name, "ReadFromName", FROM_NAME)),
            ("org:subOrganizationOf", parent.term, *_basis(by_layout, "ReadFromContext", FROM_LAYOUT)),
        ]
        if unit.level == 1 and (kind.name == "StaffUnit" or unit is top[-1]):
            found.append(("org:reportsTo", POST, "Stated", None))
        about = unit.about
        if about and (unit is top[0] or (not unit.slots and self.dice.chance(8))):
            topic = f"topic:{slug(about.fi)}"
            self._topics_used[topic] = Text(about.fi, about.sv, about.en)
            found.append(("dcterms:subject", topic, "ReadFromName", FROM_NAME))
        if unit.place is not None:
            place = f"id:{slug(PLACES[unit.place][0].fi)}"
            found.append(("resp:operatesIn", place, "Stated", None))
        return found

    def _annotate_names(self, turtle: Turtle, term: str, name: Text, source: Paragraph) -> None:
        finnish, *others = said(name)
        turtle.annotation((term, "skos:prefLabel", finnish), "Stated", source.term)
        for label, page in zip(others, PAGES, strict=True):
            basis, where = ("Published", page) if self.dice.chance(40) else ("NamedByProject", DATASET)
            turtle.annotation((term, "skos:prefLabel", label), basis, where)

    def write_posts(self, turtle: Turtle) -> None:
        """Write the post that units report to."""
        root = self.body.root
        assert root.listed
        turtle.block(
            POST,
            ("a", ["org:Post"]),
            ("skos:prefLabel", said(POST_NAME)),
            ("org:postIn", [root.term]),
        )
        turtle.annotation((POST, "rdf:type", "org:Post"), "Stated", root.listed.term)
        turtle.annotation(
            (POST, "org:postIn", root.term), "ReadFromContext", root.listed.term, FROM_KNOWLEDGE
        )
        self._annotate_names(turtle, POST, POST_NAME, root.listed)

    # -- Tasks and responsibilities --------------------------------------------------------------

    def write_tasks(self, turtle: Turtle) -> None:
        """Write the tasks, each narrower one with what makes it so."""
        turtle.block(
            "id:tasks",
            ("a", ["skos:ConceptScheme"]),
            ("skos:prefLabel", said(joined(ROOT_NAME, _TASKS_TITLE))),
        )
        for task in sorted(self.body.tasks, key=lambda task: sort_key(task.term)):
            match = [f"<{VOCABULARY}{slug(task.name.en)}>"] if not task.broader else []
            turtle.block(
                task.term,
                ("a", ["resp:Task"]),
                ("skos:prefLabel", said(task.name)),
                ("skos:inScheme" if task.broader else "skos:topConceptOf", ["id:tasks"]),
                ("skos:broader", [task.broader.term] if task.broader else []),
                ("skos:closeMatch", match),
            )
            if task.broader and task.source:
                basis, why = _basis(self.dice.chance(40), "ReadFromContext", FROM_PART)
                statement = (task.term, "skos:broader", task.broader.term)
                turtle.annotation(statement, basis, task.source.term, why)

    def write_responsibilities(self, turtle: Turtle) -> None:
        """Write who does what for which task."""
        width = len(str(len(self._slots)))
        examples: dict[str, bool] = {}
        for number, slot in enumerate(self._slots, start=1):
            unit, task = slot.unit, slot.task
            assert task
            assert unit.duties
            example = examples.setdefault(unit.term, self.dice.chance(10))
            basis, why = _basis(self.dice.chance(12), "ReadFromContext", FROM_WORDING)
            turtle.block(
                f"id:r{number:0{width}}",
                ("a", ["resp:Responsibility"]),
                ("resp:heldBy", [unit.term]),
                (f"resp:{self._activity(number)}", [task.term]),
                ("resp:audience", self._concepts(number, 20, AUDIENCES, "audience", self._audiences_used)),
                ("resp:channel", self._concepts(number, 6, CHANNELS, "channel", self._channels_used)),
                ("resp:givenAsExample", ["true"] if example else []),
                ("resp:basis", [f"resp:{basis}"]),
                ("dcterms:source", [unit.duties.term]),
                ("rdfs:comment", said(why) if why else []),
            )

    def _activity(self, number: int) -> str:
        """Return the property of a responsibility; the first five have one each."""
        if number <= len(ACTIVITIES):
            return ACTIVITIES[number - 1][0]
        drawn = self.dice.below(100)
        for name, percent in ACTIVITIES:
            drawn -= percent
            if drawn < 0:
                return name
        return ACTIVITIES[0][0]

    def _concepts(
        self, number: int, percent: int, concepts: Sequence[Text], prefix: str, used: set[int]
    ) -> list[str]:
        """Return the audience or channel of a responsibility, where it has one; the first has."""
        chosen = self.dice.skewed(len(concepts)) if self.dice.chance(percent) else 0 if number == 1 else None
        if chosen is None:
            return []
        used.add(chosen)
        return [f"{prefix}:{slug(concepts[chosen].fi)}"]

    def write_audiences(self, turtle: Turtle) -> None:
        """Write the audiences that responsibilities name."""
        used = [AUDIENCES[index] for index in sorted(self._audiences_used)]
        _write_concepts(turtle, "audience", _AUDIENCES_TITLE, used)

    def write_channels(self, turtle: Turtle) -> None:
        """Write the channels that responsibilities name."""
        used = [CHANNELS[index] for index in sorted(self._channels_used)]
        _write_concepts(turtle, "channel", _CHANNELS_TITLE, used)

    def write_topics(self, turtle: Turtle) -> None:
        """Write the topics that units are named after."""
        _write_concepts(turtle, "topic", _TOPICS_TITLE, self._topics_used.values())

    # -- Places, identifiers, registers ----------------------------------------------------------

    def write_places(self, turtle: Turtle) -> None:
        """Write the municipalities."""
        for name, _ in PLACES:
            place = slug(name.fi)
            turtle.block(
                f"id:{place}",
                ("a", ["resp:Municipality"]),
                ("skos:prefLabel", said(name)),
                ("adms:identifier", [f"id:{place}-code"]),
                ("schema:sameAs", [f"<{REGISTER_SPACE}{place}>"]),
            )

    def write_identifiers(self, turtle: Turtle) -> None:
        """Write the codes of the municipalities, and the home page."""
        for name, code in PLACES:
            turtle.block(
                f"id:{slug(name.fi)}-code",
                ("a", ["adms:Identifier"]),
                ("skos:notation", [f'"{code}"']),
                ("dcterms:source", [REGISTERS[1]]),
            )
        turtle.block("<https://www.example.org>", ("a", ["foaf:Document"]))

    def write_registers(self, turtle: Turtle) -> None:
        """Write the registers."""
        for term, title, space in zip(REGISTERS, REGISTER_TITLES, (REGISTER_SPACE, ""), strict=True):
            turtle.block(
                term,
                ("a", ["void:Dataset"]),
                ("dcterms:title", said(title)),
                ("void:uriSpace", [f'"{space}"'] if space else []),
            )

    # -- Counts and doubts -----------------------------------------------------------------------

    def write_counts(self, turtle: Turtle) -> None:
        """Write the numbers of units that the source states."""
        for count in sorted(self.body.counts, key=lambda count: sort_key(count.term)):
            within = count.within
            assert within.announced
            assert within.listed
            turtle.block(
                count.term,
                ("a", ["resp:StatedCount"]),
                ("skos:prefLabel", said(joined(within.name, joined(count.type.label, _NUMBER, ", ")))),
                ("resp:countedClass", [f"malli:{count.type.name}"]),
                ("resp:countedWithin", [within.term]),
                ("resp:statedNumber", [str(count.stated)]),
                ("resp:listedIn", [within.listed.term]),
                ("dcterms:source", [within.announced.term]),
            )

    def write_doubts(self, turtle: Turtle) -> None:
        """Write the doubts, each with two readings of which the first is chosen."""
        doubts = list(self._doubts())
        width = len(str(len(doubts)))
        for number, (concerned, source, label, readings) in enumerate(doubts, start=1):
            term = f"id:d{number:0{width}}"
            terms = [f"{term}-reading-{n}" for n, _ in enumerate(readings, start=1)]
            turtle.block(
                term,
                ("a", ["resp:SourceDiscrepancy"]),
                ("skos:prefLabel", said(label)),
                ("resp:concerns", [concerned]),
                ("resp:possibleReading", terms),
                ("resp:chosenReading", terms[:1]),
                ("dcterms:source", [source.term]),
            )
            for reading, text in zip(terms, readings, strict=True):
                turtle.block(
                    reading,
                    ("a", ["resp:PossibleReading"]),
                    ("skos:prefLabel", said(text)),
                    ("rdfs:comment", said(_UNDESCRIBED)),
                )

    def _doubts(self) -> Iterator[tuple[str, Paragraph, Text, tuple[Text, Text]]]:
        """Give each doubt: what it concerns, where it lies, its name and its readings."""
        for count in self.body.counts:
            if count.wrong and count.within.announced:
                yield (
                    count.term,
                    count.within.announced,
                    joined(count.within.name, _MISCOUNT),
                    _MISCOUNT_READINGS,
                )
        for unit in self.body.in_order():
            if unit.doubtful and unit.parent and unit.parent.listed:
                yield unit.term, unit.parent.listed, joined(unit.name, _PLACING), _PLACING_READINGS


def _basis(reading: bool, basis: str, why: Text) -> tuple[str, Text | None]:
    return (basis, why) if reading else ("Stated", None)


def _definition(level: int, label: Text) -> Text:
    return Text(*(words.format(level, name) for words, name in zip(_DEFINITION, label, strict=True)))


def _write_concepts(turtle: Turtle, prefix: str, title: Text, concepts: Iterable[Text]) -> None:
    """Write a concept scheme and its concepts, in alphabetical order of IRIs."""
    scheme = f"id:{prefix}s"

    def write_scheme() -> None:
        turtle.block(
            scheme,
            ("a", ["skos:ConceptScheme"]),
            ("skos:prefLabel", said(joined(ROOT_NAME, title))),
        )

    if scheme < prefix:
        write_scheme()
    for name in sorted(concepts, key=lambda name: slug(name.fi)):
        turtle.block(
            f"{prefix}:{slug(name.fi)}",
            ("a", ["skos:Concept"]),
            ("skos:prefLabel", said(name)),
            ("skos:topConceptOf", [scheme]),
        )
    if scheme > prefix:
        write_scheme()


_TYPES_TITLE: Final = Text("yksikkötyypit", "enhetstyper", "unit types")
_TYPES_DESCRIPTION: Final = Text(
    "Tehdyn organisaation yksiköiden tyypit.",
    "Typerna av enheter i en påhittad organisation.",
    "The types of units of a made organisation.",
)
_GRAPH_TITLE: Final = Text("organisaatiograafi", "organisationsgraf", "organisation graph")
_GRAPH_DESCRIPTION: Final = Text(
    "Tehty organisaatio nopeuden mittaamista varten.",
    "En påhittad organisation för mätning av snabbhet.",
    "A made organisation for measuring speed.",
)
_DEFINITION: Final = Text(
    "Mallilaitoksen yksikkö tasolla {}, nimeltään {}.",
    "En enhet vid Modellverket på nivå {} med namnet {}.",
    "A unit of the Model Agency on level {} that is called {}.",
)
_TASKS_TITLE: Final = Text("tehtävät", "uppgifter", "tasks")
_AUDIENCES_TITLE: Final = Text("kohderyhmät", "målgrupper", "audiences")
_CHANNELS_TITLE: Final = Text("palvelukanavat", "servicekanaler", "service channels")
_TOPICS_TITLE: Final = Text("yksiköiden aiheet", "enheternas ämnen", "topics of units")
_NUMBER: Final = Text("määrä", "antal", "number")
_MISCOUNT: Final = Text(
    "ilmoitettu määrä ja luettelo eroavat",
    "det uppgivna antalet och listan skiljer sig",
    "the stated number and the list differ",
)
_MISCOUNT_READINGS: Final = (
    Text("Luettelo on oikea", "Listan är riktig", "The list is right"),
    Text("Ilmoitettu määrä on oikea", "Det uppgivna antalet är riktigt", "The stated number is right"),
)
_UNDESCRIBED: Final = Text(
    "Lähde ei sano siitä enempää.", "Källan säger inte mer om det.", "The source says no more of it."
)
_PLACING: Final = Text("paikka jää auki", "platsen lämnas öppen", "its place is left open")
_PLACING_READINGS: Final = (
    Text("Osa yksikköä, jonka alla se on", "En del av enheten ovanför", "A part of the unit above it"),
    Text("Suoraan organisaation alla", "Direkt under organisationen", "Directly below the organisation"),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the body that was asked for."""
    asked = _arguments(arguments)
    units = asked.units or units_for(asked.triples)
    triples = write_body(asked.output, units, asked.seed)
    print(f"{asked.output}: {units} units, {triples} triples of data", file=sys.stderr)


def write_body(folder: Path, units: int, seed: int) -> int:
    """Write the dataset folder of a body of so many units; return how many triples its data has."""
    return Writer(Body(units, seed), folder).write()


def units_for(triples: int) -> int:
    """Return how many units a body of about so many triples of data has."""
    fixed, each = TRIPLES
    return max(FEWEST, (triples - fixed) // each)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Write the dataset folder of a made public body.",
        epilog="examples:\n"
        "  python benchmarks/make_body.py --units 50 -o body\n"
        "  python benchmarks/make_body.py --triples 200000 --seed 7 -o large\n"
        "  kela-graph check --root body",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    size = parser.add_mutually_exclusive_group(required=True)
    size.add_argument("--units", type=whole(FEWEST), metavar="N", help=f"how many units, {FEWEST} or more")
    size.add_argument("--triples", type=whole(1), metavar="N", help="about how many triples of data instead")
    parser.add_argument("--seed", type=whole(0), default=1, metavar="S", help="another body (default 1)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="the folder to write")
    return parser.parse_args(arguments)


def add_body_arguments(parser: argparse.ArgumentParser) -> None:
    """Let a benchmark be told its dataset: a folder, or how large a body to make."""
    data = parser.add_mutually_exclusive_group()
    data.add_argument("--root", type=Path, metavar="DIR", help="a dataset folder, instead of a made body")
    data.add_argument("--units", type=whole(FEWEST), metavar="N", help="how many units the made body has")
    data.add_argument(
        "--triples",
        type=whole(1),
        default=20_000,
        metavar="N",
        help="about how many triples of data it has instead (default 20000)",
    )
    parser.add_argument("--seed", type=whole(0), default=1, metavar="S", help="another body (default 1)")


def body_of(asked: argparse.Namespace, scratch: Path) -> Path:
    """Return the folder that the arguments above name, or that of a body made in the scratch folder."""
    if asked.root is not None:
        return Path(asked.root)
    write_body(scratch / "body", asked.units or units_for(asked.triples), asked.seed)
    return scratch / "body"


def whole(least: int) -> Callable[[str], int]:
    """Return what reads a whole number that is not below the least, for ``argparse``."""

    def parse(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least}")
        return int(text)

    return parse


if __name__ == "__main__":
    main()
