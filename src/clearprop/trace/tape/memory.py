"""Where a view lies in the memory that it looks at: pointers and strides become an index map.

Transposes, reshapes, slices and negative strides need no rules of their own.  The entries of a view are some
of the entries of its owner; which ones follows from the two addresses and the strides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
LAID_OUT_BYTES = 1 << 24


def owner_of(array: Array) -> Array:
    """Give the array whose memory a view looks at; an array that owns its memory is its own owner."""
    base = array.base
    while isinstance(base, np.ndarray):
        array, base = base, base.base
    return array


def address(array: Array) -> int:
    """Give the address of the entry with all indices 0."""
    return int(array.__array_interface__["data"][0])


def steps(shape: tuple[int, ...], strides: tuple[int, ...]) -> Array:
    """Give the distance of every entry from the first one, in bytes."""
    distance = np.zeros(shape, dtype=np.int64)
    for axis, (size, stride) in enumerate(zip(shape, strides, strict=True)):
        along = np.arange(size, dtype=np.int64) * stride
        distance += along.reshape((-1,) + (1,) * (len(shape) - axis - 1))
    return distance


def laid_out(values: Array, strides: tuple[int, ...]) -> Array:
    """Give the same entries with these strides, because rounding may depend on where entries lie."""
    if values.strides == strides or values.size == 0:
        return values
    extents = [stride * (size - 1) for size, stride in zip(values.shape, strides, strict=True)]
    lowest = sum(extent for extent in extents if extent < 0)
    span = sum(abs(extent) for extent in extents) + values.itemsize
    if span > LAID_OUT_BYTES + 2 * values.nbytes:
        return values
    room = np.empty(span, dtype=np.uint8)
    placed: Array = np.ndarray(values.shape, values.dtype, room, -lowest, strides)
    placed[...] = values
    return placed


def c_strides(shape: tuple[int, ...], itemsize: int) -> tuple[int, ...]:
    """Give the strides of an array in rows, as NumPy writes them."""
    strides, stride = [], itemsize
    for size in reversed(shape):
        strides.append(stride)
        stride *= max(size, 1)
    return tuple(reversed(strides))


@dataclass(frozen=True, slots=True)
class Region:
    """The entries of an owner that a view shows."""

    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    itemsize: int
    owner_shape: tuple[int, ...]
    owner_strides: tuple[int, ...]

    def indices(self) -> Array:
        """Give, in the shape of the view, the position of each entry among the owner's entries in C order."""
        entries = (self.offset + steps(self.shape, self.strides)) // self.itemsize
        if self.owner_strides == c_strides(self.owner_shape, self.itemsize):
            return entries
        if self.owner_strides == c_strides(self.owner_shape[::-1], self.itemsize)[::-1]:
            at = np.unravel_index(entries, self.owner_shape, order="F")
            return np.asarray(np.ravel_multi_index(at, self.owner_shape))
        there = steps(self.owner_shape, self.owner_strides).reshape(-1) // self.itemsize
        order = np.argsort(there, kind="stable")
        return order[np.searchsorted(there, entries, sorter=order) % max(len(order), 1)]

    def gather(self, owner: Array) -> Array:
        """Take the view's entries out of the owner, lying as the view's did, or only look at them."""
        if owner.flags.c_contiguous and owner.strides == self.owner_strides and 0 not in self.shape:
            rest = owner.reshape(-1)[self.offset // self.itemsize :]
            return np.lib.stride_tricks.as_strided(rest, self.shape, self.strides, writeable=False)
        return laid_out(np.ravel(owner)[self.indices()], self.strides)

    def scatter(self, owner: Array, part: Array) -> Array:
        """Give the owner after the view was written, as a new array."""
        flat = np.array(owner, order="C").reshape(-1)
        flat[self.indices()] = part
        return laid_out(flat.reshape(self.owner_shape), self.owner_strides)


def region_of(view: Array, owner: Array) -> Region | None:
    """Find a view in its owner's memory; None where an entry of the view is no entry of the owner."""
    if view.dtype != owner.dtype or owner.itemsize == 0:
        return None
    offset = address(view) - address(owner)
    region = Region(offset, view.shape, view.strides, view.itemsize, owner.shape, owner.strides)
    if view.size == 0:
        return region
    low, high = bounds(view.shape, view.strides)
    first, last = bounds(owner.shape, owner.strides)
    if offset + low < first or offset + high > last or offset % owner.itemsize:
        return None
    if (last - first) // owner.itemsize + 1 == owner.size:
        return region
    there = offset + steps(view.shape, view.strides)
    return region if np.isin(there, steps(owner.shape, owner.strides)).all() else None


def bounds(shape: tuple[int, ...], strides: tuple[int, ...]) -> tuple[int, int]:
    """Give the distance in bytes of the lowest and of the highest entry from the first one."""
    extents = [stride * (size - 1) for size, stride in zip(shape, strides, strict=True)]
    return sum(e for e in extents if e < 0), sum(e for e in extents if e > 0)
