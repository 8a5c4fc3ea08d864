"""What a step starts from: a batch, and a state that belongs to this network and this optimizer."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest

from clearprop.engines.engine import Batch, check_state, initial_state
from clearprop.errors import SettingError
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.record.optimizers import SGD, Adam, Optimizer, RMSProp
from clearprop.record.state import LayerState, OptimizerState
from tests.unit.record.worked import STEP, X, Y

NET = Network([Dense(np.ones((2, 3)), [0.0] * 3, "tanh"), Dense(np.ones((3, 1)), None, "sigmoid")])


@pytest.mark.parametrize(
    ("optimizer", "slots"),
    [(SGD(0.1), ""), (SGD(0.1, momentum=0.5), "m"), (RMSProp(), "v"), (Adam(), "mv")],
)
def test_the_first_state_is_zero_wherever_something_is_remembered(optimizer: Optimizer, slots: str) -> None:
    state = initial_state(NET, optimizer)
    assert state.t == 0
    first, second = state.layers
    for slot in "mv":
        found = [getattr(layer, f"{slot}_{parameter}") for layer in (first, second) for parameter in "Wb"]
        if slot not in slots:
            assert found == [None] * 4
            continue
        assert [None if array is None else array.shape for array in found] == [(2, 3), (3,), (3, 1), None]
        assert all(array is None or not array.any() for array in found)
        assert all(array is None or not array.flags.writeable for array in found)


def test_a_state_is_in_the_networks_type() -> None:
    (layer, _) = initial_state(NET.astype("float32"), Adam()).layers
    assert layer.m_W is not None
    assert layer.m_W.dtype == np.float32


def test_a_state_of_the_same_training_is_taken() -> None:
    check_state(NET, Adam(), initial_state(NET, Adam(0.5)))
    check_state(NET, SGD(0.1), OptimizerState(7, (LayerState(), LayerState())))


SAID = (
    "state does not belong to Adam(0.001) and a network of sizes (2, 3, 1) in float64;"
    " pass the state_after of a step of the same training, or None to start afresh."
)


@pytest.mark.parametrize(
    "state",
    [
        initial_state(NET, SGD(0.1)),
        initial_state(NET, RMSProp()),
        initial_state(Network([Dense(np.ones((2, 3)), [0.0] * 3)]), Adam()),
        initial_state(Network.from_sizes((2, 4, 1), "tanh", rng=0), Adam()),
        initial_state(NET.astype("float32"), Adam()),
        STEP,
        {},
    ],
    ids=["remembers nothing", "half", "fewer layers", "wider", "float32", "a step", "no state"],
)
def test_a_state_of_something_else_is_refused(state: Any) -> None:
    with pytest.raises(SettingError) as caught:
        check_state(NET, Adam(), state)
    assert str(caught.value) == SAID


def test_a_batch_never_changes() -> None:
    batch = Batch(X, Y, STEP.rows)
    assert batch.example_weight is None
    with pytest.raises(FrozenInstanceError):
        batch.x = Y  # type: ignore[misc]
