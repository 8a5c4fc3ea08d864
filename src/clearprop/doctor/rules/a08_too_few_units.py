"""A08: a hidden layer has too few units for its task.

What it sees: a hidden layer of one, two or three units, a bad result, and a number of units that is written
in the text; with more units the same program must end clearly better.
Why it harms: each hidden unit cuts the plane once; exclusive-or needs two cuts.
How to tell it from its look-alikes: a narrow layer that reaches its goal (an auto-encoder) is no fault.
Source: Minsky, Papert (1969), Perceptrons.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import is_bad, learned_of, trees_of
from clearprop.doctor.evidence.settings import Setting, setting
from clearprop.doctor.evidence.starts import weights_starts
from clearprop.trace.recognise.recognise import StepFound

CODES = ("A08",)
FEW = 3
MORE = (4, 8)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the number of hidden units where it is written."""
    learned = learned_of(evidence)
    if learned is None or not is_bad(learned):
        return
    step = learned.steps[0]
    for layer in range(len(step.layers) - 1):
        units = step.layers[layer].z.shape[1]
        found = _units(evidence, step, layer, units) if units <= FEW else None
        if found is not None:
            edits = [Edit.of(found.span, str(max(units * times, times))) for times in MORE]
            yield Candidate(
                "A08",
                found.span,
                "doctor.message.A08",
                {"units": units, "layer": layer + 1},
                observed=f"{units} hidden unit{'' if units == 1 else 's'}",
                expected=f"{MORE[0] * units} or more",
                edit=edits[0],
                alternatives=tuple(edits[1:]),
                proof="rerun",
                rank=0.45,
                improves=True,
            )
            return


def _units(evidence: Evidence, step: StepFound, layer: int, units: int) -> Setting | None:
    """Follow the shape of the first weights to the number of units."""
    for start in weights_starts(evidence, step, layer):
        for part in start.tree.find((ast.Name, ast.Attribute, ast.Constant, ast.Subscript), start.node):
            found = setting(trees_of(evidence), start.tree, part)
            if found is not None and found.value == units and found.name:
                return found
        for call in start.tree.find(ast.Call, start.node):
            for shape in (*call.args, *(k.value for k in call.keywords)):
                parts = shape.elts if isinstance(shape, ast.Tuple) else []
                for part in parts:
                    found = setting(trees_of(evidence), start.tree, part)
                    if found is not None and found.value == units and found.name:
                        return found
    return None
