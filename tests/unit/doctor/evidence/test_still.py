"""What a loop leaves as it is."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.evidence.still import Still
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.source.text import Text

LOOP = """\
import numpy as np
def shifted(v):
    return v + w
def doubled(v):
    half = v
    return half + v
y, w, old, rows = np.ones(3), np.ones(3), np.zeros(3), []
for k in range(5):
    w -= 0.1
    rows.append(k)
    one = {computed}
"""


@pytest.mark.parametrize(
    ("computed", "stays"),
    [
        ("y - old", True),
        ("doubled(y)", True),
        ("np.mean(y.sum() - old)", True),
        ("y - w", False),
        ("shifted(y)", False),
        ("y[k]", False),
        ("rows[-1]", False),
        ("y.pop()", False),
        ("one + y", False),
        ("0.0", False),
    ],
)
def test_a_name_stays_where_all_that_makes_it_stays(computed: str, stays: bool) -> None:
    tree = Tree.of(Text("net.py", LOOP.format(computed=computed)))
    assert tree is not None
    still = Still(tree, next(tree.find(ast.For)), {"np"})
    assert still.stays("one") is stays


def test_what_it_stands_on_is_told_with_the_statement_that_reads_it() -> None:
    tree = Tree.of(Text("net.py", LOOP.format(computed="y - old")))
    assert tree is not None
    still = Still(tree, next(tree.find(ast.For)), {"np"})
    assert still.stays("one")
    assert {name: tree.span(at).line for name, at in still.read.items() if at} == {"y": 11, "old": 11}
