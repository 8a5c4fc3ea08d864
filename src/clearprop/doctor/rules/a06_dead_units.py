"""A06: the units of a relu layer are dead: they answer 0 for every example, in every step.

What it sees: all units of a layer are 0 on all recorded examples in every recorded step, from the first one
on, because their biases begin far below 0, or their weights make every sum negative.
Why it harms: the slope of relu is 0 there, so no gradient ever reaches the layer or those before it.
How to tell it from its look-alikes: some dead units are usual; a layer that dies later is the learning rate's
fault (H01).
Source: the definition of relu.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.starts import Start, bias_starts, generator, start_of, weights_starts
from clearprop.numerics.activations import Relu
from clearprop.trace.recognise.recognise import StepFound

CODES = ("A06",)
FEWEST = 4


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the start of the biases of the first layer that is dead from the beginning."""
    steps = evidence.understanding.recognised.steps
    for layer in range(len(steps[0].layers) if len(steps) > 1 else 0):
        found = steps[0].layers[layer]
        dead = isinstance(found.activation, Relu) and all(not step.layers[layer].a.any() for step in steps)
        b = steps[0].b(layer, steps[0].before)
        if dead and (b < 0).all():
            yield _candidate(evidence, steps[0], layer)
            return
        if dead and steps[0].step.number == 0 and (found.z <= 0).all() and len(found.z) >= FEWEST:
            yield _by_weights(evidence, steps[0], layer)
            return


def _candidate(evidence: Evidence, step: StepFound, layer: int) -> Candidate:
    starts = bias_starts(evidence, step, lambda value: value < 0)
    edits = [edit for edit in map(_zero, starts) if edit is not None]
    b = step.b(layer, step.before)
    return Candidate(
        "A06",
        starts[0].span if starts else None,
        "doctor.message.A06",
        {"layer": layer + 1, "units": len(b), "bias": f"{float(b.mean()):.3g}"},
        observed=f"{len(b)} of {len(b)} units are 0 for every example",
        expected="units that answer some examples",
        edit=sum(edits[1:], edits[0]) if edits else None,
        proof="exact",
        rank=0.12,
        explains=("I02", "H01", "H02", "A08"),
    )


def _by_weights(evidence: Evidence, step: StepFound, layer: int) -> Candidate:
    starts, units = weights_starts(evidence, step, layer), step.layers[layer].z.shape[1]
    edits = [
        each for each in (_centred(evidence, start, step, layer) for start in starts) if each is not None
    ]
    return Candidate(
        "A06",
        starts[0].span if starts else None,
        "doctor.message.A06.weights",
        {"layer": layer + 1, "units": units},
        observed=f"{units} of {units} units are 0 for every example",
        expected="units that answer some examples",
        edit=edits[0] if len(edits) == 1 and len(starts) == 1 else None,
        proof="exact",
        rank=0.12,
        explains=("I02", "H01", "H02", "A08", "I01"),
    )


def _centred(evidence: Evidence, start: Start, step: StepFound, layer: int) -> Edit | None:
    """Draw the weights around 0, in the shape in which the program has them."""
    known = step.layers[layer].wiring.W_entries
    for parameter in evidence.understanding.roles.parameters:
        shape = np.shape(evidence.tape.value(parameter.first))
        if len(shape) == 2 and sorted(shape) == sorted(known.shape):
            fits = start_of(evidence, parameter.first)
            if fits is not None and fits.span == start.span:
                scale = float(f"{1.0 / np.sqrt(known.shape[0]):.2g}")
                text = f"{generator(start.tree, start.node)}.normal(0, {scale:g}, {shape})"
                return Edit.of(start.span, text)
    return None


def _zero(start: Start) -> Edit | None:
    """Write 0 for the numbers below 0 in the start of biases."""
    parts = []
    for each in start.tree.find((ast.UnaryOp, ast.BinOp), start.node):
        negative = isinstance(each, ast.UnaryOp) and isinstance(each.op, ast.USub)
        if isinstance(each, ast.UnaryOp) and negative and isinstance(each.operand, ast.Constant):
            parts.append(Replacement(start.tree.span(each), "0.0"))
        if (
            isinstance(each, ast.BinOp)
            and isinstance(each.op, ast.Sub)
            and isinstance(each.right, ast.Constant)
        ):
            parts.append(Replacement(start.tree.span(each.right), "0.0"))
    return Edit(tuple(parts)) if parts else None
