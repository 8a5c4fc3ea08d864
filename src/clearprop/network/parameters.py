"""The parameters under the names by which they are taught: ``w1, w2, …`` and ``b1, b2, …``.

Who works a small network by hand numbers its weights; the program has arrays.  This is the bridge: each name
stands beside its address, so that both lead to the same number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import numpy as np

from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.record.address import Address


@dataclass(frozen=True)
class Parameter:
    """One number of a network: its taught name, where it stands, its value, and whether it is trained."""

    name: str
    address: Address
    value: float
    trained: bool


def parameters(network: Network) -> tuple[Parameter, ...]:
    """Name every weight and every bias, the weights first.

    Weights are counted layer by layer and, in a layer, unit by unit: first all that enter its first unit.
    Biases are counted likewise; a bias that a whole layer shares counts once, and so does a fixed one that
    is the same number for all units of its layer.

    Examples
    --------
    >>> net = Network([Dense([[0.15, 0.25], [0.20, 0.30]], [0.35, 0.35], "sigmoid", bias="fixed")])
    >>> for p in parameters(net):
    ...     print(p.name, "=", p.address, "=", p.value)
    w1 = layer 1, W[0, 0] = 0.15
    w2 = layer 1, W[1, 0] = 0.2
    w3 = layer 1, W[0, 1] = 0.25
    w4 = layer 1, W[1, 1] = 0.3
    b1 = layer 1, b = 0.35
    """
    weights, biases = count(1), count(1)
    named = [
        *((f"w{next(weights)}", *entry) for n, layer in _numbered(network) for entry in _weights(layer, n)),
        *((f"b{next(biases)}", *entry) for n, layer in _numbered(network) for entry in _biases(layer, n)),
    ]
    return tuple(Parameter(*entry) for entry in named)


_Entry = tuple[Address, float, bool]


def _numbered(network: Network) -> Iterator[tuple[int, Dense]]:
    return enumerate(network, start=1)


def _weights(layer: Dense, number: int) -> Iterator[_Entry]:
    for unit in range(layer.n_out):
        for i in range(layer.n_in):
            yield Address("W", (i, unit), layer=number), float(layer.W[i, unit]), layer.trainable


def _biases(layer: Dense, number: int) -> Iterator[_Entry]:
    if layer.b is None:
        return
    if layer.bias == "fixed" and np.all(layer.b == layer.b[0]):
        yield Address("b", layer=number), float(layer.b[0]), False
        return
    for unit, value in enumerate(layer.b):
        yield Address("b", (unit,), layer=number), float(value), layer.trains_bias
