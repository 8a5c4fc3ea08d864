"""XOR by four sigmoid units and one: every matrix of one pass was worked through, and here it learns, too.

The loss stays near 0.5, where every answer is one half, for hundreds of steps before it falls.
"""

from __future__ import annotations

import numpy as np

from clearprop.examples.example import Example
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.arrays import freeze
from clearprop.record.optimizers import SGD

# 2 RandomState(0).random((2, 4)) - 1, then 2 random((4, 1)) - 1: NumPy's older generator.
_W1 = [
    [0.0976270078546495, 0.43037873274483895, 0.20552675214328775, 0.08976636599379373],
    [-0.15269040132219058, 0.29178822613331223, -0.12482557747461498, 0.7835460015641595],
]
_W2 = [[0.9273255210020586], [-0.2331169623484446], [0.5834500761653292], [0.05778983950580896]]

xor_2_4_1 = Example(
    name="xor_2_4_1",
    network=Network([Dense(_W1, [0, 0, 0, 0], "sigmoid"), Dense(_W2, [0], "sigmoid")]),
    x=freeze(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])),
    y=freeze(np.array([[0.0], [1.0], [1.0], [0.0]])),
    loss="half_squared_error",
    reduction="sum",
    optimizer=SGD(1.0),
    epochs=5000,
    source="notes on the forward pass of a 2-4-1 network, every matrix written out",
)
