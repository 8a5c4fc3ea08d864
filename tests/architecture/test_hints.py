"""What type checkers are told of the public names: run by pytest, and read by mypy in scripts/check."""

from __future__ import annotations

from typing import Any, assert_type

import numpy as np
from numpy.typing import NDArray

import clearprop as cp

X, Y = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [[0.0], [1.0], [1.0], [0.0]]


def test_a_session_has_the_types_it_seems_to_have() -> None:
    net = cp.Network.create(2, [(4, "sigmoid"), (1, "sigmoid")], rng=0)
    assert_type(net, cp.Network)
    assert_type(net.layers[0], cp.Dense)
    assert_type(net(X), NDArray[np.floating[Any]])

    step = cp.step(net, X, Y, loss="half_squared_error", optimizer=cp.SGD(0.5))
    assert_type(step, cp.Step)
    assert_type(step.layers[0], cp.LayerStep)
    assert_type(step.loss, float)
    assert_type(net.after(step), cp.Network)

    trained = cp.train(net, X, Y, loss="half_squared_error", optimizer=cp.Adam(0.01), epochs=2)
    assert_type(trained, tuple[cp.Network, cp.Run])
    assert_type(trained[1].loss, tuple[float, ...])


def test_a_mistake_is_seen_before_it_runs() -> None:
    """Each line is wrong for mypy, which would report an ignore that it did not need."""
    net = cp.Network.create(1, [(1, "identity")], rng=0)
    assert not hasattr(net, "layer")
    assert not hasattr(cp, "Netwrok")
    _ = lambda: net.layer  # type: ignore[attr-defined]  # noqa: E731
    _ = lambda: cp.train(net, X, Y)  # type: ignore[call-arg]  # noqa: E731
    _ = lambda: cp.SGD("fast")  # type: ignore[arg-type]  # noqa: E731
