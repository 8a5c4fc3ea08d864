"""A metric that writes into y must not change the data that the training, and the caller, go on with."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop import SGD, Network, train


def overwrite(prediction: Any, y: Any) -> float:
    y[:] = 1.0
    return 0.0


@pytest.mark.parametrize("held_out", [False, True])
def test_a_metric_cannot_write_into_the_callers_data(held_out: bool) -> None:
    net = Network.create(1, [(1, "identity")], rng=0)
    x, y = np.array([[1.0], [2.0]]), np.zeros((2, 1))
    settings: dict[str, Any] = {"loss": "squared_error", "optimizer": SGD(0.1), "epochs": 1}
    with pytest.raises(ValueError, match="read-only"):
        train(net, x, y, metrics=[overwrite], validation=(x, y) if held_out else None, **settings)
    assert not y.any()
    assert y.flags.writeable
