"""Generators that are set back before every draw, so that every draw gives the same number."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.spoilt import without
from clearprop.doctor.evidence.starts import ALIKE, SHAPED, Start
from clearprop.doctor.evidence.trees import FUNCTIONS, Tree
from clearprop.trace.span import Span

SEEDING = ("seed", "default_rng", "RandomState", "Random", "manual_seed")
LOOPS = (ast.For, ast.While)


@dataclass(frozen=True)
class Reseeded:
    """The statement that sets a generator back, and the program in which it stands before everything."""

    span: Span
    text: str
    edit: Edit


def reseeded(start: Start) -> Reseeded | None:
    """Find a seed that is set in the same function or loop as a draw, so that it is set before each draw."""
    tree = start.tree
    if not _may_draw(start):
        return None
    for inside in _repeated(tree, start.node):
        for call in tree.find(ast.Call, inside):
            name = getattr(call.func, "attr", "") or getattr(call.func, "id", "")
            plain = bool(call.args) and all(isinstance(each, ast.Constant) for each in call.args)
            statement = tree.statement(call)
            if name in SEEDING and plain and isinstance(statement, ast.Expr | ast.Assign):
                return Reseeded(tree.span(statement), tree.cut(statement), _moved_up(tree, statement))
    return None


def _may_draw(start: Start) -> bool:
    """Whether a start calls anything that does not just fill an array with one number."""
    called = [call.func for call in start.tree.find(ast.Call, start.node)]
    names = [getattr(each, "attr", "") or getattr(each, "id", "") for each in called]
    return any(name not in (*SHAPED, *ALIKE) for name in names)


def _repeated(tree: Tree, node: ast.AST) -> Iterator[ast.AST]:
    """Give what around a draw is run again and again: loops and functions, the nearest first."""
    for each in tree.up(node):
        if isinstance(each, LOOPS) or (isinstance(each, FUNCTIONS) and not isinstance(each, ast.Lambda)):
            yield each


def _moved_up(tree: Tree, statement: ast.stmt) -> Edit:
    """Write a statement behind the last import of the file, and not where it stands."""
    imports = [each for each in tree.module.body if isinstance(each, ast.Import | ast.ImportFrom)]
    line = tree.span(imports[-1]).end_line + 1 if imports else 1
    span = tree.span(statement)
    above = Span(span.file, line, 0, line, 0, span.cell)
    return Edit.of(above, f"{tree.cut(statement)}\n") + without(tree, statement)
