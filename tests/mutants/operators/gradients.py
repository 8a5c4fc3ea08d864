"""Faults of a hand-written gradient: derivatives, factors, signs, transposes and sums (G01 to G07)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.mutants.base import Base, has_value, value_of
from tests.mutants.change import Change, Edit, Operator
from tests.mutants.operators.parts import (
    axis_of,
    bracketed,
    factors,
    is_count,
    is_reduction,
    reduced,
    without,
)

WRONG = {
    "sigmoid": ("{a}", "(1 - {a})", "{a} * (1 + {a})", "(1 - {a} ** 2)", "({a} * (1 - {a})) ** 2"),
    "tanh": ("(1 - {a})", "(1 + {a} ** 2)", "{a} * (1 - {a})", "(1 - {a} ** 2) ** 2"),
    "relu": ("{a}", "(1 - {a} ** 2)", "({z} < 0)"),
    "leaky": ("{a}", "({z} > 0) * 0.1", "{a} * (1 - {a})"),
    "call": (),
}
TWICE = {
    "sigmoid": ("1 / (1 + np.exp(-{a})) * (1 - 1 / (1 + np.exp(-{a})))",),
    "tanh": ("(1 - np.tanh({a}) ** 2)",),
}


def wrong_derivative(base: Base) -> Iterator[Change]:
    for place in base.entries("derivative"):
        a, z = place["a"], place.get("z", place["a"])
        codes = ("G01", "G03", "G08") if place.get("output") else ("G01", "G03")
        for form in WRONG[place["rule"]]:
            yield base.one(base.in_line(place, form.format(a=a, z=z)), codes=codes)
    for place in base.entries("slope"):
        yield base.one(base.in_line(place, place["text"]))


def derivative_of_z(base: Base) -> Iterator[Change]:
    """The derivative is written for the activation and is fed what came before it, or is taken twice."""
    for place in base.entries("derivative"):
        a, z = place["a"], place.get("z")
        if z and a in place["expr"]:
            yield base.one(base.in_line(place, place["expr"].replace(a, z)))
        if place["rule"] == "call":
            yield base.one(base.in_line(place, place["expr"].replace(a, f"{place['call']}({a})")))
        for form in TWICE.get(place["rule"], ()):
            if "np." in base.text:
                yield base.one(base.in_line(place, f"({form.format(a=a)})"))


def chain(base: Base) -> list[ast.stmt]:
    lines = [*base.lines("error"), *base.lines("backward"), *base.lines("gradients")]
    return [statement for statement in lines if has_value(statement)]


def drop_factor(base: Base) -> Iterator[Change]:
    """One factor of a product is forgotten; counts and plain numbers are another fault."""
    derivatives = {place["expr"] for place in base.entries("derivative") if place.get("output")}
    for statement in chain(base):
        for product, times in factors(value_of(statement)):
            for kept, gone in ((product.left, product.right), (product.right, product.left)):
                if is_count(base, gone) or (gone is product.left and not times):
                    continue
                whole = any(base.source(gone) in text for text in derivatives)
                codes = ("G03", "G01", "G08") if whole else ("G03", "G01", "G12")
                yield base.one(Edit(*without(base, product, kept)), codes=codes)


def extra_factor(base: Base) -> Iterator[Change]:
    """The derivative of a hidden layer stands twice in the chain."""
    for place in base.entries("derivative"):
        if not place.get("output") and place["rule"] in {"sigmoid", "tanh", "leaky"}:
            text = place["expr"]
            if text.startswith("1 -"):
                text = f"({text})"
            yield base.one(base.in_line(place, f"{text} * {text}"))


def swap_minus(base: Base) -> Iterator[Change]:
    """A difference the wrong way round."""
    for statement in [*base.lines("error"), *base.lines("backward")]:
        for node in base.nodes(statement, ast.BinOp):
            if isinstance(node.op, ast.Sub):
                left, right = base.source(node.left), bracketed(base, node.right)
                edit = base.replace(node, f"{right} - {left}")
                if isinstance(node.left, ast.Constant):
                    yield base.one(edit, codes=("G04", "G01"))
                else:
                    yield base.one(edit, also=tuple(base.lines("updates")), codes=("G04", "U02"))


def minus_before(base: Base) -> Iterator[Change]:
    for statement in [*base.lines("backward"), *base.lines("gradients")]:
        if has_value(statement) and not isinstance(value_of(statement), ast.List | ast.Tuple | ast.ListComp):
            at = base.span(value_of(statement))[0]
            text = base.text[base.rows(statement)[0] : at]
            at -= len(text) - len(text.rstrip("("))
            yield base.one(Edit(at, at, "-"))


def drop_count(base: Base) -> Iterator[Change]:
    """The division by the number of examples, or a factor 2, is left out."""
    errors = base.lines("error")
    for statement in [*chain(base), *base.lines("updates")]:
        later = (*base.lines("gradients"), *base.lines("updates")) if statement in errors else ()
        if isinstance(statement, ast.AugAssign) and isinstance(statement.op, ast.Div):
            if is_count(base, statement.value):
                yield base.one(base.delete(statement), also=later)
            continue
        for product, _ in factors(value_of(statement)):
            if is_count(base, product.right):
                yield base.one(Edit(*without(base, product, product.left)), also=later)
            elif is_count(base, product.left) and isinstance(product.op, ast.Mult):
                yield base.one(Edit(*without(base, product, product.right)), also=later)


def count_twice(base: Base) -> Iterator[Change]:
    counts = base.names("counts")
    for statement in base.lines("gradients"):
        if counts and isinstance(statement, ast.Assign):
            start, end = base.span(value_of(statement))
            rest = base.text[end : base.rows(statement)[1] - 1]
            at = end + len(rest)
            yield base.one(Edit(start, start, "("), Edit(at, at, f") / {counts[0]}"))


def other_weight(base: Base) -> Iterator[Change]:
    """Going back through another layer's weights."""
    weights = base.names("weights")
    for statement in base.lines("backward"):
        for node in base.nodes(statement, ast.Name, ast.Attribute, ast.Subscript):
            text = base.source(node)
            for other in weights:
                if text in weights and other != text and len(weights) > 1:
                    yield base.one(base.replace(node, other))
    for place in base.entries("other_weight"):
        yield base.one(base.in_line(place, place["text"]))


