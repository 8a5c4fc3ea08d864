"""From a record back to a network: the parameters that a step was made with, or left behind."""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.errors import ClearpropError
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.record.step import LayerStep, Step


def usable(field: Any) -> Array | None:
    """A field as an array of numbers; None where it was not observed or does not exist."""
    return field if isinstance(field, np.ndarray) and field.dtype.kind in "fiu" else None


def network_of(step: Step, *, new: bool) -> Network | None:
    """The network of a step: before it, or with ``new`` after it; None where it is not known in full.

    Parameters that are not finite make no network; then the one before the step is given.

    Examples
    --------
    >>> from clearprop.examples import worked_2_2_2
    >>> step = worked_2_2_2.step()
    >>> network_of(step, new=False)([[0.05, 0.1]]).round(3).tolist()
    [[0.751, 0.773]]
    """
    for after in (True, False) if new else (False,):
        try:
            return Network([_layer(layer, after) for layer in step.layers])
        except ClearpropError:
            continue
    return None


def _layer(layer: LayerStep, after: bool) -> Dense:
    W, b = (layer.W_new, layer.b_new) if after else (layer.W, layer.b)
    if usable(W) is None:
        raise ClearpropError("the weights were not observed.")
    return Dense(W, b, layer.activation, layer.bias, layer.trainable, layer.dropout)
