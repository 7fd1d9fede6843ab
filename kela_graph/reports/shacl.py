"""A report as SHACL's validation report in Turtle (SHACL, section 3.6), with the findings of all checks."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import SH, BNode, Literal, URIRef
from rdflib.paths import Path

from kela_graph import wording
from kela_graph.checks.paths import turtle
from kela_graph.namespaces import CHECK
from kela_graph.reports import words
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rdflib.term import Node

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Severity

_SEVERITIES: Final[Mapping[Severity, str]] = {"error": "Violation", "warning": "Warning", "info": "Info"}


def write(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write the report as RDF, each message in every language that it has.

    Only findings about a resource are validation results: SHACL wants a focus node. The rest are
    counted in a comment, and the dataset conforms only where there are no findings at all.
    """
    nodes: dict[str, str] = {}
    yield f"@prefix sh: <{SH}> .\n\n# {words.counts(report, languages)}\n"
    if checked := words.checked(report, languages):
        yield f"# {checked}\n"
    if without := sum(found.focus is None for found in report.findings):
        yield f"# {wording.text('reports.left_out', languages, number=without)}\n"
    yield f"\n_:report a sh:ValidationReport ;\n  sh:conforms {str(not report.findings).lower()} .\n"
    yield from (_result(found, nodes) for found in report.findings if found.focus is not None)


def _result(found: Finding, nodes: dict[str, str]) -> str:
    """Write a validation result; a check other than a shape stands for a constraint component of its own."""
    write = partial(_term, nodes=nodes)
    path = found.predicate if isinstance(found.predicate, URIRef | Path) else None
    values = {
        "focusNode": write(found.focus),
        "resultSeverity": write(found.shacl_severity) or f"sh:{_SEVERITIES[found.severity]}",
        "resultPath": turtle(path, write) if path is not None else "",
        "value": write(found.value),
        "sourceShape": write(found.shape),
        "sourceConstraintComponent": write(found.component) or f"<{CHECK}{quote(visible(found.rule))}>",
    }
    statements = ["a sh:ValidationResult", *(f"sh:{name} {text}" for name, text in values.items() if text)]
    statements += [f"sh:resultMessage {_message(text, tag)}" for tag, text in found.message.items()]
    place = f"# {words.where(found)}\n" if found.place else ""
    triples = " ;\n  ".join(statements)
    return f"\n{place}_:report sh:result [\n  {triples} ] .\n"


def _message(text: str, tag: str) -> str:
    tagged = re.fullmatch("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*", tag)
    return f"{_string(text)}@{tag}" if tagged else _string(text)


def _term(term: Node | None, nodes: dict[str, str]) -> str:
    """Write a term, if there is one; blank nodes get new names: not every label of rdflib's is Turtle's."""
    if term is None:
        return ""
    if isinstance(term, BNode):
        return nodes.setdefault(str(term), f"_:n{len(nodes) + 1}")
    if not isinstance(term, Literal):
        return f"<{_iri(str(term))}>"
    if term.language:
        return f"{_string(term)}@{term.language}"
    return f"{_string(term)}^^<{_iri(str(term.datatype))}>" if term.datatype else _string(term)


def _string(text: str) -> str:
    """Return a string of Turtle, in which nothing controls a terminal or a log."""
    escaped = re.sub(r"[^ !#-\[\]-~]", _escape, text)
    return '"{}"'.format(escaped.replace("##", r"#\u0023"))


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in ('"', "\\"):
        return f"\\{character}"
    if character.isprintable():
        return character
    if "\ud800" <= character <= "\udfff":
        return f"\\{visible(character)}"
    return f"\\u{ord(character):04x}" if character <= "\uffff" else f"\\U{ord(character):08x}"


def _iri(iri: str) -> str:
    """Return an IRI; an invalid one, which rdflib lets pass, is percent-encoded so that it is valid."""
    try:
        ox.NamedNode(iri)
    except ValueError:
        return quote(iri, safe=":/?@!$&'()*+,;=", errors="replace")
    return re.sub("[^!-~]", _escape, iri)
