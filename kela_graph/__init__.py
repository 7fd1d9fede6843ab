"""An organisation knowledge graph: who answers for what, where that is said, and how surely.

>>> import kela_graph
>>> dataset = kela_graph.load()
>>> answer = kela_graph.run("who-is-responsible", dataset, task="puhelinpalvelu")
>>> [str(row["label"]) for row in answer]
['Yhteyskeskus']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kela_graph.checks import Finding, Report, check
from kela_graph.errors import InputError, KelaGraphError, ParseError, ToolError
from kela_graph.exports import export
from kela_graph.folder import open_folder
from kela_graph.graph import read
from kela_graph.inference.dataset import infer as add_inferred
from kela_graph.queries import Answer, library, run

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset

    from kela_graph.inference import Reasoner

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Finding",
    "InputError",
    "KelaGraphError",
    "ParseError",
    "Report",
    "ToolError",
    "check",
    "export",
    "library",
    "load",
    "run",
]


def load(root: str | Path | None = None, *, infer: bool = True, reasoner: Reasoner = "rl") -> Dataset:
    """Load a dataset folder, Kela's where none is named.

    Args:
        root: a folder with ``ontology/``, ``data/`` and ``queries/``.
        infer: whether to add what follows by the rules of OWL 2 RL.
        reasoner: what infers: ``rl``, this package's engine, or ``owlrl``, slow and independent.

    Returns:
        One named graph a file and one of what follows; queries see their union.

    Raises:
        ParseError: files that do not parse; all of them are told.
        InputError: there is no such folder, or it has no data or description.
    """
    dataset = read(open_folder(root))
    if infer:
        add_inferred(dataset, reasoner)
    return dataset
