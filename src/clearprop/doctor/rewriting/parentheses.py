"""The text of a sum whose parentheses stand elsewhere."""

from __future__ import annotations

import ast

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.places import operand, span_of
from clearprop.trace.source.sites import Site
from clearprop.trace.span import Span


def regrouped_text(site: Site, trial: Trial) -> Edit | None:
    """Write ``(a + b) * c`` for ``a + b * c``, or ``a * (b + c)`` for ``a * b + c``.

    None where parentheses that stand there already hold the product together.
    """
    if not isinstance(site.node, ast.BinOp):
        return None
    if trial.detail["side"] == 1:
        inner: ast.expr | None = site.node.right
        for _ in range(trial.detail["depth"]):
            inner = None if inner is None else operand(inner, 0)
        if inner is None:
            return None
        end = span_of(site, inner)
        return _around(site, site.span, end)
    inner = operand(site.node.left, 1)
    return None if inner is None else _around(site, span_of(site, inner), site.span)


def _around(site: Site, first: Span, last: Span) -> Edit | None:
    """Put one pair of parentheses around what stands from one place to another."""
    begin = Span(first.file, first.line, first.column, first.line, first.column, first.cell)
    end = Span(last.file, last.end_line, last.end_column, last.end_line, last.end_column, last.cell)
    held = site.source.cut(Span(begin.file, begin.line, begin.column, end.line, end.column, begin.cell))
    return Edit.of(begin, "(") + Edit.of(end, ")") if _balanced(held) else None


def _balanced(text: str) -> bool:
    """Whether every parenthesis that opens in a text closes there too."""
    depth = 0
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        if depth < 0:
            return False
    return depth == 0
