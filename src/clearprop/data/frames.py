"""A pandas, polars or pyarrow table, a dict of columns or a structured array becomes a table of text.

Text loses nothing: the shortest text of a number gives the same number back, and from there on a data
frame and a CSV file are read by the same rules.
"""

from __future__ import annotations

import datetime
import decimal
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from clearprop.data.quoting import FRAME, counted, leave_out, listed, named
from clearprop.data.table import Table
from clearprop.errors import DataError, MissingExtraError

_PLAIN = (str, bool, int, float, decimal.Decimal, datetime.date, datetime.time, datetime.timedelta)


def table_from_frame(frame: Any, source: str = FRAME) -> Table:
    """Make a table of a data frame.

    Parameters
    ----------
    frame  : a pandas, polars or pyarrow table; a dict of columns of equal length; or a structured
             NumPy array.  The last two need nothing but NumPy.
    source : what messages call it

    Raises
    ------
    MissingExtraError
        "reading a data frame needs narwhals, which is not installed. Run: pip install
        'clearprop[frames]'"
    DataError
        "the data frame is of the type list, but it must be a pandas, polars or pyarrow table, …";
        "the data frame: two columns are called a. …"; "the data frame: the columns differ in length:
        a has 2 values, b has 3. …"; "the data frame, row 3 (counted from 0): tags is of the type
        list. …"

    Examples
    --------
    >>> table = table_from_frame({"size": [0.1, None], "red": [True, False]})
    >>> table.names, table.columns
    (('size', 'red'), (('0.1', ''), ('True', 'False')))
    """
    names, columns = _columns(frame, source)
    _check(names, columns, source)
    cells = tuple(
        tuple(_text(value, source, row, name) for row, value in enumerate(column))
        for name, column in zip(names, columns, strict=True)
    )
    return Table(source, tuple(name.strip() for name in names), cells)


def as_table(data: Any, source: str = FRAME) -> Table:
    """Give a table as it is, and make one of a data frame.

    Examples
    --------
    >>> as_table({"size": [1.5]}).columns
    (('1.5',),)
    """
    return data if isinstance(data, Table) else table_from_frame(data, source)


def _columns(frame: Any, source: str) -> tuple[list[str], list[list[Any]]]:
    if isinstance(frame, Mapping):
        return [str(name) for name in frame], [_values(column, source) for column in frame.values()]
    if isinstance(frame, np.ndarray) and frame.dtype.names and frame.ndim == 1:
        return list(frame.dtype.names), [frame[name].tolist() for name in frame.dtype.names]
    return _through_narwhals(frame, source)


def _values(column: Any, source: str) -> list[Any]:
    if isinstance(column, np.ndarray) and column.ndim == 1:
        return list(column.tolist())
    if isinstance(column, str | bytes) or not isinstance(column, Iterable):
        raise DataError(
            f"{source}: a column is of the type {type(column).__name__}. Give a list of its values."
        )
    return list(column)


def _through_narwhals(frame: Any, source: str) -> tuple[list[str], list[list[Any]]]:
    try:
        import narwhals as nw  # only who passes a data frame pays for this
    except ImportError as problem:
        raise MissingExtraError(
            "reading a data frame needs narwhals, which is not installed. "
            "Run: pip install 'clearprop[frames]'"
        ) from problem
    try:
        eager = nw.from_native(frame, eager_only=True)
    except TypeError as problem:
        raise DataError(
            f"{source} is of the type {type(frame).__name__}, but it must be a pandas, polars or pyarrow "
            "table, a dict of columns, or a structured NumPy array. A lazy frame has to be collected first."
        ) from problem
    except nw.exceptions.DuplicateError as problem:
        names = getattr(frame, "column_names", None) or frame.columns  # pyarrow's word for it, and pandas's
        raise _double([str(name) for name in names], source) from problem
    return [str(name) for name in eager.columns], [series.to_list() for series in eager.iter_columns()]


def _check(names: list[str], columns: list[list[Any]], source: str) -> None:
    stripped = [name.strip() for name in names]
    if "" in stripped:
        raise DataError(
            f"{source}: column {stripped.index('') + 1} of {len(names)} has no name. "
            "Give it one, or take the column out."
        )
    if len(set(stripped)) < len(stripped):
        raise _double(stripped, source)
    lengths = {len(column) for column in columns}
    if len(lengths) > 1:
        other = next(i for i, column in enumerate(columns) if len(column) != len(columns[0]))
        raise DataError(
            f"{source}: the columns differ in length: {named(names[0])} has "
            f"{counted(len(columns[0]), 'value')}, {named(names[other])} has {len(columns[other])}. "
            "Give every column the same number of values."
        )
    if not columns or lengths == {0}:
        what = f"columns ({listed(names)}) and no rows" if names else "no columns"
        raise DataError(f"{source} has {what}. Give at least one column and one row.")


def _double(names: list[str], source: str) -> DataError:
    twice = next(name for name, count in Counter(names).items() if count > 1)
    return DataError(f"{source}: two columns are called {named(twice)}. Rename one.")


def _text(value: Any, source: str, row: int, name: str) -> str:
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or type(value).__name__ in ("NAType", "NaTType"):  # what pandas writes for nothing
        return ""
    if isinstance(value, float):
        return repr(value) if value == value else ""  # NaN alone differs from itself
    if isinstance(value, _PLAIN):
        return str(value)
    raise DataError(
        f"{source}, row {row} (counted from 0): {named(name)} is of the type {type(value).__name__}. "
        f"Make the column numbers, answers or texts, or {leave_out([name], source)}"
    )
