"""Decisions that go over the examples instead of the classes: one for each class comes out."""

from __future__ import annotations

import ast
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.comparisons import Compared
from clearprop.doctor.evidence.deciding import Truths, along_classes
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import written
from clearprop.trace.tape.nodes import Node, Ref

NAMES = ("argmax", "argmin")


@dataclass(frozen=True)
class Sideways:
    """The node that decides along the wrong axis, the edit of both sides, and which answers are right."""

    node: Node
    edit: Edit | None
    right: Truths


def sideways(evidence: Evidence, found: Compared, classes: int) -> Sideways | None:
    """Find a comparison of the largest entries of the columns of two tables with a row for each example."""
    tape = evidence.tape
    sides = [tape.nodes[each.node] for each in found.node.args[:2] if isinstance(each, Ref)]
    tables = [_table(evidence, side, classes) for side in sides]
    if len(sides) < 2 or any(table is None for table in tables):
        return None
    one, other = (np.asarray(tape.value(table)) for table in tables if table is not None)
    if one.shape != other.shape:
        return None
    right = np.asarray(one.argmax(axis=1) == other.argmax(axis=1))
    edit: Edit | None = Edit(())
    for side in sides:
        place = written(evidence, side.id)
        call = None if place is None else place.node
        part = along_classes(place.tree, call) if place is not None and isinstance(call, ast.Call) else None
        edit = None if part is None or edit is None else edit + part
    decided = next((side for side in sides if side.id == found.told_node), sides[0])
    return Sideways(decided, edit, right)


def _table(evidence: Evidence, node: Node, classes: int) -> int | None:
    """Give the table whose columns a node decides on; None where it does something else."""
    parents = evidence.tape.parents(node.id)
    if getattr(node.function, "__name__", "") not in NAMES or not parents:
        return None
    shape = np.shape(evidence.tape.value(parents[0]))
    is_table = len(shape) == 2 and shape[1] == classes != shape[0] and classes > 1
    return parents[0] if is_table and np.shape(evidence.tape.value(node.id)) == (classes,) else None
