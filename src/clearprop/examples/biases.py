"""The same network with another kind of bias, so that an example and its cure start from the same numbers."""

from __future__ import annotations

import numpy as np

from clearprop.errors import SettingError
from clearprop.network.dense import Dense
from clearprop.network.network import Network, check_network
from clearprop.numerics.arrays import Array
from clearprop.record.step import Bias


def with_bias(network: Network, bias: Bias) -> Network:
    """Give every layer another kind of bias; numbers stay, and biases that were not there start at 0.

    Raises
    ------
    SettingError
        "layer 1 has the biases 0.1 and 0.2; a shared bias is one number for the whole layer."

    Examples
    --------
    >>> from clearprop.network import Dense, Network
    >>> net = Network([Dense([[1.0, 2.0]], [0.5, 0.5], "sigmoid", bias="fixed")])
    >>> with_bias(net, "shared").layers[0].b
    array([0.5])
    >>> with_bias(net, "none").layers[0].b is None
    True
    """
    return Network(
        [_layer(layer, bias, number) for number, layer in enumerate(check_network(network), start=1)]
    )


def _layer(layer: Dense, bias: Bias, number: int) -> Dense:
    b = _numbers(layer, bias, number)
    return Dense(layer.W, b, layer.activation, bias, layer.trainable, layer.dropout)


def _numbers(layer: Dense, bias: Bias, number: int) -> Array | None:
    if bias == "none":
        return None
    units: Array = np.zeros(layer.n_out) if layer.b is None else np.broadcast_to(layer.b, layer.n_out)
    if bias != "shared":
        return units
    if not np.all(units == units[0]):
        first, other = units[0], units[units != units[0]][0]
        raise SettingError(
            f"layer {number} has the biases {first:g} and {other:g}; a shared bias is one number for the"
            " whole layer."
        )
    return units[:1]
