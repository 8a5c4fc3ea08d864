"""Slips in the shape of one array: a second axis forgotten, or flattened away, or turned too early."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.evidence.pages import Page, own_expressions
from clearprop.doctor.evidence.variant import Variant, appended, callee, replaced

FLAT = frozenset({"ravel", "flatten", "squeeze", "reshape", "transpose"})
COLUMN, FLATTENED = ".reshape(-1, 1)", ".ravel()"


def undone(page: Page, statement: ast.stmt) -> Iterator[Variant]:
    """Propose to leave a reshape of a statement out."""
    for node in own_expressions(statement):
        if isinstance(node, ast.Call) and callee(node) in FLAT:
            yield from _without(page, node)
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            yield from _sliced(page, node)


def reshape_variants(page: Page, statement: ast.stmt) -> Iterator[Variant]:
    """Propose to leave a reshape out, or to put one in."""
    yield from undone(page, statement)
    for node in own_expressions(statement):
        if isinstance(node, ast.Name | ast.Attribute) and _is_operand(page, node):
            yield appended(page, node, COLUMN, 2.0, "reshape")
            yield appended(page, node, FLATTENED, 2.1, "reshape")
    if isinstance(statement, ast.Assign) and not isinstance(statement.value, ast.Constant | ast.Tuple):
        yield appended(page, statement.value, COLUMN, 1.4, "reshape")
        yield appended(page, statement.value, FLATTENED, 1.7, "reshape")
        yield appended(page, statement.value, ".T", 1.6, "transpose")


def _without(page: Page, node: ast.Call) -> Iterator[Variant]:
    func = node.func
    if isinstance(func, ast.Attribute) and not (isinstance(func.value, ast.Name) and func.value.id == "np"):
        yield replaced(page, node, page.cut(func.value), 1.1, "reshape")
        if func.attr == "reshape" and len(node.args) == 2:
            first, second = node.args
            text = f"{page.cut(func)}({page.cut(second)}, {page.cut(first)})"
            yield replaced(page, node, text, 1.2, "reshape")
    elif node.args:
        yield replaced(page, node, page.cut(node.args[0]), 1.2, "reshape")


def _sliced(page: Page, node: ast.Subscript) -> Iterator[Variant]:
    """``y[:, 0]`` becomes ``y[:, [0]]``, and ``y`` alone."""
    match node.slice:
        case ast.Tuple(elts=[ast.Slice() as rows, ast.Constant(value=int()) as column]):
            text = f"{page.cut(node.value)}[{page.cut(rows)}, [{page.cut(column)}]]"
            yield replaced(page, node, text, 1.3, "reshape")
            yield replaced(page, node, page.cut(node.value), 1.7, "reshape")
        case ast.Tuple() | ast.Constant(value=None):
            yield replaced(page, node, page.cut(node.value), 2.0, "reshape")


def _is_operand(page: Page, node: ast.Name | ast.Attribute) -> bool:
    """Whether a variable is read as a whole, and not called or looked into."""
    around = page.parents[node]
    if not isinstance(node.ctx, ast.Load) or isinstance(around, ast.Attribute):
        return False
    return not isinstance(around, ast.Call) or node is not around.func
