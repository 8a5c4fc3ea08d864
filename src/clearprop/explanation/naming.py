"""What a number is called in a formula: by its taught name, or by its field and index.

Who works a small network by hand calls its numbers ``x1, w1, h1, o1``; the program calls them
``x[0, 0]``, ``layer 1, W[0, 0]``.  In a small network with one example the formulas use the taught names, and
a legend says what they stand for; in all others fields and indices.
"""

from __future__ import annotations

from itertools import count

import numpy as np

from clearprop.formula.tree import Symbol
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.network.parameters import parameters
from clearprop.record.address import Address
from clearprop.record.step import Step

MOST_PARAMETERS = 60
MOST_UNITS = 8


def is_small(step: Step) -> bool:
    """Whether the network is one of those whose parameters people number: a few units, a few weights."""
    arrays = [array for layer in step.layers for array in (layer.W, layer.b)]
    if not all(array is None or isinstance(array, np.ndarray) for array in arrays):
        return False
    sizes = [size for layer in step.layers for size in layer.W.shape]
    return max(sizes) <= MOST_UNITS and sum(np.size(a) for a in arrays if a is not None) <= MOST_PARAMETERS


def parameter_names(step: Step) -> dict[Address, str]:
    """The weights and biases by their taught names, ``w1`` and ``b1``.

    A fixed bias that a layer shares is found under each of its entries too.
    """
    named: dict[Address, str] = {}
    for parameter in parameters(_network(step)):
        address = parameter.address
        named[address] = parameter.name
        if not address.index:
            units = step.layers[(address.layer or 1) - 1].W.shape[1]
            named.update({address.at(unit): parameter.name for unit in range(units)})
    return named


def unit_names(step: Step, row: int) -> dict[Address, str]:
    """Inputs, hidden units, outputs and targets of one example: ``x1, h1, o1, y1``."""
    hidden, last = count(1), len(step.layers)
    named = {Address("x", (row, i)): f"x{i + 1}" for i in range(step.layers[0].W.shape[0])}
    for number, layer in enumerate(step.layers, start=1):
        for unit in range(layer.W.shape[1]):
            name = f"o{unit + 1}" if number == last else f"h{next(hidden)}"
            named[Address("a", (row, unit), layer=number)] = name
    named.update({Address("y", (row, k)): f"y{k + 1}" for k in range(step.layers[-1].W.shape[1])})
    return named


_STATES = {"state_before": "", "state_after": "_new"}


def symbol(field: str, layer: int | None, base: int | None) -> Symbol:
    """A field's symbol, with its layer where that is not the one the text speaks of.

    Examples
    --------
    >>> symbol("delta", 2, 1), symbol("state_after.m_W", 1, 1)
    (Symbol(name='delta', layer=2), Symbol(name='m_W_new', layer=None))
    """
    state, _, slot = field.rpartition(".")
    name = slot + _STATES[state] if state in _STATES else field
    return Symbol(name, layer if layer != base else None)


def _network(step: Step) -> Network:
    return Network([Dense(layer.W, layer.b, layer.activation, layer.bias) for layer in step.layers])
