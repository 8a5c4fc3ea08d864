"""Arrays as they are typed: every digit is there, so that the program starts from the same numbers.

Lines are laid out as ``ruff format`` would lay them out in 100 columns.  A matrix with rows that are wider
stands between ``# fmt: off`` and ``# fmt: on``, because a number a line is nothing to look at.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array

LINE = 88  # what fits into this stands on one line; ruff's own default
ROW = 100  # a row of a matrix may be as wide as this
_LARGEST_INTEGER = 2.0**53


def quoted(name: str) -> str:
    """A text as it is typed, whatever stands in it.

    Examples
    --------
    >>> print(quoted("net.npz"), quoted('a"b.npz'))
    "net.npz" "a\\"b.npz"
    """
    return json.dumps(name, ensure_ascii=False) if name.isprintable() else ascii(name)


def spelled(value: float | np.floating[Any]) -> str:
    """A number with all its digits, as a formatter leaves it.

    Examples
    --------
    >>> spelled(0.1), spelled(1e22), spelled(1e-08)
    ('0.1', '1e22', '1e-08')
    """
    return repr(float(value)).replace("e+", "e")


def assignment(name: str, array: Array, comment: str = "") -> list[str]:
    """The lines that give an array its name.

    Examples
    --------
    >>> assignment("b1", np.zeros(4))
    ['b1 = np.zeros(4)']
    >>> print("\\n".join(assignment("W1", np.array([[0.5, 1.0], [0.25, -2.0]]), "one column a unit")))
    W1 = np.array([[0.5, 1.0], [0.25, -2.0]])  # one column a unit
    """
    end = f"  # {comment}" if comment else ""
    short = f"{name} = {_short(array)}"
    if len(short) + len(end) <= LINE:
        return [short + end]
    above = [end.lstrip()] if end else []
    if len(short) <= LINE:
        return [*above, short]
    rows = _rows(array)
    broken = _broken if array.ndim == 2 and all(8 + len(row) < ROW for row in rows) else _wide
    return [*above, *broken(name, rows, array)]


def _short(array: Array) -> str:
    kind = ", dtype=np.float32" if array.dtype == np.float32 else ""
    if not array.any() or (array.size > 1 and (array == 1).all()):
        shape = array.shape[0] if array.ndim == 1 else array.shape
        return f"np.{'ones' if array.any() else 'zeros'}({shape}{kind})"
    return f"np.array({_nested(array)}{_dtype(array)})"


def _nested(array: Array) -> str:
    rows = _rows(array)
    return f"[{', '.join(rows)}]" if array.ndim == 2 else rows[0]


def _rows(array: Array) -> list[str]:
    typed = _whole if _is_whole(array) else _single if array.dtype == np.float32 else spelled
    return [f"[{', '.join(map(typed, row))}]" for row in np.atleast_2d(array)]


def _whole(value: np.floating[Any]) -> str:
    return str(int(value))


def _single(value: np.floating[Any]) -> str:
    return str(value).replace("e+", "e")


def _is_whole(array: Array) -> bool:
    # A zero with a sign would lose it.
    fine = (
        (array == np.rint(array)) & (np.abs(array) < _LARGEST_INTEGER) & ~((array == 0) & np.signbit(array))
    )
    return bool(fine.all())


def _dtype(array: Array) -> str:
    if array.dtype == np.float32:
        return ", dtype=np.float32"
    return ", dtype=float" if _is_whole(array) else ""


def _broken(name: str, rows: list[str], array: Array) -> list[str]:
    dtype = _dtype(array).removeprefix(", ")
    return [
        f"{name} = np.array(",
        "    [",
        *(f"        {row}," for row in rows),
        "    ]," if dtype else "    ]",
        *([f"    {dtype},"] if dtype else []),
        ")",
    ]


def _wide(name: str, rows: list[str], array: Array) -> list[str]:
    inner = [line for row in rows for line in _wrapped(row, 4)]
    if array.ndim == 1:
        inner = _wrapped(rows[0][1:-1], 4)
    return [
        "# fmt: off",
        f"{name} = np.array([",
        *(f"{line}{',' if array.ndim == 2 and line.endswith(']') else ''}" for line in inner),
        f"]{_dtype(array)})",
        "# fmt: on",
    ]


def _wrapped(row: str, indent: int) -> list[str]:
    """A row over several lines, broken behind commas; numbers stand under numbers, not under the bracket."""
    lines, line = [], " " * indent
    for number in row.split(" "):
        if line.strip() and len(line) + 1 + len(number) > ROW:
            lines.append(line)
            line = " " * (indent + row.startswith("["))
        line += number if not line.strip() else f" {number}"
    return [*lines, line]
