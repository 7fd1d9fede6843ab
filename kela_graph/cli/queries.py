"""``kela-graph queries``: which questions there are."""

from __future__ import annotations

import click

from kela_graph import wording
from kela_graph.cli import options, output
from kela_graph.files import shown
from kela_graph.folder import open_folder
from kela_graph.queries import Query, find_query, library


@options.command(
    "queries",
    "queries who-is-responsible --lang fi",
)
@click.argument("name", required=False, shell_complete=options.complete_query)
@options.format_option(["text", "markdown", "json"], "text")
@options.lang_option
@options.output_option
@options.root_option
def queries(name: str | None, form: str, lang: str | None, target: str | None, root: str | None) -> None:
    """List the questions, or show question NAME in full, with its SPARQL."""
    folder = open_folder(root)
    languages = (lang or "en",)
    found = list(library(folder).values()) if name is None else [find_query(name, folder)]
    if form == "json":
        output.write_json([_as_json(query, languages) for query in found], target)
    elif name is not None:
        output.write(_whole(found[0], languages), target)
    else:
        heads = [wording.text(f"queries.heads.{head}", languages) for head in ("name", "asks_for", "summary")]
        rows = [[q.name, _asks_for(q), q.say("summary", languages) or ""] for q in found]
        output.write_table(heads, rows, form, target)


def _asks_for(query: Query) -> str:
    return ", ".join(f"{p.name}?" if p.optional else p.name for p in query.parameters)


def _whole(query: Query, languages: tuple[str, ...]) -> str:
    nothing, builds_graph = (wording.text(f"queries.{key}", languages) for key in ("nothing", "builds_graph"))
    columns = ", ".join(query.columns) or builds_graph
    lines = [
        f"{query.name}: {query.say('summary', languages)}",
        *([query.header["description"]] if "description" in query.header else []),
        wording.text("queries.asks_for", languages, names=_asks_for(query) or nothing),
        wording.text("queries.columns", languages, names=columns),
        wording.text("queries.file", languages, path=shown(query.path)),
    ]
    return "\n".join(lines) + "\n\n" + query.whole


def _as_json(query: Query, languages: tuple[str, ...]) -> dict[str, object]:
    return {
        "name": query.name,
        "summary": query.say("summary", languages),
        "description": query.header.get("description"),
        "tags": query.header.get("tags", "").split(),
        "parameters": [
            {"name": p.name, "type": p.kind and str(p.kind), "optional": p.optional} for p in query.parameters
        ],
        "columns": list(query.columns),
        "sparql": query.whole,
    }
