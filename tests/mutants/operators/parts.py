"""Questions that several operators ask of an expression."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.mutants.base import Base

PRODUCTS = (ast.Mult, ast.Div)
REDUCTIONS = {"sum", "mean", "max", "argmax"}


def factors(node: ast.expr) -> Iterator[tuple[ast.BinOp, bool]]:
    """Every product of two in an expression; true where its right operand may go."""
    for part in ast.walk(node):
        if isinstance(part, ast.BinOp) and isinstance(part.op, PRODUCTS):
            yield part, isinstance(part.op, ast.Mult)


def is_count(base: Base, node: ast.expr) -> bool:
    """Whether a factor is a number of examples or a plain number, which only rescales."""
    return isinstance(node, ast.Constant) or base.source(node) in base.names("counts")


def is_reduction(node: ast.AST) -> bool:
    """A sum, mean or maximum, as a method or a function of NumPy."""
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in REDUCTIONS
    )


def is_numpy(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "np"


def reduced(node: ast.Call) -> ast.expr:
    """What a sum, mean or maximum is taken of."""
    assert isinstance(node.func, ast.Attribute)
    return node.args[0] if is_numpy(node.func.value) else node.func.value


def axis_of(node: ast.Call) -> ast.expr | None:
    """The axis that a reduction is told, by name or by place."""
    assert isinstance(node.func, ast.Attribute)
    for keyword in node.keywords:
        if keyword.arg == "axis":
            return keyword.value
    place = 1 if is_numpy(node.func.value) else 0
    return node.args[place] if len(node.args) > place else None


def bracketed(base: Base, node: ast.expr) -> str:
    """The text of an expression, in brackets if it has to be one operand."""
    text = base.source(node)
    return f"({text})" if isinstance(node, ast.BinOp | ast.UnaryOp | ast.Compare | ast.IfExp) else text


def without(base: Base, node: ast.BinOp, kept: ast.expr) -> tuple[int, int, str]:
    """The span of an operation, and what stands there when only one operand is kept.

    Brackets round an operand belong to no node: they are kept where they still match.
    """
    start, end = base.span(node)
    left_end, right_start = base.span(node.left)[1], base.span(node.right)[0]
    operator = base.text[left_end:right_start]
    closing = operator.count(")")
    if kept is node.left:
        return start, end, base.text[start : left_end + operator.rfind(")") + 1 if closing else left_end]
    opening = operator.find("(")
    return start, end, base.text[left_end + opening if opening >= 0 else right_start : end]


def is_matrix_product(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.MatMult)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "dot"
