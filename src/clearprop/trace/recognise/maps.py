"""The weights and biases of one layer, as entries of the program's parameters."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.labels import Integers, Labels, Replacement
from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.layouts import Layout, layouts
from clearprop.trace.recognise.likeness import alike
from clearprop.trace.replay.slices import Slice
from clearprop.trace.tape.tape import Tape

MOST_NUMBERS = 1_000_000


@dataclass(frozen=True)
class LayerMap:
    """What a layer computes, by entries: ``z = a_in W + b`` with ``W[i, j] = sign entry W_entries[i, j]``.

    An entry of -1 is no parameter: a weight that is not there (0), or a bias that is the number ``constant``.
    """

    layout: Layout
    W_entries: Integers
    W_sign: Array
    b_entries: Integers
    b_sign: Array
    constant: Array


def array_map(tape: Tape, labels: Labels, root: int, operand: int) -> LayerMap:
    """Find what one array of sums reads of the array that entered.

    Raises
    ------
    Unreadable
        "the layer's sums are no weights times inputs"
    """
    shape_in, shape_out = np.shape(tape.value(operand)), np.shape(tape.value(root))
    if int(np.prod(shape_in)) * int(np.prod(shape_out)) == 0:
        raise Unreadable("a layer is empty")
    sliced = Slice(tape, [root], [operand, *labels.values])
    for layout in layouts(shape_in, shape_out):
        found = _of_few(tape, sliced, labels, root, operand, layout)
        found = found or _proved(tape, sliced, labels, root, operand, layout)
        if found is not None:
            return replace(found, layout=layout)
    raise Unreadable("the layer's sums are no weights times inputs")


def _of_few(
    tape: Tape, sliced: Slice, labels: Labels, root: int, operand: int, layout: Layout
) -> LayerMap | None:
    """Ask with fewer examples where there are many; None where the program only takes as many as it had."""
    n = max(layout.n_in, MOST_NUMBERS // layout.n_in)
    few = layout.fewer(n) if n < layout.n else None
    if few is None:
        return None
    try:
        return _proved(tape, sliced, labels, root, operand, few)
    except (Unreadable, ValueError):
        return None


def _proved(
    tape: Tape, sliced: Slice, labels: Labels, root: int, operand: int, layout: Layout
) -> LayerMap | None:
    found = _mapped(sliced, labels, root, operand, layout)
    return found if found and _is_whole(tape, sliced, labels, root, operand, found) else None


def _mapped(sliced: Slice, labels: Labels, root: int, operand: int, layout: Layout) -> LayerMap | None:
    """Read the labels that come out of one unit of input at a time."""
    nothing = np.zeros((layout.n, layout.n_in))
    resting = layout.from_program_out(_run(sliced, root, operand, layout.to_program(nothing), labels.values))
    if not np.array_equal(resting, np.broadcast_to(resting[:1], resting.shape)):
        return None
    entries_b, sign_b, constant = _biases(sliced, labels, root, operand, layout, resting[0])
    weights = _unit_answers(sliced, root, operand, layout, labels.without(entries_b)) - constant
    entries, sign = labels.entries(weights)
    if ((entries < 0) & (np.abs(weights) > 1e-12)).any():
        return None
    return LayerMap(layout, entries, np.where(entries < 0, 0.0, sign), entries_b, sign_b, constant)


def _biases(
    sliced: Slice, labels: Labels, root: int, operand: int, layout: Layout, resting: Array
) -> tuple[Integers, Array, Array]:
    zeros: dict[int, Replacement] = {
        node: np.zeros_like(value) if np.shape(value) else 0.0 for node, value in labels.values.items()
    }
    nothing = layout.to_program(np.zeros((layout.n, layout.n_in)))
    constant = layout.from_program_out(_run(sliced, root, operand, nothing, zeros))[0]
    entries, sign = labels.entries(resting - constant)
    return entries, sign, constant


def _unit_answers(
    sliced: Slice, root: int, operand: int, layout: Layout, values: dict[int, Replacement]
) -> Array:
    """Give z for each input that is 1 in one place; each example has another place, so that few runs do."""
    answers = np.empty((layout.n_in, layout.n_out))
    for begin in range(0, layout.n_in, layout.n):
        places = np.arange(begin, min(begin + layout.n, layout.n_in))
        one = np.zeros((layout.n, layout.n_in))
        one[np.arange(len(places)), places] = 1.0
        z = layout.from_program_out(_run(sliced, root, operand, layout.to_program(one), values))
        answers[places] = z[: len(places)]
    return answers


def _is_whole(tape: Tape, sliced: Slice, labels: Labels, root: int, operand: int, found: LayerMap) -> bool:
    """Whether the map gives the sums of other inputs too; only then do examples not read one another."""
    layout = found.layout
    a_in = np.linspace(-1.0, 1.0, layout.n * layout.n_in).reshape(layout.n, layout.n_in)
    a_in = a_in * a_in * a_in + 0.25
    z = layout.from_program_out(_run(sliced, root, operand, layout.to_program(a_in), labels.values))
    W = np.where(found.W_entries < 0, 0.0, found.W_sign * (1 + (found.W_entries + 1.0) / (labels.size + 2)))
    b = np.where(found.b_entries < 0, 0.0, found.b_sign * (1 + (found.b_entries + 1.0) / (labels.size + 2)))
    return bool(np.allclose(z, a_in @ W + b + found.constant, rtol=1e-9, atol=1e-9))


def _run(sliced: Slice, root: int, operand: int, a_in: Array, values: dict[int, Replacement]) -> Array:
    try:
        found = sliced.run(alike(sliced.tape, {**values, operand: a_in}))[root]
    except (ValueError, TypeError, IndexError, ZeroDivisionError, OverflowError) as error:
        raise Unreadable(f"the layer could not be computed with other numbers: {error}") from error
    return np.asarray(found, dtype=np.float64)
