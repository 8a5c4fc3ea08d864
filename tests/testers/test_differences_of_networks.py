"""Complex steps and central differences fail on a derivative that is wrong by one part in two thousand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

import clearprop as cp
from tests.parity.complex_forward import crosses_a_corner
from tests.parity.gradients import (
    differs_from_central_differences,
    differs_from_complex_step,
    near,
    problem_of,
)
from tests.parity.in_clearprop import first_step
from tests.parity.table import Row, table
from tests.testers.planted import DERIVATIVES, Planted

Checker = Callable[[cp.Step], list[str]]
CHECKERS = (differs_from_complex_step, differs_from_central_differences)


@pytest.fixture(scope="module")
def away_from_corners() -> list[Row]:
    return [row for row in table() if not crosses_a_corner(problem_of(first_step(row)))]


def _told(check: Checker, rows: list[Row]) -> list[bool]:
    return [bool(check(first_step(row))) for row in rows]


@pytest.mark.parametrize("check", CHECKERS)
@pytest.mark.parametrize("planted", DERIVATIVES, ids=str)
def test_a_wrong_derivative_is_told(
    check: Checker, planted: Planted, away_from_corners: list[Row], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In nearly every network that uses it (in some it meets only zeros), and in no other."""
    rows = [row for row in away_from_corners if planted.meets(row)]
    others = [row for row in away_from_corners if not planted.meets(row)]
    planted.plant(monkeypatch)
    assert np.mean(_told(check, rows[:20])) >= 0.8
    assert not any(_told(check, others[:5]))


def test_nearness_is_judged_by_the_whole_array() -> None:
    reference = np.array([3.0, 4.0])
    inside, outside = np.array([3.0, 4.0 + 4.9e-10]), np.array([3.0, 4.0 + 5.1e-10])
    assert near(reference, reference, 0.0)
    assert near(inside, reference, 1e-10)
    assert not near(outside, reference, 1e-10)
    assert near(outside, reference, 1e-10, left=2e-11)


@pytest.mark.parametrize("wrong", [np.array([3.0, np.nan]), np.array([3.0, np.inf]), np.array([[3.0, 4.0]])])
def test_nothing_is_near_what_is_not_finite_or_of_another_shape(wrong: np.ndarray) -> None:
    reference = np.array([3.0, 4.0])
    assert not near(wrong, reference, 1.0)
    assert not near(reference, wrong, 1.0)
