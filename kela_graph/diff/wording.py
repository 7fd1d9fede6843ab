"""Changes in words, in Finnish, Swedish and English, with the names that things have in the language."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import RDF

from kela_graph.checks.finding import say
from kela_graph.diff.alignment import TYPE
from kela_graph.diff.facts import LABELS, TASK_PROPERTIES, Facts
from kela_graph.reports.wording import visible
from kela_graph.wording import by_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kela_graph.diff.alignment import Subject, Term
    from kela_graph.diff.change import AnswerChange, Change, Detail, Diff

_FIRST: Final = ox.NamedNode(str(RDF.first))
_REST: Final = ox.NamedNode(str(RDF.rest))

#: The last code point of the basic multilingual plane.
_BASIC: Final = 0xFFFF

#: How many characters of a name or text are told.
LENGTH: Final = 200

#: What stands where there was or is nothing.
NOTHING: Final = "–"

_ARROW: Final = ": {old} → {new}"


def _arrow(fi: str, sv: str, en: str) -> Mapping[str, str]:
    return by_language(fi + _ARROW, sv + _ARROW, en + _ARROW)


HEADINGS: Final = {
    "units": by_language("Yksiköt", "Enheter", "Units"),
    "responsibilities": by_language(
        "Vastuut ja tehtävät", "Ansvar och uppgifter", "Responsibilities and tasks"
    ),
    "readings": by_language("Lähteet ja luennat", "Källor och läsningar", "Sources and readings"),
    "doubts": by_language("Epäselvyydet", "Oklarheter", "Doubts"),
    "paragraphs": by_language("Lähteen kappaleet", "Källans stycken", "Paragraphs of the source"),
    "terms": by_language("Ontologian termit", "Ontologins termer", "Terms of the ontology"),
    "resources": by_language("Muut asiat", "Andra saker", "Other things"),
    "statements": by_language("Muut väittämät", "Andra påståenden", "Other statements"),
    "versions": by_language(
        "Versiot, joita semanttinen versiointi edellyttää",
        "Versioner som semantisk versionshantering kräver",
        "Versions that semantic versioning asks for",
    ),
    "answers": by_language("Muuttuvat vastaukset", "Svar som ändras", "Answers that change"),
}

#: What is said of each kind of change, after the name of what it happened to.
_SENTENCES: Final = {
    "units-merged": _arrow("yhdistyivät", "slogs ihop", "merged"),
    "unit-split": _arrow("jakautui", "delades", "split"),
    "units-reorganised": _arrow("järjestyivät uudelleen", "omorganiserades", "reorganised"),
    "unit-founded": by_language(
        "perustettu; ylempi yksikkö: {new}", "inrättad; överordnad enhet: {new}", "founded; part of {new}"
    ),
    "unit-closed": by_language(
        "lakkautettu; ylempi yksikkö oli {old}",
        "indragen; överordnad enhet var {old}",
        "closed; was part of {old}",
    ),
    "unit-reidentified": _arrow("uusi IRI", "ny IRI", "new IRI"),
    "unit-renamed": _arrow("uusi nimi", "nytt namn", "renamed"),
    "unit-moved": _arrow("siirtyi", "flyttades", "moved"),
    "unit-retyped": _arrow("tyyppi", "typ", "type"),
    "unit-place": _arrow("toimipaikka", "verksamhetsort", "place of work"),
    "responsibility-given": by_language("annettu yksikölle: {new}", "gavs till {new}", "given to {new}"),
    "responsibility-taken": by_language(
        "otettu pois yksiköltä: {old}", "togs från {old}", "taken from {old}"
    ),
    "responsibility-moved": _arrow(
        "siirtyi yksiköltä toiselle", "flyttades mellan enheter", "moved from one unit to another"
    ),
    "responsibility-reworded": _arrow("kirjattu toisin", "formulerat på annat sätt", "worded otherwise"),
    "responsibility-reidentified": _arrow("uusi IRI", "ny IRI", "new IRI"),
    "task-reworded": _arrow("tehtävän uusi nimi", "uppgiftens nya namn", "task reworded"),
    "reading-confirmed": _arrow("luenta vahvistui", "läsningen bekräftades", "reading confirmed"),
    "reading-changed": _arrow("peruste", "grund", "basis"),
    "annotation-changed": _arrow("lähdetiedot", "källuppgifter", "source notes"),
    "doubt-settled": by_language(
        "epäselvyys poistui; valittu lukutapa oli {old}",
        "oklarheten är utredd; den valda läsningen var {old}",
        "doubt settled; the chosen reading was {old}",
    ),
    "doubt-reread": _arrow("valittu lukutapa", "vald läsning", "chosen reading"),
    "doubt-raised": by_language(
        "uusi epäselvyys; valittu lukutapa: {new}",
        "ny oklarhet; vald läsning: {new}",
        "new doubt; chosen reading: {new}",
    ),
    "paragraph-reworded": _arrow("kappaleen sanamuoto", "styckets ordalydelse", "paragraph reworded"),
    "paragraph-added": by_language("uusi kappale: {new}", "nytt stycke: {new}", "new paragraph: {new}"),
    "paragraph-removed": by_language(
        "kappale poistettu: {old}", "stycket borttaget: {old}", "paragraph removed: {old}"
    ),
    "term-added": by_language("uusi termi", "ny term", "new term"),
    "term-removed": by_language("termi poistettu", "termen borttagen", "term removed"),
    "term-deprecated": by_language("merkitty vanhentuneeksi", "märkt som föråldrad", "deprecated"),
    "term-restored": by_language("ei enää vanhentunut", "inte längre föråldrad", "no longer deprecated"),
    "term-narrowed": by_language("lisätty ehto: {new}", "nytt villkor: {new}", "narrowed: {new}"),
    "term-widened": by_language(
        "poistettu ehto: {old}", "borttaget villkor: {old}", "widened, without: {old}"
    ),
    "term-reworded": _arrow("kuvaus", "beskrivning", "worded otherwise"),
    "resource-added": by_language("uusi ({new})", "ny ({new})", "new ({new})"),
    "resource-removed": by_language("poistettu ({old})", "borttagen ({old})", "removed ({old})"),
    "resource-renamed": _arrow("uusi nimi", "nytt namn", "renamed"),
}

_BREAKING: Final = by_language("rikkoo yhteensopivuuden", "bryter kompatibiliteten", "breaking")

#: The kinds whose sentence names everyone, and those that tell IRIs.
_TELLING_ALL: Final = ("units-merged", "unit-split", "units-reorganised")
_TELLING_IRIS: Final = ("unit-reidentified", "responsibility-reidentified")


class Names:
    """What things are called, in one order of languages; the new graph's names come first.

    All text is harmless on a terminal: control characters are shown as escapes.

    Attributes:
        languages: best first.
    """

    def __init__(self, diff: Diff, languages: Sequence[str]) -> None:
        self.languages = languages
        self._sides = (diff.new, diff.old)
        self._prefixes = {namespace: prefix for prefix, namespace in diff.prefixes.items() if prefix}

    def label(self, term: Term) -> str:
        """Return a name for people: a label, the text of a literal, or else the IRI as it is typed."""
        if isinstance(term, ox.Triple):
            value = self.label(term.object)
            return value if term.predicate == TYPE else f"{self.label(term.predicate)} {value}"
        if isinstance(term, ox.Literal):
            return brief(f"{term.value} ({term.language})" if term.language else term.value)
        if isinstance(term, ox.BlankNode):
            return brief(self._described(term, 2))
        names = (self._named(facts, term) for facts in self._sides)
        return next((brief(name) for name in names if name), self.short(term))

    def short(self, term: Term) -> str:
        """Return a term as a person would type it: a prefixed name where a prefix fits."""
        if isinstance(term, ox.BlankNode):
            return "[…]"
        if isinstance(term, ox.Triple):
            return " ".join(map(self.short, (term.subject, term.predicate, term.object)))
        if isinstance(term, ox.Literal):
            return visible(str(term))
        end = max(term.value.rfind("/"), term.value.rfind("#")) + 1
        prefix, local = self._prefixes.get(term.value[:end]), term.value[end:]
        return visible(f"{prefix}:{local}" if prefix and re.fullmatch(r"\w[\w.-]*", local) else str(term))

    def full(self, term: Term) -> str:
        """Return a name and the IRI behind it."""
        label, short = self.label(term), self.short(term)
        return label if label == short or not isinstance(term, ox.NamedNode) else f"{label} [{short}]"

    def listed(self, terms: Iterable[Term], *, iris: bool = False) -> str:
        """Return several names, or IRIs."""
        return ", ".join(map(self.short if iris else self.label, terms)) or NOTHING

    def _members(self, node: Subject) -> list[Term]:
        """Return the members of a list that begins at a node; none where none does."""
        found: list[Term] = []
        facts = next((side for side in self._sides if node in side), None)
        while facts and len(found) < LENGTH and (values := facts.values(node, _FIRST)):
            found.append(min(values, key=str))
            rest = min(facts.values(node, _REST), key=str, default=node)
            if isinstance(rest, ox.Literal):
                break
            node = rest
        return found

    def _described(self, node: ox.BlankNode, depth: int) -> str:
        """Return what is said of a blank node, and of those that it names in turn, so many deep."""
        if not depth:
            return "[…]"
        if members := self._members(node):
            return f"({', '.join(map(self.label, members))})"
        said = []
        for triple in sorted(next(filter(None, (side.of(node) for side in self._sides)), ()), key=str):
            value = triple.object
            text = self._described(value, depth - 1) if isinstance(value, ox.BlankNode) else self.label(value)
            said.append(f"{self.short(triple.predicate)} {text}")
        return f"[{'; '.join(said)}]"

    def _named(self, facts: Facts, term: ox.NamedNode) -> str | None:
        """Return a label; a responsibility is called after its task."""
        for predicate in LABELS:
            texts = {
                v.language or "": v.value for v in facts.values(term, predicate) if isinstance(v, ox.Literal)
            }
            for tag in (*self.languages, *sorted(texts)):
                if tag in texts:
                    return texts[tag]
        for task in facts.values(term, *TASK_PROPERTIES):
            if isinstance(task, ox.NamedNode):
                return self._named(facts, task)
        return None


def brief(text: str) -> str:
    """Return text on one line and of a bounded length."""
    seen = visible(text[: LENGTH + 1])
    return seen if len(text) <= LENGTH else f"{seen[:LENGTH]}…"


def escaped(text: str) -> str:
    """Return Turtle or SPARQL in which every character that controls something is written as an escape."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\t" else _codepoint(ord(c)) for c in text)


