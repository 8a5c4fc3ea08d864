"""The loss of a step as a function of two of its parameters, all others as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from clearprop.drawing.plane.contours import Values
from clearprop.errors import AddressError, DataError, SettingError
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.network.parameters import parameters
from clearprop.numerics.arrays import Array
from clearprop.record.address import Address
from clearprop.record.step import LayerStep, Step

_MOST_NAMED = 1000
_TAUGHT = re.compile(r"[wb]\d+")


@dataclass(frozen=True, eq=False)
class Slice:
    """Two parameters of a step, by address."""

    step: Step
    one: Address
    other: Address

    @property
    def here(self) -> tuple[float, float]:
        """Where the step stands before its update."""
        return self.point(self.step)

    @property
    def after(self) -> tuple[float, float]:
        """Where the step arrives."""
        return float(self.step[_new(self.one)]), float(self.step[_new(self.other)])

    @property
    def names(self) -> tuple[str, str]:
        """The taught names of the two in a small network, their addresses in a large one."""
        known = _names(self.step)
        return known.get(self.one, str(self.one)), known.get(self.other, str(self.other))

    @property
    def labels(self) -> tuple[str, str]:
        """Names and addresses, for the axes."""
        one, other = (
            str(address) if name == str(address) else f"{name} · {address}"
            for name, address in zip(self.names, (self.one, self.other), strict=True)
        )
        return one, other

    def point(self, step: Step) -> tuple[float, float]:
        """Where another step of the same network stands."""
        return float(step[self.one.without_step()]), float(step[self.other.without_step()])

    def losses(self, across: Iterable[float], up: Iterable[float]) -> Values:
        """The loss of the step's examples, one row for each number of ``up``.

        The layers below the first of the two parameters answer as in the step; dropout keeps its masks.
        """
        columns = list(across)
        with np.errstate(all="ignore"):
            return np.array([[self.loss(x, y) for x in columns] for y in up])

    def loss(self, one: float, other: float) -> float:
        """The loss at one point: ``Σ c_i l_i``, as in the step."""
        step, changed = self.step, {self.one: one, self.other: other}
        first = min(self.one.layer or 1, self.other.layer or 1)
        a = step.layers[first - 1].a_in
        z = a
        for number, layer in enumerate(step.layers[first - 1 :], start=first):
            W, b = _changed(layer, number, changed)
            z = a @ W if b is None else a @ W + b
            a = layer.activation.value(z)
            if layer.mask is not None:
                a = a * layer.mask / (1 - layer.dropout)
        loss, weight = step.settings.loss, step.example_weight
        c = step.settings.coefficients(len(step.x), weight, np.dtype(np.float64))
        return float((c * loss.value(z if loss.on_logits else a, step.y)).sum())


def slice_of(step: Step, one: str | Address, other: str | Address) -> Slice:
    """Find the two parameters, by address or by taught name.

    Raises
    ------
    SettingError
        "draw_surface received a Run. Give a Step, and the Run as run=…"
    AddressError
        '"layer 1, dW[0, 0]": a parameter is an entry of W or b, such as "layer 1, W[0, 0]".';
        '"layer 1, W[0, 0]" is given twice; two parameters are needed.'
    DataError
        "W of layer 1 was not observed, so the loss cannot be computed at another place."
    """
    if not isinstance(step, Step):
        raise SettingError(f"draw_surface received a {type(step).__name__}. Give a Step, and a Run as run=…")
    for number, layer in enumerate(step.layers, start=1):
        for field in ("W", "b", "a_in", "mask"):
            if not isinstance(getattr(layer, field), np.ndarray | None):
                raise DataError(
                    f"{field} of layer {number} was not observed, so the loss cannot be computed elsewhere."
                )
    first, second = _parameter(step, one), _parameter(step, other)
    if first == second:
        raise AddressError(f'"{first}" is given twice; two parameters are needed.')
    return Slice(step, first, second)


def _parameter(step: Step, typed: str | Address) -> Address:
    if isinstance(typed, str) and _TAUGHT.fullmatch(typed.strip()):
        address = _taught(step, typed.strip())
    else:
        address = Address.parse(typed).without_step()
    value = step.field(address)
    if address.field not in ("W", "b") or value is None or len(address.index) != np.ndim(value):
        raise AddressError(f'"{typed}": a parameter is an entry of W or b, such as "layer 1, W[0, 0]".')
    step[address]  # refuses an index that is not there
    return address


def _names(step: Step) -> dict[Address, str]:
    """The taught names by address; none in a network that is too large for them."""
    if sum(layer.W.size for layer in step.layers) > _MOST_NAMED:
        return {}
    network = Network([Dense(layer.W, layer.b, layer.activation, layer.bias) for layer in step.layers])
    return {parameter.address: parameter.name for parameter in parameters(network)}


def _taught(step: Step, name: str) -> Address:
    known = {taught: address for address, taught in _names(step).items()}
    if name not in known:
        raise AddressError(f'"{name}": there is no such parameter; the names are {", ".join(_ends(known))}.')
    if not known[name].index:
        raise AddressError(
            f'"{name}": this bias is fixed for its whole layer;'
            f' name one entry, such as "{known[name].at(0)}".'
        )
    return known[name]


def _ends(known: dict[str, Address]) -> list[str]:
    """From the first to the last weight, from the first to the last bias."""
    names = [[name for name in known if name[0] == kind] for kind in "wb"]
    return [f"{group[0]} to {group[-1]}" for group in names if group]


def _changed(layer: LayerStep, number: int, changed: dict[Address, float]) -> tuple[Array, Array | None]:
    W, b = layer.W, layer.b
    for address, value in changed.items():
        if address.layer == number and address.field == "W":
            W = W.astype(np.float64)
            W[address.index] = value
        elif address.layer == number and b is not None:
            b = b.astype(np.float64)
            b[address.index] = value
    return W, b


def _new(address: Address) -> Address:
    return Address(f"{address.field}_new", address.index, layer=address.layer)
