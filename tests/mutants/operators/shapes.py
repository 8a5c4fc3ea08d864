"""Faults of shape, memory and names (S01 to S08)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise

from tests.mutants.base import Base, has_value, target_of, value_of
from tests.mutants.change import Change, Edit, Operator
from tests.mutants.operators.parts import axis_of, is_matrix_product, is_reduction

WORDS = {
    "maximum": "maximun",
    "zeros": "zeroes",
    "mean": "avg",
    "exp": "expp",
    "dot": "dott",
    "outer": "outter",
    "sqrt": "squareroot",
    "tanh": "tanH",
}


def flat_targets(base: Base) -> Iterator[Change]:
    """Targets of shape (n,) meet predictions of shape (n, 1)."""
    name = base.name_of("targets")
    also = (*base.lines("error"), *base.lines("loss"))
    reshaped = base.entries("columns")
    for statement in base.lines("targets"):
        if base.name_of("targets_are") == "column" and not reshaped:
            yield base.one(base.after(statement, f"{name} = {name}.ravel()"), also=(statement, *also))
    for place in reshaped:
        yield base.one(base.delete(base.statement(place["line"])), also=also)


def flat_predictions(base: Base) -> Iterator[Change]:
    """One side of the difference loses its second axis."""
    form = {"column": "ravel()", "vector": "reshape(-1, 1)"}.get(base.name_of("targets_are"))
    for statement in base.lines("error") if form else ():
        for node in base.nodes(statement, ast.BinOp):
            if isinstance(node.op, ast.Sub) and not isinstance(node.left, ast.Constant):
                for side in (node.left, node.right):
                    yield base.one(base.replace(side, f"{base.source(side)}.{form}"))


def written_over(base: Base) -> Iterator[Change]:
    """The targets, the prediction or an activation are overwritten while they are still needed."""
    if "np." not in base.text:
        return
    for statement in base.lines("error"):
        for node in base.nodes(statement, ast.BinOp):
            left, right = base.source(node.left), base.source(node.right)
            if isinstance(node.op, ast.Sub) and not isinstance(node.left, ast.Constant):
                for out in (left, right):
                    if "[" not in out:
                        yield base.one(base.replace(node, f"np.subtract({left}, {right}, out={out})"))
    chain = [name for name in base.names("chain")[1:-1] if name.replace(".", "").isidentifier()]
    for statement in base.lines("backward"):
        for name in chain:
            if name in base.source(statement):
                yield base.one(base.before(statement, f"{name} *= {name}"))


def drifting_inputs(base: Base) -> Iterator[Change]:
    """The inputs are changed in place in every epoch."""
    name = base.name_of("inputs")
    loop = base.lines("loop")[0]
    first = getattr(loop, "body")[0]  # noqa: B009  a loop, whatever its kind
    if name and "np." in base.text and (base.lines("gradients") or base.lines("examples")):
        for text in (f"{name} *= 0.99", f"{name} += 0.01", f"np.random.default_rng(0).shuffle({name})"):
            codes = ("S02", "D02") if "shuffle" in text else ("S02", "D01")
            yield base.one(base.before(first, text), codes=codes)


def aliases(base: Base) -> Iterator[Change]:
    """Two names for one array, or one row repeated."""
    for kind in ("alias", "repeat"):
        for place in base.entries(kind):
            yield base.one(base.in_line(place, place["text"]))


def shared_parameters(base: Base) -> Iterator[Change]:
    """A second parameter of the same shape is the first one under another name."""
    starts = [*base.lines("init"), *base.lines("init_biases")]
    seen: dict[str, ast.stmt] = {}
    for statement in starts:
        if isinstance(statement, ast.Assign) and "np." in base.text:
            text = base.source(statement.value)
            if text in seen:
                other = target_of(base, seen[text])
                yield base.one(base.replace(statement.value, other), codes=("S03", "U05"))
            seen[text] = statement
    weights = [s for s in base.lines("init") if isinstance(s, ast.Assign)]
    biases = [s for s in base.lines("init_biases") if isinstance(s, ast.Assign)]
    if "np." in base.text and len(weights) > 1 and len(biases) > 1:
        first, second = weights[0], biases[0]
        if first.lineno < second.lineno:
            text = f"{target_of(base, first)}[0]"
            yield base.one(base.replace(value_of(second), text), codes=("S03", "U05"))


def wrong_axis(base: Base) -> Iterator[Change]:
    """A reduction of the forward pass or of the evaluation runs along the other axis, or along none."""
    gradients = {*base.lines("gradients"), *base.lines("updates")}
    seen: set[ast.AST] = set()
    for statement in base.statements.values():
        if statement in gradients or isinstance(statement, ast.For | ast.FunctionDef | ast.ClassDef):
            continue
        for node in base.nodes(statement, ast.Call):
            axis = axis_of(node) if is_reduction(node) else None
            if isinstance(axis, ast.Constant) and axis.value in {0, 1} and node not in seen:
                seen.add(node)
                codes = ("S04", "E01", "S06") if node.func.attr == "argmax" else ("S04", "S06", "D01", "N01")
                yield base.one(base.replace(axis, str(1 - axis.value)), codes=codes)
                if len(node.keywords) == 2:
                    whole = node.keywords[0].value if node.keywords[0].arg == "axis" else None
                    if whole is not None:
                        start = base.text.rfind("(", 0, base.span(whole)[0]) + 1
                        yield base.one(Edit(start, base.span(node)[1] - 1, ""), codes=codes)


def star_for_at(base: Base) -> Iterator[Change]:
    for statement in [*base.lines("forward"), *base.lines("backward"), *base.lines("gradients")]:
        for node in base.nodes(statement, ast.BinOp):
            if is_matrix_product(node):
                gap = base.span(node.left)[1], base.span(node.right)[0]
                text = base.text[slice(*gap)]
                if "@" in text:
                    yield base.one(Edit(*gap, text.replace("@", "*")))


def reshape_for_transpose(base: Base) -> Iterator[Change]:
    for statement in [*base.lines("backward"), *base.lines("gradients"), *base.lines("updates")]:
        for node in base.nodes(statement, ast.Attribute):
            if node.attr == "T":
                value = base.source(node.value)
                yield base.one(base.replace(node, f"{value}.reshape({value}.shape[::-1])"))


def wrong_shape(base: Base) -> Iterator[Change]:
    """Weights or biases of a shape that fits nothing."""
    for place in [*base.entries("start"), *base.entries("start_bias")]:
        sizes = place.get("shape", "").strip("()").split(", ")
        if len(sizes) == 2:
            turned = ", ".join(reversed(sizes))
            old = ", ".join(sizes)
            yield base.one(base.in_line(place, place["expr"].replace(old, turned)))
        elif place.get("hidden") and "np.zeros(" in place["expr"]:
            yield base.one(base.in_line(place, "np.zeros(97)"))


def product_turned(base: Base) -> Iterator[Change]:
    """The factors of a matrix product in the wrong order."""
    for statement in [*base.lines("forward"), *base.lines("backward"), *base.lines("gradients")]:
        if has_value(statement):
            for node in base.nodes(statement, ast.BinOp):
                simple = ast.Name | ast.Attribute | ast.Subscript
                if (
                    is_matrix_product(node)
                    and isinstance(node.left, simple)
                    and isinstance(node.right, simple)
                ):
                    left, right = base.source(node.left), base.source(node.right)
                    yield base.one(base.replace(node, f"{right} @ {left}"))


def stale(base: Base) -> Iterator[Change]:
    """The forward pass reads a copy made before training, or is not repeated."""
    loop = base.lines("loop")[0]
    simple = [name for name in [*base.names("weights"), *base.names("biases")] if name.isidentifier()]
    for statement in base.lines("forward"):
        inside = loop.lineno < statement.lineno <= (loop.end_lineno or 0)
        if not inside or not isinstance(statement, ast.Assign):
            continue
        for node in base.nodes(statement.value, ast.Name):
            if node.id in simple and "np." in base.text:
                copy = base.before(loop, f"{node.id}_start = np.array({node.id})")
                yield base.one(copy, base.replace(node, f"{node.id}_start"), codes=("S07", "U03"))
        if statement in getattr(loop, "body") and statement is base.lines("forward")[0]:  # noqa: B009
            moved = base.before(loop, base.source(statement))
            yield base.one(base.delete(statement), moved, also=(statement,))


def stale_order(base: Base) -> Iterator[Change]:
    """A layer is computed before the one below it, so that it reads the last call's values."""
    lines = [s for s in base.lines("forward") if isinstance(s, ast.Assign)]
    for first, second in pairwise(lines):
        name = target_of(base, first)
        if second.lineno == first.lineno + 1 and name in base.source(second.value):
            moved = base.after(second, base.source(first))
            yield base.one(base.delete(first), moved, also=(second,), codes=("S07", "S08"))