def _codepoint(number: int) -> str:
    return f"\\u{number:04X}" if number <= _BASIC else f"\\U{number:08X}"


def about(change: Change, names: Names) -> str:
    """Return whom or what a change happened to, with the IRI."""
    if change.kinds[0] in _TELLING_ALL:
        return ""
    if change.statement is not None:
        source, predicate, target = change.statement
        return f"{names.full(source)}, {names.label(predicate)} {names.label(target)}"
    return ", ".join(map(names.full, change.subjects))


def happened(change: Change, names: Names) -> str:
    """Return what happened to it."""
    told = "; ".join(_sentence(detail, names) for detail in change.details)
    return f"{told} – {say(_BREAKING, names.languages)}" if change.breaking else told


def sentence(change: Change, names: Names) -> str:
    """Return a change in one line."""
    return ": ".join(part for part in (about(change, names), happened(change, names)) if part)


def heading(section: str, languages: Sequence[str]) -> str:
    """Return what stands above a section."""
    return say(HEADINGS[section], languages)


def command(answer: AnswerChange, names: Names) -> str:
    """Return the command that asks a question."""
    given = (f"{name}={_typed(term, names)}" for name, term in answer.parameters.items())
    return " ".join(["query", answer.question, *(f"-p {shlex.quote(word)}" for word in given)])


