"""Where a setting is written: names, arguments, attributes and entries are followed to their number."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.evidence.settings import setting
from clearprop.doctor.evidence.trees import Trees
from tests.unit.doctor.programs import traced


@pytest.mark.parametrize(
    ("text", "line", "value"),
    [
        ("N = 30\nfor k in range(N):\n    a = 1.0 * k\n", 1, 30.0),
        ("def run(turns):\n    for k in range(turns):\n        a = 1.0 * k\nrun(7)\n", 4, 7.0),
        ("def run(turns=9):\n    for k in range(turns):\n        a = 1.0 * k\nrun()\n", 1, 9.0),
        ("s = {'n': 5}\nfor k in range(s['n']):\n    a = 1.0 * k\n", 1, 5.0),
        ("a, n = 1.0, 6\nfor k in range(n):\n    a = a * 2.0\n", 1, 6.0),
        ("class A:\n    def __init__(self, n):\n        self.n = n\n    def go(self):\n"
         "        for k in range(self.n):\n            a = 1.0 * k\nA(n=4).go()\n", 7, 4.0),
    ],
)  # fmt: skip
def test_the_number_behind_a_range_is_found(text: str, line: int, value: float) -> None:
    trees = Trees(traced(text).sites)
    tree = next(iter(trees))
    loop = next(tree.find(ast.For))
    assert isinstance(loop.iter, ast.Call)
    found = setting(trees, tree, loop.iter.args[0])
    assert found is not None
    assert (found.span.line, found.value) == (line, value)


def test_what_is_computed_of_several_things_has_no_single_place() -> None:
    trees = Trees(traced("a = 1.0\nb = 2.0\nc = a + b\n").sites)
    tree = next(iter(trees))
    assert setting(trees, tree, next(tree.find(ast.BinOp))) is None
