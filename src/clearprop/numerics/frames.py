"""A data frame where an array of numbers is expected: its columns keep their names, so that errors name them.

narwhals reads pandas, polars and pyarrow alike.  Where it is not installed, NumPy is asked to read the
frame as whatever it can, which gives the same numbers and errors without names.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

PLAIN = (np.ndarray, np.generic, list, tuple, int, float)  # what comes here day by day is no frame


def as_frame(values: object) -> Any | None:
    """The frame or the series as narwhals shows it; None for everything else.

    Examples
    --------
    >>> as_frame([1.0, 2.0]) is None
    True
    """
    if isinstance(values, PLAIN):
        return None
    try:
        import narwhals as nw  # only who passes something else pays for this
    except ImportError:
        return None
    if nw.dependencies.is_into_dataframe(values):
        return nw.from_native(values, eager_only=True)
    if nw.dependencies.is_into_series(values):
        return nw.from_native(values, series_only=True)
    return None


def column_names(values: object) -> tuple[str, ...]:
    """The names of a frame's columns; none of what is no frame.

    Examples
    --------
    >>> column_names(np.zeros((2, 2)))
    ()
    """
    frame = as_frame(values)
    return tuple(map(str, getattr(frame, "columns", ())))


def columns_of(frame: Any, name: str) -> list[tuple[str, NDArray[Any]]]:
    """Each column as an array, behind what messages call it: ``x, column 'age'``."""
    series = list(frame.iter_columns()) if hasattr(frame, "columns") else [frame]
    return [(f"{name}, column {each.name!r}" if each.name else name, _array(each)) for each in series]


def _array(series: Any) -> NDArray[Any]:
    """A column's values; one of nothing but text as text, which pandas hands over as objects."""
    array = np.asarray(series.to_numpy())
    texts = array.dtype.kind == "O" and all(isinstance(value, str) for value in array)
    return array.astype(str) if texts else array
