"""Right answers, and decisions that go over the classes."""

from __future__ import annotations

import ast

import numpy as np
import pytest

from clearprop.doctor.evidence.deciding import along_classes, largest, right_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.source.text import Text


def test_right_answers_of_one_column_and_of_several() -> None:
    one = right_of(np.array([[0.2], [0.9], [0.6]]), np.array([0, 1, 0]))
    assert one is not None
    assert one.tolist() == [True, True, False]
    table = np.array([[0.1, 0.7, 0.2], [0.5, 0.3, 0.2]])
    for answers in (table, table.T):
        several = right_of(answers, np.array([1, 2]))
        assert several is not None
        assert several.tolist() == [True, False]
    assert right_of(np.array([0.2, 0.9]), np.array([0, 1, 2])) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("np.argmax(p, axis=0)", "np.argmax(p, axis=1)"),
        ("np.argmax(p, 0)", "np.argmax(p, 1)"),
        ("p.argmax()", "p.argmax(axis=1)"),
        ("np.argmax(p)", "np.argmax(p, axis=1)"),
    ],
)
def test_a_decision_goes_along_the_classes(text: str, wanted: str) -> None:
    tree = Tree.of(Text("a.py", text))
    assert tree is not None
    edit = along_classes(tree, next(tree.find(ast.Call)))
    assert edit is not None
    assert edit.applied(text, "a.py") == wanted


def test_the_largest_is_taken_for_the_smallest() -> None:
    tree = Tree.of(Text("a.py", "np.argmin(p, axis=1)"))
    assert tree is not None
    edit = largest(tree, next(tree.find(ast.Call)))
    assert edit is not None
    assert edit.applied("np.argmin(p, axis=1)", "a.py") == "np.argmax(p, axis=1)"