def cells(row: Sequence[Term | None], names: Names) -> list[str]:
    """Return a row as people read it."""
    return ["" if term is None else _cell(term, names) for term in row]


def _sentence(detail: Detail, names: Names) -> str:
    iris = detail.kind in _TELLING_IRIS
    old, new = (
        ", ".join(map(names.full, side)) or NOTHING
        if detail.kind in _TELLING_ALL
        else names.listed(side, iris=iris)
        for side in _in_language(detail, names.languages)
    )
    # Not str.format on text that was filled in: a name may hold braces.
    text = say(_SENTENCES[detail.kind], names.languages)
    return re.sub(r"{(old|new)}", lambda match: old if match[1] == "old" else new, text)


def _in_language(detail: Detail, languages: Sequence[str]) -> tuple[Sequence[Term], Sequence[Term]]:
    """Return both sides of a detail, of texts only those in the best language in which any changed."""
    for tag in languages if _are_texts((*detail.old, *detail.new)) else ():
        old, new = ([t for t in side if _language(t) == tag] for side in (detail.old, detail.new))
        if old or new:
            return old, new
    return detail.old, detail.new


def _are_texts(terms: Sequence[Term]) -> bool:
    return bool(terms) and all(map(_language, terms))


def _language(term: Term) -> str | None:
    return term.language if isinstance(term, ox.Literal) else None


def _typed(term: Term, names: Names) -> str:
    return brief(term.value) if isinstance(term, ox.Literal) else names.short(term)


def _cell(term: Term, names: Names) -> str:
    return brief(term.value) if isinstance(term, ox.Literal) else names.short(term)
