"""One finding: what is wrong, where, how bad it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from kela_graph.errors import one_of
from kela_graph.wording import Texts, choose, texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib.paths import Path
    from rdflib.term import Node

Severity = Literal["error", "warning", "info"]

#: From the worst to the mildest.
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file, named as messages show it, as far as it is known; a column counts characters."""

    path: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Return the place as compilers write it: file, line and column, as far as they are known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)


@dataclass(frozen=True, slots=True)
class _Placed:
    at: Place = field(default=Place(), kw_only=True)

    @property
    def path(self) -> str | None:
        """The file as messages show it; None if it is not known."""
        return self.at.path

    @property
    def line(self) -> int | None:
        """The line, counted from 1; None if it is not known."""
        return self.at.line

    @property
    def column(self) -> int | None:
        """The column, counted from 1, in characters; None if it is not known."""
        return self.at.column

    @property
    def place(self) -> str:
        """The place as compilers write it: file, line and column, as far as they are known."""
        return str(self.at)


@dataclass(frozen=True, slots=True)
class Related(_Placed):
    """Another place that a finding is about, and what is there: the shape, or a triple of a contradiction."""

    message: Mapping[str, str]

    def say(self, languages: Sequence[str]) -> str:
        """Return the message in the first of the languages that it has, else in English, else in any."""
        return choose(self.message, languages) or ""


@dataclass(frozen=True, slots=True)
class Finding(_Placed):
    """Something that is wrong, at a place.

    Attributes:
        rule: a stable id: the name of the shape, of the defect query, or of the kind of check.
        severity: how bad it is.
        message: what is wrong and what to do, by language.
        focus: the resource that it is about; None if it is about a file.
        label: the resource's name, for people.
        predicate: the predicate of the wrong statement, or the path that a shape judges.
        value: the object of that statement, or what the check counted.
        related: other places that it is about.
        shape: the shape that is not met; None if no shape judged, as for the next two.
        component: SHACL's constraint component that is not met.
        shacl_severity: the shape's severity if SHACL does not define it.
        blank: what names the blank nodes among focus, value and shape.
        at: the place.
    """

    rule: str
    severity: Severity
    message: Mapping[str, str]
    focus: Node | None = None
    label: str | None = None
    predicate: Node | Path | None = None
    value: Node | None = None
    related: tuple[Related, ...] = ()
    shape: Node | None = None
    component: Node | None = None
    shacl_severity: Node | None = None
    blank: Mapping[Any, str] = field(default_factory=dict)

    def say(self, languages: Sequence[str]) -> str:
        """Return the message in the first of the languages that it has, else in English, else in any."""
        return choose(self.message, languages) or self.rule


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is about, said once for all its findings.

    Attributes:
        id: the stable id that findings carry.
        source: the kind of check: ``syntax``, ``shapes``, ``defects``, ``answers``, …
        severity: how bad its findings are.
        summary: what it looks for, by language.
        why: why that matters, by language.
        fix: what to do, by language.
        local: the local name of a shape's rule, by which people may call it where it is no other's.
    """

    id: str
    source: str
    severity: Severity
    summary: Mapping[str, str]
    why: Mapping[str, str]
    fix: Mapping[str, str]
    local: str = ""

    def message(self, problem: Mapping[str, str]) -> Mapping[str, str]:
        """Return the message of a finding, by language: what is wrong, then what to do."""
        return texts("checks.message", problem=problem, fix=self.fix)

    def finding(
        self,
        message: Mapping[str, str],
        at: Place,
        focus: Node | None = None,
        predicate: Node | Path | None = None,
        value: Node | None = None,
        *,
        label: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> Finding:
        """Return a finding of this rule."""
        return Finding(self.id, self.severity, message, focus, label, predicate, value, related, at=at)


def own_rule(id_: str, source: str, severity: Severity = "error", **values: str) -> Rule:
    """Return a rule of the program's own, with its texts from the wording and values for them."""
    summary, why, fix = (Texts(f"rules.{id_}.{part}", values) for part in ("summary", "why", "fix"))
    return Rule(id_, source, severity, summary, why, fix)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that a comment in its file suppresses, and the comment's reason."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A finding of an earlier run that is gone: its rule, what was wrong, and the file if it was known."""

    rule: str
    message: str
    path: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and what it looked at.

    Attributes:
        findings: the worst first, then by file and line.
        checked: how many things were judged, by kind: ``triples``, ``inferred``, ``shapes``, …
        languages: of the dataset, in the order of fallback.
        parsed: whether all files parsed; if not, nothing else was judged.
        rules: what the rules are about, by id.
        suppressed: what comments suppress; not part of the findings.
        known: what a baseline knows; not part of the findings.
        fixed: what a baseline knows and this run did not find.
        files: what was judged, as messages show it.
    """

    findings: tuple[Finding, ...]
    checked: Mapping[str, int] = field(default_factory=dict)
    languages: tuple[str, ...] = ("en",)
    parsed: bool = True
    rules: Mapping[str, Rule] = field(default_factory=dict)
    suppressed: tuple[Suppressed, ...] = ()
    known: tuple[Finding, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether no finding is an error."""
        return not self.at_least("error")

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of that severity or worse.

        Raises:
            InputError: there is no such severity.
        """
        one_of("severity", severity, SEVERITIES)
        worst = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return tuple(found for found in self.findings if found.severity in worst)


def sort_key(found: Finding) -> tuple[Any, ...]:
    """Return what findings are ordered by: severity, place, rule, what it is about and message."""
    place = (found.path or "", found.line or 0, found.column or 0)
    terms = (found.focus, found.value, found.predicate, found.component, found.shape)
    about = (found.blank.get(term) or str(term or "") for term in terms)
    # Engines give their results, with messages that are read from the shapes, in any order.
    said = str(found.message) if isinstance(found.message, dict) else ""
    return SEVERITIES.index(found.severity), *place, found.rule, *about, said
