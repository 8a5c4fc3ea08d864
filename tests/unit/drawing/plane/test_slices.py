"""The loss elsewhere is the loss that a network with those parameters has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import clearprop as cp
from clearprop.drawing.plane.slices import slice_of
from clearprop.errors import AddressError, DataError, SettingError
from clearprop.examples import worked_2_2_2
from tests.properties.strategies import Training, trainings

STEP = worked_2_2_2.step()


@given(trainings(dtype="float64", dropout=False, most_layers=3, most_steps=1), st.data())
def test_the_loss_is_that_of_a_network_with_these_parameters(training: Training, data: st.DataObject) -> None:
    first = training.step()
    addresses = [str(p.address) for p in cp.changes(training.network, training.network) if p.address.index]
    assume(len(addresses) > 1)
    one, other = data.draw(st.permutations(addresses))[:2]
    chosen = slice_of(first, one, other)
    assert chosen.loss(*chosen.here) == pytest.approx(first.loss, rel=1e-12)
    moved = step_with(training, {one: 0.3, other: -0.7})
    assert chosen.loss(0.3, -0.7) == pytest.approx(moved.loss, rel=1e-12)


def step_with(training: Training, values: dict[str, float]) -> cp.Step:
    layers = []
    for number, layer in enumerate(training.network, start=1):
        arrays = {"W": layer.W.copy(), "b": None if layer.b is None else layer.b.copy()}
        for address, value in values.items():
            found = cp.Address.parse(address)
            if found.layer == number:
                arrays[found.field][found.index] = value  # type: ignore[index]
        layers.append(layer.with_parameters(arrays["W"], arrays["b"]))  # type: ignore[arg-type]
    return replace(training, network=cp.Network(layers), steps=1).step()


def test_dropout_keeps_its_masks() -> None:
    net = cp.Network.create(2, [(8, "tanh", {"dropout": 0.5}), (1, "identity")], rng=0)
    first = cp.step(net, [[1.0, 2.0]], [[1.0]], loss="squared_error", optimizer=cp.SGD(0.1), rng=3)
    chosen = slice_of(first, "layer 1, W[0, 0]", "layer 2, W[0, 0]")
    assert chosen.loss(*chosen.here) == pytest.approx(first.loss)


def test_rows_go_up_and_columns_across() -> None:
    chosen = slice_of(STEP, "w1", "w5")
    losses = chosen.losses([0.0, 1.0, 2.0], [5.0, 6.0])
    assert losses.shape == (2, 3)
    assert losses[1, 2] == chosen.loss(2.0, 6.0)


def test_taught_names_and_addresses_are_the_same() -> None:
    one, other = slice_of(STEP, "w1", "w8"), slice_of(STEP, "step 1, layer 1, W[0, 0]", "layer 2, W[1, 1]")
    assert (one.one, one.other) == (other.one, other.other)
    assert one.names == other.names == ("w1", "w8")
    assert one.labels == ("w1 · layer 1, W[0, 0]", "w8 · layer 2, W[1, 1]")
    assert one.here == (0.15, 0.55)
    assert one.after == (STEP["layer 1, W_new[0, 0]"], STEP["layer 2, W_new[1, 1]"])


def test_large_networks_have_addresses_only() -> None:
    net = cp.Network.create(40, [(40, "tanh")], rng=0)
    step = cp.step(net, np.ones((1, 40)), np.ones((1, 40)), loss="squared_error", optimizer=cp.SGD(0.1))
    chosen = slice_of(step, "layer 1, W[0, 0]", "layer 1, b[39]")
    assert chosen.labels == ("layer 1, W[0, 0]", "layer 1, b[39]")


@pytest.mark.parametrize(
    ("step", "names", "error", "message"),
    [
        ([1], ("w1", "w2"), SettingError, "draw_surface received a list"),
        (STEP, ("w1", "w1"), AddressError, "is given twice"),
        (STEP, ("w1", "layer 1, W[0, 0]"), AddressError, "is given twice"),
        (STEP, ("w9", "w1"), AddressError, "there is no such parameter; the names are w1 to w8, b1 to b2"),
        (STEP, ("b1", "w1"), AddressError, "this bias is fixed for its whole layer"),
        (STEP, ("layer 1, dW[0, 0]", "w1"), AddressError, "a parameter is an entry of W or b"),
        (STEP, ("layer 1, W", "w1"), AddressError, "a parameter is an entry of W or b"),
        (STEP, ("loss", "w1"), AddressError, "a parameter is an entry of W or b"),
        (STEP, ("layer 1, W[0, 7]", "w1"), AddressError, "columns from 0 to 1"),
    ],
)
def test_what_is_no_parameter_is_refused(
    step: Any, names: tuple[str, str], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        slice_of(step, *names)


def test_what_was_not_observed_cannot_be_moved() -> None:
    broken = replace(STEP, layers=(replace(STEP.layers[0], W=cp.NotObserved), STEP.layers[1]))
    with pytest.raises(DataError, match="W of layer 1 was not observed"):
        slice_of(broken, "w1", "w2")
