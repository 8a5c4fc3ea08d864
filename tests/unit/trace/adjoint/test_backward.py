"""The reverse pass over whole calculations: networks, loops of numbers, matrices, changes in place."""

from __future__ import annotations

import math
import operator
from typing import Any

import numpy as np
import pytest

from clearprop.trace.adjoint.backward import backward
from clearprop.trace.replay.differences import differences
from tests.unit.trace.by_hand import ByHand, arrays


def network(watched: ByHand) -> tuple[Any, list[int]]:
    """Compute the mean cross-entropy of a network with a softmax, as a learner writes it."""
    do = watched.do
    x, W1, b1, W2, b2 = arrays(1, (5, 3), (3, 4), (4,), (4, 3), (3,))
    sources = [watched.node(each) for each in (x, W1, b1, W2, b2)]
    a = do(np.maximum, do(operator.add, do(operator.matmul, x, W1), b1), 0)
    z = do(operator.add, do(a.dot, W2), b2)
    e = do(np.exp, do(operator.sub, z, do(z.max, axis=1, keepdims=True)))
    p = do(operator.truediv, e, do(e.sum, axis=1, keepdims=True))
    picked = do(operator.getitem, p, (range(5), np.array([0, 2, 1, 1, 0])))
    return do(operator.neg, do(np.mean, do(np.log, picked))), sources


def test_a_network_with_a_softmax() -> None:
    watched = ByHand()
    loss, sources = network(watched)
    output = watched.node(loss)
    adjoints = backward(watched.tape, {output: 1.0})
    assert not adjoints.opaque
    for source in sources:
        measured = differences(watched.tape, output, source)
        kept = ~measured.kinked
        assert kept.any()
        told = adjoints.of(source)
        apart = np.linalg.norm((told - measured.values)[kept])
        assert apart <= 1e-9 * np.linalg.norm(measured.values[kept])
        assert np.all(adjoints.bound(source) >= np.abs(told))


def test_a_unit_of_python_numbers() -> None:
    watched = ByHand()
    do = watched.do
    w, x = [0.5 * 1.0, -1.25 * 1.0], [2.0 * 1.0, 3.0 * 1.0]
    sources = [watched.node(each) for each in w]
    z = do(sum, [do(operator.mul, a, b) for a, b in zip(w, x, strict=True)])
    a = do(operator.truediv, 1.0, do(operator.add, 1, do(math.exp, do(operator.neg, z))))
    adjoints = backward(watched.tape, {watched.node(a): 1.0})
    slope = a * (1.0 - a)
    assert [float(adjoints.of(s)) for s in sources] == pytest.approx([slope * each for each in x], rel=1e-14)


def test_the_bound_tells_cancelling_from_zero() -> None:
    watched = ByHand()
    x = np.array([3.0, 4.0])
    source = watched.node(x)
    nothing = watched.do(operator.sub, watched.do(operator.mul, x, 1e9), watched.do(operator.mul, x, 1e9))
    adjoints = backward(watched.tape, {watched.node(nothing): 1.0})
    assert adjoints.of(source).tolist() == [0.0, 0.0]
    assert adjoints.bound(source).tolist() == [2e9, 2e9]


def test_where_to_stop_and_several_seeds() -> None:
    watched = ByHand()
    x = np.array([1.0, 2.0])
    source = watched.node(x)
    middle = watched.do(np.square, x)
    first, second = watched.do(np.exp, middle), watched.do(operator.mul, middle, 3.0)
    seeds = {watched.node(first): 1.0, watched.node(second): np.array([1.0, 0.0])}
    adjoints = backward(watched.tape, seeds, stop=[watched.node(middle)])
    assert adjoints.of(watched.node(middle)).tolist() == (first + np.array([3.0, 0.0])).tolist()
    assert adjoints.of(source).tolist() == [0.0, 0.0]
    whole = backward(watched.tape, seeds)
    assert whole.of(source) == pytest.approx((first + np.array([3.0, 0.0])) * 2.0 * x)


@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
def test_products_of_matrices_that_are_written_as_stars() -> None:
    watched = ByHand()
    a, b = np.matrix([[1.0, 2.0], [3.0, 4.0]]), np.matrix([[0.5], [0.25]])
    sources = [watched.node(a), watched.node(b)]
    product = watched.do(operator.mul, a, b)
    adjoints = backward(watched.tape, {watched.node(product): np.array([[1.0], [2.0]])})
    assert adjoints.of(sources[0]).tolist() == [[0.5, 0.25], [1.0, 0.5]]
    assert adjoints.of(sources[1]).tolist() == [[7.0], [10.0]]


def test_a_number_handed_over_by_name_is_measured() -> None:
    watched = ByHand()
    x, weights = np.array([1.0, 2.0]), np.array([1.0, 3.0])
    by_name = watched.node(weights)
    mean = watched.do(np.average, x, weights=weights)
    adjoints = backward(watched.tape, {watched.node(mean): 1.0})
    assert adjoints.opaque == {watched.node(mean)}
    assert adjoints.of(by_name) == pytest.approx([(1.0 - mean) / 4.0, (2.0 - mean) / 4.0], rel=1e-9)


def test_nothing_goes_back_through_a_draw() -> None:
    watched = ByHand()
    x = np.array([1.0, 2.0, 3.0])
    source = watched.node(x)
    drawn = watched.do(np.random.default_rng(0).permutation, x)
    adjoints = backward(watched.tape, {watched.node(drawn): 1.0})
    assert adjoints.of(source).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.torch
def test_the_network_against_pytorch() -> None:
    import torch

    watched = ByHand()
    loss, sources = network(watched)
    values = [torch.tensor(watched.tape.value(s).copy(), requires_grad=True) for s in sources]
    x, W1, b1, W2, b2 = values
    z = torch.relu(x @ W1 + b1) @ W2 + b2
    torch.nn.functional.cross_entropy(z, torch.tensor([0, 2, 1, 1, 0])).backward()
    adjoints = backward(watched.tape, {watched.node(loss): 1.0})
    for source, value in zip(sources, values, strict=True):
        shown = value.grad.numpy()
        assert np.linalg.norm(adjoints.of(source) - shown) <= 1e-12 * np.linalg.norm(shown)
