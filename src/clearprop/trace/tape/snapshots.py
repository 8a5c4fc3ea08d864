"""What a recorded array held, kept so that a later change of the array cannot change the record.

Small arrays are copied as bytes, which is the fastest way both to copy and to compare.  Very large ones are
held, not copied, and told from a changed one by samples: those that can be computed again only as long as the
program itself has them.  When the room for values is used up, what can be computed again is let go.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.trace.tape.memory import Array, laid_out

SMALL_BYTES = 1 << 16
COMPARED_BYTES = 1 << 20
COPIED_BYTES = 1 << 23
SAMPLES = 4096
# What takes more than this part of the room for copies is large.
LARGE = 100
HELD_BYTES = 1 << 30


class Lost(LookupError):
    """The value of a node is not known any more."""


@dataclass(slots=True)
class Snapshot:
    """The entries of an array at one moment: ``data`` a copy, or else ``live``, the array itself.

    ``weak`` looks at an array that lives as long as the program has it.
    """

    data: bytes | None
    dtype: np.dtype[Any]
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    live: Any = None
    samples: bytes | None = None
    weak: weakref.ref[Any] | None = None

    def held(self) -> Array | None:
        """Give the array itself; None where it was copied, or is gone."""
        return self.live if self.weak is None else self.weak()

    def is_gone(self) -> bool:
        """Whether the entries are neither copied nor held."""
        return self.data is None and self.held() is None

    def array(self) -> Array:
        """Give the entries as an array that cannot be written, lying as the recorded one lay."""
        if self.data is not None:
            entries: Array = np.frombuffer(self.data, self.dtype).reshape(self.shape)
            return entries if entries.strides == self.strides else laid_out(entries, self.strides)
        held = self.held()
        if held is None:
            raise Lost("the array was too large to keep")
        if self.samples is not None and samples(held) != self.samples:
            raise Lost("the array was changed while nobody looked")
        return held if self.samples is None else sealed(held)

    def unchanged(self, array: Array) -> bool:
        """Whether an array still holds these entries, byte for byte (samples of it, where it is large)."""
        if array.shape != self.shape:
            return False
        if self.data is None:
            return self.samples is None or samples(array) == self.samples
        if len(self.data) <= SMALL_BYTES:
            return array.tobytes() == self.data
        if len(self.data) <= COMPARED_BYTES:
            return equal_bytes(array, self.data)
        return self.samples is not None and samples(array) == self.samples

    def secure(self) -> None:
        """Copy an array that is only held, because it is about to change."""
        held = self.held()
        if self.data is None and held is not None and self.samples is not None:
            self.data, self.live, self.weak = held.tobytes(), None, None


@dataclass(slots=True)
class Objects:
    """An array of Python objects, or of a class of its own: a copy, which only looks at the outer array."""

    copy: Array

    def array(self) -> Array:
        """Give the copy."""
        return self.copy

    def unchanged(self, array: Array) -> bool:
        """Whether the array holds the same objects, or the same numbers."""
        if array.shape != self.copy.shape or array.dtype != self.copy.dtype:
            return False
        if array.dtype.hasobject:
            return all(a is b for a, b in zip(array.flat, self.copy.flat, strict=True))
        return np.asarray(array).tobytes() == np.asarray(self.copy).tobytes()

    def secure(self) -> None:
        """Nothing: it is a copy."""


def restored(held: Any) -> Any:
    """Give a value from what was kept of it, also inside containers."""
    kind = type(held)
    if kind is Snapshot or kind is Objects:
        return held.array()
    if kind is tuple or kind is list:
        return kind([restored(element) for element in held])
    if kind is dict:
        return {key: restored(element) for key, element in held.items()}
    return held


def equal_bytes(array: Array, data: bytes) -> bool:
    """Compare without copying where the array lies in rows."""
    if not array.flags.c_contiguous:
        return array.tobytes() == data
    return bool(np.array_equal(array.reshape(-1).view(np.uint8), np.frombuffer(data, np.uint8)))


def samples(array: Array) -> bytes:
    """Give the bytes of some entries, spread evenly over every axis."""
    share = (SAMPLES / max(array.size, 1)) ** (1.0 / max(array.ndim, 1))
    steps = [max(1, int(size / max(1.0, np.ceil(size * share)))) for size in array.shape]
    return array[tuple(slice(None, None, step) for step in steps)].tobytes()


def sealed(array: Array) -> Array:
    """Look at an array without being able to write it."""
    view = array.view()
    view.flags.writeable = False
    return view


class Keeper:
    """Decides how the value of an array is kept, and counts what that takes.

    Copies of large arrays may take half of the room, so that the parameters of every step have theirs.
    Very large arrays that cannot be computed again are data, and are held until they are too many.
    """

    def __init__(self, limit_bytes: int) -> None:
        self.limit_bytes = limit_bytes
        self.kept_bytes = 0
        self.held_bytes = 0

    def keep(self, array: Array, again: bool, within: Any = None) -> Snapshot | Objects:
        """Keep an array.

        Parameters
        ----------
        again  : whether it can be computed again, so that it may be let go
        within : what was kept of the array in whose memory it lies
        """
        if type(array) is not np.ndarray or array.dtype.hasobject:
            return Objects(array.copy())
        if array.nbytes > COPIED_BYTES:
            return self._held(array, again, within)
        size = array.nbytes
        room = self.limit_bytes // (2 if size > self.limit_bytes // LARGE else 1)
        if again and self.kept_bytes + size > room:
            return Snapshot(None, array.dtype, array.shape, array.strides, None, samples(array))
        self.kept_bytes += size
        kept = Snapshot(array.tobytes(), array.dtype, array.shape, array.strides)
        if size > COMPARED_BYTES:
            kept.samples = samples(array)
        return kept

    def hold(self, kept: Snapshot, array: Array) -> None:
        """Hold an array that was only looked at, because it is used now."""
        if self.held_bytes <= HELD_BYTES:
            self.held_bytes += array.nbytes
            kept.live, kept.weak = array, None

    def _held(self, array: Array, again: bool, within: Any) -> Snapshot:
        """Hold a very large array itself; a view takes no room where what it looks at is held."""
        kept = Snapshot(None, array.dtype, array.shape, array.strides, None, samples(array))
        if isinstance(within, Snapshot) and within.live is not None:
            kept.live = array
        else:
            kept.weak = weakref.ref(array)
            if not again:
                self.hold(kept, array)
        return kept
