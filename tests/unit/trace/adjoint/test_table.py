"""Which rule belongs to which function, however it is called."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest

from clearprop.trace.adjoint import elementwise, linear, reductions
from clearprop.trace.adjoint.table import RULES, rule_of


@pytest.mark.parametrize(
    "function",
    [np.exp, operator.add, np.dot, np.ndarray.dot, sum, np.float64.sum, np.add.reduce, float.__add__],
)
def test_found(function: Any) -> None:
    assert rule_of(function) is not None


def test_spellings_of_the_same_share_a_rule() -> None:
    assert rule_of(operator.mul) is rule_of(np.multiply)
    assert rule_of(np.ndarray.sum) is rule_of(np.sum) is reductions.total
    assert rule_of(float.__mul__) is rule_of(operator.mul)


@pytest.mark.parametrize(
    "function", [np.median, np.minimum.accumulate, np.vectorize(abs), str.upper, lambda x: x]
)
def test_not_found(function: Any) -> None:
    assert rule_of(function) is None


def test_what_cannot_be_a_key_has_no_rule() -> None:
    class Odd:
        __hash__ = None  # type: ignore[assignment]

        def __call__(self, x: float) -> float:
            return x

    assert rule_of(Odd()) is None


def test_stars_between_matrices_are_products() -> None:
    with pytest.warns(PendingDeprecationWarning):
        matrix = np.matrix([[1.0]])
    assert rule_of(operator.mul, (matrix, 2.0)) is linear.dot
    assert rule_of(operator.pow, (matrix, 2)) is None
    assert rule_of(np.exp, (matrix,)) is rule_of(np.exp)


def test_no_family_takes_a_function_from_another() -> None:
    assert len(RULES) >= len(elementwise.RULES) + len(linear.RULES) + len(reductions.RULES)
