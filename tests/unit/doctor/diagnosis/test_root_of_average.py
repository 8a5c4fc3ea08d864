"""Roots of averages that are negative."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from clearprop.doctor.diagnosis.root_of_average import root_of_average
from tests.unit.doctor.diagnosis.recorded import ADAM, recorded

PLAIN = ADAM.replace("grads[k] ** 2", "grads[k]")


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


@pytest.mark.parametrize(
    "text", [ADAM, PLAIN.replace("np.sqrt(v_hat)", "np.sqrt(np.abs(v_hat))")], ids=["squares", "sizes"]
)
def test_roots_that_have_a_value_are_left_alone(text: str) -> None:
    assert list(root_of_average(recorded(text).evidence)) == []
