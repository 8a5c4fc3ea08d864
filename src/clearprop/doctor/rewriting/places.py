"""Where the parts of an expression stand in the text: its operands, its arguments, its operator."""

from __future__ import annotations

import ast

from clearprop.trace.source.sites import Site
from clearprop.trace.span import Span


def span_of(site: Site, part: ast.AST) -> Span:
    """Give the place of a part of a site's expression.

    The syntax tree counts bytes; the site knows its own text, so that characters can be counted from there.
    """
    begin = _place(site, part.lineno, part.col_offset)  # type: ignore[attr-defined]  # expressions have places
    end = _place(site, part.end_lineno, part.end_col_offset)  # type: ignore[attr-defined]
    return Span(site.span.file, begin[0], begin[1], end[0], end[1], site.span.cell)


def text_of(site: Site, part: ast.AST) -> str:
    """Give the text of a part of a site's expression."""
    span, lines = span_of(site, part), site.text.split("\n")
    chosen = lines[span.line - site.span.line : span.end_line - site.span.line + 1]
    first = site.span.column if span.line == site.span.line else 0
    last = site.span.column if span.end_line == site.span.line else 0
    chosen[-1] = chosen[-1][: span.end_column - last]
    chosen[0] = chosen[0][span.column - first :]
    return "\n".join(chosen)


def _place(site: Site, line: int, offset: int) -> tuple[int, int]:
    lines = site.text.split("\n")
    row = line - site.span.line
    if not 0 <= row < len(lines):
        return line, offset
    start = getattr(site.node, "col_offset", 0) if row == 0 else 0
    before = lines[row].encode("utf-8")[: offset - start].decode("utf-8", "replace")
    return line, len(before) + (site.span.column if row == 0 else 0)


def operand(node: ast.AST, k: int) -> ast.expr | None:
    """Give the k-th operand of an operation: of ``a @ b``, ``np.dot(a, b)``, ``a.dot(b)``, ``W -= step``,
    ``a.T``.
    """
    match node:
        case ast.BinOp(left=left, right=right):
            return (left, right)[k] if k < 2 else None
        case ast.AugAssign(target=target, value=value):
            return (target, value)[k] if k < 2 else None
        case ast.Attribute(value=value) | ast.Subscript(value=value):
            return value if k == 0 else None
        case ast.Call(func=ast.Attribute(value=owner, attr=name), args=args):
            of_module = isinstance(owner, ast.Name) and owner.id in ("np", "numpy", "math", "operator")
            given = list(args) if of_module or name == "multiply" else [owner, *args]
            return given[k] if k < len(given) else None
        case ast.Call(args=args):
            return args[k] if k < len(args) else None
    return None


def atomic(text: str, node: ast.AST | None = None) -> str:
    """Put parentheses around a text that could fall apart beside an operator."""
    if node is None:
        try:
            node = ast.parse(text.strip(), mode="eval").body
        except SyntaxError:
            return f"({text})"
    kept = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.Constant)
    return text if isinstance(node, kept) or in_parentheses(text) else f"({text})"


def in_parentheses(text: str) -> bool:
    """Whether one pair of parentheses holds the whole of a text."""
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth = 0
    for k, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and k < len(text) - 1:
            return False
    return True


def transposed_text(text: str) -> str:
    """Write the transpose: ``W`` for ``W.T``, ``W.T`` for ``W``.

    Examples
    --------
    >>> transposed_text("W2.T"), transposed_text("W2"), transposed_text("a + b.T")
    ('W2', 'W2.T', '(a + b.T).T')
    """
    whole = atomic(text)
    return whole.removesuffix(".T") if whole.endswith(".T") else f"{whole}.T"


def whole(site: Site) -> Span:
    """Give the place of a site's expression, with the parentheses around it left outside."""
    return site.span
