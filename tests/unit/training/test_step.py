"""One step on its own: what is asked for is checked, what comes back belongs to nobody else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.errors import ClearpropError, DataError, SettingError, ShapeError
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.record.optimizers import SGD, Adam
from clearprop.record.reconcile import Verdict, reconcile
from clearprop.record.same import difference
from clearprop.training.step import step
from tests.unit.record.worked import HIDDEN, OUTPUT, STEP, equal

NET = Network([Dense(HIDDEN.W, HIDDEN.b, "relu"), Dense(OUTPUT.W, OUTPUT.b, "identity")])
X, Y = [[1.0, 2.0], [3.0, -1.0]], [[10.0], [7.0]]
DROPOUT = Network([Dense(np.ones((2, 4)), [0.0] * 4, "tanh", dropout=0.5), Dense(np.ones((4, 1)))])


def asked(net: Network = NET, **changes: Any) -> Any:
    given: dict[str, Any] = {"x": X, "y": Y, "loss": "half_squared_error", "optimizer": SGD(0.5)} | changes
    return step(net, **given)


def test_the_step_worked_on_paper() -> None:
    assert difference(asked(), STEP) is None


def test_one_output_may_be_a_row_of_numbers_and_classes_may_be_numbers() -> None:
    assert equal(asked(y=[10, 7]).y, Y)
    classes = Network([Dense(np.eye(2), None, "softmax")])
    assert equal(asked(classes, y=[1, 0], loss="cross_entropy").y, [[0, 1], [1, 0]])


def test_a_step_does_not_change_with_the_callers_arrays() -> None:
    x, y, w = np.array(X), np.array(Y), np.array([1.0, 3.0])
    found = asked(x=x, y=y, example_weight=w)
    x[:], y[:], w[:] = 9.0, 9.0, 9.0
    assert equal(found.x, X)
    assert equal(found.y, Y)
    assert equal(found.example_weight, [1.0, 3.0])
    for array in (found.x, found.y, found.example_weight, found.rows):
        assert not array.flags.writeable
    assert reconcile(found).verdict is Verdict.HOLDS


def test_the_network_does_not_change() -> None:
    asked()
    assert equal(NET.layers[0].W, HIDDEN.W)


def test_steps_follow_each_other_through_their_state() -> None:
    first = asked(optimizer=Adam(0.1))
    second = asked(NET.after(first), optimizer=Adam(0.1), state=first.state_after)
    assert [(s.index, s.t, s.epoch) for s in (first, second)] == [(1, 1, 1), (2, 2, 1)]
    assert second.state_before is first.state_after
    with pytest.raises(SettingError, match="state does not belong to SGD"):
        asked(state=first.state_after)
    with pytest.raises(SettingError, match="pass the state_after of a step"):
        asked(optimizer=Adam(0.1), state=first)


def test_dropout_is_drawn_from_what_is_passed() -> None:
    masks = [asked(DROPOUT, rng=rng).layers[0].mask for rng in (3, np.random.default_rng(3), 4)]
    assert equal(masks[0], masks[1])
    assert not equal(masks[0], masks[2])
    assert equal(masks[0], np.random.default_rng(3).random((2, 4)) >= 0.5)
    rng = np.random.default_rng(3)
    before = rng.bit_generator.state
    asked(rng=rng)
    assert rng.bit_generator.state == before


def test_the_networks_type_is_kept() -> None:
    single = asked(NET.astype("float32"), optimizer=SGD(np.float64(0.5), l2=np.float64(0.1)))
    assert single.x.dtype == single.layers[0].W_new.dtype == np.float32


@pytest.mark.parametrize(
    ("net", "changes", "error", "said"),
    [
        (NET, {"loss": "mse"}, SettingError, "unknown loss 'mse': did you mean 'mean_squared_error'?"),
        (NET, {"reduction": "average"}, SettingError, 'reduction is \'average\'; use "mean" or "sum".'),
        (NET, {"optimizer": "adam"}, SettingError, "optimizer is 'adam'; give an optimizer"),
        (NET, {"loss": "cross_entropy"}, SettingError, "cross_entropy needs a softmax output"),
        (NET, {"x": [1.0, 2.0]}, ShapeError, "x has shape (2,), but the network takes 2 inputs"),
        (NET, {"y": [[10.0, 7.0]]}, ShapeError, "y has shape (1, 2), but the network answers (2, 1)"),
        (NET, {"x": [[1.0, np.nan], [0.0, 0.0]]}, DataError, "x[0, 1] is nan: every number must be finite."),
        (
            NET,
            {"example_weight": [1.0]},
            ShapeError,
            "example_weight has shape (1,), but there are 2 examples",
        ),
        (NET, {"rng": "seed"}, SettingError, "rng is 'seed'; pass a seed"),
        (
            DROPOUT,
            {},
            SettingError,
            "this network has dropout, so a training step draws random masks; pass rng",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(
    net: Network, changes: dict[str, Any], error: type[ClearpropError], said: str
) -> None:
    with pytest.raises(error) as caught:
        asked(net, **changes)
    assert str(caught.value).startswith(said)
