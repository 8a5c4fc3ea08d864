"""Calls that have no rule are measured, and only they."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest

from clearprop.trace.adjoint.backward import backward
from clearprop.trace.adjoint.opaque import MOST_ENTRIES, TooLarge, is_real, measured
from tests.unit.trace.by_hand import ByHand, arrays


def logistic(t: float) -> float:
    return float(1.0 / (1.0 + np.exp(-t)))


def test_a_function_of_the_program_behind_vectorize() -> None:
    watched = ByHand()
    (x,) = arrays(1, (50, 100))
    source = watched.node(x)
    y = watched.do(np.vectorize(logistic), x)
    adjoints = backward(watched.tape, {watched.node(y): 1.0})
    np.testing.assert_allclose(adjoints.of(source), y * (1.0 - y), rtol=1e-9)
    assert adjoints.opaque == {watched.node(y)}


@pytest.mark.parametrize("function", [np.median, np.linalg.inv, np.linalg.det, np.convolve])
def test_whole_jacobians(function: Any) -> None:
    watched = ByHand()
    (x,) = arrays(2, (3, 3) if function is not np.convolve else (3,))
    source = watched.node(x)
    others = [np.array([1.0, 2.0])] if function is np.convolve else []
    y = watched.do(function, x, *others)
    weight = np.random.default_rng(3).standard_normal(np.shape(y))
    told = backward(watched.tape, {watched.node(y): weight}).of(source)
    step = 1e-6
    for k in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[k] += step
        below[k] -= step
        change = function(above, *others) - function(below, *others)
        assert told[k] == pytest.approx(float(np.sum(weight * change)) / (2 * step), rel=1e-6, abs=1e-7)


def test_a_pair_of_results() -> None:
    watched = ByHand()
    x = np.array([1.25, 2.5])
    source = watched.node(x)
    part, whole = watched.do(np.modf, x)
    total = watched.do(operator.add, watched.do(operator.mul, part, 3.0), whole)
    assert backward(watched.tape, {watched.node(total): 1.0}).of(source) == pytest.approx([3.0, 3.0])


def test_too_large_to_measure_is_said() -> None:
    watched = ByHand()
    x = np.ones(MOST_ENTRIES + 1)
    source = watched.node(x)
    y = watched.do(np.median, x)
    node = watched.tape.nodes[watched.node(y)]
    with pytest.raises(TooLarge):
        measured(watched.tape, node, 1.0, 1.0)
    adjoints = backward(watched.tape, {node.id: 1.0})
    assert adjoints.missing == {node.id}
    assert not adjoints.of(source).any()


def test_complex_numbers_are_said_to_be_missing() -> None:
    watched = ByHand()
    x = np.array([1.0, 2.0])
    source = watched.node(x)
    spectrum = watched.do(np.fft.fft, x)
    adjoints = backward(watched.tape, {watched.node(watched.do(getattr, spectrum, "real")): 1.0})
    assert adjoints.missing == {watched.node(spectrum)}
    assert adjoints.of(source).tolist() == [0.0, 0.0]


def test_what_fails_when_it_is_called_again_is_missing() -> None:
    calls: list[float] = []

    def once(x: Any) -> Any:
        calls.append(1.0)
        if len(calls) > 1:
            raise RuntimeError("only once")
        return x * 2.0

    watched = ByHand()
    x = np.array([1.0, 2.0])
    y = watched.do(np.apply_along_axis, once, 0, x)
    assert backward(watched.tape, {watched.node(y): 1.0}).missing == {watched.node(y)}


def test_what_a_derivative_can_be_taken_by() -> None:
    assert [is_real(v) for v in (1.0, np.float32(1.0), np.ones(2), np.arange(2), 3)] == [True] * 5
    assert [is_real(v) for v in (True, np.True_, np.ones(2) > 0, "a", None, [1.0], 1j)] == [False] * 7
