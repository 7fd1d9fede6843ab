"""Rows as a ``pandas.DataFrame``; pandas is imported only here, and only where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rdflib import Literal

from kela_graph.errors import ToolError, install

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd
    from rdflib.term import Node


def frame(columns: Sequence[str], rows: Iterable[Mapping[str, Node | None]]) -> pd.DataFrame:
    """Return rows as a data frame, the columns in their order.

    An IRI or a blank node is text; a literal is the Python value of its datatype, or text where it is
    ill-typed or has a language; what is unbound is None, which pandas counts as missing.

    Raises:
        ToolError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise ToolError(f"pandas is not installed: {install('pandas')}") from None
    values = [[_value(row[column]) for column in columns] for row in rows]
    return pd.DataFrame(values, columns=list(columns), dtype=object)


def _value(term: Node | None) -> Any:
    if term is None:
        return None
    if isinstance(term, Literal) and term.language is None and term.value is not None:
        return term.value
    return str(term)
