"""Which factor of the chain rule a cure puts in, leaves out or exchanges, read from the change itself."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

PRODUCTS = (ast.Mult, ast.MatMult, ast.Div)
CALLS = frozenset({"dot", "matmul", "multiply"})
LONGEST = 60


def with_factor(message: str, values: dict[str, object], diff: str | None) -> tuple[str, dict[str, object]]:
    """Give the sentence that says which factor is missing or extra; the general one where it cannot be told.

    Examples
    --------
    >>> with_factor("m", {"text": "d"}, "-d = e @ W.T\\n+d = e @ W.T * h * (1 - h)\\n")
    ('m.missing', {'text': 'd', 'factor': 'h * (1 - h)'})
    """
    old, new = changed(diff or "")
    before, after = _factors(old), _factors(new)
    missing, extra = _text(after - before), _text(before - after)
    if not before or not after or max(len(missing), len(extra)) > LONGEST:
        return message, values
    if missing and extra:
        return f"{message}.wrong", {**values, "factor": missing, "given": extra}
    if missing or extra:
        return f"{message}.{'missing' if missing else 'extra'}", {**values, "factor": missing or extra}
    return message, values


def changed(diff: str) -> tuple[str, str]:
    """Give the one line that a unified diff changes, old and new; nothing where there are more.

    Examples
    --------
    >>> changed("--- a.py\\n+++ a.py\\n@@ -1 +1 @@\\n-a = 1\\n+a = 2\\n")
    ('a = 1', 'a = 2')
    """
    lines = [line for line in diff.split("\n") if line[:3] not in ("---", "+++")]
    old = [line[1:].strip() for line in lines if line[:1] == "-"]
    new = [line[1:].strip() for line in lines if line[:1] == "+"]
    return (old[0], new[0]) if len(old) == len(new) == 1 else ("", "")


def _factors(line: str) -> Counter[str]:
    try:
        tree = ast.parse(line)
    except SyntaxError:
        return Counter()
    values = [node.value for node in tree.body if isinstance(node, ast.Assign | ast.AugAssign | ast.Return)]
    return Counter(ast.unparse(each) for value in values for each in _flat(value) if value is not None)


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
