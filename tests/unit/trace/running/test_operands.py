from __future__ import annotations

import ast
import sys

import numpy as np
import pytest

from clearprop.trace.running.operands import expressions_of, operands_in
from clearprop.trace.source.text import Text


@pytest.mark.parametrize(
    ("source", "expressions"),
    [
        ("a @ b", ["a", "b"]),
        ("-a", ["a"]),
        ("a < b", ["a", "b"]),
        ("f(a, k=b)", ["a", "b"]),
        ("a[0]", ["a", "0"]),
        ("a.T", ["a"]),
        ("a if b else c", []),
    ],
)
def test_what_an_operation_takes(source: str, expressions: list[str]) -> None:
    assert [ast.unparse(each) for each in expressions_of(ast.parse(source, mode="eval").body)] == expressions


class Layer:
    def __init__(self) -> None:
        self.W = np.ones((3, 2))

    @property
    def trap(self) -> None:
        raise AssertionError


def test_names_are_looked_up_and_nothing_is_run() -> None:
    layer, parts, missing = Layer(), [np.ones(4)], None
    text = Text("a.py", "layer.W @ parts[0] + layer.trap + nowhere + parts[9]")
    found = operands_in(sys._getframe(), ast.parse(text.text), text)
    assert {(each.name, each.shape) for each in found} == {("layer.W", (3, 2)), ("parts[0]", (4,))}
    assert (layer.W.shape, len(parts), missing) == ((3, 2), 1, None)
