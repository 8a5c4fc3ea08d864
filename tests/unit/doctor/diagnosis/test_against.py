"""Updates that go up a loss that all others go down."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.against import against
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded

# A block that hands on its input beside its answer: no stack of dense layers.
RESIDUAL = """\
import numpy as np

rng = np.random.default_rng(4)
x, y = rng.normal(size=(9, 3)), rng.normal(size=(9, 1))
A, a = rng.normal(0, 0.5, (3, 3)), np.zeros(3)
B, b = rng.normal(0, 0.5, (3, 3)), np.zeros(3)
C, c = rng.normal(0, 0.5, (3, 1)), np.zeros(1)
for epoch in range(6):
    h1 = np.tanh(x @ A + a)
    t = np.tanh(h1 @ B + b)
    h2 = h1 + t
    out = h2 @ C + c
    loss = np.mean((out - y) ** 2)
    d = 2 * (out - y) / len(x)
    dz2 = d @ C.T * (1 - t ** 2)
    dz1 = (d @ C.T + dz2 @ B.T) * (1 - h1 ** 2)
    C -= 0.05 * h2.T @ d
    c -= 0.05 * d.sum(axis=0)
    B -= 0.05 * h1.T @ dz2
    b -= 0.05 * dz2.sum(axis=0)
    A -= 0.05 * x.T @ dz1
    a -= 0.05 * dz1.sum(axis=0)
    print("loss", loss)
"""


@pytest.mark.parametrize("name", ["B", "c"])
def test_the_update_that_climbs_is_told_whatever_the_network(name: str) -> None:
    text = RESIDUAL.replace(f"    {name} -=", f"    {name} +=")
    known = recorded(text)
    (found,) = against(known.evidence)
    assert known.told(found) == ("U02", known.line(f"    {name} +="))
    assert (found.proof, found.improves) == ("rerun", True)
    assert known.with_edit(found.edit) == RESIDUAL


@pytest.mark.parametrize(
    "text",
    [
        RESIDUAL,
        # Another rate is none of a wrong sign, and neither is a wrong gradient.
        RESIDUAL.replace("B -= 0.05", "B += 0.03"),
        RESIDUAL.replace("B -= 0.05 * h1.T", "B += 0.05 * x.T"),
        # As many go up as go down: nobody knows which of them are meant.
        RESIDUAL.replace("B -=", "B +=").replace("A -=", "A +=").replace("C -=", "C +="),
        # A network that is known is judged by our own gradient.
        TWO_LAYERS.replace("b2 -= rate", "b2 += rate") + '    print("loss", ((a - y) ** 2).sum())\n',
    ],
)
def test_of_anything_else_nothing_is_said(text: str) -> None:
    assert list(against(recorded(text).evidence)) == []
