"""An organisation knowledge graph: who answers for what, where that is said, and how surely.

>>> import kela_graph
>>> dataset = kela_graph.load()
>>> answer = kela_graph.run("who-is-responsible", dataset, task="puhelinpalvelu")
>>> [str(row["label"]) for row in answer]
['Yhteyskeskus']
"""

from __future__ import annotations

from kela_graph.version import __version__ as __version__

TYPE_CHECKING = False  # as typing has it, which nobody need wait for
if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset

    from kela_graph.checks import Finding, Report, check
    from kela_graph.errors import InputError, KelaGraphError, ParseError, ToolError
    from kela_graph.exports import export
    from kela_graph.folder import open_folder
    from kela_graph.queries import Answer, Query, library, run, silence
    from kela_graph.queries.adhoc import Result, sparql
    from kela_graph.rdf.inference import Reasoner
    from kela_graph.remote.connect import connect
    from kela_graph.remote.publication import publish

__all__ = [
    "Answer",
    "Finding",
    "InputError",
    "KelaGraphError",
    "ParseError",
    "Query",
    "Report",
    "Result",
    "ToolError",
    "check",
    "connect",
    "export",
    "library",
    "load",
    "open_folder",
    "publish",
    "run",
    "silence",
    "sparql",
]

#: What is imported where it is wanted, from where: nobody waits for what only others want.
_LATER = {
    **dict.fromkeys(("InputError", "KelaGraphError", "ParseError", "ToolError"), "errors"),
    **dict.fromkeys(("Answer", "Query", "library", "run", "silence"), "queries"),
    **dict.fromkeys(("Result", "sparql"), "queries.adhoc"),
    **dict.fromkeys(("Finding", "Report", "check"), "checks"),
    "connect": "remote.connect",
    "export": "exports",
    "open_folder": "folder",
    "publish": "remote.publication",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    globals()[name] = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    return globals()[name]


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})


def load(
    root: str | Path | None = None,
    *,
    infer: bool = True,
    reasoner: Reasoner = "rl",
    store: str | Path | None = None,
) -> Dataset:
    """Load a dataset folder, Kela's by default.

    Args:
        root: a folder with ``ontology/``, ``data/`` and ``queries/``.
        infer: whether to add what follows by the rules of OWL 2 RL.
        reasoner: what infers: ``rl``, this package's engine, or ``owlrl``, slow and independent.
        store: a folder on disk, where the graph is kept and opened at once while the files are unchanged.

    Returns:
        One named graph a file and one of what follows; queries see their union. One that is kept
        in a store can only be read.

    Raises:
        ParseError: files that do not parse, all of them.
        InputError: the folder does not exist, or has no data or description; or no such reasoner.
        ToolError: the store is in use, or its disk is full.
    """
    from kela_graph import graph
    from kela_graph.errors import one_of
    from kela_graph.folder import open_folder
    from kela_graph.rdf.inference import REASONERS

    one_of("reasoner", reasoner, REASONERS)
    if store is not None:
        from kela_graph.cache import keep

        return keep(open_folder(root), store, infer=infer, reasoner=reasoner).dataset
    dataset = graph.read(open_folder(root))
    if infer:
        graph.infer(dataset, reasoner)
    return dataset
