"""Which entry of which parameter stands where: parameters give way to labels, and the labels come out again.

Every entry of every parameter gets a number of its own between 1 and 2.  What a sum of products gives for an
input that is 1 in one place and 0 elsewhere is then a label, and says which entry is the weight of that
place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clearprop.numerics.arrays import Array
from clearprop.trace.tape.tape import Tape

CLOSE = 1e-9
Integers = NDArray[np.signedinteger[Any]]
Replacement = Array | float


@dataclass(frozen=True)
class Labels:
    """The labels of all entries: entry ``k``, laid end to end, has ``1 + (k + 1) / (size + 2)``.

    ``offsets`` give the first entry of each parameter; ``values`` replace the nodes that are read in one
    step.
    """

    offsets: tuple[int, ...]
    size: int
    values: dict[int, Replacement]
    shapes: dict[int, tuple[int, ...]]

    @classmethod
    def of(cls, tape: Tape, sizes: Iterable[int], nodes: Mapping[int, int]) -> Labels:
        """Label the values of parameters: ``nodes`` gives the number of each value's parameter."""
        offsets = tuple(int(k) for k in np.cumsum([0, *sizes]))
        size = offsets[-1]
        values: dict[int, Replacement] = {}
        shapes: dict[int, tuple[int, ...]] = {}
        for node, parameter in nodes.items():
            shape = np.shape(tape.value(node))
            shapes[parameter] = shape
            entries = offsets[parameter] + np.arange(int(np.prod(shape)))
            values[node] = _label(entries, size).reshape(shape) if shape else float(_label(entries, size)[0])
        return cls(offsets, size, values, shapes)

    def entries(self, found: Array) -> tuple[Integers, Array]:
        """Read labels back: the entry that each number is the label of (-1: none), and its sign.

        A number that is no label is none: a sum of two labels, a label times 2, a constant.
        """
        found = np.asarray(found, dtype=np.float64)
        nearest = np.rint((np.abs(found) - 1.0) * (self.size + 2)).astype(np.int64) - 1
        known = (nearest >= 0) & (nearest < self.size)
        nearest = np.where(known, nearest, -1)
        fits = known & (np.abs(np.abs(found) - _label(nearest, self.size)) < CLOSE / max(self.size, 1))
        return np.where(fits, nearest, -1), np.sign(found)

    def without(self, entries: Integers) -> dict[int, Replacement]:
        """Give the labels with some entries replaced by 0."""
        removed = _label(np.unique(entries[entries >= 0]), self.size)
        return {
            node: np.where(np.isin(value, removed), 0.0, value)
            if np.shape(value)
            else (0.0 if value in removed else value)
            for node, value in self.values.items()
        }

    def owner(self, entry: int) -> tuple[int, int]:
        """Give the parameter of an entry, and the entry's place in it."""
        parameter = int(np.searchsorted(self.offsets, entry, side="right")) - 1
        return parameter, entry - self.offsets[parameter]


def _label(entries: Integers, size: int) -> Array:
    return 1.0 + (np.asarray(entries, dtype=np.float64) + 1.0) / (size + 2)
