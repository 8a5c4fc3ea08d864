"""Slopes that are missing, or wrong."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.doctor.evidence.factors import Slope, computed, factor_trials, slope_trials, written
from clearprop.doctor.evidence.trials import Trial
from clearprop.numerics.activations import (
    Activation,
    Elu,
    Identity,
    LeakyRelu,
    Relu,
    Sigmoid,
    Softmax,
    Softplus,
    Tanh,
)
from tests.unit.doctor.evidence.searched import NO_SLOPE, SOUND, Searched, searched

ACTIVATIONS = [Sigmoid(), Tanh(), Relu(), LeakyRelu(1 / 3), Elu(1.67326324), Softplus(), Identity()]
WRONG = SOUND.replace("(1 - h**2)", "(1 - h)")


@pytest.mark.parametrize("activation", ACTIVATIONS, ids=str)
@given(st.integers(0, 10_000))
def test_a_slope_from_the_answer_is_the_derivative_and_so_is_its_text(
    activation: Activation, seed: int
) -> None:
    z = np.random.default_rng(seed).uniform(-4.0, 4.0, (3, 2))
    a, expected = activation.value(z), activation.derivative(z)
    np.testing.assert_allclose(computed(activation, a), expected, rtol=1e-9, atol=1e-12)
    text = written(activation, "a")
    np.testing.assert_allclose(eval(text, {"a": a, "np": np}) * np.ones_like(a), expected, 1e-9, 1e-12)


def test_a_slope_that_the_answer_does_not_tell_is_refused() -> None:
    with pytest.raises(ValueError, match="not told from its answer"):
        computed(Softmax(), np.ones((2, 2)))


def test_a_slope_is_written_in_the_names_of_the_program() -> None:
    slope = Slope(0, Sigmoid(), "h", True)
    assert slope.text == "h * (1 - h)"
    np.testing.assert_array_equal(slope.value([0.5, 1.0]), [0.25, 0.0])


def factors(looked: Searched, text: str) -> list[Trial]:
    node = looked.node(text)
    return list(factor_trials(looked.tape, looked.search.proposer.readings, looked.judged, node.site, node))


def slopes(looked: Searched, text: str) -> list[Trial]:
    node = looked.node(text)
    return list(slope_trials(looked.tape, looked.judged, node.site, node))


def test_a_missing_slope_is_put_back() -> None:
    looked = searched(NO_SLOPE)
    (cure,) = looked.cured_by(factors(looked, "d2 @ W2.T"))
    assert (cure.means, cure.text, cure.detail) == ("factor", "(1 - h ** 2)", {"layer": 0, "name": "h"})


def test_only_slopes_of_the_same_shape_are_factors() -> None:
    looked = searched(NO_SLOPE)
    assert [each.detail["name"] for each in factors(looked, "d2 @ W2.T")] == ["h"]
    assert [each.detail["name"] for each in factors(looked, "a - y")] == ["a"]
    assert factors(looked, "0.5 * h.T @ d2") == []


def test_a_wrong_slope_is_computed_anew() -> None:
    looked = searched(WRONG)
    (cure,) = looked.cured_by(slopes(looked, "1 - h"))
    assert (cure.means, cure.detail) == ("slope", {"layer": 0})
    value = looked.judge.values([cure], 2)
    assert value is not None
    h = looked.tape.value(looked.node("np.tanh(x @ W1 + b1)", 2).id)
    np.testing.assert_allclose(value(looked.node("1 - h", 2).id), 1 - h**2, rtol=1e-12)


def test_what_the_error_enters_is_no_slope() -> None:
    looked = searched(WRONG)
    assert slopes(looked, "d2 @ W2.T") == []
