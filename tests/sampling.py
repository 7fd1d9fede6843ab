"""A sample of cases by default, all of them among the long proofs: ``pytest -m ''``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _pytest.mark.structures import ParameterSet


def sampled(cases: Iterable[Any], every: int) -> list[ParameterSet]:
    """The parameters of a test, of which one of so many is tried by default."""
    return [pytest.param(case, marks=[pytest.mark.slow] if n % every else []) for n, case in enumerate(cases)]
