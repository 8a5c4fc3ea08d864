"""Rows of the inputs and of the targets that met in training, and do not belong together.

Both are followed back to arrays of equally many rows.  Rows that belong together stood at the same place
there.  An example that is put together from several rows of a table was reshaped where it should have been
turned.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.orders import inputs_of, targets_of
from clearprop.doctor.evidence.origins import Origin, Places, origin, places
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.tape.tape import Tape

FEWEST = 4
LOOKED_AT = 3
SOME = 0.3


@dataclass(frozen=True)
class Side:
    """The inputs or the targets of a step: their way, the axis of the examples, and how many there are."""

    way: Origin
    axis: int
    examples: int


@dataclass(frozen=True)
class Apart:
    """Inputs and targets of a step, from arrays of ``rows`` rows, and the places of each example in both."""

    x: Side
    y: Side
    rows: int
    x_rows: Places
    y_rows: Places


def misaligned(evidence: Evidence) -> Apart | None:
    """Find a step in which inputs and targets of different places met; worked out once."""
    return evidence.once("misaligned", lambda: _misaligned(evidence))


def scrambled(evidence: Evidence) -> Side | None:
    """Find inputs of which one example is put together from several rows of a table."""
    for step in evidence.understanding.recognised.steps[:1]:
        for x in _sides(evidence, step)[0]:
            shape = np.shape(evidence.tape.value(x.way.root))
            if len(shape) == 2 and min(shape) > 1 and step.x.shape[1] > 1 and x.examples >= FEWEST:
                numbered = places(evidence.tape, x.way)
                if numbered is not None and _rows(numbered[0], x.axis, shape) is None:
                    return x
    return None


def _misaligned(evidence: Evidence) -> Apart | None:
    for step in evidence.understanding.recognised.steps[:LOOKED_AT]:
        inputs, targets = _sides(evidence, step)
        for x in inputs:
            for y in targets:
                found = _apart(evidence.tape, x, y)
                if found is not None:
                    return found
    return None


def _sides(evidence: Evidence, step: StepFound) -> tuple[list[Side], list[Side]]:
    """Give the ways of the inputs and of the targets of a step, as far as they are arrays."""
    tape, roles = evidence.tape, evidence.understanding.roles
    if step.y is None or len(step.step.meetings) != 1:
        return [], []
    inputs = [_side(tape, node, step.x) for node in inputs_of(tape, roles, step.step)]
    targets = [_side(tape, node, step.y) for node in targets_of(step.step)]
    xs, ys = [each for each in inputs if each], [each for each in targets if each]
    xs = [Side(x.way.since(_above(tape, ys)), x.axis, x.examples) for x in xs]
    return xs, [Side(y.way.since(_above(tape, xs)), y.axis, y.examples) for y in ys]


def _above(tape: Tape, sides: list[Side]) -> set[int]:
    """Give what the origins of some sides were computed from."""
    roots = {each.way.root for each in sides}
    return tape.ancestors(roots)


def _side(tape: Tape, node: int, table: Array) -> Side | None:
    value = np.asarray(tape.value(node))
    n = len(table)
    if value.ndim == 0 or value.size % n or not (value.size == table.size or value.size == n):
        return None
    if value.shape[0] == n and (value.ndim == 1 or not _turned(value, table)):
        axis = 0
    elif value.ndim == 2 and value.shape[1] == n:
        axis = 1
    elif n == 1 and value.ndim == 1:
        axis = -1
    else:
        return None
    return Side(origin(tape, node), axis, n)


def _turned(value: Array, table: Array) -> bool:
    return value.shape[0] == value.shape[-1] and np.array_equal(value.T, table)


def _apart(tape: Tape, x: Side, y: Side) -> Apart | None:
    """Compare the places of the examples in the first two arrays of equally many rows."""
    for at in range(len(x.way.links), 0, -1):
        x_way = Origin(x.way.links[:at], x.way.computed, x.way.passed)
        rows = _counted(tape, x_way, x)
        for k in range(len(y.way.links), 0, -1) if rows is not None and rows[1] >= FEWEST else ():
            y_way = Origin(y.way.links[:k], y.way.computed, y.way.passed)
            others = _counted(tape, y_way, y)
            if rows is not None and others is not None and others[1] == rows[1]:
                different = float((rows[0] != others[0]).mean())
                if different <= SOME:
                    return None
                return Apart(
                    Side(x_way, x.axis, x.examples),
                    Side(y_way, y.axis, y.examples),
                    rows[1],
                    rows[0],
                    others[0],
                )
    return None


def rows_of(tape: Tape, way: Origin) -> Places | None:
    """Give the rows, or columns, of its origin that the examples of a table, its longer side, are."""
    numbered, shape = places(tape, way), np.shape(tape.value(way.root))
    if numbered is None or numbered[0].ndim != 2:
        return None
    axis = 0 if numbered[0].shape[0] >= numbered[0].shape[1] else 1
    found = _rows(numbered[0], axis, shape)
    return None if found is None else found[0]


def _counted(tape: Tape, way: Origin, side: Side) -> tuple[Places, int] | None:
    numbered = places(tape, way)
    return None if numbered is None else _rows(numbered[0], side.axis, np.shape(tape.value(way.root)))


def _rows(numbered: Places, axis: int, shape: tuple[int, ...]) -> tuple[Places, int] | None:
    """Give the row of the origin that each example is, and how many rows there are.

    None where an example is no row, and no column, of the origin.
    """
    if not shape:
        return None
    table = (
        numbered.reshape(1, -1)
        if axis < 0
        else np.moveaxis(numbered, axis, 0).reshape(numbered.shape[axis], -1)
    )
    found: list[tuple[int, Places]] = []
    for at, size in zip(np.unravel_index(table, shape), shape, strict=True):
        few = len(at) > 1 and len(np.unique(at[:, 0])) * FEWEST <= len(at)
        if bool((at == at[:, :1]).all()) and not few:
            found.append((size, np.asarray(at[:, 0])))
    if not found:
        return None
    size, rows = max(found, key=lambda pair: pair[0])
    return rows, size
