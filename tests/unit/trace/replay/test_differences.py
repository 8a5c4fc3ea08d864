"""Central differences of recorded calculations, and what they say of their own error."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.trace.replay.differences import differences
from tests.unit.trace.by_hand import ByHand, arrays


def one(function: Any, x: Any, *others: Any, **kwargs: Any) -> Any:
    watched = ByHand()
    source = watched.node(x)
    return differences(watched.tape, watched.node(watched.do(function, x, *others)), source, **kwargs)


@pytest.mark.parametrize(
    ("function", "slope"),
    [
        (np.exp, np.exp),
        (np.tanh, lambda x: 1 - np.tanh(x) ** 2),
        (np.square, lambda x: 2 * x),
        (np.sin, np.cos),
    ],
)
@given(seed=st.integers(0, 1000), size=st.floats(1e-3, 10.0))
def test_ten_digits(function: Any, slope: Any, seed: int, size: float) -> None:
    x = arrays(seed, (3,))[0] * size
    found = one(function, x)
    np.testing.assert_allclose(found.values, slope(x), rtol=1e-9, atol=1e-12)
    assert np.all(np.abs(found.values - slope(x)) <= 20.0 * found.errors + 1e-14 * np.abs(slope(x)))


def test_only_what_was_asked_for_with_weights() -> None:
    x = np.array([[1.0, 2.0], [3.0, 4.0]])
    found = one(np.square, x, entries=[(1, 0)], weight=np.array([[0.0, 0.0], [10.0, 0.0]]))
    assert found.values[1, 0] == pytest.approx(60.0, rel=1e-10)
    assert np.isnan(found.values).sum() == 3


def test_single_numbers() -> None:
    found = one(operator.mul, 3.0 * 1.0, 4.0)
    assert found.values.shape == ()
    assert float(found.values) == pytest.approx(4.0, rel=1e-12)


def test_an_entry_that_is_zero_gets_the_step_of_its_neighbours() -> None:
    found = one(np.exp, np.array([0.0, 1e-3]))
    np.testing.assert_allclose(found.values, np.exp([0.0, 1e-3]), rtol=1e-9)
    np.testing.assert_allclose(one(np.exp, np.zeros(2)).values, [1.0, 1.0], rtol=1e-9)


def test_a_step_that_is_too_wide_is_made_smaller() -> None:
    found = one(np.maximum, np.array([1e-4, 1.0]), 0.0)
    assert not found.kinked.any()
    assert found.values.tolist() == pytest.approx([1.0, 1.0])


def test_rounding_shows_in_the_error() -> None:
    watched = ByHand()
    x = np.array([1.0])
    source = watched.node(x)
    y = watched.do(operator.add, watched.do(operator.mul, x, 1e-9), 1e6)
    found = differences(watched.tape, watched.node(y), source)
    assert found.errors[0] > 1e-9


def test_one_path_alone() -> None:
    watched = ByHand()
    a = 2.0 * 1.0
    source = watched.node(a)
    square = watched.do(operator.mul, a, a)
    total = watched.node(watched.do(operator.add, square, a))
    assert float(differences(watched.tape, total, source).values) == pytest.approx(5.0)
    assert float(
        differences(watched.tape, total, source, pinned=[watched.node(square)]).values
    ) == pytest.approx(1.0)
