"""Layers that the loop of the updates leaves out."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.diagnosis.left_out import left_out, whole
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.source.text import Text
from tests.unit.doctor.diagnosis.recorded import recorded

LAYERS = """\
import numpy as np

rng = np.random.default_rng(4)
x = np.linspace(-3, 3, 40).reshape(-1, 1)
y = np.cos(2 * x)


class Layer:
    def __init__(self, n_in, n_out, bent):
        self.w, self.b, self.bent = rng.normal(size=(n_in, n_out)), np.zeros((1, n_out)), bent

    def forward(self, a):
        self.a = a
        z = a @ self.w + self.b
        self.out = np.tanh(z) if self.bent else z
        return self.out

    def backward(self, d):
        d = d * (1 - self.out ** 2) if self.bent else d
        self.dw = self.a.T @ d
        self.db = d.sum(axis=0, keepdims=True)
        return d @ self.w.T


layers = [Layer(1, 6, True), Layer(6, 1, False)]
for step in range(6):
    a = x
    for layer in layers:
        a = layer.forward(a)
    d = 2 * (a - y) / len(x)
    for layer in reversed(layers):
        d = layer.backward(d)
    for layer in layers[1:]:
        layer.w -= 0.1 * layer.dw
        layer.b -= 0.1 * layer.db
"""


def test_the_loop_that_leaves_a_layer_out_is_named_and_made_whole() -> None:
    known = recorded(LAYERS)
    (found,) = left_out(known.evidence)
    assert known.told(found) == ("U03", known.line("layers[1:]"))
    assert known.with_edit(found.edit) == LAYERS.replace("layers[1:]", "layers")
    assert found.improves


@pytest.mark.parametrize(
    "text",
    [
        LAYERS.replace("layers[1:]", "layers"),
        LAYERS.replace("reversed(layers)", "reversed(layers[1:])"),
        LAYERS.replace("range(6)", "range(0)"),
    ],
    ids=["all are trained", "never worked out", "no training"],
)
def test_what_is_trained_or_frozen_on_purpose_is_left_alone(text: str) -> None:
    assert list(left_out(recorded(text).evidence)) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("range(1, len(a))", ["range(len(a))", "range(1, len(a) + 1)"]),
        ("range(len(a) - 1)", ["range(len(a))"]),
        ("range(1, n)", ["range(n)", "range(1, n + 1)"]),
        ("a[1:]", ["a"]),
        ("enumerate(a[:-1])", ["enumerate(a)"]),
        ("zip(a[1:], b)", ["zip(a, b)"]),
        ("a", []),
        ("a[0]", []),
        ("range(0, n, 2)", []),
    ],
)
def test_what_a_loop_goes_over_is_written_whole(text: str, wanted: list[str]) -> None:
    tree = Tree.of(Text("net.py", text))
    assert tree is not None
    (statement,) = tree.module.body
    assert isinstance(statement, ast.Expr)
    assert whole(tree, statement.value) == wanted
