"""A table with every kind of column, a model of it, and the same rows as a graph takes them."""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.data.frames import table_from_frame
from clearprop.data.table import Table
from clearprop.model import Model
from clearprop.training.tabular import TableSettings, fit_table

RNG = np.random.default_rng(0)
ROWS = 60
CELLS: dict[str, list[Any]] = {
    "size": [None if v < -1 else float(v) for v in RNG.normal(size=ROWS)],
    "red": [("yes", "no", None)[i] for i in RNG.integers(0, 3, ROWS)],
    "kind of, 种": [("a", "b c", "甲", None)[i] for i in RNG.integers(0, 4, ROWS)],
    "W1": RNG.normal(1e6, 1e3, ROWS).tolist(),
    "three": [("u", "v", "w")[i] for i in RNG.integers(0, 3, ROWS)],
    "two": [("u", "v")[i] for i in RNG.integers(0, 2, ROWS)],
    "price": RNG.normal(1e5, 1e3, ROWS).tolist(),
}
TARGETS = ("three", "two", "price")
FEATURES = tuple(name for name in CELLS if name not in TARGETS)


def table(*names: str) -> Table:
    return table_from_frame({name: CELLS[name] for name in names})


def model(target: str, dtype: str = "float64") -> Model:
    settings = TableSettings(hidden=((5, "gelu"), (4, "elu")), epochs=3, dtype=dtype)
    return fit_table(table(*FEATURES, target), target, settings=settings, rng=0).model


def feeds(cells: dict[str, list[Any]]) -> dict[str, Any]:
    """The cells as inputs (n, 1): texts, "" where one is missing, and numbers, NaN where one is missing."""
    return {name: _column(values) for name, values in cells.items()}


def _column(values: list[Any]) -> Any:
    if any(isinstance(value, str) for value in values):
        return np.array([["" if value is None else value] for value in values], dtype=object)
    return np.array([[np.nan if value is None else value] for value in values], dtype=np.float64)
