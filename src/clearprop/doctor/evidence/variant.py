"""A change of a program's text that is worth trying: how far-fetched it is, and of which kind."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.pages import Page
from clearprop.doctor.rewriting.places import atomic
from clearprop.trace.span import Span


@dataclass(frozen=True)
class Variant:
    """One edit; ``effort`` orders what is tried: the commonest slips are cheap."""

    edit: Edit
    effort: float
    means: str
    span: Span
    text: str


def replaced(page: Page, node: ast.AST, text: str, effort: float, means: str) -> Variant:
    """Put another text where a node stands."""
    span = page.span(node)
    return Variant(Edit.of(span, text), effort, means, span, text)


def appended(page: Page, node: ast.AST, tail: str, effort: float, means: str) -> Variant:
    """Put a method behind an expression, with parentheses where it needs them."""
    return replaced(page, node, f"{atomic(page.cut(node), node)}{tail}", effort, means)


def callee(node: ast.AST) -> str:
    """Give the last word of what a call calls; "" for anything else.

    Examples
    --------
    >>> callee(ast.parse("np.linalg.norm(x)").body[0].value)
    'norm'
    """
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute):
            return node.func.attr
        if isinstance(node.func, ast.Name):
            return node.func.id
    return ""
