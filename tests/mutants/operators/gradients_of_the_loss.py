"""Faults between the loss and the gradient, and gradients built from the wrong values (G08 to G12)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.mutants.base import Base, has_value, target_of, value_of
from tests.mutants.change import Change, Edit, Operator
from tests.mutants.operators.parts import without


def difference(base: Base) -> Iterator[tuple[ast.stmt, ast.BinOp]]:
    """Where the prediction and the target meet: the first difference of each line of the error."""
    for statement in base.lines("error"):
        found = [n for n in base.nodes(statement, ast.BinOp) if isinstance(n.op, ast.Sub)]
        found = [n for n in found if not isinstance(n.left, ast.Constant)]
        if found:
            yield statement, found[0]


def other_loss(base: Base) -> Iterator[Change]:
    """The step follows the absolute or the fourth power of the error, while another loss is reported."""
    for _, node in difference(base):
        text = base.source(node)
        if "np." in base.text:
            yield base.one(base.replace(node, f"np.sign({text})"))
        yield base.one(base.replace(node, f"({text}) ** 3"))


def softmax_slope(base: Base) -> Iterator[Change]:
    """A difference that is already the gradient at the logits is multiplied by p (1 - p) once more."""
    shapes = base.places.get("names", {}).get("output_range")
    has_output = any(place.get("output") for place in base.entries("derivative"))
    if shapes not in {"0..1", "softmax"} or has_output:
        return
    for statement, node in difference(base):
        names = {base.source(node.left), base.source(node.right)} & set(base.names("chain"))
        for p in names:
            start, end = base.span(node)
            row = base.text[base.rows(statement)[0] : start]
            left = "" if row.endswith("(") else "("
            right = "" if left == "" else ")"
            done = f"{left}{base.source(node)}{right}"
            if left:
                yield base.one(Edit(start, end, f"{done} * {p} * (1 - {p})"))
            else:
                yield base.one(Edit(end + 1, end + 1, f" * {p} * (1 - {p})"))
    for place in base.entries("slope_line"):
        yield base.one(base.before(base.statement(place["line"]), place["text"]))


def softmax_twice(base: Base) -> Iterator[Change]:
    for place in base.entries("softmax"):
        name = place["expr"].split("(")[0]
        yield base.one(base.in_line(place, f"{name}({place['expr']})"))
    for place in base.entries("activation"):
        if place.get("output") and place["expr"].startswith(("sigmoid(", "logistic(", "sig(", "squash(")):
            name = place["expr"].split("(")[0]
            yield base.one(base.in_line(place, f"{name}({place['expr']})"))


def accumulated(base: Base) -> Iterator[Change]:
    """A gradient that keeps growing because nothing sets it back."""
    loop = base.lines("loop")[0]
    for reset in base.lines("resets"):
        text = base.source(reset)
        yield base.one(base.delete(reset), base.before(loop, text))
    for gradient in base.lines("gradients"):
        target = target_of(base, gradient)
        inside = loop.lineno < gradient.lineno <= (loop.end_lineno or 0)
        if inside and isinstance(gradient, ast.Assign) and target.isidentifier():
            at = base.span(value_of(gradient))[0]
            row = base.text[base.rows(gradient)[0] : at]
            at -= len(row) - len(row.rstrip("("))
            yield base.one(base.before(loop, f"{target} = 0"), Edit(at, at, f"{target} + "))


def penalty(base: Base) -> Iterator[Change]:
    """The penalty stands in the loss alone, on a bias, or with the wrong sign or form."""
    for place in base.entries("penalty"):
        yield base.one(base.in_line(place, place["text"]))


def wrong_value(base: Base) -> Iterator[Change]:
    """A product of the gradient takes another layer's activation, or what came before the activation."""
    values = [*base.names("chain"), *base.names("sums")]
    for statement in [*base.lines("gradients"), *base.lines("updates")]:
        if not has_value(statement):
            continue
        for node in base.nodes(value_of(statement), ast.Name, ast.Attribute, ast.Subscript):
            text = base.source(node)
            if text in base.names("chain"):
                for other in values:
                    if other != text and other != values[-1]:
                        yield base.one(base.replace(node, other))
    for place in base.entries("other_value"):
        yield base.one(base.in_line(place, place["text"]))


def wrong_delta(base: Base) -> Iterator[Change]:
    """A gradient takes the delta of another layer."""
    deltas = [target_of(base, s) for s in [*base.lines("error")[-1:], *base.lines("backward")]]
    deltas = [name for name in dict.fromkeys(deltas) if name.isidentifier()]
    for statement in [*base.lines("gradients"), *base.lines("updates")]:
        for node in base.nodes(statement, ast.Name):
            if node.id in deltas and isinstance(node.ctx, ast.Load):
                for other in deltas:
                    if other != node.id:
                        yield base.one(base.replace(node, other))


def inputs_as_targets(base: Base) -> Iterator[Change]:
    chain = base.names("chain")
    for _, node in difference(base):
        for side in (node.left, node.right):
            if base.source(side) not in chain and chain:
                yield base.one(base.replace(side, chain[0]))
            elif base.source(side) in chain and len(chain) > 2:
                yield base.one(base.replace(side, chain[-2]))


def half_chain(base: Base) -> Iterator[Change]:
    """Of a sum over the units above, one term is forgotten."""
    for statement in base.lines("backward"):
        for node in base.nodes(statement, ast.BinOp):
            if isinstance(node.op, ast.Add) and not isinstance(node.left, ast.Constant):
                for kept in (node.left, node.right):
                    yield base.one(Edit(*without(base, node, kept)))


OPERATORS = (
    Operator("gradient of another loss", ("G08", "G01", "G03"), other_loss),
    Operator("slope of the output twice", ("G09", "G08", "G03"), softmax_slope),
    Operator("output activation twice", ("G09", "A04", "G01", "G03"), softmax_twice),
    Operator("gradient never set back", ("G10",), accumulated),
    Operator("penalty in the loss only", ("G11", "G08"), penalty),
    Operator("wrong value in a gradient", ("G12", "S06"), wrong_value),
    Operator("delta of another layer", ("G12", "G06", "S06"), wrong_delta),
    Operator("inputs as targets", ("G12", "A04", "S06"), inputs_as_targets),
    Operator("term of a sum dropped", ("G03", "G06", "G12"), half_chain),
)
