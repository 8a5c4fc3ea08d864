"""The 2-2-2 network that is worked by hand in many places: inputs 0.05 and 0.10, targets 0.01 and 0.99.

Its weights are taught as w1 to w8, unit by unit; ``clearprop.changes`` names them so.  The biases, 0.35 and
0.60, are one for each layer and stay fixed, as posted.
"""

from __future__ import annotations

import numpy as np

from clearprop.examples.example import Example
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.arrays import freeze
from clearprop.record.optimizers import SGD

worked_2_2_2 = Example(
    name="worked_2_2_2",
    network=Network(
        [
            Dense([[0.15, 0.25], [0.20, 0.30]], [0.35, 0.35], "sigmoid", bias="fixed"),
            Dense([[0.40, 0.50], [0.45, 0.55]], [0.60, 0.60], "sigmoid", bias="fixed"),
        ]
    ),
    x=freeze(np.array([[0.05, 0.10]])),
    y=freeze(np.array([[0.01, 0.99]])),
    loss="half_squared_error",
    optimizer=SGD(0.5),
    epochs=5000,
    source="a blog entry: my first neural network, calculated from the formulas",
)
