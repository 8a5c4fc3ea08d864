"""Two names for one array or list."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.trees import Tree
from clearprop.doctor.rules.s03_one_array_twice import shared
from clearprop.trace.source.text import Text
from tests.unit.doctor.rules.alone import RULES, cured, of_folder


def test_the_fault_is_placed_and_cured_and_the_sound_one_left_alone() -> None:
    faulty, sound = of_folder("s03_one_array_twice", "S03")
    assert [(each.code, each.span and each.span.line) for each in faulty] == [("S03", 5)]
    assert "for _ in range(3)] for _ in range(4)]" in cured(faulty[0], RULES / "S03" / "faulty.py")
    assert sound == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a = b = np.zeros(3)\na -= 1\nb -= 2\n", "a, b = np.zeros(3), np.zeros(3)\na -= 1\nb -= 2\n"),
        ("b = W[0]\nW -= 1\nb -= 2\n", "b = np.array(W[0])\nW -= 1\nb -= 2\n"),
        (
            "class Layer: ...\nnet = [Layer(8, 8)] * 3\n",
            "class Layer: ...\nnet = [Layer(8, 8) for _ in range(3)]\n",
        ),
        (
            "class Relu: ...\nr = Relu()\nnet = [a, r, b, r]\n",
            "class Relu: ...\nr = Relu()\nnet = [a, Relu(), b, Relu()]\n",
        ),
        (
            "class Relu: ...\nr = Relu()\nfor k in n:\n    net.append(r)\n",
            "class Relu: ...\nr = Relu()\nfor k in n:\n    net.append(Relu())\n",
        ),
        ("v = [np.zeros(2)] * n\n", "v = [np.zeros(2) for _ in range(n)]\n"),
        (
            "def f(x, seen=[]):\n    seen.append(x)\n",
            "def f(x, seen=None):\n    seen = [] if seen is None else seen\n    seen.append(x)\n",
        ),
    ],
)
def test_each_gets_its_own(text: str, wanted: str) -> None:
    tree = Tree.of(Text("net.py", text))
    assert tree is not None
    assert [each.edit.applied(text, "net.py") for each in shared(tree)] == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "a = b = 0.0\na -= 1\nb -= 1\n",
        "a = b = np.zeros(3)\na = a - 1\n",
        "row = [0.0] * 3\n",
        "row = [float(8)] * 3\n",
        "b = W[0]\nW -= 1\n",
    ],
)
def test_what_is_never_changed_in_both_places_is_left_alone(text: str) -> None:
    tree = Tree.of(Text("net.py", text))
    assert tree is not None
    assert list(shared(tree)) == []


def test_what_is_summed_up_in_a_loop_begins_with_zeros() -> None:
    text = "for k in range(9):\n    g = w\n    g += x[k]\n    w -= g\n"
    tree = Tree.of(Text("net.py", text))
    assert tree is not None
    first, second = [each.edit.applied(text, "net.py") for each in shared(tree)]
    assert "g = np.zeros_like(w)\n" in first
    assert "g = np.array(w)\n" in second


def test_one_object_that_stands_in_a_list_once_is_its_own() -> None:
    tree = Tree.of(Text("net.py", "class Relu: ...\nr = Relu()\nnet = [a, r, b]\n"))
    assert tree is not None
    assert list(shared(tree)) == []
