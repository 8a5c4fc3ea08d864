"""The ways from a parameter to the loss, and which of them matter most.

A path is a product of local derivatives: what enters, the slope of each unit, the weights between, and what
the loss says to the output.  A wide network has millions; the largest are found layer by layer from the loss
down, keeping only the few best continuations of each unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np

from clearprop.explanation.view import View
from clearprop.numerics.arrays import Array
from clearprop.record.address import Address

MOST_PATHS, KEPT_PATHS = 8, 6
_WORK = 4_000_000  # numbers looked at before only the examples that count most are searched


@dataclass(frozen=True)
class Route:
    """One path: the example, the unit in each layer from the parameter's on, and its product.

    ``outs`` are the units whose activation the path goes on with: the same ones, but within a softmax.
    """

    row: int
    units: tuple[int, ...]
    outs: tuple[int, ...]
    value: float


@dataclass(frozen=True)
class Routes:
    """The largest paths in their order, how many there are in all, and whether all examples were searched."""

    found: tuple[Route, ...]
    count: int
    searched_all: bool


def routes(view: View, address: Address) -> Routes:
    """The paths from a weight or a bias to the loss: all if they are few, else the largest."""
    layers = view.step.layers[(address.layer or 1) - 1 :]
    starts = range(layers[0].W.shape[1]) if _is_shared(view, address) else (address.index[-1],)
    one = len(starts) * prod(_ways(view, number) for number in _numbers(view, address))
    rows = range(len(view.step.y))
    kept = KEPT_PATHS if one * len(rows) > MOST_PATHS else MOST_PATHS
    searched = _rows_to_search(view, address, kept)
    found = [
        Route(row, units, outs, value)
        for row in searched
        for value, units, outs in _largest(view, address, row, tuple(starts), kept)
    ]
    best = sorted(found, key=lambda route: -abs(route.value))[:kept]
    ordered = tuple(sorted(best, key=lambda route: (route.row, route.units, route.outs)))
    return Routes(ordered, one * len(rows), len(searched) == len(rows))


def entering(view: View, address: Address, row: int) -> float:
    """What the parameter is multiplied with: a number that enters the layer, 1 for a bias."""
    if len(address.index) < 2:
        return 1.0
    return float(view.reader(address.layer).get("a_in")[row, address.index[0]])


def _is_shared(view: View, address: Address) -> bool:
    return address.field == "db" and view.reader(address.layer).layer.bias == "shared"


def _numbers(view: View, address: Address) -> range:
    return range(address.layer or 1, len(view.step.layers) + 1)


def _ways(view: View, number: int) -> int:
    """How many units one unit leads to: those of the layer above, and within a softmax those of its row."""
    reader = view.reader(number)
    above = 1 if reader.is_last else view.step.layers[number].W.shape[1]
    within = 1 if reader.is_fused or reader.layer.activation.elementwise else reader.layer.W.shape[1]
    return above * within


def _rows_to_search(view: View, address: Address, kept: int) -> list[int]:
    rows = list(range(len(view.step.y)))
    work = kept * sum(
        view.step.layers[n].W.size for n in _numbers(view, address) if n < len(view.step.layers)
    )
    if work * len(rows) <= _WORK:
        return rows
    delta = view.reader(address.layer).get("delta")
    sums = delta.sum(axis=1) if _is_shared(view, address) else delta[:, address.index[-1]]
    shares = np.abs([entering(view, address, row) for row in rows] * sums)
    return sorted(np.argsort(-shares, kind="stable")[: max(1, min(kept, _WORK // max(1, work)))].tolist())


_Way = tuple[float, tuple[int, ...], tuple[int, ...]]


def _largest(view: View, address: Address, row: int, starts: tuple[int, ...], kept: int) -> list[_Way]:
    """The largest products from the starting units to the loss: value, units, and what leaves each."""
    best = _Best.of_loss(view, row)
    for number in reversed(_numbers(view, address)):
        reader = view.reader(number)
        if not reader.is_last:
            best = best.through(view.reader(number + 1).get("W"), kept)
        if not reader.is_fused:
            best = best.through_slope(reader.get("slope")[row], kept)
            continue
        best = best.staying()
    first = entering(view, address, row)
    found = [(first * value, way) for start in starts for value, way in best.of(start)]
    found.sort(key=lambda each: -abs(each[0]))
    return [(value, way[::2], way[1::2]) for value, way in found[:kept]]


@dataclass(frozen=True, eq=False)
class _Best:
    """For every unit, its best continuations to the loss: their products and the units they pass."""

    values: Array  # (units, k)
    ways: np.ndarray  # (units, k, steps)

    @classmethod
    def of_loss(cls, view: View, row: int) -> _Best:
        reader = view.reader(len(view.step.layers))
        end = reader.get("delta" if reader.is_fused else "da")[row]
        return cls(end[:, None], np.empty((len(end), 1, 0), np.intp))

    def through(self, weights: Array, kept: int) -> _Best:
        """One layer down: each lower unit chooses among all upper units and their continuations."""
        products = (weights[:, :, None] * self.values[None]).reshape(len(weights), -1)
        k = self.values.shape[1]
        count = min(kept, products.shape[1])
        chosen = np.argpartition(-np.abs(products), count - 1, axis=1)[:, :count]
        upper, which = chosen // k, chosen % k
        ways = np.concatenate([upper[:, :, None], self.ways[upper, which]], axis=2)
        return _Best(np.take_along_axis(products, chosen, axis=1), ways)

    def through_slope(self, slope: Array, kept: int) -> _Best:
        """From what leaves a unit to its sum: by its own slope, in a softmax by all of the row."""
        if slope.ndim == 2:
            return self.through(slope.T, kept)
        return _Best(self.values * slope[:, None], self.ways).staying()

    def staying(self) -> _Best:
        """The same unit once more: what leaves it is its own."""
        own = np.broadcast_to(np.arange(len(self.values))[:, None, None], (*self.values.shape, 1))
        return _Best(self.values, np.concatenate([own, self.ways], axis=2))

    def of(self, unit: int) -> list[tuple[float, tuple[int, ...]]]:
        """The continuations of one unit, itself first."""
        values, ways = self.values[unit], self.ways[unit]
        return [(float(v), (unit, *map(int, way))) for v, way in zip(values, ways, strict=True)]
