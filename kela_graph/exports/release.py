"""A release: every form of a dataset in one folder, with its description and its digests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import DCAT

from kela_graph import formats
from kela_graph.exports import (
    catalogue,
    directory,
    export,
    jsonld,
    pictures,
    prefixes_of,
    profiles,
    rdf,
    spreadsheet,
    tables,
)
from kela_graph.exports.catalogue import Part
from kela_graph.folder import open_folder
from kela_graph.graph import describe, folder_of
from kela_graph.namespaces import SPDX
from kela_graph.rdf.store import quads_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib import Dataset

#: The file that describes the others, by which the folder of a release is known.
DESCRIPTION: Final = "catalog.ttl"

#: What files are, in the languages that the program speaks.
_TEXTS: Final = {
    "graph": {
        "en": "The whole graph, as people wrote it",
        "fi": "Koko graafi sellaisena kuin se on kirjoitettu",
        "sv": "Hela grafen som den är skriven",
    },
    "inferred": {
        "en": "The whole graph with what follows by OWL 2 RL, in a graph of its own",
        "fi": "Koko graafi ja omassa graafissaan se, mikä siitä seuraa OWL 2 RL:n mukaan",
        "sv": "Hela grafen med det som följer enligt OWL 2 RL, i en egen graf",
    },
    "context": {
        "en": "What the keys of the JSON-LD mean",
        "fi": "Mitä JSON-LD:n avaimet tarkoittavat",
        "sv": "Vad nycklarna i JSON-LD betyder",
    },
    "metadata": {
        "en": "Description of the tables (CSV on the Web)",
        "fi": "Taulukoiden kuvaus (CSV on the Web)",
        "sv": "Beskrivning av tabellerna (CSV on the Web)",
    },
    "spreadsheet": {
        "en": "Units, responsibilities, tasks and sources as a spreadsheet",
        "fi": "Yksiköt, vastuut, tehtävät ja lähteet taulukkona",
        "sv": "Enheter, ansvar, uppgifter och källor som kalkylblad",
    },
    "organisation": {
        "en": "The organisation as a picture",
        "fi": "Organisaatio kuvana",
        "sv": "Organisationen som bild",
    },
    "ontology": {
        "en": "The classes of the ontologies as a picture",
        "fi": "Ontologioiden luokat kuvana",
        "sv": "Ontologiernas klasser som bild",
    },
}

#: What shortens the IRIs of a description, beside the dataset's own prefixes.
_PREFIXES: Final = {"dcat": str(DCAT), "spdx": str(SPDX)}

#: What the description of tables conforms to.
_CSVW: Final = "http://www.w3.org/ns/csvw"


def write(dataset: Dataset, folder: str | Path, *, force: bool = False) -> None:
    """Write a release into a folder, whole or not at all.

    Args:
        dataset: what `kela_graph.load` gave.
        folder: where to.
        force: whether the folder may hold other files.

    Raises:
        InputError: see `kela_graph.exports.directory.write`, or something can't be exported.
    """
    directory.write(files(dataset), folder, DESCRIPTION, force=force)


def files(dataset: Dataset) -> dict[str, bytes]:
    """Return every file of a release by name; the same graph gives the same bytes."""
    found = list(parts(dataset))
    return {
        **{part.name: part.data for part in found},
        DESCRIPTION: _description(dataset, found, "turtle"),
        "catalog.jsonld": _description(dataset, found, "json-ld"),
    }


def description(dataset: Dataset, form: str) -> bytes:
    """Return the catalogue of a release in a format of RDF.

    Raises:
        InputError: no such format, or something can't be exported.
    """
    formats.by_name(form, "graph")
    return _description(dataset, list(parts(dataset)), form)


def _description(dataset: Dataset, found: list[Part], form: str) -> bytes:
    directory.check_names(part.name for part in found)
    quads = quads_of(catalogue.catalogue(dataset, found))
    return rdf.serialise(quads, formats.by_name(form, "graph"), {**prefixes_of(dataset), **_PREFIXES})


def parts(dataset: Dataset) -> Iterator[Part]:
    """Give every file of a release but its description; tables are in the dataset's first language.

    Spreadsheets are left out where the extra ``xlsx`` is not installed.

    Raises:
        InputError: something can't be exported.
    """
    yield from _graphs(dataset)
    yield from _profiles(dataset)
    yield from _tables(dataset)
    yield from _pictures(dataset)


def _graphs(dataset: Dataset) -> Iterator[Part]:
    for name in formats.names("graph"):
        form = formats.by_name(name, "graph")
        data = export(dataset, name)
        yield Part(f"graph{form.suffixes[0]}", data, name, form.media_type, _TEXTS["graph"], is_dump=True)
    form = formats.by_name("n-quads", "graph")
    data = export(dataset, form.name, inferred=True)
    yield Part("inferred.nq", data, form.name, form.media_type, _TEXTS["inferred"])
    data = jsonld.CONTEXT.read_bytes()
    yield Part(jsonld.CONTEXT.name, data, "json-ld", "application/ld+json", _TEXTS["context"])


def _profiles(dataset: Dataset) -> Iterator[Part]:
    for name, query in profiles.library(folder_of(dataset) or open_folder()).items():
        form = formats.by_name(query.header.get("format", "turtle"), "graph")
        data = export(dataset, form.name, profile=name)
        standard = query.header.get("standard")
        texts = query.told("summary")
        yield Part(
            f"profile-{name}{form.suffixes[0]}", data, form.name, form.media_type, texts, standard=standard
        )


def _tables(dataset: Dataset) -> Iterator[Part]:
    languages = describe(dataset).languages
    found = tables.read(dataset)
    form = formats.by_name("csv", "tables")
    for table in found:
        data = tables.as_csv(table)
        yield Part(f"{table.name}.csv", data, "csv", form.media_type, table.titles, languages[:1])
    data = tables.metadata(found, dataset)
    yield Part(tables.METADATA, data, "json", "application/csvm+json", _TEXTS["metadata"], standard=_CSVW)
    form = formats.by_name("xlsx", "tables")
    for tag in languages if spreadsheet.is_installed() else ():
        data = spreadsheet.write(tables.read(dataset, tag), dataset)
        yield Part(f"tables-{tag}.xlsx", data, "xlsx", form.media_type, _TEXTS["spreadsheet"], (tag,))


def _pictures(dataset: Dataset) -> Iterator[Part]:
    form = formats.by_name("svg", "picture")
    for tag in describe(dataset).languages:
        for subject in pictures.SUBJECTS:
            data = pictures.draw(dataset, form.name, tag, subject)
            yield Part(f"{subject}-{tag}.svg", data, form.name, form.media_type, _TEXTS[subject], (tag,))
