"""The gradients of the whole table against complex steps (1e-12) and central differences (1e-7), normwise."""

from __future__ import annotations

import pytest

from tests.parity.complex_forward import crosses_a_corner
from tests.parity.gradients import (
    differs_from_central_differences,
    differs_from_complex_step,
    problem_of,
)
from tests.parity.in_clearprop import first_step
from tests.parity.table import Row, table

ROWS = table()


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_gradients_agree_with_complex_steps(row: Row) -> None:
    assert differs_from_complex_step(first_step(row)) == []


def test_gradients_agree_with_central_differences() -> None:
    """Where a difference would step across a corner it says nothing; hardly any network is left out."""
    left_out = []
    for row in ROWS:
        step = first_step(row)
        if crosses_a_corner(problem_of(step)):
            left_out.append(str(row))
        else:
            assert differs_from_central_differences(step) == [], str(row)
    assert len(left_out) <= len(ROWS) // 20, left_out
