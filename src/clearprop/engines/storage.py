"""The parameters of a training as flat arrays: one for weights and biases, one for each thing remembered.

Flat, they are updated, copied and put back in one go.  Each layer's part is a view, padded to whole vectors.
"""

from __future__ import annotations

from math import prod
from typing import Any, NamedTuple

import numpy as np

from clearprop.network.network import Network
from clearprop.numerics.arrays import Array, freeze
from clearprop.record.state import LayerState, OptimizerState

# Bytes that a vector may want its numbers to begin at a multiple of.
_ALIGNMENT = 64
_LARGE_PAGE = 1 << 21


class Place(NamedTuple):
    """Where a layer's W and b begin in the flat arrays; b is None where there is none."""

    W: int
    b: int | None


class Snapshot(NamedTuple):
    """The numbers of a moment, to go back to."""

    values: Array
    m: Array | None
    v: Array | None


class Storage:
    """The values, gradients and memories of a network's parameters, each kind in one flat array."""

    def __init__(self, network: Network, slots: tuple[str, ...], lanes: int) -> None:
        self.template, self.slots = network, slots
        self.places, size = _places(network, lanes)
        dtype = network.dtype
        self.values, self.gradients = aligned(size, dtype), aligned(size, dtype)
        self.m = aligned(size, dtype) if "m" in slots else None
        self.v = aligned(size, dtype) if "v" in slots else None

    def load(self, network: Network, state: OptimizerState) -> None:
        """Take over the numbers of a network and of an optimizer."""
        for flat in (self.values, self.m, self.v):
            if flat is not None:
                # What only fills up a vector was computed with, too, and may not be finite any more.
                flat.fill(0.0)
        for place, layer, memory in zip(self.places, network, state.layers, strict=True):
            for kind, array in (("W", layer.W), ("b", layer.b)):
                if array is None:
                    continue
                self._view(self.values, place, kind, array.shape)[...] = array
                for slot, flat in (("m", self.m), ("v", self.v)):
                    if flat is not None:
                        self._view(flat, place, kind, array.shape)[...] = getattr(memory, f"{slot}_{kind}")

    def network(self) -> Network:
        """The network of the moment."""
        return self.template.with_parameters(self.views(self.values.copy()))

    def state(self, t: int) -> OptimizerState:
        """What the optimizer remembers after t steps."""
        m, v = (self._remembered(flat) for flat in (self.m, self.v))
        layers = zip(m, v, strict=True)
        return OptimizerState(
            t, tuple(LayerState(m_W=m_W, m_b=m_b, v_W=v_W, v_b=v_b) for (m_W, m_b), (v_W, v_b) in layers)
        )

    def snapshot(self, into: Snapshot | None = None) -> Snapshot:
        """Copy the numbers of the moment, into an earlier copy that nobody needs any more if there is one."""
        if into is not None:
            for flat, kept in zip((self.values, self.m, self.v), into, strict=True):
                if flat is not None and kept is not None:
                    kept[...] = flat
            return into
        m, v = (None if flat is None else flat.copy() for flat in (self.m, self.v))
        return Snapshot(self.values.copy(), m, v)

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to the numbers of another moment."""
        for flat, kept in zip((self.values, self.m, self.v), snapshot, strict=True):
            if flat is not None:
                flat[...] = kept

    def views(self, flat: Array) -> list[tuple[Array, Array | None]]:
        """Each layer's W and b in a flat array, or what stands in their places in another one."""
        return [
            (
                self._view(flat, place, "W", layer.W.shape),
                None if layer.b is None else self._view(flat, place, "b", layer.b.shape),
            )
            for layer, place in zip(self.template, self.places, strict=True)
        ]

    def _remembered(self, flat: Array | None) -> list[tuple[Array | None, Array | None]]:
        """What the optimizer remembers of each layer's W and b, as copies."""
        if flat is None:
            return [(None, None)] * len(self.template)
        return list(self.views(freeze(flat.copy())))

    @staticmethod
    def _view(flat: Array, place: Place, kind: str, shape: tuple[int, ...]) -> Array:
        start = place.W if kind == "W" else place.b
        assert start is not None
        return flat[start : start + prod(shape)].reshape(shape)


def aligned(count: int, dtype: np.dtype[Any]) -> Array:
    """Zeros that begin where a vector may begin; large ones where a large page may, which NumPy asks for."""
    size = count * dtype.itemsize
    alignment = _LARGE_PAGE if size >= _LARGE_PAGE // 8 else _ALIGNMENT
    raw = np.zeros(max(2 * alignment, -(-size // alignment) * alignment) + alignment, np.uint8)
    skip = -raw.ctypes.data % alignment
    return raw[skip : skip + size].view(dtype)


def _places(network: Network, lanes: int) -> tuple[list[Place], int]:
    places, end = [], 0
    for layer in network:
        W, end = end, end + -(-layer.W.size // lanes) * lanes
        b = None if layer.b is None else end
        end += 0 if layer.b is None else -(-layer.b.size // lanes) * lanes
        places.append(Place(W, b))
    return places, end
