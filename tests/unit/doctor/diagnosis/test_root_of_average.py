"""Roots of averages that are negative."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from clearprop.doctor.diagnosis.root_of_average import root_of_average
from tests.unit.doctor.diagnosis.recorded import ADAM, recorded

PLAIN = ADAM.replace("grads[k] ** 2", "grads[k]")
ADAGRAD = """\
import numpy as np

rng = np.random.default_rng(4)
x, y = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
W, v = rng.normal(size=(3, 2)), np.zeros((3, 2))
for step in range(5):
    d = x @ W - y
    g = x.T @ d
    v += g ** 2
    W -= 0.1 * g / (np.sqrt(v) + 1e-8)
"""


def test_the_average_is_named_and_its_gradients_squared() -> None:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        known = recorded(PLAIN)
        (found,) = root_of_average(known.evidence)
    assert known.told(found) == ("U04", known.line("v[k] = "))
    assert known.with_edit(found.edit) == ADAM
    assert found.proof == "exact"
    assert found.observed is not None
    assert float(found.observed.replace("−", "-")) < 0


def test_one_average_beside_the_gradient_itself_is_enough() -> None:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        known = recorded(ADAGRAD.replace("g ** 2", "g"))
        (found,) = root_of_average(known.evidence)
    assert known.with_edit(found.edit) == ADAGRAD


@pytest.mark.parametrize(
    "text", [ADAM, PLAIN.replace("np.sqrt(v_hat)", "np.sqrt(np.abs(v_hat))")], ids=["squares", "sizes"]
)
def test_roots_that_have_a_value_are_left_alone(text: str) -> None:
    assert list(root_of_average(recorded(text).evidence)) == []
