"""``kela-graph export``: the graph in other forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import kela_graph
from kela_graph import formats
from kela_graph.cli import options, output
from kela_graph.errors import InputError
from kela_graph.exports import directory, pictures, profiles, spreadsheet, tables
from kela_graph.exports import release as releases
from kela_graph.folder import Folder, open_folder

if TYPE_CHECKING:
    from rdflib import Dataset

_DEFAULT = "turtle"

#: The table that CSV has where none is named.
_TABLE = "units"


@click.command(
    epilog="""\b
Examples:
  kela-graph export -o kela.ttl
  kela-graph export id:perintakeskus --format json-ld
  kela-graph export --profile org --format rdf-xml
  kela-graph export -o kela.svg --lang sv
  kela-graph export -o kela.xlsx --lang en
  kela-graph export --format csv --table tasks
  kela-graph export --format csv -o tables/
  kela-graph export --release out
"""
)
@click.argument("resource", required=False)
@options.format_option([*formats.names("graph"), *formats.names("tables"), *formats.names("picture")])
@click.option("--profile", metavar="NAME", help="The graph in the terms of one vocabulary.")
@click.option("--profiles", "listed", is_flag=True, help="List the profiles, and export nothing.")
@click.option("--inferred", is_flag=True, help="Also what follows by OWL 2 RL.")
@click.option("--framed", is_flag=True, help="JSON-LD with what belongs together nested.")
@click.option("--canonical", is_flag=True, help="The canonical N-Quads of RDFC-1.0.")
@click.option("--base-iri", metavar="IRI", help="What IRIs of the dataset's own are to begin with instead.")
@click.option(
    "--picture",
    type=click.Choice(pictures.SUBJECTS),
    default=pictures.SUBJECTS[0],
    show_default=True,
    help="What svg, mermaid and dot draw.",
)
@click.option(
    "--catalog", "described", is_flag=True, help="The description for data portals: DCAT-AP and VoID."
)
@click.option("--release", metavar="DIR", type=click.Path(), help="All forms in one folder, with SHA256SUMS.")
@click.option("--table", metavar="NAME", default=_TABLE, show_default=True, help="Which table csv has.")
@click.option("--force", is_flag=True, help="Write into a folder that holds other files, which stay.")
@options.lang_option
@options.output_option
@options.root_option
@click.pass_context
def export(
    context: click.Context,
    resource: str | None,
    form: str | None,
    profile: str | None,
    listed: bool,
    inferred: bool,
    framed: bool,
    canonical: bool,
    base_iri: str | None,
    picture: str,
    described: bool,
    release: str | None,
    table: str,
    force: bool,
    lang: str | None,
    target: str | None,
    root: str | None,
) -> None:
    """Export the graph, or all that is said of RESOURCE: the same graph gives the same bytes.

    Without --format, the name of the file tells it, or what the profile is for; else it is Turtle.
    RESOURCE is an IRI, a prefixed name, the last part of an IRI, or a name in any language.
    As csv, a name that ends in a slash is a folder for every table, with its description.
    """
    folder = options.root_of(context, root)
    if listed:
        output.write(_list(open_folder(folder), (lang or "en",)), target)
        return
    dataset = kela_graph.load(folder)
    chosen = form or _by_file(target) or _by_profile(profile, open_folder(folder)) or _DEFAULT
    whole = _whole(chosen, described, release)
    if whole is not None and (resource or profile):
        raise InputError(f"{whole} is of the whole graph: a resource and a profile go with formats of RDF")
    if release is not None:
        releases.write(dataset, release, force=force)
        return
    if described:
        output.write(releases.description(dataset, chosen), target)
        return
    if chosen in formats.names("tables"):
        _write_tables(dataset, chosen, table, lang, target, force)
        return
    if chosen in formats.names("picture"):
        output.write(pictures.draw(dataset, chosen, lang, picture), target)
        return
    data = kela_graph.export(
        dataset,
        chosen,
        resource=resource,
        profile=profile,
        inferred=inferred,
        base_iri=base_iri,
        canonical_form=canonical,
        frame=framed,
    )
    output.write(data, target)


def _whole(form: str, described: bool, release: str | None) -> str | None:
    """Return what is asked for, where that can be of the whole graph only."""
    if release is not None:
        return "a release"
    if described:
        return "a catalogue"
    return None if form in formats.names("graph") else form


def _by_file(target: str | None) -> str | None:
    """Return the format that the name of a file tells, if it tells one."""
    kinds: tuple[formats.Kind, ...] = ("graph", "tables", "picture")
    found = [formats.of_file(Path(target), kind) for kind in kinds] if target else []
    return next((form.name for form in found if form), None)


def _write_tables(
    dataset: Dataset, form: str, name: str, lang: str | None, target: str | None, force: bool
) -> None:
    """Write the spreadsheet, one table as CSV, or every table into a folder."""
    found = tables.read(dataset, lang)
    if form == "xlsx":
        if target is None and output.is_terminal():
            raise InputError("a spreadsheet is no text: name a file after --output")
        output.write(spreadsheet.write(found, dataset), target)
    elif target is not None and (target.endswith("/") or Path(target).is_dir()):
        directory.write(tables.files(found, dataset), target, tables.METADATA, force=force)
    else:
        output.write(tables.as_csv(tables.find(found, name)), target)


def _by_profile(profile: str | None, folder: Folder) -> str | None:
    """Return the format that a profile is for, if it says one."""
    return profiles.find(profile, folder).header.get("format") if profile else None


def _list(folder: Folder, languages: tuple[str, ...]) -> str:
    """Return the profiles as a table."""
    rows = [[name, found.say("summary", languages) or ""] for name, found in profiles.library(folder).items()]
    return output.plain_table(["profile", "what it is"], rows)
