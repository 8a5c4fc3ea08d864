"""What can be read at a place beside plain names."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.evidence.readings import is_path
from tests.unit.doctor.evidence.searched import SOUND, searched

IN_A_DICT = SOUND.replace("h = np.tanh(x @ W1 + b1)", "c = {'h': np.tanh(x @ W1 + b1)}").replace(
    "h.T", "c['h'].T"
)
IN_A_DICT = IN_A_DICT.replace("h @ W2", "c['h'] @ W2").replace(" * (1 - h**2)", "")
IN_AN_OBJECT = """\
import numpy as np


class Layer:
    def __init__(self, W):
        self.W = W

    def forward(self, x):
        self.x = x
        self.out = np.tanh(x @ self.W)
        return self.out


rng = np.random.default_rng(4)
x, y = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
first, second = Layer(rng.normal(size=(3, 3))), Layer(rng.normal(size=(3, 3)))
for step in range(4):
    second.forward(first.forward(x))
    second.delta = (second.out - y) * (1 - second.out**2)
    first.delta = second.delta @ second.W.T * (1 - first.out**2)
    second.W -= 0.05 * second.x.T @ second.delta
    first.W -= 0.05 * first.x.T @ first.delta
"""


@pytest.mark.parametrize(
    ("text", "reads"),
    [("a", True), ("c['h'].b", True), ("zs[-l]", True), ("np.pi", False), ("a.T", False), ("f(a)", False)],
)
def test_a_path_only_reads(text: str, reads: bool) -> None:
    assert is_path(ast.parse(text, mode="eval").body) is reads


def test_an_entry_that_was_read_before_can_be_read_again() -> None:
    looked = searched(IN_A_DICT)
    texts = looked.search.proposer.readings.texts(looked.node("d2 @ W2.T"))
    assert texts["c['h']"] == looked.node("np.tanh(x @ W1 + b1)").id


def test_other_attributes_of_an_object_can_be_read_where_one_is_given() -> None:
    looked = searched(IN_AN_OBJECT)
    made = looked.node("second.delta @ second.W.T * (1 - first.out**2)")
    texts = looked.search.proposer.readings.texts(made)
    forward = [node.id for node in looked.tape.nodes if any(b.name == "self.out" for b in node.names)]
    assert (texts["first.out"], texts["second.out"]) == (forward[0], forward[1])
    assert "self.out" not in texts
