"""The forward pass: from the inputs to the prediction, layer by layer, every number kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from clearprop.errors import SettingError
from clearprop.network.dense import Dense
from clearprop.numerics.affine import affine
from clearprop.numerics.arrays import Array, freeze


class LayerForward(NamedTuple):
    """What one layer computed: what entered, the sums, the dropout mask (or None), the activations."""

    a_in: Array
    z: Array
    mask: Array | None
    a: Array


@dataclass(frozen=True, eq=False)
class Forward:
    """A forward pass: ``x``, then ``z`` and ``a`` of every layer, read-only.

    ``prediction`` is the last layer's a; ``hidden`` are the activations of the layers before it.
    """

    x: Array
    layers: tuple[LayerForward, ...]

    @property
    def prediction(self) -> Array:
        """(n, n_out): what the network answers."""
        return self.layers[-1].a

    @property
    def hidden(self) -> tuple[Array, ...]:
        """The activations of the hidden layers, from input to output."""
        return tuple(layer.a for layer in self.layers[:-1])


def forward(layers: Sequence[Dense], x: Array, dropout_rng: np.random.Generator | None = None) -> Forward:
    """Carry a batch through the layers::

        z = a_in W + b        a = f(z)        with dropout in training: a = f(z) mask / (1 - p)

    Parameters
    ----------
    layers : the network, from input to output
    x : (n, n_in)
    dropout_rng : draws the masks in training; None means no dropout, as for predictions
    """
    computed = []
    a_in = x
    for layer in layers:
        z = freeze(affine(a_in, layer.W, layer.b))
        a = layer.activation.value(z)
        mask = _mask(layer, z, dropout_rng)
        if mask is not None:
            a = a * mask / z.dtype.type(1 - layer.dropout)
        computed.append(LayerForward(a_in, z, mask, freeze(a)))
        a_in = a
    return Forward(x, tuple(computed))


def _mask(layer: Dense, z: Array, rng: np.random.Generator | None) -> Array | None:
    if not layer.dropout or rng is None:
        return None
    return freeze((rng.random(z.shape) >= layer.dropout).astype(z.dtype))


def check_dropout_rng(layers: Sequence[Dense], rng: np.random.Generator | None) -> None:
    """Training a network with dropout needs a generator for its masks."""
    if rng is None and any(layer.dropout for layer in layers):
        raise SettingError(
            "this network has dropout, so a training step draws random masks; pass rng, for example rng=0."
        )