def mistyped(name: str) -> str:
    """The last two letters change places, or the last one is typed twice."""
    swapped = name[:-2] + name[-1] + name[-2]
    return swapped if name.isalpha() and len(name) > 3 and swapped != name else name + name[-1]


def misspelt(base: Base) -> Iterator[Change]:
    """A name or an attribute that does not exist."""
    count = 0
    for role in ("forward", "gradients", "updates", "helpers"):
        for statement in base.lines(role)[:1]:
            for node in base.nodes(statement, ast.Attribute):
                if node.attr in WORDS and count < 4:
                    start = base.span(node.value)[1] + 1
                    yield base.one(Edit(start, base.span(node)[1], WORDS[node.attr]))
                    count += 1
            names = [n for n in base.nodes(statement, ast.Name) if len(n.id) > 1]
            for node in names[-1:]:
                if isinstance(node.ctx, ast.Load):
                    yield base.one(base.replace(node, mistyped(node.id)))


OPERATORS = (
    Operator("targets without a second axis", ("S01", "S06"), flat_targets),
    Operator("one side of the difference flattened", ("S01", "S06"), flat_predictions),
    Operator("written over", ("S02",), written_over),
    Operator("inputs drift", ("S02",), drifting_inputs),
    Operator("two names for one array", ("S03", "U05", "S06", "U04"), aliases),
    Operator("parameters shared", ("S03", "U05"), shared_parameters),
    Operator("reduction along the wrong axis", ("S04", "S06"), wrong_axis),
    Operator("star for a matrix product", ("S05", "S06", "S01"), star_for_at),
    Operator("reshape for transpose", ("S05", "G06"), reshape_for_transpose),
    Operator("array of a wrong shape", ("S06",), wrong_shape),
    Operator("product turned round", ("S06", "S05"), product_turned),
    Operator("stale forward pass", ("S07", "U03"), stale),
    Operator("layers in the wrong order", ("S07", "S08"), stale_order),
    Operator("name misspelt", ("S08",), misspelt),
)