def drop_transpose(base: Base) -> Iterator[Change]:
    for statement in [*base.lines("backward"), *base.lines("gradients"), *base.lines("updates")]:
        for node in base.nodes(statement, ast.Attribute):
            if node.attr == "T":
                yield base.one(base.replace(node, base.source(node.value)))


def sums(base: Base) -> Iterator[tuple[ast.stmt, ast.Call]]:
    for statement in [*base.lines("gradients"), *base.lines("updates")]:
        for node in base.nodes(statement, ast.Call):
            if is_reduction(node):
                yield statement, node


def drop_sum(base: Base) -> Iterator[Change]:
    """The gradient of the bias is not summed over the examples."""
    for _, call in sums(base):
        yield base.one(base.replace(call, bracketed(base, reduced(call))))


def other_axis(base: Base) -> Iterator[Change]:
    for _, call in sums(base):
        axis = axis_of(call)
        if isinstance(axis, ast.Constant) and isinstance(axis.value, int):
            yield base.one(base.replace(axis, str(1 - axis.value)))


def no_axis(base: Base) -> Iterator[Change]:
    """Summed over everything: one number for all biases."""
    for _, call in sums(base):
        if axis_of(call) is not None:
            assert isinstance(call.func, ast.Attribute)
            yield base.one(base.replace(call, f"np.{call.func.attr}({base.source(reduced(call))})"))


OPERATORS = (
    Operator("wrong derivative", ("G01", "G03"), wrong_derivative),
    Operator("derivative fed the wrong value", ("G02", "G01"), derivative_of_z),
    Operator("factor dropped", ("G03", "G01"), drop_factor),
    Operator("factor twice", ("G03", "G01"), extra_factor),
    Operator("minus swapped", ("G04", "U02"), swap_minus),
    Operator("minus put before", ("G04", "U02"), minus_before),
    Operator("count dropped", ("G05", "H01", "U04", "N04", "G03", "G07", "G11"), drop_count),
    Operator("count twice", ("G05", "H01", "U04", "G03"), count_twice),
    Operator("other weight going back", ("G06", "G12", "S06"), other_weight),
    Operator("transpose dropped", ("G06", "S05", "S06"), drop_transpose),
    Operator("sum dropped", ("G07", "S01", "S06"), drop_sum),
    Operator("sum over the other axis", ("G07", "S04", "S06"), other_axis),
    Operator("sum over everything", ("G07", "S04"), no_axis),
)
