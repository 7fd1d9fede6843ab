"""A release: every form of a dataset in one folder, with its description and its digests."""

from __future__ import annotations

import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from rdflib import DCAT, RDFS, XSD, Literal, URIRef

from kela_graph import formats, queries, terms, wording
from kela_graph.errors import InputError
from kela_graph.exports import (
    csv_files,
    directory,
    export,
    jsonld,
    matrix,
    pictures,
    scope,
    serialisation,
    spreadsheet,
    tables,
)
from kela_graph.exports.catalogue import Part, catalogue
from kela_graph.formats import Format
from kela_graph.graph import describe, folder_of, rows
from kela_graph.namespaces import SPDX
from kela_graph.queries.header import LANGUAGES
from kela_graph.rdf.nodes import quads_of
from kela_graph.rdf.sparql import TOKEN, serialised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rdflib import Dataset

    from kela_graph.queries import Query
    from kela_graph.queries.header import Parameter

#: The file that describes the others, and marks the folder of a release.
DESCRIPTION: Final = "catalog.ttl"

#: What shortens the IRIs of a description, beside the dataset's own prefixes.
_PREFIXES: Final = {"dcat": str(DCAT), "spdx": str(SPDX)}

#: The format of the description of tables, and what it conforms to.
_METADATA: Final = Format("csvw", "text", "application/csvm+json", (".json",))
#: The format of questions.
_SPARQL: Final = Format("sparql", "text", "application/sparql-query", (".rq",))

_CSVW: Final = "http://www.w3.org/ns/csvw"

_FIRST: Final = """SELECT ?term { ?class rdfs:subClassOf* ?_kind . ?term a ?class FILTER(isIRI(?term)) }
ORDER BY ?term LIMIT 1"""

#: Examples of literals, for a header that has none.
_VALUES: Final = {XSD.integer: "1", XSD.date: "2026-01-31", XSD.language: "fi"}


def files(dataset: Dataset, note: Callable[[str], object] = str) -> dict[str, bytes]:
    """Return every file of a release by name, the same for the same graph; ``note`` is told what lacks."""
    found = list(parts(dataset, note))
    as_turtle, as_json = _descriptions(dataset, found, "turtle", "json-ld")
    return {**{part.name: part.data for part in found}, DESCRIPTION: as_turtle, "catalog.jsonld": as_json}


def description(dataset: Dataset, form: str, note: Callable[[str], object] = str) -> bytes:
    """Return the catalogue of a release in a format of RDF; ``note`` is told what is left out."""
    formats.by_name(form, "graph")
    return next(_descriptions(dataset, list(parts(dataset, note)), form))


def _descriptions(dataset: Dataset, found: list[Part], *names: str) -> Iterator[bytes]:
    """Give the catalogue in formats that have no named graphs."""
    directory.check_names(part.name for part in found)
    prefixes = {**scope.prefixes_of(dataset), **_PREFIXES}
    stable = serialisation.labelled(quads_of(catalogue(dataset, found)))
    return (serialisation.write(stable, formats.by_name(name, "graph"), prefixes) for name in names)


def parts(dataset: Dataset, note: Callable[[str], object] = str) -> Iterator[Part]:
    """Give every file of a release but its description; tables are in the dataset's first language.

    Spreadsheets are left out where the extra ``xlsx`` is not installed, and so are they and RDF/XML where
    they can't hold the graph.
    """
    yield from _graphs(dataset, note)
    yield from _questions(dataset)
    yield from _profiles(dataset)
    yield from _tables(dataset, note)
    yield from _pictures(dataset)


def _graphs(dataset: Dataset, note: Callable[[str], object]) -> Iterator[Part]:
    quads = list(scope.whole(dataset))
    stable = {named: serialisation.labelled(quads, named=named) for named in (False, True)}
    for name in formats.names("graph"):
        form = formats.by_name(name, "graph")
        file, found = f"graph{form.suffixes[0]}", stable[serialisation.has_graphs(form)]
        try:
            data = serialisation.write(found, form, scope.prefixes_of(dataset))
        except InputError as error:
            note(f"{file} is left out: {error}")
            continue
        yield _part(file, data, form, "graph", is_dump=True)
    for file, name, texts in (("closure.ttl", "turtle", "closure"), ("inferred.nq", "n-quads", "inferred")):
        yield _part(file, export(dataset, name, inferred=True), formats.by_name(name, "graph"), texts)
    yield _part(
        jsonld.CONTEXT.name, jsonld.CONTEXT.read_bytes(), formats.by_name("json-ld", "graph"), "context"
    )


