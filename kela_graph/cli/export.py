"""``kela-graph export``: the graph in other forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

import kela_graph
from kela_graph import formats, queries, wording
from kela_graph.cli import options, output
from kela_graph.errors import InputError, install
from kela_graph.exports import csv_files, directory, matrix, pictures, scope, spreadsheet, tables
from kela_graph.exports import release as releases
from kela_graph.folder import Folder, open_folder
from kela_graph.show import ORDERS

if TYPE_CHECKING:
    from rdflib import Dataset

#: The options by what they are about, as the help has them.
_GROUPS: Final = {
    "What is exported, unless it is the whole graph": ("profile", "listed", "described", "release"),
    "Formats of RDF": ("inferred", "frame", "canonical_form", "base_iri"),
    "Tables and pictures": ("table", "picture", "order"),
    "How it is written": ("form", "lang", "target", "force"),
}


@options.command(
    "export -o kela.ttl",
    "export id:perintakeskus --format json-ld",
    "export --profile org --format rdf-xml",
    "export -o kela.svg --lang sv",
    "export -o kela.svg --order name",
    "export -o matrix.svg --picture matrix",
    "export -o kela.xlsx --lang en",
    "export --format csv --table tasks",
    "export --format csv -o tables/",
    "export --release out",
    cls=options.Grouped,
    groups=_GROUPS,
)
@click.argument("resource", required=False)
@options.format_option([*formats.names("graph"), *formats.names("tables"), *formats.names("picture")])
@click.option("--profile", metavar="NAME", help="The graph in the terms of one vocabulary.")
@click.option("--profiles", "listed", is_flag=True, help="List the profiles, and export nothing.")
@click.option("--inferred", is_flag=True, help="Also what follows by OWL 2 RL.")
@click.option("--framed", "frame", is_flag=True, help="JSON-LD with what belongs together nested.")
@click.option("--canonical", "canonical_form", is_flag=True, help="The canonical N-Quads of RDFC-1.0.")
@click.option("--base-iri", metavar="IRI", help="What IRIs of the dataset's own are to begin with instead.")
@click.option(
    "--picture",
    type=click.Choice(pictures.SUBJECTS),
    help="What svg, mermaid and dot draw; by default the organisation. The matrix is who does which task.",
)
@options.order_option(ORDERS, "the units of a picture")
@click.option(
    "--catalog", "described", is_flag=True, help="The description for data portals: DCAT-AP and VoID."
)
@click.option("--release", metavar="DIR", type=click.Path(), help="All forms in one folder, with SHA256SUMS.")
@click.option("--table", metavar="NAME", default="units", show_default=True, help="Which table csv has.")
@click.option("--force", is_flag=True, help="Write into a folder that holds other files, which stay.")
@options.lang_option
@options.output_option
@options.root_option
def export(*, root: str | None, form: str | None, target: str | None, listed: bool, **given: Any) -> None:
    """Export the graph, or all statements about RESOURCE: the same graph gives the same bytes.

    Without --format, the name of the file, the picture or the profile decides; else it is Turtle.
    RESOURCE is an IRI, a prefixed name, the last part of an IRI, or a name in any language.
    As csv, a name that ends in a slash is a folder for every table, with its description.
    """
    folder = open_folder(root)
    if listed:
        output.write(_list(folder, given["lang"] or "en"), target)
        return
    form = form or _by_file(target) or ("svg" if given["picture"] else None)
    if not form and given["profile"]:
        form = scope.find_profile(given["profile"], folder).header.get("format")
    _write(folder, form or "turtle", target, **given)


def _write(
    folder: Folder,
    form: str,
    target: str | None,
    *,
    table: str,
    picture: str | None,
    order: str | None,
    described: bool,
    release: str | None,
    force: bool,
    **graph: Any,
) -> None:
    """Write what is asked for; of a graph in a format of RDF, what `kela_graph.export` takes."""
    whole = "a release" if release is not None else "a catalogue" if described else form
    if whole not in formats.names("graph") and (graph["resource"] or graph["profile"]):
        raise InputError(f"{whole} is of the whole graph: a resource and a profile go with formats of RDF")
    if picture is not None and whole not in formats.names("picture"):
        if picture == pictures.MATRIX:
            raise pictures.other_matrix(whole)
        raise InputError(f"a picture is not {whole}: choose --format {', '.join(formats.names('picture'))}")
    if order is not None and (whole not in formats.names("picture") or picture == "ontology"):
        raise InputError("--order is for the units of a picture: choose --format svg, mermaid or dot")
    dataset = kela_graph.load(folder.root)
    if release is not None:
        files = releases.files(dataset, options.note)
        directory.write(files, release, releases.DESCRIPTION, force=force)
    elif described:
        output.write(releases.description(dataset, form, options.note), target)
    elif form in formats.names("tables"):
        _write_tables(dataset, form, target, graph["lang"], table, force)
    elif form in formats.names("picture"):
        output.write(
            pictures.draw(dataset, form, graph["lang"], picture or pictures.SUBJECTS[0], order or ORDERS[0]),
            target,
        )
    else:
        output.write(kela_graph.export(dataset, form, **graph), target)
    if (release is not None or described) and not spreadsheet.is_installed():
        options.note(f"spreadsheets are left out, since the extra xlsx is not installed: {install('xlsx')}")


def _by_file(target: str | None) -> str | None:
    """Return the format of a file by its name; None where the name has none."""
    kinds: tuple[formats.ContentKind, ...] = ("graph", "tables", "picture")
    found = [formats.of_file(Path(target), kind) for kind in kinds] if target else []
    return next((form.name for form in found if form), None)


def _write_tables(
    dataset: Dataset, form: str, target: str | None, lang: str | None, table: str, force: bool
) -> None:
    """Write the spreadsheet, one table as CSV, or every table into a folder."""
    found = tables.read(dataset, lang)
    if form == "xlsx":
        if output.is_terminal(target):
            raise InputError("a spreadsheet is not text: name a file after --output")
        output.write(spreadsheet.write(found, dataset, matrix.read(dataset, lang)), target)
    elif target is not None and (target.endswith("/") or Path(target).is_dir()):
        directory.write(csv_files.files(found, dataset), target, csv_files.METADATA, force=force)
    else:
        output.write(tables.as_csv(tables.find(found, table)), target)


def _list(folder: Folder, lang: str) -> str:
    """Return the profiles as a table."""
    heads = [wording.text(f"exports.{head}", (lang,)) for head in ("profile", "what_it_is")]
    found = queries.library(folder, "profiles")
    rows = [[name, query.say("summary", (lang,)) or ""] for name, query in found.items()]
    return output.plain_table(heads, rows)
