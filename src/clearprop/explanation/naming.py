"""What a number is called in a formula: by its taught name, or by its field and index.

Who works a small network by hand calls its numbers ``x1, w1, h1, o1``; the program calls them
``x[0, 0]``, ``layer 1, W[0, 0]``.  In a small network with one example the formulas use the taught names, and
a legend says what they stand for; in all others fields and indices.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import count

import numpy as np

from clearprop.errors import AddressError
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


def address_called(step: Step, name: str, row: int | None) -> Address | None:
    """Where a taught name leads, ``w1`` or ``h1``, in a network that is small enough for them; else None.

    Raises
    ------
    AddressError
        '"w9": the weights are w1 to w8, the biases b1 to b2.'
        '"h1" has a value for each example: ask for "layer 1, a[0, 0]", or explain one row alone.'
        '"w1": this network is too large for names. Ask for an address such as "layer 1, W[0, 0]".'
    """
    name = name.strip()
    seen = all(isinstance(layer.W, np.ndarray) for layer in step.layers)
    if not seen or not re.fullmatch(r"[wbxhoy][1-9]\d*", name):
        return None
    if not is_small(step):
        field = {"w": "W", "b": "b", "x": "x", "y": "y"}.get(name[0], "a")
        address = Address(field, (0,) if field == "b" else (0, 0), layer=None if field in "xy" else 1)
        raise AddressError(
            f'"{name}": this network is too large for names. Ask for an address such as "{address}".'
        )
    units = {called: address for address, called in unit_names(step, row or 0).items()}
    named = {called: address for address, called in reversed(parameter_names(step).items())}
    if name in named or (name in units and row is not None):
        return named.get(name) or units[name]
    if name in units:
        raise AddressError(
            f'"{name}" has a value for each example: ask for "{units[name]}", or explain one row alone.'
        )
    if name[0] in "wb":
        raise AddressError(f'"{name}": {_ranges(named)}.')
    return None


def _ranges(names: Iterable[str]) -> str:
    """``the weights are w1 to w8, the biases b1 to b2``."""
    counted = Counter(name[0] for name in names)
    weights = f"the weights are w1 to w{counted['w']}"
    return (
        f"{weights}, the biases b1 to b{counted['b']}" if counted["b"] else f"{weights}; there are no biases"
    )


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
