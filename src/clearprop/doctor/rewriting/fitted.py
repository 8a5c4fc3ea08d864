"""A new expression in the place of an old one, with the parentheses that it needs there and no others."""

from __future__ import annotations

import ast

from clearprop.doctor.edits import Edit
from clearprop.doctor.rewriting.places import atomic, in_parentheses
from clearprop.trace.source.text import Text
from clearprop.trace.span import Span

SCALARS = (ast.Name, ast.Constant, ast.Call, ast.Attribute, ast.Subscript)


def fitted(source: Text, span: Span, text: str) -> str:
    """Put parentheses around an expression where it would fall apart beside what stands around it.

    Examples
    --------
    >>> source = Text("a.py", "d = e * f(z)\\n")
    >>> fitted(source, Span("a.py", 1, 8, 1, 12), "1 - z"), fitted(source, Span("a.py", 1, 4, 1, 12), "(e)")
    ('(1 - z)', 'e')
    """
    inner = text[1:-1] if in_parentheses(text) else text
    try:
        bare, whole = (_tree(source, span, each) for each in (inner, f"({inner})"))
    except (SyntaxError, ValueError):
        return atomic(text)
    return inner if bare == whole else f"({inner})"


def _tree(source: Text, span: Span, text: str) -> str:
    new = Edit.of(span, text).applied(source.text, span.file, span.cell)
    return ast.dump(_Flat().visit(ast.parse(new)))


class _Flat(ast.NodeTransformer):
    """Takes ``a * (b * c)`` for ``a * b * c``, and ``a @ (b / n)`` for ``a @ b / n``: no reader needs those
    parentheses.
    """

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        right = node.right
        if not isinstance(right, ast.BinOp) or not isinstance(right.op, ast.Mult | ast.Div):
            return node
        divided = isinstance(right.op, ast.Div) and isinstance(right.right, SCALARS)
        if isinstance(node.op, ast.Mult) or (isinstance(node.op, ast.MatMult) and divided):
            first = self.visit_BinOp(ast.BinOp(node.left, node.op, right.left))
            return ast.BinOp(first, right.op, right.right)
        return node
