"""The edit that makes a faulty statement like its neighbour, where the program is right with it."""

from __future__ import annotations

import ast
from dataclasses import replace

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.tried import helpful
from clearprop.doctor.rewriting.analogous import analogous
from clearprop.trace.span import Span

MOST = 3


def with_edit(evidence: Evidence, candidate: Candidate) -> Candidate:
    """Give a candidate with the edit that its neighbour tells, where it has none of its own."""
    if candidate.edit is not None or candidate.span is None:
        return candidate
    edit = beside(evidence, candidate.span)
    return candidate if edit is None else replace(candidate, edit=edit)


def beside(evidence: Evidence, place: Span) -> Edit | None:
    """Give the statement at a place as a neighbour has it, where the program is then right, or learns
    clearly better.
    """
    for tree in trees_of(evidence):
        if (tree.text.name, tree.text.cell) != (place.file, place.cell):
            continue
        for statement in tree.find((ast.Assign, ast.AugAssign)):
            span = tree.span(statement)
            if span.line <= place.line <= place.end_line <= span.end_line:
                good = helpful(evidence, list(analogous(tree, statement))[:MOST], MOST)
                return good[0] if good else None
    return None
