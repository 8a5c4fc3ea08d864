"""How the answers of one layer reach the next: in what order, and with what put beside them.

The answers are replaced by the numbers of their units, and what the next layer reads then shows which unit
stands where.  A column of ones that was put beside them is a bias.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.labels import Integers, Replacement
from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.layouts import Layout
from clearprop.trace.recognise.likeness import alike
from clearprop.trace.recognise.maps import LayerMap
from clearprop.trace.replay.slices import Slice
from clearprop.trace.tape.tape import Tape

# Labels that no program computes by itself.
FIRST_LABEL, STEP = 0.5772156649015329, 1.0


@dataclass(frozen=True)
class Routed:
    """For each place of the input: the unit below that stands there, or -1 and the constant."""

    units: Integers
    constants: Array


def route(
    tape: Tape, outputs: tuple[int, ...], below: Layout, mapped: LayerMap, operands: tuple[int | float, ...]
) -> Routed:
    """Find which unit of the layer below stands where in what a layer reads."""
    labelled = _labelled(tape, outputs, below)
    nodes = [each for each in operands if isinstance(each, int)]
    found = Slice(tape, nodes, outputs).run(alike(tape, labelled))
    read = [found[each] if isinstance(each, int) else each for each in operands]
    if len(read) == 1:
        matrix = mapped.layout.from_program_in(np.asarray(read[0]))
    else:
        n = mapped.layout.n
        matrix = np.column_stack([np.resize(np.asarray(each, dtype=np.float64), n) for each in read])
    if not np.array_equal(matrix, np.broadcast_to(matrix[:1], matrix.shape)):
        raise Unreadable("a layer reads different units for different examples")
    units = np.rint((matrix[0] - FIRST_LABEL) / STEP).astype(np.int64)
    is_unit = np.isclose(matrix[0], FIRST_LABEL + STEP * units, rtol=0, atol=1e-12) & (units >= 0)
    return Routed(np.where(is_unit, units, -1), np.where(is_unit, 0.0, matrix[0]))


def _labelled(tape: Tape, outputs: tuple[int, ...], below: Layout) -> dict[int, Replacement]:
    row = FIRST_LABEL + STEP * np.arange(max(below.n_out, len(outputs)))
    if len(outputs) > 1:
        return {node: _filled(tape, node, float(row[k])) for k, node in enumerate(outputs)}
    shape = np.shape(tape.value(outputs[0]))
    if not shape:
        return {outputs[0]: float(row[0])}
    matrix = np.broadcast_to(row, (below.n, below.n_out))
    laid = matrix.T if below.name == "columns" else matrix
    return {outputs[0]: np.ascontiguousarray(laid).reshape(shape)}


def _filled(tape: Tape, node: int, number: float) -> Replacement:
    shape = np.shape(tape.value(node))
    return np.full(shape, number) if shape else number
