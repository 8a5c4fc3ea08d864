"""Faults of what is reported: accuracy, held-out rows, loss, prediction (E01 to E04)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.mutants.base import Base
from tests.mutants.change import Change, Edit, Operator
from tests.mutants.operators.parts import is_reduction, reduced, without


def accuracy(base: Base) -> Iterator[Change]:
    """Compared before rounding, with a wrong threshold, or argmax over one unit."""
    for statement in base.lines("accuracy"):
        for node in base.nodes(statement, ast.Compare):
            if isinstance(node.ops[0], ast.Gt | ast.GtE):
                left = base.source(node.left)
                yield base.one(base.replace(node, left))
                yield base.one(base.replace(node.comparators[0], "0.0"))
                yield base.one(base.replace(node, f"np.argmax({left}, axis=-1)"))
                yield base.one(base.replace(node, f"{left} < {base.source(node.comparators[0])}"))
        for node in base.nodes(statement, ast.Call):
            if is_reduction(node) and node.func.attr == "argmax":
                yield base.one(base.replace(node, f"{base.source(reduced(node))}.argmax()"))
                yield base.one(base.replace(node, f"np.round({base.source(reduced(node))})"))


def mixed(base: Base) -> Iterator[Change]:
    """Held-out rows that were trained on, or dropout that stays on."""
    for pair in base.names("train_test"):
        for statement in base.statements.values():
            if isinstance(statement, ast.Assign) and pair[1] in base.source(statement.targets[0]):
                slices = list(base.nodes(statement.value, ast.Slice))
                for form in (":{0}", ":-{0}"):
                    edits = [base.replace(s, form.format(base.source(s).strip(":"))) for s in slices]
                    if edits and len(edits) == 2:
                        yield base.one(*edits)
    for place in base.entries("test_dropout"):
        yield base.one(base.in_line(place, place["text"]), codes=("E02", "E04"))


def loss_of_one(base: Base) -> Iterator[Change]:
    """The reported loss is that of one example, or of the last one."""
    for statement in base.lines("loss"):
        if isinstance(statement, ast.AugAssign):
            gap = base.span(statement.target)[1], base.span(statement.value)[0]
            yield base.one(Edit(*gap, " = "))
        for node in base.nodes(statement, ast.Call):
            if is_reduction(node) and base.source(node.func) in {"np.mean", "np.sum"}:
                yield base.one(base.replace(node, f"({base.source(reduced(node))})[0, 0]"))
                yield base.one(base.replace(node, f"({base.source(reduced(node))})[-1:].mean()"))


def stale_loss(base: Base) -> Iterator[Change]:
    """The loss is computed once, before the loop, from the first predictions."""
    loop = base.lines("loop")[0]
    for statement in base.lines("loss"):
        body: list[ast.stmt] = getattr(loop, "body")  # noqa: B009  a loop, whatever its kind
        if isinstance(statement, ast.Assign) and statement in body:
            counter = base.source(loop.target) if isinstance(loop, ast.For) else base.name_of("counter")
            indent = base.indent(statement)
            start, end = base.rows(statement)
            text = f"{indent}if {counter} < 2:\n    {indent}{base.source(statement)}\n"
            yield base.one(Edit(start, end, text))


def prediction_without_bias(base: Base) -> Iterator[Change]:
    biases = base.names("biases")
    for statement in base.lines("predict"):
        for node in base.nodes(statement, ast.BinOp):
            if isinstance(node.op, ast.Add) and base.source(node.right) in biases:
                yield base.one(Edit(*without(base, node, node.left)))


def prediction_otherwise(base: Base) -> Iterator[Change]:
    """Another activation, other weights, or one function too few on the way to the answer."""
    weights = [name for name in base.names("weights") if name.isidentifier()]
    for statement in base.lines("predict"):
        for node in base.nodes(statement, ast.Call):
            text = base.source(node.func)
            if text == "np.tanh":
                for other in ("np.sin", "np.arctan"):
                    yield base.one(base.replace(node.func, other))
                yield base.one(base.replace(node, f"({base.source(node.args[0])})"))
            elif text == "np.maximum":
                yield base.one(base.replace(node.func, "np.minimum"))
            elif text in {"sigmoid", "logistic", "leaky", "squash"}:
                yield base.one(base.replace(node, f"({base.source(node.args[0])})"))
        for node in base.nodes(statement, ast.Name):
            if node.id in weights and "np." in base.text and len(weights) < 4:
                other = f"np.random.default_rng(1).normal(size=np.shape({node.id}))"
                yield base.one(base.replace(node, other))
            elif node.id in weights:
                yield base.one(base.replace(node, weights[weights.index(node.id) - 1]))


OPERATORS = (
    Operator("accuracy computed wrongly", ("E01", "S04", "S01"), accuracy),
    Operator("training and test mixed", ("E02", "D02"), mixed),
    Operator("loss of one example", ("E03",), loss_of_one),
    Operator("stale loss", ("E03", "S07"), stale_loss),
    Operator("prediction without a bias", ("E04",), prediction_without_bias),
    Operator("prediction by another network", ("E04",), prediction_otherwise),
)
