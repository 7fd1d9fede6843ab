"""A report as SHACL's validation report in Turtle (SHACL, section 3.6), with the findings of all checks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from rdflib import URIRef
from rdflib.paths import Path

from kela_graph import wording
from kela_graph.checks.paths import turtle
from kela_graph.namespaces import CHECK
from kela_graph.reports import lines, overview
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rdflib.term import Node

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Severity

_SEVERITIES: Final[Mapping[Severity, str]] = {
    "error": "sh:Violation",
    "warning": "sh:Warning",
    "info": "sh:Info",
}


def write(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write the report as RDF, each message in every language that it has.

    Only findings about a resource are validation results: SHACL wants a focus node. The rest are
    counted in a comment, and the dataset conforms only where there are no findings at all.
    """
    from rdflib import SH

    nodes = _BlankNodes()
    yield f"@prefix sh: <{SH}> .\n\n# {overview.counts(report, languages)}\n"
    if checked := overview.checked(report, languages):
        yield f"# {checked}\n"
    if without := sum(1 for found in report.findings if found.focus is None):
        yield f"# {wording.text('reports.left_out', languages, number=without)}\n"
    yield f"\n_:report a sh:ValidationReport ;\n  sh:conforms {str(not report.findings).lower()} .\n"
    for found in report.findings:
        if found.focus is not None:
            yield _result(found, found.focus, nodes)


class _BlankNodes:
    """Names blank nodes anew, since not every label that rdflib has is one in Turtle."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, label: str) -> str:
        return self._names.setdefault(label, f"_:n{len(self._names) + 1}")


def _result(found: Finding, focus: Node, nodes: _BlankNodes) -> str:
    """Write a validation result; a check other than a shape stands for a constraint component of its own."""
    severity, path = _SEVERITIES[found.severity], found.predicate
    if found.shacl_severity is not None:
        severity = _term(found.shacl_severity, nodes)
    statements = [
        "a sh:ValidationResult",
        f"sh:focusNode {_term(focus, nodes)}",
        f"sh:resultSeverity {severity}",
    ]
    if isinstance(path, URIRef | Path):
        statements.append(f"sh:resultPath {turtle(path, lambda iri: _term(iri, nodes))}")
    if found.value is not None:
        statements.append(f"sh:value {_term(found.value, nodes)}")
    if found.shape is not None:
        statements.append(f"sh:sourceShape {_term(found.shape, nodes)}")
    component = f"<{CHECK}{quote(visible(found.rule))}>"
    if found.component is not None:
        component = _term(found.component, nodes)
    statements.append(f"sh:sourceConstraintComponent {component}")
    statements += [f"sh:resultMessage {_message(text, tag)}" for tag, text in found.message.items()]
    place = f"# {lines.where(found)}\n" if found.place else ""
    triples = " ;\n  ".join(statements)
    return f"\n{place}_:report sh:result [\n  {triples} ] .\n"


def _message(text: str, tag: str) -> str:
    tagged = re.fullmatch("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*", tag)
    return f"{_string(text)}@{tag}" if tagged else _string(text)


def _term(term: Node, nodes: _BlankNodes) -> str:
    from rdflib import BNode, Literal

    if isinstance(term, BNode):
        return nodes.name(str(term))
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
    import pyoxigraph as ox

    try:
        ox.NamedNode(iri)
    except ValueError:
        return quote(iri, safe=":/?@!$&'()*+,;=", errors="replace")
    return re.sub("[^!-~]", _escape, iri)
