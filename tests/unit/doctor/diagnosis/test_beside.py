"""The edit that makes a faulty statement like its neighbour."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.beside import beside, with_edit
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.trace.reading import read_program
from clearprop.trace.span import Span
from clearprop.trace.traced import Traced

CLIMBS = """\
import numpy as np

x, y = np.eye(2), np.array([[0.2, 0.9], [0.7, 0.4]])
W, b = np.zeros((2, 2)), np.zeros((1, 2))
for step in range(200):
    z = x @ W + b
    d = z - y
    g_W, g_b = x.T @ d, d.sum(axis=0, keepdims=True)
    W -= 0.2 * g_W
    b += 0.2 * g_b
print("loss", ((z - y) ** 2).sum())
"""
LINE = 10


def found(traced: Traced) -> dict[str, str]:
    """What is written at the line of the fault, at the first line, and where an edit is there already."""
    evidence, name = Evidence(traced), str(traced.program)
    faulty, first = Span(name, LINE, 4, LINE, 6), Span(name, 1, 0, 1, 6)
    candidate = Candidate("U02", faulty, "doctor.message.U02")
    edited = with_edit(evidence, candidate)
    assert with_edit(evidence, edited) is edited
    edits = {"faulty": edited.edit, "first": beside(evidence, first)}
    return {key: _told(edit) for key, edit in edits.items()}


def _told(edit: Edit | None) -> str:
    return "" if edit is None else json.dumps([each.text for each in edit.replacements])


def test_a_statement_becomes_like_the_one_beside_it_where_that_helps() -> None:
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "net.py")
        program.write_text(CLIMBS, encoding="utf-8")
        analysis = f"{__file__}:found"
        case = read_program(program, analyses=(analysis,))
        assert case.analyses[analysis] == {"faulty": json.dumps(["b -= 0.2 * g_b"]), "first": ""}
