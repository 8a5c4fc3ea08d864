"""Slips in products: a transpose forgotten or too many, operands the wrong way round, ``*`` for ``@``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.evidence.pages import Page, own_expressions
from clearprop.doctor.evidence.variant import Variant, callee, replaced
from clearprop.doctor.rewriting.places import atomic, transposed_text

DOTS = frozenset({"dot", "matmul", "outer", "inner", "multiply"})


def product_variants(page: Page, statement: ast.stmt) -> Iterator[Variant]:
    """Propose other forms of every product of a statement."""
    for node in own_expressions(statement):
        match node:
            case ast.BinOp(left=left, op=ast.MatMult() | ast.Mult() as op, right=right):
                yield from _operator(page, node, left, right, isinstance(op, ast.MatMult))
            case ast.Call() if callee(node) in DOTS:
                yield from _call(page, node)
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
                for part in (left, right):
                    yield replaced(page, part, transposed_text(page.cut(part)), 2.5, "transpose")
            case ast.Attribute(attr="T"):
                yield replaced(page, node, page.cut(node.value), 1.2, "transpose")


def _operator(
    page: Page, node: ast.BinOp, left: ast.expr, right: ast.expr, is_matmul: bool
) -> Iterator[Variant]:
    a, b = page.cut(left), page.cut(right)
    sign = "@" if is_matmul else "*"
    turned_a, turned_b = transposed_text(a), transposed_text(b)
    far = 0.0 if is_matmul else 1.0
    if not isinstance(left, ast.BinOp | ast.Constant):
        yield replaced(page, left, turned_a, 1.0 + far, "transpose")
    if not isinstance(right, ast.Constant):
        yield replaced(page, right, turned_b, 1.0 + far, "transpose")
    if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Mult | ast.MatMult | ast.Div):
        return
    first, second = atomic(a, left), atomic(b, right)
    if is_matmul:
        yield replaced(page, node, f"{second} @ {first}", 1.1, "swap")
        yield replaced(page, node, f"{turned_b} @ {first}", 1.9, "swap")
        yield replaced(page, node, f"{second} @ {turned_a}", 1.9, "swap")
        yield replaced(page, node, f"{first} * {second}", 1.6, "operator")
    elif not isinstance(left, ast.Constant) and not isinstance(right, ast.Constant):
        yield replaced(page, node, f"{first} @ {second}", 1.3, "operator")
        yield replaced(page, node, f"{turned_a} @ {second}", 1.8, "operator")
        yield replaced(page, node, f"{first} @ {turned_b}", 1.8, "operator")
    if sign == "*":
        return
    yield replaced(page, node, f"{turned_a} @ {turned_b}", 2.2, "transpose")


def _call(page: Page, node: ast.Call) -> Iterator[Variant]:
    """``np.dot(a, b)``, ``a.dot(b)``."""
    func = node.func
    if len(node.args) == 2:
        left, right = node.args
        yield replaced(page, left, transposed_text(page.cut(left)), 1.0, "transpose")
        yield replaced(page, right, transposed_text(page.cut(right)), 1.0, "transpose")
        whole = page.cut(node)
        head = whole[: len(page.cut(func))]
        yield replaced(page, node, f"{head}({page.cut(right)}, {page.cut(left)})", 1.1, "swap")
        for other in ("dot", "multiply", "outer"):
            if callee(node) != other and isinstance(func, ast.Attribute):
                text = f"{page.cut(func.value)}.{other}({page.cut(left)}, {page.cut(right)})"
                yield replaced(page, node, text, 1.6, "operator")
    elif len(node.args) == 1 and isinstance(func, ast.Attribute):
        owner, argument = func.value, node.args[0]
        yield replaced(page, owner, transposed_text(page.cut(owner)), 1.0, "transpose")
        yield replaced(page, argument, transposed_text(page.cut(argument)), 1.0, "transpose")
        turned = f"{atomic(page.cut(argument), argument)}.{func.attr}({page.cut(owner)})"
        yield replaced(page, node, turned, 1.1, "swap")
        product = f"{atomic(page.cut(owner), owner)} * {atomic(page.cut(argument), argument)}"
        yield replaced(page, node, f"({product})", 1.6, "operator")
