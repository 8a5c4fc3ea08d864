"""Statements in another order: what is read must be computed before it."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.frozen_reports import block_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

PLACES = ast.Name | ast.Attribute | ast.Subscript


def computed_first(tree: Tree, reads: ast.AST, renews: ast.AST) -> Edit | None:
    """Move a statement behind the one that computes what it reads, or that one before it.

    None where the two do not stand in one block, or the statements between them need both orders.
    """
    reader, maker = tree.statement(reads), tree.statement(renews)
    block = None if reader is None else block_of(tree, reader)
    if reader is None or maker is None or block is None or maker not in block:
        return None
    between = block[block.index(reader) + 1 : block.index(maker)]
    if reader is maker or block.index(maker) < block.index(reader):
        return None
    made = _stored(tree, reader)
    if not any(_loaded(tree, each) & made for each in (*between, maker)):
        return _moved(tree, [reader], tree.span(maker).end_line + 1)
    needed = _needed(tree, between, maker)
    staying = [reader, *(each for each in between if each not in needed)]
    kept = {name for each in staying for name in _stored(tree, each)}
    if any(_loaded(tree, each) & kept for each in needed):
        return None
    return _moved(tree, needed, tree.span(reader).line)


def _needed(tree: Tree, between: Sequence[ast.stmt], maker: ast.stmt) -> list[ast.stmt]:
    """Give a statement with those before it that compute what it reads, in their order."""
    found, wanted = [maker], _loaded(tree, maker)
    for each in reversed(between):
        if _stored(tree, each) & wanted:
            found.insert(0, each)
            wanted |= _loaded(tree, each)
    return found


def _stored(tree: Tree, inside: ast.stmt) -> set[str]:
    """Give what a statement stores into, as it is written."""
    places = (each for each in ast.walk(inside) if isinstance(each, PLACES))
    return {tree.cut(each) for each in places if isinstance(each.ctx, ast.Store)}


def _loaded(tree: Tree, inside: ast.stmt) -> set[str]:
    """Give what a statement reads, as it is written."""
    places = (each for each in ast.walk(inside) if isinstance(each, PLACES))
    added = {tree.cut(each.target) for each in ast.walk(inside) if isinstance(each, ast.AugAssign)}
    return {tree.cut(each) for each in places if isinstance(each.ctx, ast.Load)} | added


def _moved(tree: Tree, statements: list[ast.stmt], line: int) -> Edit | None:
    """Move whole lines in front of another one."""
    spans = [tree.span(each) for each in statements]
    file, cell, text = spans[0].file, spans[0].cell, tree.text.lines
    if any(";" in text[s.line - 1] for s in spans):
        return None
    lines = [each for s in spans for each in text[s.line - 1 : s.end_line]]
    removed = [Replacement(Span(file, s.line, 0, s.end_line + 1, 0, cell), "") for s in spans]
    return Edit((*removed, Replacement(Span(file, line, 0, line, 0, cell), "\n".join(lines) + "\n")))
