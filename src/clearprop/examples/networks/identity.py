"""One unit that is asked to answer its own input, y = x: with a sigmoid it cannot, with the identity it can.

The five inputs are those that were printed with the question; training takes them one at a time, in order,
from a start of zeros, as the question's program did.
"""

from __future__ import annotations

import numpy as np

from clearprop.examples.example import Example
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.arrays import freeze
from clearprop.record.optimizers import SGD

_SOURCE = "a question asked on a forum: why are the outputs of my 1-1 network far from their targets?"
_X = freeze(
    np.array(
        [
            [0.11631148733527708],
            [0.19471305546308992],
            [0.38620499751234083],
            [0.507207377588539],
            [0.9552623183688456],
        ]
    )
)

identity = Example(
    name="identity",
    network=Network([Dense([[0.0]], [0.0], "sigmoid")]),
    x=_X,
    y=_X,
    loss="squared_error",
    optimizer=SGD(0.01),
    epochs=4000,
    batch_size=1,
    source=_SOURCE,
)

identity_linear = Example(
    name="identity_linear",
    network=Network([Dense([[0.0]], [0.0], "identity")]),
    x=_X,
    y=_X,
    loss="squared_error",
    optimizer=SGD(0.1),
    epochs=400,
    batch_size=1,
    source=_SOURCE,
)
