"""Kinds of numbers that lose something, and the edits that give them room."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.evidence.pages import Page, own_expressions
from clearprop.doctor.evidence.variant import Variant, appended, callee, replaced

NARROW = frozenset(
    [
        "int",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "float16",
        "half",
        "intp",
        "long",
        "short",
        "byte",
        "ubyte",
        "int_",
        "bool",
        "bool_",
    ]
)
ROUNDING = frozenset(["round", "rint", "floor", "ceil", "trunc", "fix", "around", "int"])
MAKING = frozenset(
    [
        "array",
        "asarray",
        "zeros",
        "ones",
        "full",
        "empty",
        "arange",
        "zeros_like",
        "ones_like",
        "full_like",
        "empty_like",
        "fromiter",
    ]
)
WHOLE = frozenset({"randint", "integers", "arange", "choice", "permutation"})


def narrow(page: Page, node: ast.AST) -> bool:
    """Whether an expression names a kind of whole or short numbers: ``int``, ``np.uint8``, ``"int32"``."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and (node.value in NARROW or node.value[:1] in "iu")
    return page.cut(node).rpartition(".")[2] in NARROW


def cast_variants(page: Page, statement: ast.stmt) -> Iterator[Variant]:
    """Propose floats wherever a statement makes, or turns something into, whole or short numbers."""
    for node in own_expressions(statement):
        if not isinstance(node, ast.Call):
            continue
        name = callee(node)
        if name in ("astype", "view") and isinstance(node.func, ast.Attribute) and _kinds(page, node):
            yield replaced(page, node, page.cut(node.func.value), 0.5, "cast")
        for given in _kinds(page, node):
            yield replaced(page, given, "float", 0.6, "cast")
        if (
            name in MAKING
            and not any(each.arg == "dtype" for each in node.keywords)
            and not _kinds(page, node)
        ):
            whole = page.cut(node)
            yield replaced(page, node, f"{whole[:-1].rstrip().rstrip(',')}, dtype=float)", 0.8, "cast")
        if name in WHOLE:
            yield appended(page, node, ".astype(float)", 0.9, "cast")
        if name in ROUNDING:
            yield from _unrounded(page, node)
    for node in own_expressions(statement):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.FloorDiv):
            yield replaced(page, node, f"{page.cut(node.left)} / {page.cut(node.right)}", 0.9, "cast")
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            around = page.parents[node]
            if isinstance(around, ast.BinOp | ast.Subscript) and getattr(around, "slice", None) is not node:
                yield appended(page, node, ".astype(float)", 1.5, "cast")
    if isinstance(statement, ast.Assign) and not isinstance(statement.value, ast.Constant | ast.Tuple):
        yield appended(page, statement.value, ".astype(float)", 1.2, "cast")
    if isinstance(statement, ast.AugAssign):
        yield from _apart(page, statement)


def _kinds(page: Page, call: ast.Call) -> list[ast.expr]:
    """Give the arguments of a call that name a kind of whole or short numbers."""
    given = [each.value for each in call.keywords if each.arg == "dtype"]
    name = callee(call)
    if name in ("astype", "view"):
        given += call.args[:1]
    elif name in ("array", "asarray", "zeros", "ones", "empty"):
        given += call.args[1:2]
    return [each for each in given if narrow(page, each)]


def _unrounded(page: Page, call: ast.Call) -> Iterator[Variant]:
    func = call.func
    if isinstance(func, ast.Attribute) and not (
        isinstance(func.value, ast.Name) and func.value.id in ("np", "math")
    ):
        yield replaced(page, call, page.cut(func.value), 0.9, "cast")
    elif call.args:
        yield replaced(page, call, page.cut(call.args[0]), 0.9, "cast")


def _apart(page: Page, statement: ast.AugAssign) -> Iterator[Variant]:
    """``w = w - step`` for ``w -= step``."""
    signs = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
    sign = signs.get(type(statement.op))
    if sign is not None and isinstance(statement.target, ast.Name | ast.Attribute | ast.Subscript):
        target = page.cut(statement.target)
        right = page.cut(statement.value)
        bound = isinstance(statement.value, ast.BinOp) and isinstance(statement.value.op, ast.Add | ast.Sub)
        text = f"{target} = {target} {sign} {f'({right})' if bound else right}"
        yield replaced(page, statement, text, 1.9, "cast")
