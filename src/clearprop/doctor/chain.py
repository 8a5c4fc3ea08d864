"""Which factor of the chain rule a cure puts in, leaves out or exchanges, read from the change itself."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from typing import Any

PRODUCTS = (ast.Mult, ast.MatMult, ast.Div)
CALLS = frozenset({"dot", "matmul", "multiply"})
LONGEST = 60


def with_factor(
    message: str, values: dict[str, Any], diff: str | None, line: str = ""
) -> tuple[str, dict[str, Any]]:
    """Give the sentence that says which factor is missing or extra; the general one where it cannot be told.

    ``line`` is the one that is spoken of, where a diff changes several.

    Examples
    --------
    >>> with_factor("m", {"text": "d"}, "-d = e @ W.T\\n+d = e @ W.T * h * (1 - h)\\n")
    ('m.missing', {'text': 'd', 'factor': 'h * (1 - h)'})
    """
    old, new = changed(diff or "", line)
    whole = _over_a_sum(old, new)
    if whole is not None and len(whole) <= LONGEST:
        return f"{message}.sum", {**values, "factor": whole}
    before, after = _factors(old), _factors(new)
    missing, extra = _text(after - before), _text(before - after)
    if not before or not after or max(len(missing), len(extra)) > LONGEST:
        return message, values
    if missing and extra and not before & after:
        return message, values
    if missing and extra:
        return f"{message}.wrong", {**values, "factor": missing, "given": extra}
    if missing or extra:
        return f"{message}.{'missing' if missing else 'extra'}", {**values, "factor": missing or extra}
    return message, values


def changed(diff: str, line: str = "") -> tuple[str, str]:
    """Give a line that a unified diff changes, old and new; nothing where lines come or go.

    It is the one that is asked for, or else the first.

    Examples
    --------
    >>> changed("--- a.py\\n+++ a.py\\n@@ -1 +1 @@\\n-a = 1\\n+a = 2\\n")
    ('a = 1', 'a = 2')
    """
    lines = [each for each in diff.split("\n") if each[:3] not in ("---", "+++")]
    old = [each[1:].strip() for each in lines if each[:1] == "-"]
    new = [each[1:].strip() for each in lines if each[:1] == "+"]
    if len(old) != len(new) or not old:
        return "", ""
    at = old.index(line.strip()) if line.strip() in old else 0
    return old[at], new[at]


def _over_a_sum(old: str, new: str) -> str | None:
    """Give what multiplies only the last term of a sum and should multiply all of it."""
    before, after = _values(old), _values(new)
    if len(before) != 1 or len(after) != 1 or not isinstance(before[0], ast.BinOp):
        return None
    if not isinstance(before[0].op, ast.Add | ast.Sub):
        return None
    last = Counter(map(ast.unparse, _flat(before[0].right)))
    wanted = list(_flat(after[0]))
    sums = [each for each in wanted if isinstance(each, ast.BinOp) and isinstance(each.op, ast.Add | ast.Sub)]
    for each in sums:
        rest = Counter(ast.unparse(other) for other in wanted if other is not each)
        inner = Counter(map(ast.unparse, _flat(each.right)))
        if ast.unparse(each.left) == ast.unparse(before[0].left) and last == inner + rest:
            return _text(rest)
    return None


def _values(line: str) -> list[ast.expr]:
    try:
        tree = ast.parse(line)
    except SyntaxError:
        return []
    values = [node.value for node in tree.body if isinstance(node, ast.Assign | ast.AugAssign | ast.Return)]
    return [each for each in values if each is not None]


def _factors(line: str) -> Counter[str]:
    return Counter(ast.unparse(each) for value in _values(line) for each in _flat(value))


def _flat(node: ast.expr | None) -> Iterator[ast.expr]:
    """Take a product apart, through matrix products and the functions that multiply."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, PRODUCTS):
        yield from _flat(node.left)
        yield from _flat(node.right)
    elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in CALLS and not node.keywords:
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        if not (isinstance(owner, ast.Name) and owner.id in ("np", "numpy")):
            yield from _flat(owner)
        for each in node.args:
            yield from _flat(each)
    elif node is not None:
        yield node


def _text(factors: Counter[str]) -> str:
    return " * ".join(
        f"({each})" if isinstance(ast.parse(each, mode="eval").body, ast.BinOp) and len(factors) > 1 else each
        for each in factors.elements()
    )
