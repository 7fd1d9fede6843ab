"""One finding: what is wrong, where, how bad it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, get_args

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
    """A place in a file.

    Attributes:
        path: the file as messages show it; None where no file is known.
        line: counted from 1; None where it is not known.
        column: counted from 1, in characters; None where it is not known.
    """

    path: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Return the place as compilers write it: file, line and column, as far as they are known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)


@dataclass(frozen=True, slots=True)
class _Placed:
    """What has a place in a file.

    Attributes:
        at: the place.
    """

    at: Place = field(default=Place(), kw_only=True)

    @property
    def path(self) -> str | None:
        """The file as messages show it; None where no file is known."""
        return self.at.path

    @property
    def line(self) -> int | None:
        """The line, counted from 1; None where it is not known."""
        return self.at.line

    @property
    def column(self) -> int | None:
        """The column, counted from 1, in characters; None where it is not known."""
        return self.at.column

    @property
    def place(self) -> str:
        """The place as compilers write it: file, line and column, as far as they are known."""
        return str(self.at)


@dataclass(frozen=True, slots=True)
class Related(_Placed):
    """Another place that a finding has to do with: the shape, or a triple that collides.

    Attributes:
        message: what is there, by language.
    """

    message: Mapping[str, str]

    def say(self, languages: Sequence[str]) -> str:
        """Return what is there in the first of the languages that it has, else in English, else any."""
        return choose(self.message, languages) or ""


@dataclass(frozen=True, slots=True)
class Finding(_Placed):
    """Something that is wrong, at a place.

    Attributes:
        rule: a stable id: the name of the shape, of the defect query, or of the kind of check.
        severity: how bad it is.
        message: what is wrong and what to do, by language.
        focus: the resource that it is about; None where it is about a file.
        label: the resource's name, for people.
        predicate: the predicate of the statement that is wrong, or the path that a shape judges,
            where there is one.
        value: the object of that statement, or what the check counted.
        related: other places that it has to do with.
        shape: the shape that is not met; None where no shape judged.
        component: SHACL's constraint component that is not met; None where no shape judged.
        shacl_severity: the shape's severity where it is one that SHACL does not define; None where not.
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

    def say(self, languages: Sequence[str]) -> str:
        """Return the message in the first of the languages that it has, else in English, else any."""
        return choose(self.message, languages) or self.rule


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is about, told once for all its findings.

    Attributes:
        id: the stable id that findings carry.
        source: the kind of check: ``syntax``, ``shapes``, ``defects``, ``answers``, …
        severity: how bad its findings are.
        summary: what it looks for, by language.
        why: why that matters, by language.
        fix: what to do, by language.
    """

    id: str
    source: str
    severity: Severity
    summary: Mapping[str, str]
    why: Mapping[str, str]
    fix: Mapping[str, str]

    def message(self, problem: Mapping[str, str]) -> Mapping[str, str]:
        """Return what a finding says, by language: what is wrong, then what to do."""
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
        """Return a finding of this rule; `Finding` tells what the arguments are."""
        return Finding(self.id, self.severity, message, focus, label, predicate, value, related, at=at)


def own_rule(id_: str, source: str, severity: Severity = "error", **values: str) -> Rule:
    """Return a rule of the program's own, whose texts are in the wording.

    Args:
        id_: the id that findings carry.
        source: the kind of check.
        severity: how bad its findings are.
        values: what the names in the texts stand for.
    """
    summary, why, fix = (Texts(f"rules.{id_}.{part}", values) for part in ("summary", "why", "fix"))
    return Rule(id_, source, severity, summary, why, fix)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that a comment in its file lets pass.

    Attributes:
        finding: what was found.
        reason: why it passes, in the comment's words.
    """

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A finding of an earlier run that is no more.

    Attributes:
        rule: its rule.
        message: what was wrong, as the earlier report said it.
        path: the file that it lay in; None where no file was known.
    """

    rule: str
    message: str
    path: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and what it looked at.

    Attributes:
        findings: the worst first, then by file and line.
        checked: how many of what was judged: ``triples``, ``inferred``, ``shapes``, …
        languages: of the dataset, in the order of fallback.
        parsed: whether all files parsed; where not, nothing further was judged.
        rules: what the rules are about, by id.
        suppressed: what comments let pass; no part of the findings.
        known: what a baseline lets pass; no part of the findings.
        fixed: what a baseline knows and is no more.
    """

    findings: tuple[Finding, ...]
    checked: Mapping[str, int] = field(default_factory=dict)
    languages: tuple[str, ...] = ("en",)
    parsed: bool = True
    rules: Mapping[str, Rule] = field(default_factory=dict)
    suppressed: tuple[Suppressed, ...] = ()
    known: tuple[Finding, ...] = ()
    fixed: tuple[Fixed, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing was found that is an error."""
        return not self.at_least("error")

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings that are that bad or worse."""
        worst = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return tuple(found for found in self.findings if found.severity in worst)


def sort_key(found: Finding) -> tuple[int, str, int, int, str, str, str]:
    """Return what findings are ordered by: severity, place, rule, focus and value."""
    return (
        SEVERITIES.index(found.severity),
        found.path or "",
        found.line or 0,
        found.column or 0,
        found.rule,
        str(found.focus or ""),
        str(found.value or ""),
    )
