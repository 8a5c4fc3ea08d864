"""Edits give what the changed text would have computed."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.trials import dropped, like, negated, swapped, transposed, turned
from clearprop.trace.tape.nodes import Node
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np
a = np.array([[1.0, 2.0], [3.0, 4.0]])
b = np.array([[0.5, 0.0], [1.0, 2.0]])
c = a @ b
d = c * a
e = d - b
"""


@pytest.fixture
def nodes() -> dict[str, Node]:
    seen = evidence(PROGRAM)
    return {seen.traced.sites[n.site].text: n for n in seen.tape.nodes if n.site >= 0} | {"tape": seen.tape}  # type: ignore[dict-item]  # the tape goes along


def test_each_edit(nodes: dict[str, Node]) -> None:
    value = nodes["tape"].value  # type: ignore[attr-defined]  # the tape
    a, b = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[0.5, 0.0], [1.0, 2.0]])
    product, times, minus = nodes["a @ b"], nodes["c * a"], nodes["d - b"]
    assert np.array_equal(negated(0).change(product, value), -(a @ b))
    assert np.array_equal(transposed(0, 0).change(product, value), a.T @ b)
    assert np.array_equal(turned(0).change(product, value), b.T @ a.T)
    assert np.array_equal(dropped(0, 1).change(times, value), a @ b)
    (plus,) = swapped(0, minus)
    assert np.array_equal(plus.change(minus, value), (a @ b) * a + b)
    assert list(swapped(0, product)) == []


def test_another_shape_is_refused() -> None:
    assert like(np.ones(2), np.zeros(2)).sum() == 2
    with pytest.raises(ValueError, match="shape"):
        like(np.ones(2), np.zeros(3))
