from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.replay.slices import replay
from clearprop.trace.tape.choices import choose
from clearprop.trace.tape.nodes import Node
from tests.trace.watching import Watched, watch


def node_named(seen: Watched, name: str) -> Node:
    return [each for each in seen.tape.nodes if name in [binding.name for binding in each.names]][-1]


def again(source: str, z: float, **others: float) -> float:
    """Run with ``z = 1.5`` and compute ``a`` again with another z."""
    seen = watch(f"import math\nz = 1.5\n{source}\n")
    a, first = (
        node_named(seen, "a").id,
        next(n.id for n in seen.tape.nodes if n.names and n.names[0].name == "z"),
    )
    return float(replay(seen.tape, [a], {first: z})[a])


@pytest.mark.parametrize(
    ("source", "z", "a"),
    [
        ("a = z if z > 0 else 0.0", -2.0, 0.0),
        ("a = z if z > 0 else 0.1 * z", -2.0, -0.2),
        ("if z > 0:\n    a = z\nelse:\n    a = math.exp(z) - 1.0", -2.0, np.exp(-2.0) - 1.0),
        ("a = 0.0 if z < -2.5 else 1.0 if z > 2.5 else 0.2 * z + 0.5", 4.0, 1.0),
        ("a = z if -1 <= z <= 2 else 7.0", 3.0, 7.0),
        ("a = z if z > 1 and not z > 2 else 7.0", 3.0, 7.0),
        ("def f(v, s=0.25):\n    if v > 0:\n        return v\n    return s * v\na = f(z)", -2.0, -0.5),
        ("a = [z if z > 0 else 0.5 for _ in range(1)][0]\na = a * 1.0", -2.0, 0.5),
    ],
)
def test_the_side_that_was_not_taken_is_known(source: str, z: float, a: float) -> None:
    assert again(source, z) == a


def test_an_entry_of_an_array_is_chosen() -> None:
    seen = watch(
        "import numpy as np\nZ = np.array([[1.0, -2.0]])\nA = Z.copy()\nfor j in range(2):\n"
        "    if A[0, j] < 0:\n        A[0, j] = 0.0\n"
    )
    first = next(n.id for n in seen.tape.nodes if "Z" in [b.name for b in n.names])
    last = seen.hooks.recorder.read(seen.names["A"]).node
    assert replay(seen.tape, [last], {first: np.array([[-3.0, 4.0]])})[last].tolist() == [[0.0, 4.0]]


def test_what_would_do_something_is_not_computed() -> None:
    seen = watch(
        "calls = []\ndef f(v):\n    calls.append(v)\n    return v\nz = 1.5\na = z if z > 0 else f(z)\n"
    )
    assert seen.names["calls"] == []
    made = next(each for each in seen.tape.nodes if each.function is choose)
    assert np.isnan(made.args[2])


def test_a_side_that_fails_is_missing() -> None:
    seen = watch("import math\nz = 1.5\na = z if z > 0 else math.sqrt(-z)\nb = z if z > 1 else late\n")
    made = [each for each in seen.tape.nodes if each.function is choose]
    assert [bool(np.isnan(each.args[2])) for each in made] == [True, True]


def test_a_chosen_number_is_an_object_of_its_own() -> None:
    seen = watch("z = 1.5\na = z if z > 0 else 0.0\n")
    assert seen.names["a"] == seen.names["z"]
    assert seen.names["a"] is not seen.names["z"]


def test_a_recursion_does_not_confuse_two_conditions() -> None:
    seen = watch("def f(v):\n    return v if v > 4 else f(v + 1.0)\na = f(1.5)\n")
    assert seen.names["a"] == 4.5
