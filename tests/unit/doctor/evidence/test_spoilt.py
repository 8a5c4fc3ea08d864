"""Statements that spoil data, told by their form, and taken away."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.evidence.spoilt import spoilt, without
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.source.text import Text
from tests.unit.doctor.programs import SOUND, evidence

AFTER = "y = np.array([[0], [1], [1], [1]], dtype=float)\n"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("y = y[::-1]", "D02"),
        ("y = np.roll(y, 1)", "D02"),
        ("rng.shuffle(y)", "D02"),
        ("x[:, 0] = 1.0", "D03"),
        ("x, y = x[:3], y[:3]", "D06"),
    ],
)
def test_a_statement_that_the_data_went_through_is_read(statement: str, code: str) -> None:
    found = spoilt(evidence(SOUND.replace(AFTER, f"{AFTER}{statement}\n")))
    assert [(each.code, each.span.line) for each in found] == [(code, 6)]


@pytest.mark.parametrize("statement", ["z = y[::-1]", "y = y * 1.0", "x[x > 5] = 5.0", "x = x[:, :2]"])
def test_other_statements_are_left_alone(statement: str) -> None:
    assert spoilt(evidence(SOUND.replace(AFTER, f"{AFTER}{statement}\n"))) == []


def test_a_statement_that_is_alone_in_its_block_leaves_a_pass() -> None:
    tree = Tree.of(Text("a.py", "if x:\n    y = 1\nz = 2\n"))
    assert tree is not None
    inner, outer = list(tree.find(ast.Assign))[::-1]
    assert without(tree, inner).applied(tree.text.text, "a.py") == "if x:\n    pass\nz = 2\n"
    assert without(tree, outer).applied(tree.text.text, "a.py") == "if x:\n    y = 1\n"


@pytest.mark.parametrize(("right", "wrong"), [("x[1:] = x[1:]", "x[1:] = x[0]")])
def test_a_row_that_is_written_over_the_others_is_read(right: str, wrong: str) -> None:
    (found,) = spoilt(evidence(SOUND.replace(AFTER, f"{AFTER}{wrong}\n")))
    assert (found.code, found.whole) == ("D03", True)
    assert spoilt(evidence(SOUND.replace(AFTER, f"{AFTER}{right}\n"))) == []


def test_a_row_that_is_not_counted_gets_the_index_of_its_target() -> None:
    program = """\
import numpy as np
x, y = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([1.0, 0.0, 1.0])
w, b = np.zeros(2), 0.0
for epoch in range(30):
    for k in range(3):
        row = x[{index}]
        t = y[k]
        p = 1 / (1 + np.exp(-(row @ w + b)))
        w -= 0.5 * (p - t) * row
        b -= 0.5 * (p - t)
"""
    (found,) = spoilt(evidence(program.format(index=0)))
    assert found.code == "D05"
    assert found.edit.applied(program.format(index=0), found.edit.files[0]) == program.format(index="k")
    assert spoilt(evidence(program.format(index="k"))) == []
