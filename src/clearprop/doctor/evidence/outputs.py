"""Edits of an activation: taken off the output, put onto a hidden layer, or another one in its place."""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterator
from itertools import combinations

import numpy as np

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import Written, common_frame, in_text, written
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.predictions import passes_after, same
from clearprop.doctor.evidence.trees import Tree
from clearprop.numerics.activations import Identity, Softmax
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.tape.nodes import Ref

TIMES = frozenset({operator.mul, np.multiply})
MOST_FACTORS = 2


def between(evidence: Evidence, answer: int, sums: int) -> tuple[Written, Written] | None:
    """Give the expressions of a layer's answer and of its sums, side by side in one function.

    Where the sums stand in a statement of their own, their name in the answer stands for them.
    """
    frame = common_frame(evidence, answer, sums)
    whole, inner = written(evidence, answer, frame), written(evidence, sums, frame)
    if whole is None or inner is None:
        return None
    if whole.tree.around(whole.node, ast.Lambda) is not whole.tree.around(inner.node, ast.Lambda):
        whole = _call_of(evidence, whole, inner, sums) or whole
    if inner.text in whole.text and inner.span.line >= whole.span.line:
        return whole, inner
    names = {binding.name for binding in evidence.tape.nodes[sums].names}
    for name in whole.tree.find((ast.Name, ast.Attribute, ast.Subscript), whole.node):
        if whole.tree.cut(name) in names:
            return whole, Written(whole.tree, name)
    return None


def _call_of(evidence: Evidence, whole: Written, inner: Written, sums: int) -> Written | None:
    """Give the call of ``f = lambda z: ...`` that was given the sums: calls of lambdas are no frames."""
    tree, function = inner.tree, whole.tree.around(whole.node, ast.Lambda)
    around = None if function is None else whole.tree.parents.get(function)
    if not isinstance(around, ast.Assign) or tree is not whole.tree:
        return None
    names = {whole.tree.cut(target) for target in around.targets}
    known = {binding.name for binding in evidence.tape.nodes[sums].names}
    calls = [
        each
        for each in tree.find(ast.Call, tree.function(inner.node))
        if tree.cut(each.func) in names and len(each.args) == 1
    ]
    direct = [each for each in calls if each.args[0] is inner.node]
    named = [each for each in calls if tree.cut(each.args[0]) in known]
    return next((Written(tree, each) for each in (*direct, *named)), None)


def bare_output(evidence: Evidence, step: StepFound) -> Edit | None:
    """Take the activation off the last layer, and its slope out of the error: in training and afterwards."""
    last = step.layers[-1]
    if len(last.a_nodes) != 1 or isinstance(last.activation, Identity | Softmax):
        return None
    found = between(evidence, last.a_nodes[0], last.z_nodes[0])
    if found is None:
        return None
    whole, inner = found
    edit = Edit.of(whole.span, in_text(whole.tree, whole.node, inner.text))
    for other in _later_outputs(evidence, step):
        one = Edit.of(other[0].span, in_text(other[0].tree, other[0].node, other[1].text))
        edit = edit if edit.overlaps(one) or one in (edit,) else edit + one
    slope = without_slope(evidence, step)
    return edit if slope is None or slope.overlaps(edit) else edit + slope


def _later_outputs(evidence: Evidence, step: StepFound) -> Iterator[tuple[Written, Written]]:
    """Give the expressions of the last activation in passes after training."""
    tape, last = evidence.tape, step.layers[-1]
    for made in passes_after(evidence).products:
        if made.layer != len(step.layers) - 1 or made.state != "trained":
            continue
        final = evidence.understanding.recognised.steps[-1]
        z = made.a_in @ final.W(made.layer, final.after) + final.b(made.layer, final.after)
        after = sorted(tape.descendants([made.node], made.node + 60))
        sums = next((n for n in after if same(tape, n, z)), None)
        answer = next((n for n in after if same(tape, n, last.activation.value(z))), None)
        found = between(evidence, answer, sums) if answer is not None and sums is not None else None
        if found is not None:
            yield found


