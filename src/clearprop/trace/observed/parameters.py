"""Weights and biases of a program as our layers hold them: kinds of biases, and the network of one step."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.record.step import Bias
from clearprop.trace.recognise.found import LayerFound, Wiring
from clearprop.trace.recognise.labels import Integers
from clearprop.trace.recognise.recognise import StepFound

AHEAD: Final = 1e-4
MOST_NUMBERS: Final = 1_000_000


def bias_kind(wiring: Wiring, trained: Integers) -> Bias:
    """Tell which kind of biases a layer has; one that is never trained, or a plain number, is fixed."""
    known = wiring.b_entries >= 0
    if known.any() and not np.isin(wiring.b_entries[known], trained).any():
        return "fixed"
    if not known.any():
        return "fixed" if wiring.constant.any() else "none"
    shared = (
        known.all() and len(set(wiring.b_entries.tolist())) == 1 and len(set(wiring.b_sign.tolist())) == 1
    )
    return "shared" if shared and wiring.b_entries.size > 1 and not wiring.constant.any() else "per_unit"


def bias_of(found: StepFound, layer: int, entries: Array, trained: Integers) -> Array | None:
    """Give the biases of a layer, with these entries of all parameters, as the record holds them."""
    kind = bias_kind(found.layers[layer].wiring, trained)
    if kind == "none":
        return None
    b = found.b(layer, entries)
    return b[:1] if kind == "shared" else b


def dropout_of(layer: LayerFound) -> float:
    """Give the share that is dropped, told by what the others are divided by; 0 where they are not."""
    if layer.mask is None:
        return 0.0
    most = float(layer.mask.max(initial=0.0))
    return 1.0 - 1.0 / most if most > 1.0 else 0.0


def is_ahead(found: StepFound) -> bool:
    """Whether the forward pass read other values than the parameters had, which no old version explains."""
    if found.stale:
        return False
    for k, layer in enumerate(found.layers):
        # Other weights give every example other sums, so that of many some will do.
        some = slice(None, None, max(1, layer.a_in.size // MOST_NUMBERS))
        a_in, theirs = layer.a_in[some], layer.z[some]
        z = a_in @ found.W(k, found.before) + found.b(k, found.before)
        size = np.abs(theirs[np.isfinite(theirs)]).max(initial=1.0)
        if (np.abs(z - theirs) > AHEAD * size).any():
            return True
    return False


def is_tied(found: StepFound) -> bool:
    """Whether an entry of a parameter is a weight in several places."""
    entries = np.concatenate([layer.wiring.W_entries.ravel() for layer in found.layers])
    known = entries[entries >= 0]
    return len(np.unique(known)) < len(known)


def is_trained(layer: LayerFound, trained: Integers) -> bool:
    """Whether a layer has a weight that training changes."""
    return bool(np.isin(layer.wiring.W_entries, trained).any())


def network_of(found: StepFound, dtype: np.dtype[Any], trained: Integers) -> Network:
    """Give the network that a step started from.

    Raises
    ------
    ClearpropError
        where its numbers are no network's, for example because one is not finite
    """
    layers = []
    for k, layer in enumerate(found.layers):
        W, b = found.W(k, found.before).astype(dtype), bias_of(found, k, found.before, trained)
        b = None if b is None else b.astype(dtype)
        dropout = round(dropout_of(layer), 12)
        kind = bias_kind(layer.wiring, trained)
        trainable = is_trained(layer, trained)
        layers.append(Dense(W, b, layer.activation, kind, trainable=trainable, dropout=dropout))
    return Network(layers)
