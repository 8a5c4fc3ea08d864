"""A07: a hidden layer starts in the flat part of its activation, because of its biases.

What it sees: in the first step nearly all slopes of a sigmoid or tanh layer are almost 0, its biases are
large, and the result is bad; with biases of 0 the same program must end clearly better.
Why it harms: what is passed back is multiplied by the slope, so the layer and those before it learn nothing.
How to tell it from its look-alikes: large weights are I02, large inputs D01.
Source: Glorot, Bengio (2010), section 3.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import is_bad, learned_of
from clearprop.doctor.evidence.starts import Start, bias_starts
from clearprop.numerics.activations import Sigmoid, Tanh

CODES = ("A07",)
FLAT = 1e-3
MOST = 0.9
LARGE = 4.0


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the start of the biases that make a layer flat."""
    learned = learned_of(evidence)
    if learned is None or not is_bad(learned) or learned.steps[0].step.number:
        return
    step = learned.steps[0]
    for layer in range(len(step.layers) - 1):
        found, b = step.layers[layer], step.b(layer, step.before)
        slopes = np.abs(found.activation.derivative(found.z))
        flat = isinstance(found.activation, Sigmoid | Tanh) and float((slopes < FLAT).mean()) > MOST
        if not flat or float(np.abs(b).min()) < LARGE:
            continue
        starts = bias_starts(evidence, step, lambda value: abs(value) >= LARGE)
        edits = [edit for edit in map(zeroed, starts) if edit is not None]
        yield Candidate(
            "A07",
            starts[0].span if starts else None,
            "doctor.message.A07",
            {"layer": layer + 1, "bias": f"{float(b.mean()):.3g}"},
            observed=f"{float((slopes < FLAT).mean()):.0%} of the slopes below {FLAT:g}",
            expected="slopes that let an error through",
            edit=sum(edits[1:], edits[0]) if edits else None,
            proof="rerun",
            rank=0.18,
            explains=("I02", "H01", "H02", "A08"),
            improves=True,
        )
        return


def zeroed(start: Start) -> Edit | None:
    """Write 0 for the large numbers in the start of biases."""
    parts = []
    for each in start.tree.find(ast.Constant, start.node):
        above = start.tree.parents.get(each)
        added = isinstance(above, ast.BinOp) and isinstance(above.op, ast.Add | ast.Sub)
        filled = isinstance(above, ast.Call) and above.args[-1] is each and len(above.args) == 2
        if isinstance(each.value, int | float) and abs(each.value) >= 1 and (added or filled):
            parts.append(Replacement(start.tree.span(each), "0.0"))
    return Edit(tuple(parts)) if parts else None