def _questions(dataset: Dataset) -> Iterator[Part]:
    for name, query in queries.library(folder_of(dataset)).items():
        data = runnable(query, dataset).encode("utf-8")
        yield _part(f"question-{name}.rq", data, _SPARQL, query.by_language("summary"))


def runnable(query: Query, dataset: Dataset) -> str:
    """Return a question with its labels in the dataset's languages and an example of what it needs.

    A resource that is asked for stands on one line, as the namespace of a prefix; a literal where it is used.
    """
    given = {each.name: _example(each, dataset) for each in query.parameters if not each.optional}
    answer = queries.ask(query, dataset, given, as_given=True)
    written = {f"?_{LANGUAGES}": serialised(queries.languages_text(answer.languages))}
    asked = ""
    for name, term in answer.parameters.items():
        is_resource = isinstance(term, URIRef)
        written[f"?_{name}"] = f"asked_{name}:" if is_resource else serialised(term)
        where = "the next line" if is_resource else f"{serialised(term)} below"
        asked += f"# To ask for another {name}, change {where}.\n"
        asked += f"PREFIX asked_{name}: {serialised(term)}\n" if is_resource else ""
    tokens = [written.get(token[0], token[0]) for token in TOKEN.finditer(query.whole)]
    begin = next(n for n, text in enumerate(tokens) if not text.isspace() and not text.startswith("#"))
    return "".join([*tokens[:begin], asked, *tokens[begin:]])


def _example(parameter: Parameter, dataset: Dataset) -> URIRef | Literal:
    """Return the example of the header or, where the dataset has no such thing, the first of its kind."""
    kind, described = parameter.kind or RDFS.Resource, describe(dataset)
    if kind in terms.LITERALS:
        return terms.literal(parameter.example or _VALUES[kind], kind)
    with suppress(InputError), warnings.catch_warnings(action="ignore"):
        return terms.resolve(dataset, parameter.example, kind)
    members = [] if kind == RDFS.Resource else rows(dataset, _FIRST, kind=kind)
    return URIRef(next((str(iri) for (iri,) in members), described.root))


def _profiles(dataset: Dataset) -> Iterator[Part]:
    for name, query in queries.library(folder_of(dataset), "profiles").items():
        form = formats.by_name(query.header.get("format", "turtle"), "graph")
        data = export(dataset, form.name, profile=name)
        standard = query.header.get("standard")
        yield _part(
            f"profile-{name}{form.suffixes[0]}", data, form, query.by_language("summary"), standard=standard
        )


def _tables(dataset: Dataset, note: Callable[[str], object]) -> Iterator[Part]:
    languages = describe(dataset).languages
    found = tables.read(dataset)
    form = formats.by_name("csv", "tables")
    for table in found:
        yield _part(f"{table.name}.csv", tables.as_csv(table), form, table.titles, languages[:1])
    yield _part(csv_files.METADATA, csv_files.metadata(found, dataset), _METADATA, "metadata", standard=_CSVW)
    form = formats.by_name("xlsx", "tables")
    for tag in languages if spreadsheet.is_installed() else ():
        file = f"tables-{tag}.xlsx"
        try:
            data = spreadsheet.write(tables.read(dataset, tag), dataset, matrix.read(dataset, tag))
        except InputError as error:
            note(f"{file} is left out: {error}")
            continue
        yield _part(file, data, form, "spreadsheet", (tag,))


def _pictures(dataset: Dataset) -> Iterator[Part]:
    form = formats.by_name("svg", "picture")
    for tag in describe(dataset).languages:
        for subject in pictures.SUBJECTS:
            data = pictures.draw(dataset, form.name, tag, subject)
            yield _part(f"{subject}-{tag}.svg", data, form, subject, (tag,))


def _part(
    name: str,
    data: bytes,
    form: Format,
    texts: str | Mapping[str, str],
    languages: tuple[str, ...] = (),
    **more: Any,
) -> Part:
    """Return a file in a format; ``texts`` describe it, or are the key of such texts."""
    if isinstance(texts, str):
        texts = wording.texts(f"exports.files.{texts}")
    return Part(name, data, form, texts, languages, **more)
