"""CSV files with what CSV on the Web says of them: keys, references, and the RDF that their rows are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from rdflib import DCTERMS, Literal, URIRef

from kela_graph.exports.tables import as_csv, escaped
from kela_graph.graph import describe, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Dataset

    from kela_graph.exports.tables import Column, Table

#: The name of the metadata beside CSV files (Model for Tabular Data, section 5.3).
METADATA: Final = "csv-metadata.json"

#: What the metadata says about formulas to programmers.
_NOTE: Final = (
    "An apostrophe before =, +, -, @ or white space at the beginning of a text is no part of it: "
    "it keeps spreadsheets from running the text as a formula."
)

#: The datatype of IRIs, since the package ``csvw`` takes an ``anyURI`` apart where a template has it.
_IRI: Final = {"base": "string", "format": r"[^:\s]+:\S*"}

#: The texts that things have by a property in a language.
_TEXTS: Final = "SELECT ?thing ?text { ?thing ?_prop ?text FILTER(LANG(?text) = ?_tag) }"


def files(tables: Sequence[Table], dataset: Dataset) -> dict[str, bytes]:
    """Return the tables as CSV files by name, with their metadata."""
    return {**{f"{table.name}.csv": as_csv(table) for table in tables}, METADATA: metadata(tables, dataset)}


def metadata(tables: Sequence[Table], dataset: Dataset) -> bytes:
    """Return the description of CSV files that stand beside it (Metadata Vocabulary for Tabular Data)."""
    described = describe(dataset)
    licence = dataset.value(described.iri, DCTERMS.license)
    document = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": described.languages[0]}],
        "dc:source": {"@id": str(described.version or described.iri)},
        **({"dc:license": {"@id": str(licence)}} if isinstance(licence, URIRef) else {}),
        "dc:description": {"@value": _NOTE, "@language": "en"},
        "tables": [_described(table, tables, dataset) for table in tables],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _described(table: Table, tables: Sequence[Table], dataset: Dataset) -> dict[str, Any]:
    keys = [column.name for column in table.columns[: table.key]]
    tag = _tag(table, dataset)
    said = any(column.prop for column in table.columns)
    foreign = [
        {
            "columnReference": column.name,
            "reference": {"resource": f"{other.name}.csv", "columnReference": other.columns[0].name},
        }
        for index, column in enumerate(table.columns)
        for other in tables
        if not column.is_list and other is not table and table.refers(index, other)
    ]
    return {
        "url": f"{table.name}.csv",
        "dc:title": [{"@value": title, "@language": tag} for tag, title in table.titles.items()],
        **({} if said else {"suppressOutput": True}),
        "tableSchema": {
            **({"aboutUrl": f"{{+{table.columns[0].name}}}"} if said or len(keys) == 1 else {}),
            **({"primaryKey": keys[0] if len(keys) == 1 else keys} if keys else {}),
            "columns": [_column(column, tag, required=column.name in keys) for column in table.columns],
            **({"foreignKeys": foreign} if foreign else {}),
        },
    }


def _column(column: Column, tag: str, *, required: bool) -> dict[str, Any]:
    said = column.prop and not column.is_iri
    return {
        "name": column.name,
        "titles": {"und": column.name, **column.heads},
        "datatype": _IRI if column.is_iri else column.datatype,
        **({"required": True} if required else {}),
        **({"separator": column.separator} if column.is_list else {}),
        **({"propertyUrl": column.prop} if column.prop else {"suppressOutput": True}),
        **({"valueUrl": f"{{+{column.name}}}"} if column.prop and column.is_iri else {}),
        **({"lang": column.tag or tag} if said and (column.tag or tag) else {}),
    }


def _tag(table: Table, dataset: Dataset) -> str:
    """Return the language in which the graph has all texts that RDF says, as CSV has them; or nothing."""
    if not table.key:  # its columns have their own
        return ""
    texts = [(i, URIRef(each.prop)) for i, each in enumerate(table.columns) if each.prop and not each.is_iri]
    told = [
        (prop, {(row[0][0], escaped(text)) for row in table.rows for text in row[i]}) for i, prop in texts
    ]
    for tag in table.languages:
        if all(said.issubset(rows(dataset, _TEXTS, prop=prop, tag=Literal(tag))) for prop, said in told):
            return tag
    return ""
