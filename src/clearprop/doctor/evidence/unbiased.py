"""Layers without a bias: what biases would be worth, and how a program of arrays or numbers gets one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import in_text, written
from clearprop.doctor.evidence.learning import Learned
from clearprop.doctor.evidence.sources import inputs_named
from clearprop.doctor.evidence.starts import numpy_name, weights_starts
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.span import Span

POOR = 0.5
NAMES = ("bias", "offset", "bias_term")


def without_bias(learned: Learned) -> list[int]:
    """Give the layers that have no bias, and no column of ones among their inputs either."""
    step = learned.steps[0]
    found = []
    for k, layer in enumerate(step.layers):
        fixed = bool((layer.wiring.b_entries < 0).all()) and not layer.wiring.constant.any()
        x = learned.x if k == 0 else layer.a_in
        ones = len(x) > 1 and bool(((np.ptp(x, axis=0) == 0.0) & (x[0] != 0.0)).any())
        if fixed and not ones:
            found.append(k)
    return found


def fixed_share(learned: Learned) -> float:
    """Give the part of the last squared error that no weights can take away: that of inputs of zeros.

    Where no layer has a bias and each hidden activation is 0 at 0, such inputs have one answer for ever.
    """
    layers = learned.steps[0].layers
    if len(without_bias(learned)) < len(layers):
        return 0.0
    with np.errstate(all="ignore"):
        at_zero = [layer.activation.value(np.zeros((1, layer.z.shape[1]))) for layer in layers[:-1]]
    rows = (learned.x == 0.0).all(axis=1)
    error = (learned.last - learned.y) ** 2
    whole = float(error.sum())
    if any(a.any() for a in at_zero) or not rows.any() or not np.isfinite(whole) or whole == 0.0:
        return 0.0
    # An answer that is as good as the mean of all targets is none that anybody misses.
    if float(error[rows].mean()) < POOR * float(((learned.y - learned.y.mean(axis=0)) ** 2).mean()):
        return 0.0
    return float(error[rows].sum()) / whole


def zeros_for_ones(evidence: Evidence, learned: Learned) -> tuple[Span, Edit] | None:
    """Find the zeros that stand beside the inputs where ones are meant: nothing else is made so."""
    named = inputs_named(evidence)
    if named is None or not (learned.x == 0.0).all(axis=0).any():
        return None
    for call in named.tree.find(ast.Call, named.statement):
        function = call.func
        if isinstance(function, ast.Attribute) and function.attr in ("zeros", "zeros_like"):
            around = named.tree.around(call, ast.Call) or named.tree.around(call, ast.Subscript)
            if around is not None:
                text = f"{named.tree.cut(function.value)}.{function.attr.replace('zeros', 'ones')}"
                return named.span, Edit.of(named.tree.span(function), text)
    return None


def best_linear(learned: Learned, with_bias: bool) -> float:
    """Give the least mean squared error of any straight answer, with or without a bias."""
    x = np.hstack([learned.x, np.ones((len(learned.x), 1))]) if with_bias else learned.x
    fitted = x @ np.linalg.lstsq(x, learned.y, rcond=None)[0]
    return float(((fitted - learned.y) ** 2).mean())


def with_bias(evidence: Evidence, step: StepFound, layer: int) -> Edit | None:
    """Write a bias for one layer: before training, beside the product, and among the updates.

    None where weights, product and update do not stand in one function and file under one name.
    """
    starts = weights_starts(evidence, step, layer)
    product = written(evidence, step.layers[layer].z_nodes[0])
    if len(starts) != 1 or product is None or starts[0].tree is not product.tree:
        return None
    tree = product.tree
    start = tree.statement(starts[0].node)
    name = _weights(tree, start)
    updates = [] if name is None else list(_updates(tree, name))
    if name is None or start is None or len(updates) != 1:
        return None
    bias = _beside(tree, name)
    update = _update(tree, updates[0], bias, step, layer)
    if update is None or not _reads(tree, product.node, name):
        return None
    width = step.layers[layer].z.shape[1]
    first = "0.0" if width == 1 else f"{numpy_name(tree)}.zeros({width})"
    edit = Edit(tuple(_biased(tree, product.node, name, bias, updates[0])))
    edit = edit + _behind(tree, start, f"{bias} = {first}")
    return edit + _behind(tree, updates[0], update)


def _biased(tree: Tree, product: ast.expr, name: str, bias: str, update: ast.stmt) -> Iterator[Replacement]:
    """Add the bias to the product of training, and to those of the same form that answer elsewhere."""
    for node in tree.find((ast.BinOp, ast.Call)):
        same = type(node) is type(product) and _operands(tree, node) == _operands(tree, product)
        alike = node is product or (same and _factor(tree, node, name) and tree.statement(node) is not update)
        if alike:
            yield Replacement(tree.span(node), in_text(tree, node, f"{tree.cut(node)} + {bias}"))


def _operands(tree: Tree, node: ast.expr) -> str:
    """Give the kind of a product: its operator, or what it calls."""
    if isinstance(node, ast.BinOp):
        return type(node.op).__name__
    return "dot" if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "dot" else ""


def _factor(tree: Tree, node: ast.expr, name: str) -> bool:
    """Whether a variable is itself a factor of a product."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.MatMult | ast.Mult) and name in (
            tree.cut(node.left),
            tree.cut(node.right),
        )
    return isinstance(node, ast.Call) and any(tree.cut(each) == name for each in node.args)


