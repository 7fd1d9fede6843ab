"""Checks: one file per source of findings, and the judge that runs them all.

SHACL and the defect queries that read ``asserted`` judge what people wrote; the defect queries that read
``closure`` and the expected answers judge what follows from it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kela_graph.checks.finding import Finding, Report, Rule, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset

    from kela_graph.checks.engines import ShaclEngine

__all__ = ["Finding", "Report", "Rule", "Severity", "check"]


def check(root: str | Path | Dataset | None = None, *, engine: ShaclEngine = "pyshacl") -> Report:
    """Check a dataset; if files do not parse, they are the findings, and nothing else is judged.

    Args:
        root: a dataset folder, or what `kela_graph.load` gave; by default Kela's.
        engine: what judges by SHACL: ``pyshacl``, or ``fast`` if the extra of that name is installed.

    Raises:
        InputError: there is no such folder, it has no data or description, or no such engine is installed.
    """
    # Imported here: most commands do not need it.
    from kela_graph.checks import judge

    return judge.check(root, engine)
