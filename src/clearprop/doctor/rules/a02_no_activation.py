"""A02: a hidden layer hands on its sums as they are, so that two layers are one.

What it sees: the recognised network has a hidden layer without an activation, and the program ends badly;
with an activation and its slope, the same program must end clearly better.  Where the error is passed back
through a slope all the same, the activation that has it makes every update true.
Why it harms: two linear layers are one linear layer; nothing but straight lines can be drawn.
How to tell it from its look-alikes: a linear network that reaches its goal is meant so.
Source: the product of two matrices is a matrix.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import Written, in_text, written
from clearprop.doctor.evidence.layer_lists import put_between
from clearprop.doctor.evidence.learning import is_bad, learned_of, trees_of
from clearprop.doctor.evidence.outcomes import baseline, worse
from clearprop.doctor.evidence.outputs import between
from clearprop.doctor.evidence.predictions import PRODUCTS, root
from clearprop.doctor.evidence.probes import prober
from clearprop.doctor.evidence.scope import Scope
from clearprop.doctor.evidence.starts import numpy_name
from clearprop.numerics.activations import Identity
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.tape.nodes import Node, Ref

CODES = ("A02",)
MOST = 4


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the first hidden layer without an activation."""
    learned = learned_of(evidence)
    if learned is None:
        return
    step = learned.steps[0]
    left_out = next(_left_out(evidence, step), None) if not evidence.right else None
    if left_out is not None:
        yield left_out
        return
    if not is_bad(learned, right=0.9, explained=0.8):
        return
    for layer in range(len(step.layers) - 1):
        if isinstance(step.layers[layer].activation, Identity):
            yield _candidate(evidence, step, layer)
            return


def _left_out(evidence: Evidence, step: StepFound) -> Iterator[Candidate]:
    """Give a hidden layer that goes back through a slope, and forward through no activation.

    With the activation that has this slope, every update is the true gradient.
    """
    probes = prober(evidence)
    before = None if probes is None else baseline(probes)
    for layer in range(len(step.layers) - 1):
        bare = isinstance(step.layers[layer].activation, Identity)
        place = _handed_on(evidence, step, layer) if bare else None
        if place is None or probes is None or before is None or before.true or before.cut:
            continue
        for text in _bent(evidence, step, place)[:MOST]:
            edit = Edit.of(place.span, text)
            probe = probes.probe(edit)
            if probe is not None and probe.true and not worse(before, probe):
                span = place.tree.span(place.tree.statement(place.node) or place.node)
                yield Candidate(
                    "A02",
                    span,
                    "doctor.message.A02.left_out",
                    {"layer": layer + 1, "text": " ".join(text.split())[:60]},
                    observed="a = z",
                    expected=" ".join(text.split())[:60],
                    edit=edit,
                    proof="exact",
                    rank=0.05,
                    explains=("G01", "G02", "G03", "G04", "G09", "G12", "H01", "H02", "A08", "S07"),
                )
                return


def _bent(evidence: Evidence, step: StepFound, place: Written) -> list[str]:
    """Write activations around the sums: those that the program uses elsewhere, then the usual ones."""
    found = []
    for layer in step.layers:
        pair = between(evidence, layer.a_nodes[0], layer.z_nodes[0])
        if pair is not None and pair[0].text != pair[1].text and not isinstance(layer.activation, Identity):
            found.append(pair[0].text.replace(pair[1].text, place.text))
    np_ = numpy_name(place.tree)
    usual = (f"{np_}.tanh({place.text})", f"{np_}.maximum(0, {place.text})")
    return list(dict.fromkeys((*found, *usual, f"1 / (1 + {np_}.exp(-({place.text})))")))


def _candidate(evidence: Evidence, step: StepFound, layer: int) -> Candidate:
    place = _handed_on(evidence, step, layer)
    edit = None
    if place is not None:
        text = f"{numpy_name(place.tree)}.tanh({place.text})"
        forward = Edit.of(place.span, text)
        backward = _slope(evidence, step, layer)
        edit = None if backward is None or backward.overlaps(forward) else forward + backward
    statement = None if place is None else place.tree.statement(place.node)
    # One text computes all layers of a list: only the list tells them apart.
    listed = put_between(evidence, step, layer)
    span = None if place is None else place.tree.span(statement or place.node)
    others: list[Edit] = []
    if listed is not None:
        span, (edit, *others) = listed
    return Candidate(
        "A02",
        span,
        "doctor.message.A02",
        {"layer": layer + 1},
        observed="a = z",
        expected="a bent function of z",
        edit=edit,
        proof="rerun",
        rank=0.15,
        explains=("H01", "H02", "A08"),
        improves=True,
        alternatives=tuple(others[:MOST]),
    )


def _handed_on(evidence: Evidence, step: StepFound, layer: int) -> Written | None:
    """Give the right side of ``A1 = Z1``, or the expression of the sums where there is no such statement."""
    node = step.layers[layer].z_nodes[0]
    trees = trees_of(evidence)
    for binding in reversed(evidence.tape.nodes[node].names):
        found = trees.node(evidence.traced.sites[binding.site])
        statement = None if found is None else found[0].statement(found[1])
        if found is not None and isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Name):
            return Written(found[0], statement.value)
    return written(evidence, node)


def _slope(evidence: Evidence, step: StepFound, layer: int) -> Edit | None:
    """Multiply what is passed back to the layer by the slope of tanh, by the name of its answers there."""
    tape = evidence.tape
    scope = Scope(tape, evidence.traced.sites)
    after = tape.descendants({met.node for met in step.step.meetings}, step.step.round.end)
    above = step.W(layer + 1, step.before)
    for number in sorted(after):
        node = tape.nodes[number]
        if node.function not in PRODUCTS or not all(isinstance(a, Ref) for a in node.args[:2]):
            continue
        values = [np.asarray(tape.value(root(tape, a.node))) for a in node.args[:2]]
        reads = any(v.shape in (above.shape, above.T.shape) and np.isin(v, above).all() for v in values)
        if not reads or np.shape(tape.value(number)) != np.shape(tape.value(step.layers[layer].z_nodes[0])):
            continue
        place = written(evidence, number)
        name = _name(evidence, scope, node, step.layers[layer].z_nodes[0])
        if place is not None and name is not None:
            text = f"({place.text}) * (1 - {name} ** 2)"
            return Edit.of(place.span, in_text(place.tree, place.node, text))
    return None


def _name(evidence: Evidence, scope: Scope, at: Node, answers: int) -> str | None:
    """Give the name of the answers where the error is passed back: the one that was given last."""
    given = [binding.name for binding in reversed(evidence.tape.nodes[answers].names)]
    return next((name for name in given if scope.node(name, at) == answers), None)
