"""Numbers of the layer next to it."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.neighbours import Neighbours
from tests.unit.doctor.evidence.searched import Searched, searched

LOOP = """\
import numpy as np

rng = np.random.default_rng(5)
x, y = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
W = [rng.normal(size=(3, 3)) for _ in range(3)]
for step in range(4):
    A, Z = [x], []
    for k in range(3):
        Z.append(A[-1] @ W[k])
        A.append(np.tanh(Z[-1]))
    d = (A[3] - y) * (1 - A[3] ** 2)
    g = [None] * 3
    for k in (2, 1, 0):
        g[k] = A[k].T @ d
        if k > 0:
            d = (d @ W[k].T) * (1 - A[k] ** 2)
    for k in range(3):
        W[k] = W[k] - 0.1 * g[k]
"""
LAYER_OFF = LOOP.replace("d @ W[k].T", "d @ W[k - 1].T")
SUM_FOR_ANSWER = LOOP.replace("(1 - A[k] ** 2)", "(1 - Z[k - 1] ** 2)")


def proposed(looked: Searched, text: str) -> list:
    node = looked.node(text)
    return list(looked.search.proposer.neighbours.trials(node.site, node))


def test_the_program_with_right_indices_is_sound() -> None:
    assert searched(LOOP).search.baseline().cured


def test_weights_of_the_layer_before_are_moved_on() -> None:
    looked = searched(LAYER_OFF)
    assert not looked.search.baseline().cured
    (cure,) = looked.cured_by(proposed(looked, "d @ W[k - 1].T"))
    assert (cure.means, cure.place, cure.detail) == ("layer", 1, {"kind": "W", "shift": 1})


def test_the_transpose_of_a_transpose_is_kept() -> None:
    looked = searched(LAYER_OFF)
    (cure,) = looked.cured_by(proposed(looked, "d @ W[k - 1].T"))
    value, site = looked.judge.values([cure], 0), looked.site("d @ W[k - 1].T")
    assert value is not None
    first = looked.judge.by_site[0][site][0]
    d = looked.tape.value(looked.judge.by_site[0][looked.site("(A[3] - y) * (1 - A[3] ** 2)")][0])
    weights = next(p for p in looked.roles.parameters if "2" in p.name)
    np.testing.assert_allclose(value(first), d @ looked.tape.value(weights.first).T, rtol=1e-12)


def test_the_answer_is_taken_for_the_sum() -> None:
    looked = searched(SUM_FOR_ANSWER)
    (cure,) = looked.cured_by(proposed(looked, "Z[k - 1] ** 2"))
    assert cure.detail == {"kind": "a", "shift": 0}


def test_beyond_the_last_layer_there_is_none() -> None:
    looked = searched(LOOP)
    trial = next(each for each in proposed(looked, "A[3] ** 2") if each.detail == {"kind": "a", "shift": 1})
    with pytest.raises(LookupError, match="no such layer"):
        trial.change(looked.node("A[3] ** 2"), looked.tape.value)


def test_what_has_no_role_has_no_neighbour() -> None:
    looked = searched(LOOP)
    assert proposed(looked, "A[3] - y")
    assert proposed(looked, "1 - A[3] ** 2") == []
    early = looked.tape.nodes[0]
    assert list(Neighbours(looked.tape, looked.roles, looked.judged).trials(early.site, early)) == []
