"""What a writer of Steps found for one row of the table, and how many such records fit in one small file.

The file holds one flat array a field, row after row and layer after layer, because a thousand small arrays
would cost more in names than in numbers; the shapes come from the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from tests.parity.table import LayerRow, Numbers, Row

FILE = Path(__file__).with_name("torch_parity.npz")
FIELDS = ("z", "a", "delta", "dW", "db")

Layer = Mapping[str, "Numbers | None"]
Parameters = tuple[tuple[Numbers, "Numbers | None"], ...]


@dataclass(frozen=True, eq=False)
class Recorded:
    """The first step of a row, and W and b of every layer after ``STEPS`` steps of each optimizer."""

    loss: float
    layers: tuple[Layer, ...]
    trained: tuple[Parameters, ...]


def pack(records: list[Recorded]) -> dict[str, Numbers]:
    """Every record in one flat array a field."""
    flat = {field: [layer[field] for r in records for layer in r.layers] for field in FIELDS}
    flat["loss"] = [np.array([record.loss]) for record in records]
    flat["trained"] = [p for r in records for run in r.trained for p in chain.from_iterable(run)]
    return {
        name: np.concatenate([a.ravel() for a in arrays if a is not None]) for name, arrays in flat.items()
    }


def unpack(rows: tuple[Row, ...], flat: Mapping[str, Numbers]) -> list[Recorded]:
    """The records again, in the shapes that the table gives; every number is used exactly once."""
    readers = {name: _Reader(array) for name, array in flat.items()}
    records = [_unpack(row, readers) for row in rows]
    left = {name: reader.left for name, reader in readers.items() if reader.left}
    if left:
        raise ValueError(f"the file holds more numbers than the table asks for: {left}")
    return records


def read(path: Path = FILE) -> tuple[dict[str, Numbers], dict[str, str]]:
    """The flat arrays of a file, and what it says of itself."""
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in (*FIELDS, "loss", "trained")}
        return arrays, {name: str(file[name]) for name in ("checksum", "made_by")}


class _Reader:
    def __init__(self, numbers: Numbers) -> None:
        self._numbers, self._place = numbers, 0

    def take(self, shape: tuple[int, ...]) -> Numbers:
        begin, self._place = self._place, self._place + int(np.prod(shape))
        return self._numbers[begin : self._place].reshape(shape)

    @property
    def left(self) -> int:
        return len(self._numbers) - self._place


def _unpack(row: Row, readers: Mapping[str, _Reader]) -> Recorded:
    layers = tuple(
        {field: None if shape is None else readers[field].take(shape) for field, shape in _shapes(row, layer)}
        for layer in row.layers
    )
    trained = tuple(tuple(_parameters(row, readers["trained"])) for _ in row.optimizers)
    return Recorded(float(readers["loss"].take((1,))[0]), layers, trained)


def _shapes(row: Row, layer: LayerRow) -> list[tuple[str, tuple[int, ...] | None]]:
    units = (len(row.x), layer.W.shape[1])
    shapes = (units, units, units, layer.W.shape, None if layer.b is None else layer.b.shape)
    return list(zip(FIELDS, shapes, strict=True))


def _parameters(row: Row, reader: _Reader) -> Iterator[tuple[Numbers, Numbers | None]]:
    for layer in row.layers:
        yield reader.take(layer.W.shape), None if layer.b is None else reader.take(layer.b.shape)
