"""The library of ``.rq`` files: header, parameters, answers.

A question is a SPARQL query that anyone may read. Its header is made of ``#+`` lines, one decorator
a line (a line that begins with two spaces continues the one above)::

    #+ summary: Who answers for a task
    #+ parameter task: skos:Concept
    #+ columns: unit label

A parameter is the variable ``?_name``; it is never a column. Before the query runs, a lexer that knows
IRIs, strings and comments replaces the variable with the serialised RDF term, so that no text of a
user's is ever pasted into a query and the same query is right in sub-selects and on remote engines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import DCTERMS, SKOS, XSD, Dataset, Graph, Literal, URIRef

from kela_graph import formats, terms
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.folder import Folder, open_folder, shown
from kela_graph.graph import describe
from kela_graph.namespaces import PREFIXES
from kela_graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from rdflib.term import Node

#: The parameter that the program fills: the languages for labels, best first, as ``,sv,fi,en,``.
LANGUAGES: Final = "languages"

#: The types of parameter that are literals; every other is the class of a resource.
LITERALS: Final = frozenset({XSD.integer, XSD.date, XSD.language})

_DECORATOR: Final = re.compile(r"#\+ ([a-z][\w@-]*(?: [\w?-]+)?):\s*(.*)")
_CONTINUED: Final = re.compile(r"#\+ {3,}(.*)")
_TOKEN: Final = re.compile(
    r"""
      (?P<skip> <[^<>"{}|^`\\\x00-\x20]*>
        | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
        | \#[^\n\r]* )
      | [?$]_(?P<parameter>[A-Za-z]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)
_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks for.

    Attributes:
        name: what a person types before the equals sign.
        kind: the class of the resource, or the datatype of the literal; None for any resource.
        optional: whether the question can be asked without it.
        default: what is meant where it is left out; ``root`` is the dataset's root organisation.
    """

    name: str
    kind: URIRef | None
    optional: bool
    default: str | None = None


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

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its rows, in order; none for a query that builds a graph."""
        return tuple(self.header.get("columns", "").split())

    @property
    def builds_graph(self) -> bool:
        """Whether it answers with a graph, not with rows."""
        return not self.columns

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """What it asks for, in the order of its header."""
        defaults = dict(word.split("=", 1) for word in self.header.get("defaults", "").split())
        declared = {
            key.removeprefix("parameter "): kind
            for key, kind in self.header.items()
            if key.startswith("parameter ")
        }
        return tuple(
            Parameter(
                name=name.rstrip("?"),
                kind=self._kind(name, kind),
                optional=name.endswith("?"),
                default=defaults.get(name.rstrip("?")),
            )
            for name, kind in declared.items()
        )

    def say(self, decorator: str, languages: Sequence[str]) -> str | None:
        """Return a decorator that is told in several languages, such as ``summary``, in the first."""
        keys = (decorator if tag == "en" else f"{decorator}@{tag}" for tag in (*languages, "en"))
        return next((self.header[key] for key in keys if key in self.header), None)

    def _kind(self, name: str, kind: str) -> URIRef | None:
        if kind == "resource":
            return None
        prefix, _, local = kind.partition(":")
        if prefix not in PREFIXES or not local:
            message = f"parameter {name}: {kind!r} is no class or datatype: write one as skos:Concept"
            raise _fault(self.path, message)
        return URIRef(PREFIXES[prefix] + local)


@dataclass(frozen=True)
class Answer:
    """What came of a question.

    Attributes:
        query: the question.
        parameters: the terms that were asked for, by name.
        languages: of its labels, best first.
        sparql: the query that was run, with its parameters in place.
        dataset: what was asked.
    """

    query: Query
    parameters: Mapping[str, Node]
    languages: tuple[str, ...]
    sparql: str
    dataset: Dataset

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order; none where the answer is a graph."""
        return self.query.columns

    @cached_property
    def rows(self) -> tuple[Mapping[str, Node | None], ...]:
        """The rows in their order, each a mapping of column to RDF term, or None where unbound."""
        result = self.dataset.query(self.sparql)
        return tuple(
            MappingProxyType({name: row.get(name) for name in self.columns})
            for row in ({str(k): v for k, v in b.items()} for b in result.bindings)
        )

    @cached_property
    def graph(self) -> Graph:
        """The graph, of a question that builds one, with the dataset's prefixes."""
        graph = self.dataset.query(self.sparql).graph or Graph()
        for prefix, namespace in self.dataset.namespaces():
            graph.bind(prefix, namespace)
        return graph

    def __iter__(self) -> Iterator[Mapping[str, Node | None]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.graph if self.query.builds_graph else self.rows)

    @property
    def is_empty(self) -> bool:
        """Whether nothing came out."""
        if "rows" in self.__dict__ or self.query.builds_graph:
            return not len(self)
        return next(iter(self.dataset.query(self.sparql)), None) is None

    def serialize(self, name: str) -> bytes:
        """Return the answer in one of the standard formats of its kind.

        Rows: ``csv``, ``tsv``, ``json`` and ``xml`` by SPARQL 1.1's results formats. A graph: every
        RDF format. This is the short way, straight from Oxigraph, where the dataset is read by it.

        Raises:
            InputError: no such format, or one that this function does not write.
        """
        form = formats.by_name(name, "graph" if self.query.builds_graph else "rows")
        if form.oxigraph is None:
            raise InputError(f"format {name!r} is for people: use the rows of the answer")
        if isinstance(self.dataset.store, Store):
            result = self.dataset.store.oxigraph.query(self.sparql, use_default_graph_as_union=True)
            prefixes = {str(k): str(v) for k, v in self.dataset.namespaces()}
            extra = {"prefixes": prefixes} if self.query.builds_graph else {}
            written: bytes = result.serialize(format=form.oxigraph, **extra)  # type: ignore[union-attr]
            return written
        result = self.dataset.query(self.sparql)
        text = result.serialize(format=form.media_type if self.query.builds_graph else name)
        return text or b""


def library(folder: Folder | None = None, part: str = "") -> dict[str, Query]:
    """Return the queries of a folder by name: the program's, then the folder's own.

    Raises:
        ParseError: files that can't be read, or whose header lies; all of them are told.
    """
    found: dict[str, Query] = {}
    problems: list[SyntaxProblem] = []
    for name, path in (folder or open_folder()).query_files(part).items():
        try:
            found[name] = read_query(path)
        except ParseError as error:
            problems += error.problems
    if problems:
        raise ParseError(problems)
    return dict(sorted(found.items()))


def read_query(path: Path) -> Query:
    """Read a query file, and hold its header against its text.

    Raises:
        ParseError: it can't be read, does not parse, or its header lies.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise _fault(path, f"can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise _fault(path, "is not UTF-8: save the file as UTF-8") from None
    query = Query(path.stem, path, text, MappingProxyType(_header(text)))
    _hold_header_against_text(query)
    return query


def find_query(name: str, folder: Folder | None = None) -> Query:
    """Return the question of that name.

    Raises:
        InputError: there is none; the message names the nearest.
    """
    files = (folder or open_folder()).query_files()
    if name not in files:
        import difflib

        near = difflib.get_close_matches(name, files, 3) or sorted(files)
        raise InputError(f"there is no question {name!r}; there is {', '.join(near)}")
    return read_query(files[name])


def run(name: str | Query, dataset: Dataset, *, lang: str | None = None, **parameters: object) -> Answer:
    """Ask a question of the library.

    Args:
        name: the question's name, such as ``units``.
        dataset: what to ask, as `kela_graph.load` gives it.
        lang: the language of labels; the dataset's own order follows it.
        parameters: what the question asks for: RDF terms, or text as a person types it (an IRI, a
            prefixed name, the last part of an IRI, or a name in any language).

    Returns:
        The answer; nothing is asked before its rows are.

    Raises:
        InputError: no such question, or a parameter that is missing, unknown or of the wrong type.
    """
    folder = dataset.store.folder if isinstance(dataset.store, Store) else None
    query = name if isinstance(name, Query) else find_query(name, folder)
    described = describe(dataset)
    given = dict(parameters)
    bound: dict[str, Node] = {}
    for parameter in query.parameters:
        value = given.pop(parameter.name, None)
        if value is None and parameter.default is not None:
            value = described.root if parameter.default == "root" else parameter.default
        if value is not None:
            bound[parameter.name] = _term(dataset, parameter, value)
        elif not parameter.optional:
            raise InputError(f"{query.name} asks for {parameter.name}: {_usage(query)}")
    if given:
        raise InputError(f"{query.name} has no parameter {', '.join(sorted(given))}: {_usage(query)}")
    tag = str(terms.literal(lang, XSD.language)) if lang else None
    languages = described.language_order(tag)
    order = Literal(f",{','.join(languages)},")
    sparql = bind(query.text, {**bound, LANGUAGES: order})
    return Answer(query, MappingProxyType(bound), languages, sparql, dataset)


def limited(answer: Answer, rows: int) -> Answer:
    """Return the answer with at most so many rows; of a graph, with at most so many triples."""
    return replace(answer, sparql=f"{answer.sparql}\nLIMIT {rows}\n")


def silence(answer: Answer) -> str:
    """Say that an answer has no rows, what was looked for, and what stands near it.

    Near are broader and narrower concepts, and units whose name says that they are about the one
    that was asked for.
    """
    names = {
        name: terms.label(answer.dataset, term, answer.languages) or terms.short(answer.dataset, term)
        for name, term in answer.parameters.items()
    }
    text = answer.query.say("none", answer.languages) or "there is no answer"
    for name, label in names.items():
        text = text.replace(f"{{{name}}}", label)
    near = [f"{words}: {', '.join(sorted(labels))}" for words, labels in _near(answer).items() if labels]
    return "; ".join([text, *near])


def _near(answer: Answer) -> dict[str, set[str]]:
    graph = answer.dataset
    asked = [term for term in answer.parameters.values() if isinstance(term, URIRef)]

    def labels(found: Iterable[Node]) -> set[str]:
        return {terms.label(graph, term, answer.languages) or str(term) for term in found}

    return {
        "broader": labels(t for a in asked for t in graph.objects(a, SKOS.broader)),
        "narrower": labels(t for a in asked for t in graph.subjects(SKOS.broader, a)),
        "named after it": labels(t for a in asked for t in graph.subjects(DCTERMS.subject, a)),
    }


def bind(text: str, values: Mapping[str, Node]) -> str:
    """Return a query with its parameters in place, each as a serialised RDF term.

    A parameter without a value stays a variable, and so is unbound.
    """

    def replaced(match: re.Match[str]) -> str:
        value = values.get(match["parameter"] or "")
        return match[0] if value is None else _serialised(value)

    return _TOKEN.sub(replaced, text)


def used_parameters(text: str) -> set[str]:
    """Return the names of the parameters that a query uses."""
    return {match["parameter"] for match in _TOKEN.finditer(text) if match["parameter"]}


def _serialised(term: Node) -> str:
    """Return a term as SPARQL writes it; the one place where a term becomes text of a query."""
    if isinstance(term, URIRef):
        return str(ox.NamedNode(str(term)))
    if isinstance(term, Literal):
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return str(ox.Literal(str(term), datatype=datatype, language=term.language))
    raise InputError(f"{term!r} can't be a parameter: only an IRI or a literal can")


def _term(dataset: Dataset, parameter: Parameter, value: object) -> Node:
    literal = parameter.kind in LITERALS
    if isinstance(value, Literal if literal else URIRef):
        return value  # type: ignore[return-value] - one of the two classes, both nodes
    text = str(value)
    try:
        if literal and parameter.kind is not None:
            return terms.literal(text, parameter.kind)
        return terms.resolve(dataset, text, parameter.kind)
    except InputError as error:
        raise InputError(f"parameter {parameter.name}: {error}") from None


def _usage(query: Query) -> str:
    words = [f"[-p {p.name}=…]" if p.optional else f"-p {p.name}=…" for p in query.parameters]
    return f"ask with {' '.join(['query', query.name, *words])}"


def _header(text: str) -> dict[str, str]:
    header: dict[str, str] = {}
    key = None
    for line in text.splitlines():
        continued = _CONTINUED.fullmatch(line)
        decorator = _DECORATOR.fullmatch(line)
        if continued and key is not None:
            header[key] = f"{header[key]} {continued[1].strip()}".strip()
        elif decorator:
            key = decorator[1]
            header[key] = decorator[2].strip()
        elif not line.startswith("#"):
            break
    return header


def _hold_header_against_text(query: Query) -> None:
    """Raise where the text does not parse, or is another query than its header says."""
    if "summary" not in query.header:
        raise _fault(query.path, "its header has no summary: begin it with #+ summary: …")
    declared = {parameter.name for parameter in query.parameters}
    used = used_parameters(query.text) - {LANGUAGES}
    for name in sorted(used - declared):
        raise _fault(query.path, f"?_{name} is not declared: write #+ parameter {name}: … in its header")
    for name in sorted(declared - used):
        raise _fault(query.path, f"its header declares {name}, but the query has no ?_{name}")
    try:
        result = ox.Store().query(query.text)
    except SyntaxError as error:
        place = _PLACE.fullmatch(str(error))
        line, column, message = place.groups() if place else (None, None, str(error))
        problem = SyntaxProblem(shown(query.path), int(line or 0) or None, int(column or 0) or None, message)
        raise ParseError([problem]) from None
    columns = tuple(v.value for v in result.variables) if isinstance(result, ox.QuerySolutions) else ()
    if columns != query.columns:
        said, has = (" ".join(names) or "none" for names in (query.columns, columns))
        raise _fault(query.path, f"its header says the columns are {said}, but they are {has}")


def _fault(path: Path, message: str) -> ParseError:
    return ParseError([SyntaxProblem(shown(path), None, None, message)])