def without_slope(evidence: Evidence, step: StepFound) -> Edit | None:
    """Take the slope of the last activation out of the product in which the error is multiplied by it."""
    last = step.layers[-1]
    with np.errstate(all="ignore"):
        slope = last.activation.derivative(last.z)
    errors = evidence.tape.descendants({met.node for met in step.step.meetings}, step.step.round.end)
    for tree, factors, values in chains(evidence, step, errors):
        for number in range(MOST_FACTORS, 0, -1):
            for chosen in combinations(range(len(factors)), number):
                kept = [k for k in range(len(factors)) if k not in chosen]
                if kept and _is_product([values[k] for k in chosen], slope):
                    chain = tree.parents[factors[0]]
                    whole = _top(tree, chain, len(factors))
                    alone = len(kept) == 1 and not isinstance(tree.parents.get(whole), ast.BinOp)
                    text = " * ".join(_factor(tree, factors[k], alone) for k in kept)
                    return Edit.of(tree.span(whole), text)
    return None


def chains(
    evidence: Evidence, step: StepFound, among: set[int]
) -> Iterator[tuple[Tree, list[ast.expr], list[Array | None]]]:
    """Give products of one step as their factors, ``a * b * c`` as three, with their recorded values."""
    tape, trees = evidence.tape, trees_of(evidence)
    inner = {arg.node for n in step.step.round.nodes for arg in tape.nodes[n].args[:1] if isinstance(arg, Ref)
             if tape.nodes[n].function in TIMES and tape.nodes[arg.node].function in TIMES}  # fmt: skip
    seen: set[int] = set()
    for number in step.step.round.nodes:
        node = tape.nodes[number]
        if node.function not in TIMES or number in inner or node.site in seen or number not in among:
            continue
        seen.add(node.site)
        found = trees.node(evidence.traced.sites[node.site])
        if found is None or not isinstance(found[1], ast.BinOp):
            continue
        factors: list[ast.expr] = []
        values: list[Array | None] = []
        _flatten(evidence, found[1], number, factors, values)
        yield found[0], factors, values


def _flatten(
    evidence: Evidence, part: ast.expr, node: int, factors: list[ast.expr], values: list[Array | None]
) -> None:
    recorded = evidence.tape.nodes[node]
    is_times = isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mult) and recorded.function in TIMES
    if not is_times or not isinstance(part, ast.BinOp):
        factors.append(part)
        values.append(_value(evidence, node))
        return
    for side, given in zip((part.left, part.right), recorded.args, strict=False):
        if isinstance(given, Ref):
            _flatten(evidence, side, given.node, factors, values)
        else:
            factors.append(side)
            values.append(None)


def _value(evidence: Evidence, node: int) -> Array | None:
    try:
        return np.asarray(evidence.tape.value(node), dtype=np.float64)
    except (TypeError, ValueError):
        return None


def _is_product(parts: list[Array | None], slope: Array) -> bool:
    try:
        value = np.prod(np.broadcast_arrays(*[p for p in parts if p is not None]), axis=0)
    except ValueError:
        return False
    if any(p is None for p in parts) or value.size != slope.size or float(np.ptp(slope)) == 0.0:
        return False
    return any(
        np.allclose(value.reshape(-1), s, rtol=1e-7, atol=1e-12)
        for s in (slope.reshape(-1), slope.T.reshape(-1))
    )


def _top(tree: Tree, node: ast.AST, count: int) -> ast.AST:
    """Climb from the innermost product of a chain to its outermost one."""
    top = node
    while count > 2 or isinstance(tree.parents.get(top), ast.BinOp):
        above = tree.parents.get(top)
        if not (isinstance(above, ast.BinOp) and isinstance(above.op, ast.Mult)):
            break
        top, count = above, count - 1
    return top


def _factor(tree: Tree, node: ast.expr, alone: bool) -> str:
    """Write a factor; alone it needs no parentheses of its own, among others it keeps those it stood in."""
    loose = isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Mult | ast.MatMult | ast.Pow)
    return f"({tree.cut(node)})" if loose and not alone else tree.cut(node)
