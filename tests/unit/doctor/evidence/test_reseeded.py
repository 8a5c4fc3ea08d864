"""Generators that are set back before every draw."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.evidence.reseeded import reseeded
from clearprop.doctor.evidence.starts import Start
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.source.text import Text

FUNCTION = "import random\n\n\ndef weight():\n    {seed}\n    return random.uniform(-1, 1)\n"
LOOP = "import random\nw = []\nfor k in range(3):\n    random.seed(1)\n    w.append(random.uniform(-1, 1))\n"


def start(text: str) -> Start:
    """The draw of a text, as the start of weights."""
    tree = Tree.of(Text("net.py", text))
    assert tree is not None
    return Start(tree, next(each for each in tree.find(ast.Call) if "uniform" in tree.cut(each.func)))


@pytest.mark.parametrize(
    ("text", "cured"),
    [
        (
            FUNCTION.format(seed="random.seed(4)"),
            "import random\nrandom.seed(4)\n\n\ndef weight():\n    return random.uniform(-1, 1)\n",
        ),
        (
            LOOP,
            LOOP.replace("    random.seed(1)\n", "").replace("w = []", "random.seed(1)\nw = []"),
        ),
    ],
)
def test_the_seed_is_moved_before_everything(text: str, cured: str) -> None:
    found = reseeded(start(text))
    assert found is not None
    assert found.edit.applied(text, "net.py") == cured


@pytest.mark.parametrize("seed", ["pass", "random.seed()", "low = -1"])
def test_what_sets_nothing_back_is_left_alone(seed: str) -> None:
    assert reseeded(start(FUNCTION.format(seed=seed))) is None


def test_a_seed_says_nothing_of_weights_that_are_not_drawn() -> None:
    text = "import numpy as np\ndef start(n):\n    np.random.seed(3)\n    return np.zeros((n, {second}))\n"
    for second, drawn in (("4", False), ("np.random.randint(3, 5)", True)):
        tree = Tree.of(Text("net.py", text.format(second=second)))
        assert tree is not None
        zeros = next(each for each in tree.find(ast.Call) if tree.cut(each.func) == "np.zeros")
        assert (reseeded(Start(tree, zeros)) is not None) is drawn
