"""Formulas that leave the range of numbers, and their stable forms."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.evidence.pages import Page, own_expressions
from clearprop.doctor.evidence.reductions import settings
from clearprop.doctor.evidence.variant import Variant, callee, replaced
from clearprop.doctor.rewriting.places import atomic

LOGARITHMS = frozenset({"log", "log2", "log10"})
TINY = "1e-12"
# exp(709.78) is the largest that fits 64 bits.
LARGEST = "700.0"


def stable_variants(page: Page, statement: ast.stmt) -> Iterator[Variant]:
    """Propose forms of a statement that stay finite; what belongs together is changed together."""
    nodes = list(own_expressions(statement))
    rounded = [each for node in nodes for each in _unrounded(page, node)]
    if rounded:
        yield _together(rounded, 0.2)
    logs = [each for node in nodes for each in _logarithm(page, node)]
    if logs:
        yield _together(logs, 0.4)
    for node in nodes:
        yield from _exponential(page, node)
        yield from _quotient(page, node)
        if isinstance(node, ast.Call) and callee(node) == "sqrt" and node.args and _of(node) != "math":
            yield replaced(page, node.args[0], f"np.maximum({page.cut(node.args[0])}, 0.0)", 0.7, "root")


def _together(parts: list[Variant], effort: float) -> Variant:
    edit = parts[0].edit
    for each in parts[1:]:
        if not edit.overlaps(each.edit):
            edit = edit + each.edit
    return Variant(edit, effort, parts[0].means, parts[0].span, parts[0].text)


def _of(call: ast.Call) -> str:
    func = call.func
    return func.value.id if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) else ""


def _unrounded(page: Page, node: ast.AST) -> Iterator[Variant]:
    if isinstance(node, ast.Call) and callee(node) in ("round", "around", "rint", "floor") and node.args:
        yield replaced(
            page, node, page.cut(node.args[0]), 0.2, "log" if _in_logarithm(page, node) else "divide"
        )


def _in_logarithm(page: Page, node: ast.AST) -> bool:
    return any(callee(each) in LOGARITHMS for each in page.around(node))


def _logarithm(page: Page, node: ast.AST) -> Iterator[Variant]:
    if not isinstance(node, ast.Call) or callee(node) not in LOGARITHMS or not node.args:
        return
    argument = node.args[0]
    text = page.cut(argument)
    if _of(node) == "math":
        yield replaced(page, argument, f"max({text}, {TINY})", 0.4, "log")
    elif not any(isinstance(each, ast.Constant) and 0 < _number(each) < 1e-3 for each in ast.walk(argument)):
        # A bound, not a sum: a probability of 1 keeps its loss of 0.
        yield replaced(page, argument, f"np.maximum({text}, {TINY})", 0.4, "log")


def _number(node: ast.Constant) -> float:
    return float(node.value) if isinstance(node.value, int | float) else 0.0


def _quotient(page: Page, node: ast.AST) -> Iterator[Variant]:
    if (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Div)
        and not isinstance(node.right, ast.Constant)
    ):
        if any(callee(each) == "exp" for each in ast.walk(node.right)) or _exponentials(page, node.left):
            return  # the exponentials are what leaves the range: there it is put right
        below = page.cut(node.right)
        open_, close = ("", "") if _in_parentheses(page, node.right) else ("(", ")")
        yield replaced(page, node.right, f"{open_}{below} + {TINY}{close}", 0.7, "divide")
        if callee(node.right) in ("std", "max", "ptp", "sum", "norm"):
            yield replaced(page, node.right, f"{open_}{below} + 1e-8{close}", 0.65, "divide")


def _in_parentheses(page: Page, node: ast.expr) -> bool:
    """Whether an expression stands in parentheses of its own."""
    span, lines = page.span(node), page.text.lines
    before = lines[span.line - 1][: span.column].rstrip()
    after = lines[span.end_line - 1][span.end_column :].lstrip()
    return before.endswith("(") and after.startswith(")")


def _exponentials(page: Page, node: ast.expr) -> bool:
    """Whether what is divided is made of exponentials, here or in a statement of the same function."""
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    for given in ast.walk(page.scope(node)):
        named = isinstance(given, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id in names for target in given.targets
        )
        if named and any(callee(each) == "exp" for each in ast.walk(given)):
            return True
    return any(callee(each) == "exp" for each in ast.walk(node))


def _exponential(page: Page, node: ast.AST) -> Iterator[Variant]:
    if not isinstance(node, ast.Call) or callee(node) != "exp" or not node.args:
        return
    argument = node.args[0]
    text = page.cut(argument)
    if _of(node) in ("math", "cmath"):
        yield replaced(page, argument, f"min({text}, {LARGEST})", 0.6, "exp")
        return
    for axis in _normalising(page, node):
        largest = f"np.max({text}, axis={axis}, keepdims=True)" if axis is not None else f"np.max({text})"
        yield replaced(page, argument, f"{atomic(text, argument)} - {largest}", 0.5, "exp")
    yield replaced(page, argument, f"np.clip({text}, -{LARGEST}, {LARGEST})", 0.7, "exp")


def _normalising(page: Page, node: ast.Call) -> list[int | None]:
    """Give the axes along which the same function sums: along them the largest value is taken off."""
    scope = page.scope(node)
    inside = scope if not isinstance(scope, ast.Module) else page.statement(node)
    around = page.parents.get(page.statement(node), page.tree) if isinstance(scope, ast.Module) else inside
    found = [
        settings(each)[0] for each in ast.walk(around) if isinstance(each, ast.Call) and callee(each) == "sum"
    ]
    return list(dict.fromkeys(found))[:3]
