"""Weights in the order in which Keras keeps them: kernel and bias of one layer after another.

Keras itself is not needed: ``model.get_weights()`` and ``model.set_weights()`` deal in such lists.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from clearprop.errors import SettingError, ShapeError
from clearprop.network.dense import Dense
from clearprop.network.network import Network, check_network
from clearprop.numerics.activations import Activation
from clearprop.numerics.arrays import Array


def to_keras_weights(network: Network) -> list[Array]:
    """List ``[W1, b1, W2, b2, …]``, as ``model.set_weights`` takes them from a stack of Dense layers.

    Keras's kernels are (inputs, units), as here, so nothing is transposed.  A layer without bias has its
    kernel alone (``use_bias=False``); one that its units share is written out, once for each.

    Examples
    --------
    >>> net = Network([Dense([[1.0], [2.0]], [0.5], "tanh"), Dense([[3.0]], None)])
    >>> [array.tolist() for array in to_keras_weights(net)]
    [[[1.0], [2.0]], [0.5], [[3.0]]]
    """
    weights: list[Array] = []
    for layer in check_network(network):
        weights.append(layer.W.copy())
        if layer.b is not None:
            weights.append(np.broadcast_to(layer.b, (layer.n_out,)).copy())
    return weights


def from_keras_weights(weights: Sequence[ArrayLike], activations: Sequence[str | Activation]) -> Network:
    """Build a network from the list that ``model.get_weights()`` gives for a stack of Dense layers.

    Parameters
    ----------
    weights : kernels (inputs, units), each followed by its bias (units,) where it has one
    activations : one for each layer; Keras's "linear" is "identity" here

    Raises
    ------
    SettingError
        "3 activations for 2 layers; give one for each."
    ShapeError
        "weights[1] has shape (4, 4, 3); a kernel has two sizes and a bias one, so this is no stack of Dense
        layers."

    Examples
    --------
    >>> from_keras_weights([[[1.0], [2.0]], [0.5], [[3.0]]], ["tanh", "linear"])
    Network(2-1-1: tanh, identity; 4 parameters, float64)
    """
    pairs = _pairs([np.asarray(array) for array in weights])
    if len(activations) != len(pairs):
        raise SettingError(f"{len(activations)} activations for {len(pairs)} layers; give one for each.")
    return Network(
        [
            Dense(W, b, "identity" if activation == "linear" else activation)
            for (W, b), activation in zip(pairs, activations, strict=True)
        ]
    )


def _pairs(weights: list[Array]) -> list[tuple[Array, Array | None]]:
    """Each kernel with the bias that follows it."""
    pairs: list[tuple[Array, Array | None]] = []
    for place, array in enumerate(weights):
        if array.ndim == 2:
            pairs.append((array, None))
        elif array.ndim == 1 and pairs and pairs[-1][1] is None:
            pairs[-1] = (pairs[-1][0], array)
        else:
            raise ShapeError(
                f"weights[{place}] has shape {array.shape}; a kernel has two sizes and the bias after it one,"
                " so this is no stack of Dense layers."
            )
    return pairs
