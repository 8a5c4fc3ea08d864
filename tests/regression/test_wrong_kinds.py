"""What is of the wrong kind altogether gets a sentence, not Python's or NumPy's own error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import clearprop as cp

NET = cp.Network([cp.Dense([[0.5]], [0.0], "sigmoid")])
X, Y = np.array([[1.0], [2.0]]), np.array([0.0, 1.0])
STEP = cp.step(NET, X, Y, loss="squared_error", optimizer=cp.SGD(0.1))


def train(**changed: Any) -> Any:
    given = {"network": NET, "loss": "squared_error", "optimizer": cp.SGD(0.1), "epochs": 1, **changed}
    return cp.train(given.pop("network"), X, Y, **given)


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda: train(network=None), cp.SettingError, "received None."),
        (
            lambda: cp.step(NET.layers[0], X, Y, loss="squared_error", optimizer=cp.SGD(1)),
            cp.SettingError,
            "Dense",
        ),
        (lambda: cp.changes(NET, 1), cp.SettingError, "received 1."),
        (lambda: cp.reconcile(NET), cp.SettingError, "a Step is needed"),
        (lambda: cp.reconcile(train()[1]), cp.SettingError, "such as run.steps[-1]."),
        (lambda: cp.reconcile(STEP, tolerance="a"), cp.SettingError, "tolerance is 'a'; zero or"),
        (lambda: cp.same(1.0, 2.0, tolerance=-1), cp.SettingError, "tolerance is -1; zero or"),
        (lambda: train(shuffle="false"), cp.SettingError, "shuffle is 'false'; use True or False."),
        (lambda: train(engine=["auto"]), cp.SettingError, "engine is ['auto']; use \"auto\""),
        (lambda: train(reduction=X), cp.SettingError, "reduction is array("),
        (lambda: train(keep="every " + "9" * 5000), cp.SettingError, "keep is 'every 99"),
        (lambda: cp.SGD(10**400), cp.SettingError, "a positive number is needed."),
        (lambda: cp.SGD(0.1, momentum=0.5, nesterov="no"), cp.SettingError, "nesterov is 'no'; use True"),
        (lambda: cp.Dense([[1.0]], trainable="false"), cp.SettingError, "trainable is 'false'; use True"),
        (lambda: cp.Dense([[1.0]], [1.0], bias=X), cp.SettingError, "bias is array("),
        (
            lambda: cp.examples.xor_2_4_1(batch_size="a").step(),
            cp.SettingError,
            "batch_size is 'a', which is",
        ),
        (lambda: cp.examples.xor_2_4_1(network=None, bias="none"), cp.SettingError, "received None."),
        (lambda: STEP["layer 1, W[" + "9" * 5000 + "]"], cp.AddressError, "an address looks like"),
    ],
)
def test_a_sentence_of_the_error_tree(call: Callable[[], Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error) as caught:
        call()
    assert said in str(caught.value)


def test_a_learning_rate_that_outgrows_every_number_is_named() -> None:
    rate = cp.ExponentialDecay(0.1, factor=10, every=1)
    net = cp.Network([cp.Dense([[0.5]], [0.0], "sigmoid")])
    _, run = cp.train(net, X, [0.9, 0.2], loss="squared_error", optimizer=cp.SGD(rate), epochs=400)
    assert run.outcome == "not finite"
