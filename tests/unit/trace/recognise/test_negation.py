from __future__ import annotations

from clearprop.trace.recognise.negation import negated, without_minus
from tests.trace.watching import watch

SNIPPET = """
import numpy as np
z = np.ones(2) + 1
one, two, three, four = -z, np.negative(z), -1 * z, z * -1.0
others = [2 * z, z - 1, -z * z, z * np.float64(-1)]
deep = -(-z)
"""


def nodes_of(name: str) -> list[int]:
    return [node.id for node in RAN.tape.nodes if name in [binding.name for binding in node.names]]


RAN = watch(SNIPPET)


def test_a_minus_is_one_however_it_is_written() -> None:
    (z,) = nodes_of("z")
    for name in ("one", "two", "three", "four"):
        (node,) = nodes_of(name)
        assert negated(RAN.tape, RAN.tape.nodes[node]) == z


def test_what_is_only_like_a_minus_is_none() -> None:
    for k in range(4):
        (node,) = nodes_of(f"others[{k}]")
        assert negated(RAN.tape, RAN.tape.nodes[node]) is None


def test_all_signs_are_taken_off() -> None:
    (z,), (deep,) = nodes_of("z"), nodes_of("deep")
    assert without_minus(RAN.tape, deep) == z
    assert without_minus(RAN.tape, z) == z
