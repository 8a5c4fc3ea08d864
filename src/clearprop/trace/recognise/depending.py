"""Which sums an answer depends on, found by moving one sum at a time."""

from __future__ import annotations

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.replay.slices import Slice
from clearprop.trace.tape.tape import Tape

MOST_MOVED = 12
SMALL = 1e-3


def dependence(tape: Tape, roots: tuple[int, ...], outputs: tuple[int, ...], columns: bool) -> str:
    """Say what each answer depends on: "own" sum, "row" (its example), "column" (its unit), "all" or "none".

    "" where that cannot be asked: the sums are no single array of two dimensions, and no single number.

    Parameters
    ----------
    columns : whether an array holds its examples in columns
    """
    if len(roots) != 1 or len(outputs) != 1:
        return ""
    z = np.asarray(tape.value(roots[0]), dtype=np.float64)
    a = np.asarray(tape.value(outputs[0]))
    if z.ndim > 2 or a.shape != z.shape or not np.isfinite(z).all():
        return ""
    moved = _moved(Slice(tape, outputs, roots), roots[0], outputs[0], z)
    if moved is None:
        return ""
    return _said(moved, columns)


def _moved(sliced: Slice, root: int, output: int, z: Array) -> list[tuple[tuple[int, ...], Array]] | None:
    """Give, for some entries of the sums, which answers change with them."""
    found = []
    try:
        resting = np.asarray(sliced.run({root: _value(z)})[output])
        for flat in np.unique(np.linspace(0, z.size - 1, MOST_MOVED).astype(int)):
            place = tuple(int(k) for k in np.unravel_index(int(flat), z.shape))
            other = z.copy()
            other[place] += SMALL
            found.append((place, np.asarray(sliced.run({root: _value(other)})[output]) != resting))
    except (ValueError, TypeError, IndexError, ArithmeticError):
        return None
    return found


def _value(z: Array) -> Array | float:
    return z if z.ndim else float(z)


def _said(moved: list[tuple[tuple[int, ...], Array]], columns: bool) -> str:
    if not any(changed.any() for _, changed in moved):
        return "none"
    first = second = False
    for place, changed in moved:
        if changed.ndim != 2:
            others = int(changed.sum()) - int(changed[place])
            second = second or others > 0
            continue
        first = first or bool(np.delete(changed, place[0], axis=0).any())
        second = second or bool(np.delete(changed, place[1], axis=1).any())
    if first and second:
        return "all"
    if not first and not second:
        return "own"
    return "column" if first != columns else "row"
