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
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import is_bad, learned_of, trees_of
from clearprop.doctor.evidence.settings import Setting, setting
from clearprop.doctor.evidence.starts import Start, weights_starts
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
        found = _listed(evidence, step) or _units(evidence, step, layer, units) if units <= FEW else None
        if isinstance(found, list):
            yield _wider(found, units, layer)
            return
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


def _wider(found: list[Setting], units: int, layer: int) -> Candidate:
    """Give the candidate of sizes that stand in one list: all narrow hidden layers are made wider."""
    edits = [
        Edit(tuple(Replacement(each.span, str(max(units * times, times))) for each in found))
        for times in MORE
    ]
    return Candidate(
        "A08",
        found[0].span,
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


def _listed(evidence: Evidence, step: StepFound) -> list[Setting] | None:
    """Find the list of all sizes, ``[3, 1, 1]``, and in it those of the narrow hidden layers."""
    sizes = [step.x.shape[1], *(layer.z.shape[1] for layer in step.layers)]
    for tree in trees_of(evidence):
        for node in tree.find((ast.List, ast.Tuple)):
            given = [setting(trees_of(evidence), tree, each) for each in getattr(node, "elts", ())]
            if len(given) == len(sizes) and [each and each.value for each in given] == sizes:
                narrow = [each for each in given[1:-1] if each is not None and each.value <= FEW]
                return narrow if len({each.span for each in narrow}) == len(narrow) else None
    return None


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
        for part in _repeats(start):
            found = setting(trees_of(evidence), start.tree, part)
            if found is not None and found.value == units and found.name:
                return found
    return None


def _repeats(start: Start) -> Iterator[ast.expr]:
    """Give how often the lists around a drawn number repeat it, the outermost first: ``range(n)``."""
    around = [each for each in start.tree.up(start.node) if isinstance(each, ast.ListComp)]
    for made in reversed(around):
        for each in made.generators:
            match each.iter:
                case ast.Call(func=ast.Name(id="range"), args=[count]):
                    yield count
