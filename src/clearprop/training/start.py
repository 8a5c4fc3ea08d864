"""What is worth saying about a start before the first step: units that begin alike stay alike.

Two units of a hidden layer with the same weights in, the same bias and the same weights out compute the same
activations and are given the same gradients, so every step changes them alike: for ever they do the work of
one.  All-zero and all-one starts are the usual cause.

Source: Goodfellow, Bengio, Courville (2016), Deep Learning, section 8.4.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from clearprop.network.dense import Dense
from clearprop.network.network import Network

_REMEDY = 'draw the start, for example with initializer="glorot_uniform".'


def start_notes(network: Network, steps: int = 0) -> tuple[str, ...]:
    """One sentence for each hidden layer in which units start alike; dropout would tell them apart.

    And one where the optimizer comes from another training, with so many steps behind it.

    Examples
    --------
    >>> net = Network.from_sizes((2, 3, 1), "sigmoid", initializer="zeros")
    >>> print(*start_notes(net))
    layer 1: its 3 units start alike (equal weights in and out), so they get equal gradients and stay alike,
    doing the work of one; draw the start, for example with initializer="glorot_uniform".
    """
    layers = enumerate(pairwise(network), start=1)
    resumed = (f"the optimizer goes on after {steps} steps of another training.",) if steps else ()
    return resumed + tuple(
        f"layer {number}: {units} start alike (equal weights in and out), so they get equal gradients and"
        f" stay alike, doing the work of one; {_REMEDY}"
        for number, (layer, above) in layers
        for units in _alike(layer, above)
    )


def _alike(layer: Dense, above: Dense) -> list[str]:
    """The groups of equal units of one layer, in words."""
    if layer.dropout:
        return []
    # Most starts are drawn: then the first weights differ, and need not be looked at further.
    first = layer.W[0].tolist()
    if len(set(first)) == len(first):
        return []
    b = np.zeros(layer.n_out) if layer.b is None else np.broadcast_to(layer.b, layer.n_out)
    groups: dict[bytes, list[int]] = {}
    for unit, numbers in enumerate(np.column_stack([layer.W.T, b, above.W]) + 0.0):  # -0.0 becomes 0.0
        groups.setdefault(numbers.tobytes(), []).append(unit)
    return [_in_words(units, layer.n_out) for units in groups.values() if len(units) > 1]


def _in_words(units: list[int], n_out: int) -> str:
    if len(units) == n_out:
        return f"its {n_out} units"
    *first, last = map(str, units)
    return f"units {', '.join(first)} and {last}"
