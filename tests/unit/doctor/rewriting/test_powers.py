"""Powers of what is left, for what is left of a power."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.evidence.trees import Tree
from clearprop.doctor.rewriting.powers import power_inside
from clearprop.trace.source.text import Text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("v / (1 - b2) ** t\n", "v / (1 - b2 ** t)\n"),
        ("m / (1.0 - self.b) ** (k + 1)\n", "m / (1 - self.b ** (k + 1))\n"),
        ("m / (1 - b ** t)\n", None),
        ("(1 - a ** 2) * x\n", None),
    ],
)
def test_the_power_moves_inside(wrong: str, right: str | None) -> None:
    tree = Tree.of(Text("net.py", wrong))
    assert tree is not None
    edit = power_inside(tree, next(tree.find(ast.stmt)))
    assert (None if edit is None else edit.applied(wrong, "net.py")) == right
