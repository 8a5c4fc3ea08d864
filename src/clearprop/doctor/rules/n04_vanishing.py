"""N04: the error explodes or vanishes on its way back through many layers.

What it sees: two or more hidden layers of sigmoids, deltas that shrink from layer to layer by a factor, and a
bad result; with tanh and its slope the same program must end clearly better.
Why it harms: the slope of a sigmoid is at most 1/4, so each layer takes three quarters of the error or more.
How to tell it from its look-alikes: a deep network that reaches its goal; weights out of scale are I02.
Source: Hochreiter (1991); Glorot, Bengio (2010), section 3.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import Written, in_text
from clearprop.doctor.evidence.learning import Learned, is_bad, learned_of, trees_of
from clearprop.doctor.evidence.outputs import between
from clearprop.doctor.evidence.starts import numpy_name
from clearprop.doctor.evidence.trees import Tree
from clearprop.numerics.activations import Sigmoid
from clearprop.trace.recognise.recognise import StepFound

CODES = ("N04",)
FEWEST = 2
SHRINKS = 0.35


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the sigmoid of the hidden layers, with tanh to try in its place."""
    learned = learned_of(evidence)
    if learned is None or not is_bad(learned) or evidence.traced.failure is not None:
        return
    step = learned.steps[0]
    hidden = step.layers[:-1]
    if len(hidden) < FEWEST or not all(isinstance(layer.activation, Sigmoid) for layer in hidden):
        return
    sizes = deltas(learned)
    factors = [below / above for below, above in pairwise(sizes) if above > 0.0]
    if not factors or max(factors) > SHRINKS:
        return
    place = between(evidence, hidden[0].a_nodes[0], hidden[0].z_nodes[0])
    edit = None if place is None else _with_tanh(evidence, step)
    if place is None or edit is None:
        return
    yield Candidate(
        "N04",
        edit.replacements[0].span,
        "doctor.message.N04",
        {"factor": f"{max(factors):.2g}"},
        observed=f"deltas of size {sizes[-1]:.2g} at the output, {sizes[0]:.2g} in layer 1",
        expected="deltas of about the same size in all layers",
        edit=edit,
        proof="rerun",
        rank=0.25,
        explains=("H01", "H02", "A08", "I02"),
        improves=True,
    )


def deltas(learned: Learned) -> list[float]:
    """Give the sizes of the deltas of all layers before the first step, the first layer first."""
    step, a = learned.steps[0], learned.x
    sums = []
    for k, layer in enumerate(step.layers):
        sums.append(a @ step.W(k, step.before) + step.b(k, step.before))
        a = layer.activation.value(sums[-1])
    delta, found = a - learned.y, []
    for k in range(len(step.layers) - 1, -1, -1):
        found.append(float(np.sqrt((delta**2).mean())))
        if k:
            slope = step.layers[k - 1].activation.derivative(sums[k - 1])
            delta = (delta @ step.W(k, step.before).T) * slope
    return found[::-1]


def _with_tanh(evidence: Evidence, step: StepFound) -> Edit | None:
    """Write tanh for the sigmoid and 1 - a a for a (1 - a), where the hidden layers alone use both."""
    last = between(evidence, step.layers[-1].a_nodes[0], step.layers[-1].z_nodes[0])
    parts: list[Replacement] = []
    for tree in trees_of(evidence):
        for node in tree.find(ast.BinOp):
            if _is_sigmoid(node) and (last is None or not _holds(last[0], tree, node)):
                inner = _argument(node)
                if inner is not None:
                    text = f"{numpy_name(tree)}.tanh({tree.cut(inner)})"
                    parts.append(Replacement(tree.span(node), in_text(tree, node, text)))
            elif (name := _slope(tree, node)) is not None:
                parts.append(Replacement(tree.span(node), in_text(tree, node, f"1 - {name} * {name}")))
    edit = Edit(tuple(sorted(parts, key=lambda part: part.span)))
    return edit if len(parts) > 1 else None


def _holds(place: Written, tree: Tree, node: ast.AST) -> bool:
    """Whether the answer of the output is computed by a node, or by a call of the function around it."""
    if place.tree is tree and any(each is node for each in ast.walk(place.node)):
        return True
    around = tree.around(node, ast.FunctionDef)
    return around is not None and any(
        getattr(call.func, "id", getattr(call.func, "attr", "")) == around.name
        for call in place.tree.find(ast.Call, place.node)
    )


def _is_sigmoid(node: ast.BinOp) -> bool:
    return isinstance(node.op, ast.Div) and _argument(node) is not None


def _argument(node: ast.BinOp) -> ast.expr | None:
    """Read ``1 / (1 + np.exp(-z))``: give z."""
    match node:
        case ast.BinOp(
            left=ast.Constant(value=1 | 1.0), op=ast.Div(), right=ast.BinOp(op=ast.Add()) as below
        ):
            for each in (below.left, below.right):
                match each:
                    case ast.Call(
                        func=ast.Attribute(attr="exp"), args=[ast.UnaryOp(op=ast.USub(), operand=z)]
                    ):
                        return z
    return None


def _slope(tree: Tree, node: ast.BinOp) -> str | None:
    """Read ``a * (1 - a)`` in a function of its own: give a."""
    if not isinstance(node.op, ast.Mult) or tree.around(node, ast.FunctionDef) is None:
        return None
    match node.right:
        case ast.BinOp(left=ast.Constant(value=1 | 1.0), op=ast.Sub(), right=other):
            returned = isinstance(tree.statement(node), ast.Return) and tree.parents.get(
                node
            ) is tree.statement(node)
            return tree.cut(other) if returned and tree.cut(node.left) == tree.cut(other) else None
    return None
