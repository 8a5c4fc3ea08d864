"""Cures as edits of the text: the numbers of the edited program are those that the tape foretold."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.evidence.trials import dropped, negated, swapped, transposed, turned
from clearprop.doctor.rewriting.rewrite import edit_of
from tests.unit.doctor.programs import evidence
from tests.unit.doctor.rules.cases import known

PROGRAM = """\
import numpy as np
a = np.array([[1.0, 2.0], [3.0, 4.0]])
b = np.array([[0.5, 0.0], [1.0, 2.0]])
c = a @ b.T
d = (c + a) * (a - b)
e = d - b
f = -(d - b)
"""


@pytest.mark.parametrize(
    ("site", "means", "wanted"),
    [
        ("a @ b.T", "negate", "-(a @ b.T)"),
        ("a @ b.T", "transpose 1", "a @ b"),
        ("a @ b.T", "turn", "b @ a.T"),
        ("(c + a) * (a - b)", "drop 1", "c + a"),
        ("d - b", "negate", "b - d"),
        ("d - b", "swap", "d + b"),
    ],
)
def test_each_kind_of_edit(site: str, means: str, wanted: str) -> None:
    seen = evidence(PROGRAM)
    number = next(k for k, each in enumerate(seen.traced.sites) if each.text == site and each.kind == "apply")
    node = next(n for n in seen.tape.nodes if n.site == number)
    kind, _, place = means.partition(" ")
    trial = {
        "negate": lambda: negated(number),
        "transpose": lambda: transposed(number, int(place)),
        "turn": lambda: turned(number),
        "drop": lambda: dropped(number, int(place)),
        "swap": lambda: next(swapped(number, node)),
    }[kind]()
    edit = edit_of(seen.traced, trial)
    assert edit is not None
    fixed = edit.applied(PROGRAM, edit.files[0])
    row = fixed.split("\n")[seen.traced.sites[number].line - 1]
    assert ast.dump(ast.parse(row.split(" = ")[1])) == ast.dump(ast.parse(wanted))


def test_a_truth_alone_is_no_text() -> None:
    search = known("G03", "faulty").searches[0]
    cure = next(cure for cure in search.cures() if cure.trials[0].means != "truth")
    assert edit_of(known("G03", "faulty").traced, cure.trials[0]) is not None
