"""New values that are computed and thrown away, written so that they are kept."""

from __future__ import annotations

import ast

import numpy as np

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.trace.source.text import Text
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import Node, Ref


def revived(evidence: Evidence, node: Node) -> Edit | None:
    """Keep the value: ``W -= …`` for ``W - …`` alone, ``W = …`` for ``new_W = …``."""
    site = evidence.traced.sites[node.site]
    source = site.source
    tree = ast.parse(source.text)
    for statement in ast.walk(tree):
        if not isinstance(statement, ast.Expr | ast.Assign) or source.span(statement) != site.statement:
            continue
        value = statement.value
        if not isinstance(value, ast.BinOp) or not isinstance(value.op, ast.Add | ast.Sub):
            return None
        left = source.span(value.left)
        if isinstance(statement, ast.Assign):
            return _kept(evidence, node, source, statement, value)
        sign = "-=" if isinstance(value.op, ast.Sub) else "+="
        right = source.span(value.right)
        gap = Span(left.file, left.end_line, left.end_column, right.line, right.column, left.cell)
        text = source.cut(gap)
        return Edit.of(gap, text.replace(sign[0], sign, 1))
    return None


def _kept(
    evidence: Evidence, node: Node, source: Text, statement: ast.Assign, value: ast.BinOp
) -> Edit | None:
    """Write ``W = …`` for ``new_W = …``, and ``p -= …`` for ``p = p - …`` where that changes an array."""
    target, left = source.span(statement.targets[0]), source.span(value.left)
    if not isinstance(value.left, ast.Name | ast.Attribute | ast.Subscript):
        return None
    if source.cut(target) != source.cut(left):
        return Edit.of(target, source.cut(left))
    old = node.args[0]
    if not isinstance(old, Ref) or not isinstance(evidence.tape.value(old.node), np.ndarray):
        return None
    sign = "-=" if isinstance(value.op, ast.Sub) else "+="
    right = source.span(value.right)
    gap = Span(target.file, target.end_line, target.end_column, left.end_line, left.end_column, target.cell)
    behind = Span(left.file, left.end_line, left.end_column, right.line, right.column, left.cell)
    return Edit.of(gap, "") + Edit.of(behind, source.cut(behind).replace(sign[0], sign, 1))