def _weights(tree: Tree, statement: ast.stmt | None) -> str | None:
    """Give the one name or attribute that a statement gives the weights."""
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return None
    target = statement.targets[0]
    return tree.cut(target) if isinstance(target, ast.Name | ast.Attribute) else None


def _beside(tree: Tree, name: str) -> str:
    """Choose a name that the program does not have yet, on the same object as the weights."""
    owner, _, _ = name.rpartition(".")
    used = {each.id for each in tree.find(ast.Name)} | {each.attr for each in tree.find(ast.Attribute)}
    free = next((each for each in NAMES if each not in used), f"bias_of_{len(used)}")
    return f"{owner}.{free}" if owner else free


def _updates(tree: Tree, name: str) -> Iterator[ast.stmt]:
    for each in tree.find((ast.AugAssign, ast.Assign)):
        around = tree.around(each, (ast.For, ast.While))
        if isinstance(each, ast.AugAssign) and tree.cut(each.target) == name:
            yield each
        elif isinstance(each, ast.Assign) and (around is not None or isinstance(each.value, ast.BinOp)):
            reads = any(tree.cut(part) == name for part in tree.find((ast.Name, ast.Attribute), each.value))
            if reads and any(tree.cut(target) == name for target in each.targets):
                yield each


def _reads(tree: Tree, node: ast.AST, name: str) -> bool:
    return any(tree.cut(part) == name for part in tree.find((ast.Name, ast.Attribute), node))


def _update(tree: Tree, statement: ast.stmt, bias: str, step: StepFound, layer: int) -> str | None:
    """Write the update of the bias: that of the weights, with their inputs taken out of the product."""
    value = statement.value if isinstance(statement, ast.Assign | ast.AugAssign) else None
    if value is None:
        return None
    target = statement.target if isinstance(statement, ast.AugAssign) else statement.targets[0]  # type: ignore[attr-defined]
    text = tree.cut(statement)
    found = _summed(tree, value) or _by_name(tree, value)
    if found is None:
        return None
    node, instead = found
    whole, part = tree.span(statement), tree.span(node)
    if whole.line != whole.end_line or part.line != whole.line:
        return None
    begin = part.column - whole.column
    text = text[:begin] + instead + text[begin + part.end_column - part.column :]
    return re.sub(rf"(?<![\w.]){re.escape(tree.cut(target))}(?!\w)", bias, text)


def _by_name(tree: Tree, value: ast.expr) -> tuple[ast.AST, str] | None:
    """Follow ``W -= rate * dW`` to ``dW = x.T @ d / n``, and write that out."""
    for part in tree.find(ast.Name, value):
        scope = tree.function(value)
        given = [
            each for each in tree.find(ast.Assign, scope)
            if any(isinstance(t, ast.Name) and t.id == part.id for t in each.targets)
        ]  # fmt: skip
        found = _summed(tree, given[0].value) if len(given) == 1 else None
        if found is not None:
            node, instead = found
            text, outer, inner = tree.cut(given[0].value), tree.span(given[0].value), tree.span(node)
            if outer.line != outer.end_line:
                return None
            begin = inner.column - outer.column
            return part, f"({text[:begin]}{instead}{text[begin + inner.end_column - inner.column :]})"
    return None


def _summed(tree: Tree, value: ast.expr) -> tuple[ast.AST, str] | None:
    """Find the product of turned inputs and deltas, and write the sum of the deltas for it."""
    for node in ast.walk(value):
        match node:
            case ast.BinOp(left=left, op=ast.MatMult(), right=right):
                pass
            case ast.Call(func=ast.Attribute(attr="dot", value=ast.Name(id="np")), args=[left, right]):
                pass
            case ast.Call(func=ast.Attribute(attr="dot", value=left), args=[right]):
                pass
            case ast.Call(func=ast.Attribute(attr="mean" | "sum"), args=[ast.BinOp(op=ast.Mult()) as both]):
                # mean((guess - y) * x): a sum over the examples of error times input
                side = both.left if not isinstance(both.right, ast.BinOp) else both.right
                return both, f"({tree.cut(side)})"
            case _:
                continue
        match left:
            case ast.BinOp(left=factor, op=ast.Mult(), right=turned) if _is_turned(turned):
                return node, f"{tree.cut(factor)} * ({tree.cut(right)}).sum(axis=0)"
        if _is_turned(left):
            return node, f"({tree.cut(right)}).sum(axis=0)"
        if _is_turned(right):
            return node, f"({tree.cut(left)}).sum(axis=1)"
    return None


def _is_turned(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "T"


def _behind(tree: Tree, statement: ast.stmt, text: str) -> Edit:
    span = tree.span(statement)
    after = Span(span.file, span.end_line + 1, 0, span.end_line + 1, 0, span.cell)
    return Edit.of(after, f"{tree.indent(statement)}{text}\n")
