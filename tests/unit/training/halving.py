"""A training that can be followed by hand: one weight, whose distance from its goal halves at each step.

Identity, no bias, x = 1, squared error (w - y)², slope 2 (w - y): with a learning rate of ¼ each step takes
the weight half of the way.  From 0 to 8::

    w     0   4   6   7   7.5   7.75
    loss  64  16  4   1   0.25            each measured before its step
"""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.record.optimizers import SGD
from clearprop.record.run import Run
from clearprop.training.train import train

START = Network([Dense([[0.0]])])


def halve(y: Any = (8.0,), /, *, x: Any = None, rate: float = 0.25, **changes: Any) -> tuple[float, Run]:
    """Train the weight; get it and the run."""
    given: dict[str, Any] = {"loss": "squared_error", "optimizer": SGD(rate), "epochs": 5, "batch_size": None}
    inputs = np.ones((len(y), 1)) if x is None else x
    net, run = train(START, inputs, np.asarray(y), **(given | changes))
    return weight(net), run


def weight(net: Network) -> float:
    """The one weight of a network."""
    return float(net.layers[0].W[0, 0])
