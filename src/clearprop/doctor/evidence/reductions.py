"""Slips in sums, means and largest values: another axis, one too many, ``keepdims`` forgotten."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.evidence.pages import Page, own_expressions
from clearprop.doctor.evidence.variant import Variant, appended, callee, replaced

REDUCING = frozenset(
    {"sum", "mean", "max", "min", "argmax", "argmin", "std", "var", "prod", "amax", "amin", "norm"}
)
INDEXING = frozenset({"argmax", "argmin"})
MODULES = frozenset({"np", "numpy", "linalg"})
TAILS = (
    ".sum(axis=0)",
    ".mean()",
    ".sum(axis=0, keepdims=True)",
    ".sum(axis=1, keepdims=True)",
    ".sum(axis=1)",
    ".sum()",
)


def reductions(statement: ast.stmt) -> Iterator[ast.Call]:
    """Give the calls of a statement that make an axis shorter."""
    for node in own_expressions(statement):
        if isinstance(node, ast.Call) and callee(node) in REDUCING and isinstance(node.func, ast.Attribute):
            yield node


def of_module(call: ast.Call) -> bool:
    """Whether it is ``np.sum(a)`` and not ``a.sum()``."""
    func = call.func
    return isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.value.id in MODULES


def settings(call: ast.Call) -> tuple[int | None, bool]:
    """Give axis and keepdims of a reduction, as written; axis None where it has none.

    Examples
    --------
    >>> settings(ast.parse("a.sum(1, keepdims=True)").body[0].value)
    (1, True)
    """
    at = 1 if of_module(call) else 0
    axis: object = None
    if len(call.args) > at:
        axis = _number(call.args[at])
    keepdims = False
    for keyword in call.keywords:
        if keyword.arg == "axis":
            axis = _number(keyword.value)
        elif keyword.arg == "keepdims" and isinstance(keyword.value, ast.Constant):
            keepdims = bool(keyword.value.value)
    return (axis if isinstance(axis, int) else None), keepdims


def _number(node: ast.expr) -> int | None:
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return None
    return value if isinstance(value, int) else None


def written(page: Page, call: ast.Call, axis: int | None, keepdims: bool) -> str:
    """Write a reduction along another axis."""
    given = [page.cut(call.args[0])] if of_module(call) and call.args else []
    given += [] if axis is None else [f"axis={axis}"]
    given += ["keepdims=True"] if keepdims else []
    given += [
        f"{k.arg}={page.cut(k.value)}" for k in call.keywords if k.arg not in ("axis", "keepdims", None)
    ]
    return f"{page.cut(call.func)}({', '.join(given)})"


def axis_variants(page: Page, statement: ast.stmt) -> Iterator[Variant]:
    """Propose every other axis, with and without ``keepdims``, for every reduction of a statement."""
    for call in reductions(statement):
        now = settings(call)
        for axis in (0, 1, None, -1):
            for keepdims in (False, True):
                if (axis, keepdims) == now or (keepdims and (callee(call) in INDEXING or axis is None)):
                    continue
                effort = 0.9 + 0.4 * (axis is None) + 0.3 * (keepdims != now[1]) + 0.4 * (axis == -1)
                yield replaced(page, call, written(page, call, axis, keepdims), effort, "axis")
        if not of_module(call) and isinstance(call.func, ast.Attribute):
            yield replaced(page, call, page.cut(call.func.value), 2.2, "reduction")
        elif call.args:
            yield replaced(page, call, f"({page.cut(call.args[0])})", 2.2, "reduction")


def sum_variants(page: Page, statement: ast.stmt) -> Iterator[Variant]:
    """Propose a sum behind what a statement stores, and behind the factors of a product there."""
    if not isinstance(statement, ast.Assign | ast.AugAssign) or isinstance(statement.value, ast.Constant):
        return
    value: ast.expr = statement.value
    parts = [value]
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mult | ast.Div | ast.Sub | ast.Add):
        parts += [value.left, value.right]
        if isinstance(value.right, ast.BinOp):
            parts += [value.right.left, value.right.right]
    for part in parts:
        if isinstance(part, ast.Constant) or callee(part) in REDUCING:
            continue
        for k, tail in enumerate(TAILS):
            whole = isinstance(part, ast.BinOp)
            yield appended(
                page,
                part,
                tail,
                1.6 + 0.05 * k + 0.2 * whole + 0.2 * isinstance(statement, ast.AugAssign),
                "sum",
            )
