"""Do two values agree within the digits that were written?

A printed result stands for everything that rounds to it; one whose last digits were cut off is accepted
too, with a remark.  Where rounding was done twice a twentieth of a unit more is allowed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from clearprop.verify.grammar.tree import Matrix, Negative, Node, Number, Transposed
from clearprop.verify.values.arrays import Value, same_shape
from clearprop.verify.values.measure import Measured

Agreement = Literal["rounded", "cut off", "differs", "cannot be compared"]
TWICE_ROUNDED = 0.55
SMALL_WHOLE = 0.05


@dataclass(frozen=True)
class Table:
    """A written result: its numbers, the worth of their last places, and whether they go on (``0.333…``)."""

    values: NDArray[np.float64]
    units: NDArray[np.float64]
    open_ended: bool

    @property
    def value(self) -> Value:
        """The result as a number or an array."""
        return float(self.values) if self.values.ndim == 0 else self.values


def table_of(node: Node) -> Table | None:
    """The written result that a literal is; None for rows of different lengths."""
    match node:
        case Number(value=value, unit=unit, open_ended=open_ended):
            return Table(np.array(value), np.array(unit), open_ended)
        case Negative(operand):
            inner = table_of(operand)
            return None if inner is None else Table(-inner.values, inner.units, inner.open_ended)
        case Transposed(operand):
            inner = table_of(operand)
            if inner is None:
                return None
            turned = [a.reshape(-1, 1) if a.ndim == 1 else a.T for a in (inner.values, inner.units)]
            return Table(turned[0], turned[1], inner.open_ended)
        case Matrix(rows, flat):
            return _matrix(rows, flat)
    return None


def _matrix(rows: tuple[tuple[Node, ...], ...], flat: bool) -> Table | None:
    tables = [[table_of(entry) for entry in row] for row in rows]
    entries = [entry for row in tables for entry in row]
    if len({len(row) for row in rows}) != 1 or any(entry is None or entry.values.ndim for entry in entries):
        return None
    found = [entry for entry in entries if entry is not None]
    shape = (len(rows), len(rows[0]))
    values = np.array([float(entry.values) for entry in found]).reshape(shape)
    units = np.array([float(entry.units) for entry in found]).reshape(shape)
    open_ended = any(entry.open_ended for entry in found)
    if values.size == 1:
        return Table(values.reshape(()), units.reshape(()), open_ended)
    return Table(values[0], units[0], open_ended) if flat else Table(values, units, open_ended)


def with_result(measured: Measured, result: Table, sign: str = "=") -> Agreement:
    """Whether a computed value is what a written result says.

    Examples
    --------
    >>> half = Table(np.array(0.5963), np.array(0.0001), False)
    >>> with_result(Measured(0.59628, 0.0), half), with_result(Measured(0.59639, 0.0), half)
    ('rounded', 'cut off')
    >>> with_result(Measured(0.5933, 0.0), half)
    'differs'
    """
    shaped = same_shape(measured.value, result.value)
    if shaped is None:
        return "cannot be compared"
    computed, written = (np.asarray(value, dtype=float) for value in shaped)
    units = result.units.reshape(written.shape) if result.units.size == written.size else result.units
    slack = np.asarray(measured.slack, dtype=float)
    slack = slack.reshape(written.shape) if slack.size == written.size else slack
    play = slack + 1e-9 * np.abs(computed) + 1e-13
    distance = np.abs(computed - written)
    if bool(np.all(distance <= _tolerance(written, units, sign) + play)):
        return "rounded"
    beyond = np.abs(computed) - np.abs(written)
    same_sign = (np.sign(computed) == np.sign(written)) | (written == 0)
    cut = same_sign & (beyond >= -play) & (beyond < units + play) & (units < 1)
    return (
        "cut off"
        if bool(np.all(cut | (distance <= TWICE_ROUNDED * units + play) & (units < 1)))
        else "differs"
    )


def _tolerance(written: NDArray[np.float64], units: NDArray[np.float64], sign: str) -> NDArray[np.float64]:
    whole = (units >= 1) & (np.abs(written) < 10) & (sign != "≈")
    return np.where(whole, SMALL_WHOLE, TWICE_ROUNDED * units)


def with_other(left: Measured, right: Measured) -> Agreement:
    """Whether two computed values agree within the play of both."""
    shaped = same_shape(left.value, right.value)
    if shaped is None:
        return "cannot be compared"
    a, b = (np.asarray(value, dtype=float) for value in shaped)
    slack = _shaped(left.slack, a) + _shaped(right.slack, b)
    scale = 1e-9 * (np.abs(a) + np.abs(b)) + 1e-13
    return "rounded" if bool(np.all(np.abs(a - b) <= slack + scale)) else "differs"


def _shaped(slack: Value, like: NDArray[np.float64]) -> NDArray[np.float64]:
    array = np.asarray(slack, dtype=float)
    return array.reshape(like.shape) if array.size == like.size else array
