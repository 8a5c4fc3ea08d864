"""What kind of values a column holds is decided here, once, for the whole table.

The decision uses every row; what is *fitted* (medians, means, known categories) later uses training
rows only.  Where a column could be read in two ways, the reading taken is in its notes, and where
either would do harm the column is refused with what to do about it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from clearprop.data.cells import missing_markers, natural_key, number
from clearprop.data.notes import Note, note
from clearprop.data.quoting import counted, leave_out, listed, named, quoted
from clearprop.data.table import Table
from clearprop.errors import DataError

Kind = Literal["numeric", "boolean", "categorical"]

# Pairs of words that answer a question; a column is boolean if it holds both of one pair and nothing else.
ANSWERS = (
    ("false", "true"),
    ("no", "yes"),
    ("n", "y"),
    ("f", "t"),
    ("off", "on"),
    ("否", "是"),
    ("假", "真"),
)

MOST_SPELLINGS = 20  # yes, Yes, YES, …: no file writes its answers in more ways

MOST_CATEGORIES = 1000
FEW_CATEGORIES = 20  # so many different values are categories, however few rows there are


@dataclass(frozen=True, eq=False)
class Column:
    """One feature, read: its kind and its values.

    Attributes
    ----------
    name       : the column's name
    kind       : ``"numeric"``, ``"boolean"`` or ``"categorical"``
    values     : (n,) the number, 0 or 1 for a boolean, the index into ``categories``; NaN where missing
    categories : the different texts of a categorical column, in natural order; else empty
    notes      : what had to be decided
    """

    name: str
    kind: Kind
    values: NDArray[np.float64]
    categories: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def classify(table: Table) -> tuple[Column, ...]:
    """Read every column of a table of features (the target taken out) as what it is.

    - *boolean*: holds both words of one pair (true/false, yes/no, y/n, t/f, on/off, 是/否, 真/假);
    - *numeric*: every value present is a number;
    - *categorical*: anything else.  If at least half of the values are numbers, and more than 20 of
      them or more than half of them differ, the column is a measurement with a slip in it, and the
      first value that is no number is named.  If more than 1000 texts differ, or more than 20 and
      more than half of the rows' number, the column is a name or an identifier and is refused.

    Raises
    ------
    DataError
        "flowers.csv: the column age has no value (150 rows). Fill it in, or leave it out: --drop age";
        "flowers.csv, line 7: width is inf, which no calculation survives. …";
        "flowers.csv, line 7: width is 'wide', but 148 of 150 values in this column are numbers. …";
        "people.csv: name has 10000 different texts in 10000 rows, so it reads like an identifier and
        not like a category (the first is 'Ann'). Leave it out: --drop name"

    Examples
    --------
    >>> table = Table("a.csv", ("size", "red", "kind"), (("1", "2"), ("no", "yes"), ("a", "b")))
    >>> [column.kind for column in classify(table)]
    ['numeric', 'boolean', 'categorical']
    """
    if not table.names:
        raise DataError(
            f"{table.source}: there is no column beside the target. Add what it is to be told from."
        )
    columns = tuple(_classify(table, name) for name in table.names)
    _refuse_identifiers(table, columns)
    return columns


def _classify(table: Table, name: str) -> Column:
    cells = [cell.strip() for cell in table.column(name)]
    markers = missing_markers(set(cells))
    rows = [row for row, cell in enumerate(cells) if cell not in markers]
    if not rows:
        raise DataError(
            f"{table.source}: the column {named(name)} has no value ({counted(table.n, 'row')}). "
            f"Fill it in, or {leave_out([name], table.source)}"
        )
    different = {cells[row] for row in rows}
    answers = _answers(different)
    if answers:
        return _read(
            name, "boolean", cells, rows, {text: float(text.casefold() == answers[1]) for text in different}
        )
    as_number = {text: value for text in different if (value := number(text)) is not None}
    if len(as_number) == len(different):
        return _checked(table, _read(name, "numeric", cells, rows, as_number))
    notes = _look_at_mixture(table, name, cells, rows, as_number) if as_number else ()
    categories = tuple(sorted(different, key=natural_key))
    values = {text: float(code) for code, text in enumerate(categories)}
    return _read(name, "categorical", cells, rows, values, notes, categories)


def _answers(different: set[str]) -> tuple[str, str] | None:
    """Return the pair of answers that a column holds, if it holds both and nothing else."""
    if len(different) > MOST_SPELLINGS:
        return None
    spoken = {text.casefold() for text in different}
    return next((pair for pair in ANSWERS if spoken == set(pair)), None)


def _read(
    name: str,
    kind: Kind,
    cells: list[str],
    rows: list[int],
    meaning: dict[str, float],
    notes: tuple[Note, ...] = (),
    categories: tuple[str, ...] = (),
) -> Column:
    values = np.full(len(cells), math.nan)
    values[rows] = [meaning[cells[row]] for row in rows]
    values.setflags(write=False)
    return Column(name, kind, values, categories, notes)


def _checked(table: Table, column: Column) -> Column:
    """Refuse infinite numbers, and remark on numbers that go 1, 2, 3, …: they say nothing of their rows."""
    values = column.values
    infinite = np.flatnonzero(np.isinf(values))
    if infinite.size:
        raise refuse_infinite(table, column.name, int(infinite[0]))
    counts = values.size > FEW_CATEGORIES and np.array_equal(values, values[0] + np.arange(values.size))
    if counts and values[0] in (0, 1):
        return replace(column, notes=(note("counts_rows", column=named(column.name)),))
    return column


def refuse_infinite(table: Table, name: str, row: int) -> DataError:
    """Return the error for an infinite value.

    Examples
    --------
    >>> print(refuse_infinite(Table("a.csv", ("width",), (("inf",),), lines=(2,)), "width", 0))
    a.csv, line 2: width is inf, which no calculation survives. Write a number, or leave the cell empty.
    """
    return DataError(
        f"{table.place(row)}: {named(name)} is {table.column(name)[row].strip()}, which no calculation "
        "survives. Write a number, or leave the cell empty."
    )


def _look_at_mixture(
    table: Table, name: str, cells: list[str], rows: list[int], as_number: dict[str, float]
) -> tuple[Note, ...]:
    """Tell a measurement with a slip in it (refused) from categories some of which are numbers (said)."""
    numeric = sum(1 for row in rows if cells[row] in as_number)
    other = next(row for row in rows if cells[row] not in as_number)
    if is_measurement(len(as_number), numeric, len(rows)):
        raise DataError(
            f"{table.place(other)}: {named(name)} is {quoted(cells[other])}, but {numeric} of {len(rows)} "
            "values in this column are numbers. Correct it, or leave the cell empty, or "
            f"{leave_out([name], table.source, 'the column')}"
        )
    return (
        note("mixed_column", column=named(name), place=table.row_note(other), value=quoted(cells[other])),
    )


def _refuse_identifiers(table: Table, columns: tuple[Column, ...]) -> None:
    refused = [column for column in columns if is_identifier(len(column.categories), present(column))]
    if not refused:
        return
    first = refused[0]
    texts, rows = len(first.categories), counted(present(first), "row")
    also = f" The same holds for {listed([column.name for column in refused[1:]])}." if refused[1:] else ""
    example = table.column(first.name)[int(np.flatnonzero(~np.isnan(first.values))[0])].strip()
    advice = leave_out((column.name for column in refused), table.source)
    raise DataError(
        f"{table.source}: {named(first.name)} has {texts} different texts in {rows}, so it reads like "
        f"an identifier and not like a category (the first is {quoted(example)}).{also} "
        f"L{advice.removeprefix('l')}"
    )


def present(column: Column) -> int:
    """How many rows of a column hold a value."""
    return int(np.count_nonzero(~np.isnan(column.values)))


def is_measurement(different: int, numeric: int, rows: int) -> bool:
    """Whether a column holds measurements, although not all of its values are numbers.

    Examples
    --------
    >>> is_measurement(148, 149, 150), is_measurement(3, 120, 150), is_measurement(50, 60, 150)
    (True, False, False)
    """
    return 2 * numeric >= rows and (different > FEW_CATEGORIES or 2 * different > numeric)


def is_identifier(different: int, rows: int) -> bool:
    """Whether so many different texts in so many rows are names of single rows and not categories.

    Examples
    --------
    >>> is_identifier(10_000, 10_000), is_identifier(30, 40), is_identifier(30, 400), is_identifier(5, 5)
    (True, True, False, False)
    """
    return different > MOST_CATEGORIES or (different > FEW_CATEGORIES and 2 * different > rows)
