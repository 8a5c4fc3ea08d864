"""Checks that arrays have the sizes and the numbers that a formula needs, each with a message that points.

NumPy would broadcast two sizes that do not belong together and go on; a network trained on that learns
nothing and nobody is told.  So sizes are compared, never broadcast.
"""

from __future__ import annotations

import reprlib
import sys
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clearprop.errors import DataError, ShapeError
from clearprop.numerics.arrays import Array
from clearprop.numerics.frames import as_frame, columns_of


def as_numbers(values: object, name: str) -> NDArray[Any]:
    """Give whatever holds numbers as an array, in the dtype that it came in: floats, whole numbers, booleans.

    A data frame of pandas, polars or pyarrow gives (n, columns), a series (n,).  Python objects (fractions,
    decimals, whole numbers of any length) become float64, or int64 where all are whole numbers.  Nothing is
    guessed at: text is not read as numbers, and a mask is not ignored.

    Raises
    ------
    ShapeError
        "x is not a full table of numbers: its rows differ in length."
    DataError
        "x holds text (<U3); real numbers are needed. Convert it first: numbers with astype(float), names of
        classes with np.unique(names, return_inverse=True)[1]."
        "x[2, 0] is None, which is not a real number. Replace it or leave the row out."
        "x is a generator; give an array, a list of rows or a data frame."
        "x has masked entries; fill them or leave their rows out."
        "x, column 'species' holds text (<U10); real numbers are needed. …"

    Examples
    --------
    >>> as_numbers([[1, 2], [3, 4]], "x").dtype, as_numbers([[0.5]], "x").dtype
    (dtype('int64'), dtype('float64'))
    """
    # Nobody has a mask who has not imported masks, which takes as long as half of this package.
    if "numpy.ma" in sys.modules and np.ma.is_masked(values):
        raise DataError(f"{name} has masked entries; fill them or leave their rows out.")
    frame = as_frame(values)
    if frame is not None:
        return _from_frame(frame, name)
    try:
        array: NDArray[Any] = np.asarray(values)
    except ValueError:
        raise ShapeError(f"{name} is not a full table of numbers: its rows differ in length.") from None
    except (RuntimeError, TypeError, OverflowError) as problem:  # such as a tensor that wants its gradient
        raise DataError(f"{name} cannot be read as an array of numbers: {problem}") from problem
    if array.dtype.kind == "O":
        array = _from_objects(array, name)
    if array.dtype.kind not in "fiub":
        raise DataError(f"{name} holds {_kind(array.dtype)}; real numbers are needed. {_CONVERT}")
    return array


_CONVERT = (
    "Convert it first: numbers with astype(float), names of classes with"
    " np.unique(names, return_inverse=True)[1]."
)


def _kind(dtype: np.dtype[Any]) -> str:
    word = {"U": "text", "S": "bytes", "c": "complex numbers", "V": "records"}.get(dtype.kind, "values")
    return f"{word} ({dtype})"


def _from_frame(frame: Any, name: str) -> NDArray[Any]:
    arrays = [as_numbers(array, called) for called, array in columns_of(frame, name)]
    if not hasattr(frame, "columns"):
        return arrays[0]
    return np.column_stack(arrays) if arrays else np.empty((len(frame), 0))


def _from_objects(array: NDArray[Any], name: str) -> NDArray[Any]:
    if array.ndim == 0:
        what = "None" if array.item() is None else f"a {type(array.item()).__name__}"
        raise DataError(f"{name} is {what}; give an array, a list of rows or a data frame.")
    for place, value in np.ndenumerate(array):
        if not _is_real(value):
            where = ", ".join(map(str, place))
            raise DataError(
                f"{name}[{where}] is {reprlib.repr(value)}, which is not a real number."
                " Replace it or leave the row out."
            )
    whole = all(isinstance(value, int) and abs(value) < 2**53 for value in array.flat)
    return array.astype(np.int64 if whole else np.float64)


def _is_real(value: object) -> bool:
    """Whether float() takes it; text is refused, which it would take, and so is a number beyond float64."""
    given: Any = value
    try:
        return not isinstance(value, str | bytes) and isinstance(float(given), float)
    except (TypeError, ValueError, OverflowError):
        return False


def in_dtype(array: NDArray[Any], dtype: np.dtype[Any], name: str, columns: tuple[str, ...] = ()) -> Array:
    """The same numbers in another type, without a copy where it is theirs already.

    Raises
    ------
    DataError
        "W[0, 1] is 1e+300, which is too large for float32; scale it, or use float64."
    """
    with np.errstate(over="ignore", under="ignore"):
        converted = np.asarray(array, dtype=dtype)
    lost = np.isinf(converted) & np.isfinite(array) if converted is not array else np.array(False)
    if lost.any():
        where = tuple(int(i) for i in np.argwhere(lost)[0])
        remedy = "scale it" if dtype == np.float64 else "scale it, or use float64"
        raise DataError(
            f"{_place(where, name, columns)} is {array[where]!s}, which is too large for {dtype}; {remedy}."
        )
    return converted


def check_finite(array: Array, name: str, remedy: str = "", columns: tuple[str, ...] = ()) -> None:
    """Refuse nan and infinity, naming the first such entry, and its column where ``columns`` have names.

    Raises
    ------
    DataError
        "x[3, 1] is nan: every number must be finite. Impute it or leave the row out."

    Examples
    --------
    >>> check_finite(np.array([[1.0, np.inf]]), "x", "Impute it.")
    Traceback (most recent call last):
    ...
    clearprop.errors.DataError: x[0, 1] is inf: every number must be finite. Impute it.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        # A finite sum proves that every entry is finite, without a mask as large as the data.
        if np.isfinite(array.sum()):
            return
    finite = np.isfinite(array)
    if not finite.all():
        raise DataError(
            f"{entry(array, ~finite, name, columns)}: every number must be finite{remedy and f'. {remedy}'}"
        )


def entry(array: Array, where: NDArray[np.bool_], name: str, columns: tuple[str, ...] = ()) -> str:
    """Name the first entry of an array where a condition holds, with its value: ``x[3, 1] is nan``.

    Examples
    --------
    >>> y = np.array([[0.0, 2.0]])
    >>> entry(y, y > 1, "y")
    'y[0, 1] is 2.0'
    >>> entry(y, y > 1, "x", ("width", "height"))
    "x[0, 1] (column 'height') is 2.0"
    """
    place = tuple(int(i) for i in np.argwhere(where)[0])
    return f"{_place(place, name, columns)} is {float(array[place])!r}"


def _place(place: tuple[int, ...], name: str, columns: tuple[str, ...]) -> str:
    column = f" (column {columns[place[-1]]!r})" if len(place) == 2 and len(columns) > place[-1] else ""
    return f"{name}[{', '.join(map(str, place))}]{column}"


def check_same_shape(first: Array, second: Array, first_name: str, second_name: str) -> None:
    """Refuse two arrays of different shapes, rather than broadcast one over the other.

    Raises
    ------
    ShapeError
        "a is (4, 1) but y is (4,): they must have the same shape, and are not broadcast"

    Examples
    --------
    >>> check_same_shape(np.zeros((4, 1)), np.ones((4, 1)), "a", "y")
    """
    if first.shape != second.shape:
        raise ShapeError(
            f"{first_name} is {first.shape} but {second_name} is {second.shape}:"
            " they must have the same shape, and are not broadcast"
        )
