"""Two layers without activation functions, all weights 1, one example: small enough to follow by hand.

The first step takes the prediction from 4 to −0.68, past the target 1: each of the nine parameters moves by
its gradient, and together they overshoot.
"""

from __future__ import annotations

import numpy as np

from clearprop.examples.example import Example
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.arrays import freeze
from clearprop.record.optimizers import SGD

linear_2_2_1 = Example(
    name="linear_2_2_1",
    network=Network([Dense([[1, 1], [1, 1]], [0, 0]), Dense([[1], [1]], [0])]),
    x=freeze(np.array([[1.0, 1.0]])),
    y=freeze(np.array([[1.0]])),
    loss="squared_error",
    optimizer=SGD(0.1),
    epochs=10,
    source="an answer on a forum: what does backpropagation change in the weights?",
)
