"""Is exactly one of the first two inputs 1?  Seven examples, a third input of noise, leaky ReLU and sigmoid.

As it was asked about, the network has no biases, so an input of zeros gives 0.5 whatever the weights are and
its loss never falls below ln 2; with a bias for each unit all seven are learned.  The learning rate is 0.1:
with the question's 1, summed over seven examples, training leaps until the sigmoid is exactly 1.
"""

from __future__ import annotations

import numpy as np

from clearprop.examples.example import Example
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.arrays import freeze
from clearprop.record.optimizers import SGD

_SOURCE = "a question asked on a forum: why does my 3-4-1 network give nan, and predict badly?"

# 2 RandomState(1).rand(3, 4) - 1, then 2 rand(4, 1) - 1: NumPy's older generator.
_W1 = [
    [-0.165955990594852, 0.4406489868843162, -0.9997712503653102, -0.39533485473632046],
    [-0.7064882183657739, -0.8153228104624044, -0.6274795772446582, -0.3088785459139045],
    [-0.20646505153866013, 0.07763346800671389, -0.1616109711934104, 0.370439000793519],
]
_W2 = [[-0.5910955005369651], [0.7562348727818908], [-0.9452248136041477], [0.34093502035680445]]

leaky_3_4_1 = Example(
    name="leaky_3_4_1",
    network=Network([Dense(_W1, None, "leaky_relu(0.01)"), Dense(_W2, None, "sigmoid")]),
    x=freeze(
        np.array(
            [[0, 0, 1], [0, 1, 1], [1, 0, 1], [0, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 0]], dtype=np.float64
        )
    ),
    y=freeze(np.array([[0], [1], [1], [1], [1], [0], [0]], dtype=np.float64)),
    loss="binary_cross_entropy",
    reduction="sum",
    optimizer=SGD(0.1),
    epochs=5000,
    source=_SOURCE,
)

leaky_3_4_1_biases = Example(
    name="leaky_3_4_1_biases",
    network=leaky_3_4_1(bias="per_unit").network,
    x=leaky_3_4_1.x,
    y=leaky_3_4_1.y,
    loss="binary_cross_entropy",
    reduction="sum",
    optimizer=SGD(0.1),
    epochs=5000,
    source=_SOURCE,
)
