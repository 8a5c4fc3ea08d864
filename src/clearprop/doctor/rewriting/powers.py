"""The text of a correction whose power stands outside: ``(1 - beta) ** t`` for ``1 - beta ** t``."""

from __future__ import annotations

import ast

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.trees import Tree

ATOMS = (ast.Name, ast.Attribute, ast.Subscript, ast.Constant, ast.Call)


def power_inside(tree: Tree, statement: ast.AST) -> Edit | None:
    """Write the power of what is taken from 1, wherever a statement and its like take that of the rest.

    None where the statement has no such power.
    """
    if not _outside(tree, statement):
        return None
    around = tree.function(statement)
    return Edit(tuple(Replacement(tree.span(power), text) for power, text in _outside(tree, around)))


def _outside(tree: Tree, inside: ast.AST) -> list[tuple[ast.BinOp, str]]:
    found = []
    for power in tree.find(ast.BinOp, inside):
        match power:
            case ast.BinOp(
                left=ast.BinOp(left=ast.Constant(value=1 | 1.0), op=ast.Sub(), right=beta),
                op=ast.Pow(),
                right=count,
            ):
                found.append((power, f"(1 - {_atom(tree, beta)} ** {_atom(tree, count)})"))
    return found


def _atom(tree: Tree, node: ast.expr) -> str:
    return tree.cut(node) if isinstance(node, ATOMS) else f"({tree.cut(node)})"
