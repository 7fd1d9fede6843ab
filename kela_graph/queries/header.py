"""A query file of the library: its header, compared with its text.

The header is made of ``#+`` lines, one decorator a line; a line with more space behind ``#+`` goes on with
the decorator above::

    #+ summary: Who answers for a task
    #+ summary@fi: Kuka vastaa tehtävästä
    #+ none: the source does not say who answers for {task}
    #+ none place: the source names nobody in {place} who answers for {task}
    #+ parameter task: skos:Concept
    #+ parameter place?: dcterms:Location
    #+ columns: unit label
    #+ labels: label

The labels are variables whose values stand in several languages. Behind each triple pattern that has one of
them as its object, such as ``?unit skos:prefLabel ?label``, stands then a filter that leaves only the value
in the best language. It stays where the pattern stands, inside the OPTIONAL of its subject too: elsewhere,
an unbound subject would match every text there is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from rdflib import URIRef

from kela_graph import wording
from kela_graph.errors import ParseError, SyntaxProblem
from kela_graph.files import read_text, shown
from kela_graph.namespaces import PREFIXES
from kela_graph.rdf import gate, sparql

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

_DECORATOR: Final = re.compile(r"^#\+ ([a-z][\w@-]*(?: [\w?@ -]+)?):(.*)", re.MULTILINE)
_CONTINUED: Final = re.compile(r"\s*^#\+ {2,}", re.MULTILINE)

#: The parameter that the program fills: the languages, best first, as ``,sv,fi,en,.``.
LANGUAGES: Final = "languages"

_LINE: Final = re.compile(r"^#\+ labels:.*\n(?:#\+ {2,}.*\n)*", re.MULTILINE)

#: The kinds of tokens with which a triple pattern may begin.
_SUBJECTS: Final = ("variable", "name", "iri")

#: The farther behind a language stands in the list, the less of the list follows it.
_FILTER: Final = """FILTER NOT EXISTS {{
  {pattern}Other .
  FILTER(STRLEN(STRAFTER(?_languages, CONCAT(",", LANG({label}Other), ",")))
    > STRLEN(STRAFTER(?_languages, CONCAT(",", LANG({label}), ","))))
}}"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks for.

    Attributes:
        name: what a person types before the equals sign.
        kind: the class of the resource, or the datatype of the literal; None for any resource.
        optional: whether the question can be asked without the parameter.
        default: the value where it is left out; ``root`` is the dataset's root organisation.
        example: what may be asked for.
    """

    name: str
    kind: URIRef | None
    optional: bool
    default: str | None = None
    example: str = ""


@dataclass(frozen=True)
class Query:
    """A query of the library.

    Attributes:
        name: the stem of its file.
        path: its file.
        text: the whole file.
        header: the decorators, by name.
    """

    name: str
    path: Path
    text: str
    header: Mapping[str, str]

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.name, self.path, self.text, dict(self.header))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its rows, in order; none for a query that builds a graph."""
        return tuple(self.header.get("columns", "").split())

    @cached_property
    def whole(self) -> str:
        """The text that is asked, which gives its labels in one language; parameters are still variables."""
        return written_out(self.text, self.labels)

    @property
    def labels(self) -> tuple[str, ...]:
        """The variables of which only the value in the best language is taken."""
        return tuple(self.header.get("labels", "").split())

    @property
    def builds_graph(self) -> bool:
        """Whether it answers with a graph, not with rows."""
        return not self.columns

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters, in the order of the header."""
        defaults = dict(word.split("=", 1) for word in self.header.get("defaults", "").split() if "=" in word)
        found = []
        for key, kind in self.header.items():
            if key.startswith("parameter "):
                name = key.removeprefix("parameter ").rstrip("?")
                example = self.header.get(f"example {name}", "")
                optional, default = key.endswith("?"), defaults.get(name)
                found.append(Parameter(name, self._kind(name, kind), optional, default, example))
        return tuple(found)

    @property
    def usage(self) -> str:
        """How to ask the question on the command line."""
        words = [f"[-p {p.name}=…]" if p.optional else f"-p {p.name}=…" for p in self.parameters]
        return f"ask with {' '.join(['query', self.name, *words])}"

    def say(self, decorator: str, languages: Sequence[str]) -> str | None:
        """Return a decorator that stands in several languages, such as ``summary``, in the best of some."""
        return wording.choose(self.by_language(decorator), languages)

    def narrowed(self, given: Collection[str]) -> list[str]:
        """Return the optional ones of some parameters, in the order of the header."""
        return [p.name for p in self.parameters if p.optional and p.name in given]

    def by_language(self, decorator: str) -> dict[str, str]:
        """Return a decorator that stands in several languages, by language tag."""
        found = ((key.partition("@"), text) for key, text in self.header.items())
        return {tag or "en": text for (name, _, tag), text in sorted(found) if name == decorator}

    def _kind(self, name: str, kind: str) -> URIRef | None:
        if kind == "resource":
            return None
        prefix, _, local = kind.partition(":")
        if prefix not in PREFIXES or not local:
            fault = f"{kind!r} is neither a class nor a datatype: write one such as skos:Concept"
            raise _fault(self.path, f"parameter {name}: {fault}")
        return URIRef(PREFIXES[prefix] + local)


def read_query(path: Path) -> Query:
    """Read a query file, and compare its header with its text.

    Raises:
        ParseError: the file can't be read, does not parse, or its header contradicts the text.
    """
    text = read_text(path)
    query = Query(path.stem, path, text, MappingProxyType(_header(text)))
    for problem in _contradictions(query):
        raise _fault(path, problem)
    return query


def _header(text: str) -> dict[str, str]:
    """Return the decorators of the comments that a query begins with."""
    comments = takewhile(lambda line: line.startswith("#"), text.splitlines(keepends=True))
    return {key: value.strip() for key, value in _DECORATOR.findall(_CONTINUED.sub(" ", "".join(comments)))}


def written_out(text: str, labels: Collection[str]) -> str:
    """Return a query with filters behind the patterns of its labels, or as it is where it has them.

    The header's line of labels is deleted, since it is done.
    """
    text = _LINE.sub("", text)
    wanted = {label for label in labels if f"?{label}Other" not in text}
    written, end = "", 0
    pattern: list[re.Match[str]] = []
    for token in sparql.tokens(text) if wanted else ():
        pattern = [] if token[0] in ("{", "}", ".") else [*pattern, token]
        if len(pattern) > 2 and token[0][1:] in wanted and pattern[0].lastgroup in _SUBJECTS:
            before = text[text.rfind("\n", 0, token.start()) + 1 : pattern[0].start()]
            margin = "\n" + before[: len(before) - len(before.lstrip())]
            triple = text[pattern[0].start() : token.end()]
            found = f"{triple} .\n{_FILTER.format(pattern=triple, label=token[0])}"
            written += text[end : pattern[0].start()]
            end = token.end()
            if before.strip():  # what stands behind a brace gets lines of its own
                written = written.rstrip() + f"{margin}  "
                found = found.replace("\n", "\n  ") + "\n"
                end += text[end : end + 1] == " "
            written += found.replace("\n", margin)
    return written + text[end:]


def _contradictions(query: Query) -> Iterator[str]:
    """Give the contradictions between header and text."""
    if "summary" not in query.header:
        yield "its header has no summary: begin it with #+ summary: …"
    declared = {parameter.name for parameter in query.parameters}
    used = sparql.parameters(query.whole) - {LANGUAGES}
    for name in sorted(used - declared):
        yield f"?_{name} is not declared: write #+ parameter {name}: … in its header"
    for name in sorted(declared - used):
        yield f"its header declares {name}, but the query has no ?_{name}"
    for name in query.labels:
        if f"?{name}Other" not in query.whole:
            yield f"its header names the label {name}, which is the object of no triple"
    columns = _columns(query)
    if columns != query.columns:
        said, has = (" ".join(names) or "none" for names in (query.columns, columns))
        yield f"its header says the columns are {said}, but they are {has}"


def _columns(query: Query) -> tuple[str, ...]:
    """Return the columns that the text projects; none of a graph; ParseError of ASK or no valid SPARQL."""
    try:
        form = gate.admit(query.text, shown(query.path))
        for text in (query.text, query.whole):
            gate.parse(text)
    except SyntaxError as error:
        raise _syntax_fault(query, text, error) from None
    if form == "ASK":
        raise _fault(query.path, "is an ASK query: write SELECT or CONSTRUCT")
    return gate.columns(query.whole) if form == "SELECT" else ()


def _syntax_fault(query: Query, text: str, error: SyntaxError) -> ParseError:
    """Return what is wrong with the text as it is written, or else with its labels."""
    if text is not query.text:
        advice = "write each of its labels as the object of a triple of its own, ended by . or }"
        return _fault(query.path, advice)
    return _fault(query.path, str(error.msg), error.lineno, error.offset)


def _fault(path: Path, message: str, line: int | None = None, column: int | None = None) -> ParseError:
    return ParseError([SyntaxProblem(shown(path), line, column, message)])
