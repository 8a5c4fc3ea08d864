"""Decisions that go over the examples."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.comparisons import compared
from clearprop.doctor.evidence.sideways import sideways
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np

rng = np.random.default_rng(3)
x = rng.normal(size=(30, 2))
labels = x.argmax(axis=1) + (x.sum(axis=1) > 1)
y = np.eye(3)[labels]
W, b = np.zeros((2, 3)), np.zeros(3)
for step in range(40):
    e = np.exp(x @ W + b)
    p = e / e.sum(axis=1, keepdims=True)
    W -= 0.5 * x.T @ (p - y) / 30
    b -= 0.5 * (p - y).mean(axis=0)
print("accuracy", np.mean({decided} == {known}))
"""


@pytest.mark.parametrize(
    ("decided", "known", "cured"),
    [
        ("np.argmax(p, axis=0)", "np.argmax(y, axis=0)", "np.argmax(p, axis=1) == np.argmax(y, axis=1)"),
        ("p.argmax(0)", "y.argmax(0)", "p.argmax(1) == y.argmax(1)"),
    ],
)
def test_a_decision_for_each_class_is_made_one_for_each_example(decided: str, known: str, cured: str) -> None:
    text = PROGRAM.format(decided=decided, known=known)
    seen = evidence(text)
    found = next(each for one in compared(seen) if (each := sideways(seen, one, 3)) is not None)
    assert found.right.shape == (30,)
    assert found.right.mean() > 0.5
    assert found.edit is not None
    assert cured in found.edit.applied(text, "program.py")


@pytest.mark.parametrize(
    ("decided", "known"),
    [
        ("p.argmax(axis=1)", "labels"),
        ("p.argmax(axis=1)", "y.argmax(axis=1)"),
        # Examples as columns: the classes are the rows.
        ("p.T.argmax(axis=0)", "y.T.argmax(axis=0)"),
    ],
)
def test_of_decisions_along_the_classes_nothing_is_said(decided: str, known: str) -> None:
    seen = evidence(PROGRAM.format(decided=decided, known=known))
    made = list(compared(seen))
    assert np.ndim(made[0].truth) == 1
    assert [sideways(seen, one, 3) for one in made] == [None] * len(made)
