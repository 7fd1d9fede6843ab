"""The library of ``.rq`` files: header, parameters, answers.

A question is a SPARQL query that anyone may read; its header says what it asks for and what its columns
are. A parameter is the variable ``?_name``: it is replaced with a serialised RDF term before the query
runs (see `kela_graph.rdf.sparql`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import RDFS, Literal, URIRef
from rdflib.term import Node

from kela_graph import terms, wording
from kela_graph.errors import InputError, ParseError, SyntaxProblem, hint, one_of
from kela_graph.folder import QUERY_PARTS, Folder, open_folder
from kela_graph.graph import describe, folder_of
from kela_graph.names import Names
from kela_graph.queries.answer import Answer, limited, no_rows, read_question, silence
from kela_graph.queries.header import LANGUAGES, Parameter, Query, read_query
from kela_graph.rdf.sparql import bind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from rdflib import Dataset

__all__ = [
    "Answer",
    "Query",
    "ask",
    "find_query",
    "languages_text",
    "library",
    "limited",
    "no_rows",
    "read_query",
    "run",
    "silence",
]

#: In a header, the default value that means the dataset's root organisation.
_ROOT: Final = "root"


def library(folder: Folder | str | Path | None = None, part: str = "") -> dict[str, Query]:
    """Return the queries of a folder by name: the program's and the folder's own.

    Args:
        folder: the dataset folder; the program's where None.
        part: the folder below ``queries/``, such as ``checks``; the questions where empty.

    Raises:
        ParseError: files that can't be read, or whose header contradicts the text; it lists all of them.
        InputError: there is no such folder or part.
    """
    if part != "":
        one_of("part of queries", part, QUERY_PARTS)
    found: dict[str, Query] = {}
    problems: list[SyntaxProblem] = []
    place = folder if isinstance(folder, Folder) else open_folder(folder)
    for name, path in sorted(place.query_files(part).items()):
        try:
            found[name] = read_question(path)
        except ParseError as error:
            problems += error.problems
    if problems:
        raise ParseError(problems)
    return found


def find_query(name: str, folder: Folder | None = None) -> Query:
    """Return the question of a name.

    Raises:
        InputError: no question has the name; the message names the nearest.
        ParseError: its file can't be read, or its header contradicts the text.
    """
    files = (folder or open_folder()).query_files()
    if not isinstance(name, str) or name not in files:
        others = f"there is {', '.join(sorted(files))}"
        raise InputError(f"there is no question {name!r}: {hint(name, files, others)}")
    return read_question(files[name])


def run(name: str | Query, dataset: Dataset, *, lang: str | None = None, **parameters: object) -> Answer:
    """Ask a question of the library.

    Args:
        name: the question's name, such as ``units``.
        dataset: what to ask, as `kela_graph.load` gives it.
        lang: the language of labels; the dataset's own order follows it.
        parameters: what the question asks for: RDF terms, or text as a person types it (an IRI, a
            prefixed name, the last part of an IRI, or a name in any language).

    Returns:
        The answer; the question is asked when something of the answer is needed.

    Raises:
        InputError: an unknown question, a parameter that is missing, unknown or no such thing, or a language
            that is no tag.
    """
    query = name if isinstance(name, Query) else find_query(name, folder_of(dataset))
    return ask(query, dataset, parameters, lang)


def ask(
    query: Query,
    dataset: Dataset,
    parameters: Mapping[str, object],
    lang: str | None = None,
    *,
    languages: Sequence[str] = (),
    as_given: bool = False,
) -> Answer:
    """Ask a question of the library that was read, as `run` does; its parameters may have any names.

    The ``languages`` of labels, best first, take the place of ``lang`` and the dataset's order. Terms that
    are taken ``as_given`` need not be in the dataset.
    """
    order = tuple(languages) or Names.of(dataset, lang).languages
    bound = _bound(dataset, query, order, parameters, as_given=as_given)
    sparql = bind(query.whole, {**bound, LANGUAGES: languages_text(order)})
    return Answer(query, bound, order, sparql, dataset)


def languages_text(order: Sequence[str]) -> Literal:
    """Return what stands for ``?_languages``: the languages, best first, then English."""
    tags = ",".join(dict.fromkeys((*order, wording.DEFAULT)))
    return Literal(f",{tags},.")


def _bound(
    dataset: Dataset,
    query: Query,
    languages: tuple[str, ...],
    parameters: Mapping[str, object],
    *,
    as_given: bool,
) -> dict[str, Node]:
    """Return the term of each parameter that is given or has a default."""
    given = {name: value for name, value in parameters.items() if value is not None}
    bound: dict[str, Node] = {}
    for parameter in query.parameters:
        value = given.pop(parameter.name, parameter.default)
        if value is not None:
            if as_given and isinstance(value, Node):
                bound[parameter.name] = value
            else:
                bound[parameter.name] = _term(dataset, parameter, value, languages)
        elif not parameter.optional:
            raise InputError(f"{query.name} needs the parameter {parameter.name}: {query.usage}")
    if given:
        names = ", ".join(sorted(given))
        raise InputError(f"{query.name} has no parameter {names}: {query.usage}")
    return bound


def _term(dataset: Dataset, parameter: Parameter, value: object, languages: tuple[str, ...]) -> Node:
    """Return the term that is meant; a literal is what a person would type."""
    kind = parameter.kind or RDFS.Resource
    if value is parameter.default and value == _ROOT:
        return describe(dataset).root
    try:
        if kind in terms.LITERALS:
            languages = ()  # the fault of a literal is in English
            return terms.literal(value, kind)
        if isinstance(value, URIRef):
            return terms.known(dataset, value, kind, languages)
        return terms.resolve(dataset, value, kind, languages=languages)
    except InputError as error:
        fault = wording.text("queries.parameter", languages, name=parameter.name, fault=error)
        raise InputError(fault) from None
