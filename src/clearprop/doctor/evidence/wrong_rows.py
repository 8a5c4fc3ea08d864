"""Targets that were written into rows for the classes, and came out alike for every example.

``T[:, labels] = 1`` writes whole columns, ``T[k] = 1`` whole rows, ``T[k, 0] = 1`` one class for all.
"""

from __future__ import annotations

import ast
import operator
from dataclasses import dataclass

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import Written
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.starts import numpy_name
from clearprop.doctor.evidence.trees import Tree


@dataclass(frozen=True)
class WrongRows:
    """The statement that writes the rows, and the edit that writes one class for each."""

    place: Written
    edit: Edit | None


def wrong_rows(evidence: Evidence, targets: set[int]) -> WrongRows | None:
    """Find the statement that wrote rows of targets, the last one on their way."""
    tape = evidence.tape
    for number in sorted(targets, reverse=True):
        node = tape.nodes[number]
        if node.kind != "write" or node.function is not operator.setitem or node.site < 0:
            continue
        found = trees_of(evidence).node(evidence.traced.sites[node.site])
        statement = None if found is None else found[0].statement(found[1])
        if found is None or not isinstance(statement, ast.Assign):
            continue
        target = statement.targets[0]
        if isinstance(target, ast.Subscript):
            return WrongRows(Written(found[0], target), _one_class(found[0], statement, target))
    return None


def _one_class(tree: Tree, statement: ast.Assign, target: ast.Subscript) -> Edit | None:
    match target.slice:
        case ast.Tuple(elts=[ast.Slice(lower=None, upper=None) as rows, ast.Name()]):
            owner = tree.cut(target.value)
            return Edit.of(tree.span(rows), f"{numpy_name(tree)}.arange(len({owner}))")
        case ast.Tuple(elts=[ast.Name(), ast.Constant() as fixed]):
            label = _unread(tree, statement)
            return None if label is None else Edit.of(tree.span(fixed), label)
        case ast.Name(id=row):
            label = _unread(tree, statement)
            return None if label is None else Edit.of(tree.span(target.slice), f"{row}, {label}")
    return None


def _unread(tree: Tree, statement: ast.stmt) -> str | None:
    """Give the name that the loop around a statement counts, and nothing in it reads."""
    loop = tree.around(statement, ast.For)
    if loop is None:
        return None
    read = {n.id for part in loop.body for n in tree.find(ast.Name, part)}
    given = [n.id for n in tree.find(ast.Name, loop.target) if n.id not in read]
    return given[0] if len(given) == 1 else None
