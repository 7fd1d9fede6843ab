"""The check with the quicker engine of SHACL, where something else than SHACL is tried."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kela_graph import checks
from kela_graph.checks import engines

if TYPE_CHECKING:
    from kela_graph.checks.engines import ShaclEngine

FAST: ShaclEngine = "fast" if engines.is_installed("fast") else "pyshacl"

check = partial(checks.check, engine=FAST)
