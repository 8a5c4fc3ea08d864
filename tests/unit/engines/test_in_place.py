"""The formulas in place give what their classes give."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.engines.in_place import are_alike, backward_calls, forward_calls
from clearprop.numerics.activations import ACTIVATIONS, Activation, LeakyRelu, activation
from clearprop.numerics.losses import loss
from clearprop.record.settings import Settings

Z = np.array([[-1e300, -800.0, -30.0, -1.0, -1e-9], [0.0, 1e-9, 1.0, 30.0, 1e300]])
ALL: list[Activation] = [
    *(activation(name) for name in ACTIVATIONS if name != "softmax"),
    *(LeakyRelu(slope) for slope in (0.3, 1.0, 1.5, -0.2)),
]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("chosen", ALL, ids=str)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_activations(chosen: Activation, dtype: type, turned: bool) -> None:
    z = Z.clip(-1e30, 1e30).astype(dtype)
    a, delta = np.empty_like(z), np.full_like(z, 2.0)
    rounding = 8 * np.finfo(dtype).eps
    with np.errstate(all="ignore"):
        for call in forward_calls(chosen, z, a, turned):
            call()
        np.testing.assert_allclose(a, chosen.value(z), rtol=rounding, atol=1e-37)
        for call in backward_calls(chosen, z, a, delta, turned):
            call()
    # A slope that is computed from a is right to the rounding of a, which is at most 1 there.
    np.testing.assert_allclose(delta, 2 * chosen.derivative(z), rtol=rounding, atol=2 * rounding)


@pytest.mark.parametrize("turned", [False, True])
def test_softmax_answers_for_all_units(turned: bool) -> None:
    chosen: Any = activation("softmax")
    z, da = np.array([[1.0, 2.0, 4.0], [900.0, -900.0, 1.0]]), np.array([[1.0, 0.0, 3.0], [0.5, 2.0, -1.0]])
    a, delta = np.empty_like(z), da.copy()
    seen = [np.ascontiguousarray(each.T) if turned else each for each in (z, a, delta)]
    for call in [*forward_calls(chosen, *seen[:2], turned), *backward_calls(chosen, *seen, turned)]:
        call()
    z_seen, a, delta = (each.T if turned else each for each in seen)
    assert np.array_equal(z_seen, z)
    np.testing.assert_allclose(a, chosen.value(z), rtol=1e-15)
    np.testing.assert_allclose(delta, chosen.pull_back(da, a), rtol=1e-15)


@pytest.mark.parametrize(
    ("optimizer", "more", "alike"),
    [
        (cp.SGD(0.1), {}, True),
        (cp.Adam(0.1), {}, True),
        (cp.SGD(0.1, momentum=0.5), {}, False),
        (cp.SGD(0.1, l2=0.1), {}, False),
        (cp.SGD(0.1, clip_norm=1.0), {}, False),
        (cp.AdamW(0.1), {}, False),
        (cp.SGD(0.1), {"trainable": False}, False),
        (cp.SGD(0.1), {"bias": "fixed"}, False),
    ],
    ids=repr,
)
def test_what_is_not_trained_alike_is_not_updated_together(optimizer: Any, more: Any, alike: bool) -> None:
    net = cp.Network.create(2, [(2, "relu", more), (1, "identity")], rng=0)
    assert are_alike(Settings(loss("squared_error"), "mean", optimizer), net) is alike
