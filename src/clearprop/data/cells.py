"""What one cell of text means: nothing, a number, or a word."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

MISSING = frozenset(
    ["", "NA", "N/A", "n/a", "#N/A", "<NA>", "nan", "NaN", "NAN", "NaT", "null", "NULL", "None", "?", "-"]
)

_NUMBER = re.compile(r"[+\-−]?(?:\d+\.?\d*|\.\d+)(?:[eE][+\-−]?\d+)?", re.ASCII)
_INFINITE = re.compile(r"[+\-−]?inf(?:inity)?", re.IGNORECASE)


def missing_markers(cells: Iterable[str]) -> frozenset[str]:
    """Return what stands for a missing value in this column of stripped cells.

    A minus does, unless the column also holds a plus: then the two are a pair of answers.

    Examples
    --------
    >>> "-" in missing_markers(["1", "-"]), "-" in missing_markers(["+", "-"])
    (True, False)
    """
    return MISSING - {"-"} if "+" in cells else MISSING


def number(cell: str) -> float | None:
    """Return the number that a stripped cell holds, which may be infinite; ``None`` if it holds none.

    Examples
    --------
    >>> number("-1.5e3"), number("−2"), number("inf"), number("1e999"), number("1_000"), number("NA")
    (-1500.0, -2.0, inf, inf, None, None)
    """
    if _NUMBER.fullmatch(cell) or _INFINITE.fullmatch(cell):
        return float(cell.replace("−", "-"))
    return None


def numbers(cells: Sequence[str]) -> tuple[NDArray[np.float64], list[int]]:
    """Read a column of numbers: NaN where a value is missing, and the rows that hold something else.

    Examples
    --------
    >>> numbers([" 1.5", "NA", "red"])
    (array([1.5, nan, nan]), [2])
    """
    values = np.full(len(cells), math.nan)
    others = []
    for row, cell in enumerate(cells):
        text = cell.strip()
        value = number(text)
        if value is not None:
            values[row] = value
        elif text not in MISSING:
            others.append(row)
    return values, others


def natural_key(text: str) -> tuple[bool, float, str]:
    """Sort key that puts numbers first and by size, then words by their letters.

    Examples
    --------
    >>> sorted(["10", "b", "9", "a"], key=natural_key)
    ['9', '10', 'a', 'b']
    """
    value = number(text)
    return (value is None, 0.0 if value is None else value, text)
