"""Orders of the rows that are cut off, so that batches are taken from a part of the data."""

from __future__ import annotations

import ast

import numpy as np

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import written
from clearprop.doctor.evidence.origins import origin
from clearprop.doctor.evidence.rows import Unused
from clearprop.trace.span import Span


def cut_order(evidence: Evidence, found: Unused) -> tuple[Span, Edit] | None:
    """Where batches are taken by an order of the rows that was cut off: the slice that cuts it."""
    tape = evidence.tape
    for index in tape.parents(found.taken)[1:]:
        way = origin(tape, index)
        sizes = [np.size(tape.value(each)) for each in way.links]
        for node, own, before in zip(way.links, sizes, sizes[1:], strict=False):
            place = written(evidence, node) if own < before == found.rows else None
            if (
                place is not None
                and own == found.rows - found.unused
                and isinstance(place.node, ast.Subscript)
            ):
                tree = place.tree
                span = tree.span(tree.statement(place.node) or place.node)
                return span, Edit.of(place.span, tree.cut(place.node.value))
    return None
