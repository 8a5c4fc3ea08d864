"""How a layer answers to its sums: the activation between roots and outputs, found by asking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.numerics.activations import Activation, Identity, Softmax
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.depending import dependence
from clearprop.trace.recognise.functions import PROBES, elementwise_activation, rowwise_activation
from clearprop.trace.recognise.kinds import PRODUCTS, Kind, Kinds
from clearprop.trace.recognise.likeness import alike
from clearprop.trace.recognise.own_activation import own_activation
from clearprop.trace.recognise.step_unit import step_unit
from clearprop.trace.replay.slices import Slice
from clearprop.trace.tape.nodes import Ref
from clearprop.trace.tape.tape import Tape

# Two units may compute the same function in two branches of an ``if``.
ROUNDING = 1e-12
# Of more sums some are put other numbers into.
MOST_NUMBERS = 100_000


@dataclass(frozen=True, slots=True)
class Response:
    """The activation of a layer (None: no known one), and the mask of dropout, if there was one.

    ``depends`` says what an answer depends on where the activation is not known.  With a ``z_sign`` of -1 it
    answers so to the negatives of its sums.
    """

    activation: Activation | None
    outputs: tuple[int, ...]
    mask: int | None = None
    depends: str = ""
    z_sign: float = 1.0


def response(
    tape: Tape, kinds: Kinds, roots: tuple[int, ...], outputs: tuple[int, ...], columns: bool
) -> Response:
    """Ask a layer what it answers to other sums than it had.

    Parameters
    ----------
    roots   : the sums, one array, or a number or an array for each unit
    outputs : what the layer gives, in the order of the roots
    columns : whether an array holds its examples in columns
    """
    if set(outputs) <= set(roots):
        return Response(Identity(), outputs)
    inner, mask = _without_mask(tape, kinds, outputs)
    sliced = Slice(tape, inner, roots)
    answers = _each(tape, sliced, roots, inner, PROBES, columns)
    found = elementwise_activation(lambda _: answers)
    if found is None:
        found = _softmax(tape, sliced, roots, inner, columns)
    if found is not None:
        return Response(found, inner, mask)
    turned = _to_negatives(tape, sliced, roots, inner, columns)
    if turned is not None:
        return Response(turned, inner, mask, z_sign=-1.0)
    unit = step_unit(lambda probes: _each(tape, sliced, roots, inner, probes, columns), PROBES)
    if unit is not None:
        return Response(unit, inner, mask)
    own = own_activation(tape, roots, inner, PROBES, answers)
    if own is not None:
        return Response(own, inner, mask)
    depends = dependence(tape, roots, inner, columns)
    if answers is not None and (answers == answers[0]).all() and depends in ("none", ""):
        # The softmax of a single unit is 1 whatever its sum is.
        return Response(Softmax() if answers[0] == 1.0 else None, inner, mask, "constant")
    return Response(None, inner, mask, depends)


def unknown(depends: str) -> tuple[str, int, str]:
    """Give the reason why an activation is none that is known, for an ``Unreadable``."""
    return (
        {
            "none": "a step unit has no gradient: its answer does not change when its sum does, a little",
            "constant": "the answers of a layer are always the same, whatever its sums are",
            "row": "each answer of a layer depends on all units of its example, and is not their softmax",
            "column": "each answer of a layer depends on the sums of all examples",
            "all": "each answer of a layer depends on the sums of all units of all examples",
        }.get(depends, "the activation of a layer is none that is known"),
        0,
        depends,
    )


def _without_mask(tape: Tape, kinds: Kinds, outputs: tuple[int, ...]) -> tuple[tuple[int, ...], int | None]:
    """``a * mask`` with a mask that no parameter is in: the answers before dropout, and the mask."""
    if len(outputs) != 1:
        return outputs, None
    node = tape.nodes[outputs[0]]
    if node.function not in PRODUCTS or len(node.args) < 2:
        return outputs, None
    for answers, mask in ((node.args[0], node.args[1]), (node.args[1], node.args[0])):
        if not isinstance(answers, Ref) or not isinstance(mask, Ref):
            continue
        told = kinds[mask.node] is Kind.DATA and kinds[answers.node] in (Kind.ANSWER, Kind.SUM)
        if told and np.shape(tape.value(mask.node)) == np.shape(tape.value(node.id)) != ():
            return (answers.node,), mask.node
    return outputs, None


def _each(
    tape: Tape, sliced: Slice, roots: tuple[int, ...], outputs: tuple[int, ...], probes: Array, columns: bool
) -> Array | None:
    """Put one probe into all roots at a time; all outputs must then answer alike."""
    shapes = [np.shape(tape.value(root)) for root in roots]
    if len(roots) == 1 and len(shapes[0]) == 2 and int(np.prod(shapes[0])) > MOST_NUMBERS:
        n = max(1, MOST_NUMBERS // shapes[0][0 if columns else 1])
        few = [(shapes[0][0], n) if columns else (n, shapes[0][1])]
        answers = _answers(sliced, dict(zip(roots, few, strict=True)), outputs, probes)
        if answers is not None:
            return answers
    return _answers(sliced, dict(zip(roots, shapes, strict=True)), outputs, probes)


def _answers(
    sliced: Slice, shapes: dict[int, tuple[int, ...]], outputs: tuple[int, ...], probes: Array
) -> Array | None:
    answers = []
    for probe in probes:
        values = {node: np.full(shape, probe) if shape else float(probe) for node, shape in shapes.items()}
        found = _run(sliced, values, outputs)
        if found is None:
            return None
        given = np.concatenate([np.ravel(np.asarray(each, dtype=np.float64)) for each in found])
        if given.size == 0 or not np.allclose(given, given[0], rtol=ROUNDING, atol=0.0, equal_nan=True):
            return None
        answers.append(given[0])
    return np.array(answers)


def _to_negatives(
    tape: Tape, sliced: Slice, roots: tuple[int, ...], outputs: tuple[int, ...], columns: bool
) -> Activation | None:
    """Ask what it answers to negatives: ``1 / (1 + exp(-x @ w))`` is a sigmoid of minus its sums."""
    answers = _each(tape, sliced, roots, outputs, -PROBES, columns)
    found = elementwise_activation(lambda _: answers)
    return found or _softmax(tape, sliced, roots, outputs, columns, -1.0)


def _softmax(
    tape: Tape,
    sliced: Slice,
    roots: tuple[int, ...],
    outputs: tuple[int, ...],
    columns: bool,
    sign: float = 1.0,
) -> Activation | None:
    """Put different rows of sums in; each row of answers must be the softmax of it, or of its negative."""
    shape = np.shape(tape.value(roots[0]))
    many = len(roots) > 1
    width = len(roots) if many else shape[0] if columns or len(shape) == 1 else shape[-1] if shape else 1
    n = 1 if many else max(int(np.prod(shape)) // max(width, 1), 1)

    def answer(rows: Array) -> Array | None:
        given = sign * np.resize(rows, (max(n, len(rows)), width))
        found = []
        for begin in range(0, len(given), n):
            part = np.resize(given[begin : begin + n], (n, width))
            laid = part.T if columns else part
            values = (
                {root: float(part[0, k]) for k, root in enumerate(roots)}
                if many
                else {roots[0]: laid.reshape(shape)}
            )
            got = _run(sliced, values, outputs)
            if got is None:
                return None
            whole = np.array([float(np.ravel(each)[0]) for each in got]) if many else np.asarray(got[0])
            if whole.size != n * width:
                return None
            found.append(whole.reshape(width, n).T if columns and not many else whole.reshape(n, width))
        return np.concatenate(found)[: len(rows)]

    return rowwise_activation(answer, width) if width > 1 else None


def _run(sliced: Slice, values: dict[int, Any], outputs: tuple[int, ...]) -> list[Any] | None:
    try:
        found = sliced.run(alike(sliced.tape, values))
    except (ValueError, TypeError, IndexError, ArithmeticError):
        return None
    return [found[output] for output in outputs]
