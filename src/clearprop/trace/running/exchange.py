"""Numbers handed from one process to another in a file: written where they lie, read where they are needed.

A record of a large program holds hundreds of megabytes, most of them several times over: the data that every
step read, the answers that entered the next layer.  Equal arrays are written once, none is copied on its way,
and of a large file a reader only takes what it looks at.  The file holds a description and numbers, no code.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from clearprop.errors import SettingError
from clearprop.record.container import Arrays
from clearprop.trace.tape.memory import Array
from clearprop.trace.tape.snapshots import samples

KINDS = "fiub"
ALIGNED_BYTES = 64
# Smaller arrays are written as they come: comparing them takes longer.
COMPARED_BYTES = 1 << 16
PART_BYTES = 1 << 22
MAPPED_BYTES = 1 << 24


def check_numbers(arrays: Arrays) -> None:
    """Refuse arrays of anything but numbers.

    Raises
    ------
    SettingError
        "an array of object cannot be handed over; only real numbers can."
    """
    for array in arrays.values():
        if array.dtype.kind not in KINDS:
            raise SettingError(f"an array of {array.dtype} cannot be handed over; only real numbers can.")


def write_exchange(path: Path, description: dict[str, Any], arrays: Arrays) -> None:
    """Write a description and arrays; the file is there when it is whole.

    Raises
    ------
    OSError
        where there is no room for it
    """
    placed = _Placed()
    places = {name: placed.place(array) for name, array in arrays.items()}
    header = json.dumps({"description": description, "arrays": places}, allow_nan=False).encode()
    header += b" " * (-(len(header) + 8) % ALIGNED_BYTES)
    unfinished = path.with_suffix(".part")
    try:
        with unfinished.open("wb") as file:
            file.write(len(header).to_bytes(8, "little") + header)
            for array in placed.arrays:
                for part in _parts(array):
                    file.write(part.reshape(-1).view(np.uint8).data)
                file.write(bytes(-array.nbytes % ALIGNED_BYTES))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def read_exchange(path: Path) -> tuple[dict[str, Any], Arrays]:
    """Read what was written; the arrays cannot be written to, and equal ones are one object.

    Raises
    ------
    ValueError, KeyError, TypeError
        where the file is no such file
    """
    data = _data(path)
    length = int.from_bytes(data[:8], "little")
    header = json.loads(bytes(data[8 : 8 + length]))
    seen: dict[tuple[Any, ...], Array] = {}
    arrays: Arrays = {}
    for name, (kind, shape, offset) in header["arrays"].items():
        key = kind, tuple(shape), offset
        if key not in seen:
            dtype, begin = np.dtype(kind), 8 + length + offset
            count = int(np.prod(shape, dtype=np.int64))
            empty = np.empty(shape, dtype)
            seen[key] = np.frombuffer(data, dtype, count, begin).reshape(shape) if count else empty
        arrays[name] = seen[key]
    return header["description"], arrays


def _data(path: Path) -> Any:
    """Give the bytes of a file: a small one is read, a large one stays where it is."""
    # Windows cannot remove a file that is looked at.
    if path.stat().st_size < MAPPED_BYTES or os.name == "nt":
        return path.read_bytes()
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


class _Placed:
    """The arrays of a file, each once, and where each begins after the header."""

    def __init__(self) -> None:
        self.arrays: list[Array] = []
        self.end = 0
        self._known: dict[int, int] = {}
        self._alike: dict[tuple[Any, ...], list[tuple[Array, int]]] = {}

    def place(self, array: Array) -> list[Any]:
        """Give kind, shape and place of an array."""
        offset = self._known.get(id(array))
        if offset is None:
            offset = self._known[id(array)] = self._found(array)
        return [array.dtype.str, list(array.shape), offset]

    def _found(self, array: Array) -> int:
        """Give the place of an equal array, else a new one."""
        if array.nbytes < COMPARED_BYTES:
            return self._new(array)
        alike = self._alike.setdefault((array.dtype.str, array.shape, samples(array)), [])
        for other, offset in alike:
            if _is_same(array, other):
                return offset
        alike.append((array, self._new(array)))
        return alike[-1][1]

    def _new(self, array: Array) -> int:
        self.arrays.append(array)
        offset, self.end = self.end, self.end + array.nbytes + -array.nbytes % ALIGNED_BYTES
        return offset


def _is_same(one: Array, other: Array) -> bool:
    """Whether two arrays of one kind and shape hold the same bytes."""
    if one.__array_interface__["data"] == other.__array_interface__["data"] and one.strides == other.strides:
        return True
    for a, b in zip(_parts(one), _parts(other), strict=True):
        if not np.array_equal(a.reshape(-1).view(np.uint8), b.reshape(-1).view(np.uint8)):
            return False
    return True


def _parts(array: Array) -> Iterator[Array]:
    """Give an array in parts that lie in rows, each small enough to be copied where it has to be."""
    if array.ndim == 0 or array.nbytes <= PART_BYTES:
        if array.size:
            yield np.ascontiguousarray(array)
        return
    rows = max(1, PART_BYTES * len(array) // array.nbytes)
    for begin in range(0, len(array), rows):
        yield np.ascontiguousarray(array[begin : begin + rows])
