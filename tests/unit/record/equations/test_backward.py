"""The equations of the backward pass, entry by entry against numbers worked on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from clearprop.formula.unicode import unicode
from clearprop.numerics.activations import activation
from clearprop.numerics.losses import loss
from clearprop.record.equations.backward import da, db, delta, dW, slope
from clearprop.record.equations.equation import Equation, NotSeen, Reader
from clearprop.record.optimizers import SGD
from clearprop.record.settings import Settings
from clearprop.record.step import NotObserved, Step
from tests.unit.record.worked import HIDDEN, OUTPUT, STEP, array, equal, with_layer


def judged_by(setting: str, step: Step = STEP) -> Step:
    return replace(step, settings=Settings(loss(setting), "mean", SGD(0.5)))


def test_what_the_loss_says_to_the_prediction() -> None:
    equation = da(Reader(STEP, 2))
    assert f"{unicode(equation.left)} = {unicode(equation.right)}" == "da = c × half_squared_error′(a, y)"
    assert equation.source == "the derivative of half_squared_error"
    assert equal(equation.value(), OUTPUT.da)
    assert equation.terms(1, 0) == (-1.0,)
    assert unicode(equation.entry((0, 0)), "numbers") == "(1 / 2) × (13 − 10)"
    # ½ · 2 (13 + 10) and ½ · 2 (5 + 7).
    assert equal(equation.magnitude(), [[23], [12]])
    total = replace(STEP, settings=Settings(loss("squared_error"), "sum", SGD(0.5)))
    assert da(Reader(total, 2)).terms(1, 0) == (-4.0,)


def test_what_the_loss_says_to_a_hidden_activation() -> None:
    equation = da(Reader(STEP, 1))
    assert unicode(equation.right) == "delta₂ W₂ᵀ"
    assert equal(equation.value(), HIDDEN.da)
    assert equation.terms(0, 1) == (-1.5,)
    assert equal(equation.magnitude(), [[3, 1.5], [2, 1]])
    assert equation.count == 1


def test_slopes() -> None:
    equation = slope(Reader(STEP, 1))
    assert equation is not None
    assert unicode(equation.right) == "relu′(z)"
    assert equal(equation.value(), HIDDEN.slope)
    assert equation.terms(0, 0) == (1.0,)
    assert equation.terms(0, 1) == (0.0,)
    assert unicode(equation.entry((0, 1))) == "relu′(z[0, 1])"
    assert equal(equation.magnitude(), np.ones((2, 2)))


def test_slopes_include_the_mask() -> None:
    step = with_layer(STEP, 1, dropout=0.75, mask=array([1, 0], [0, 1]))
    equation = slope(Reader(step, 1))
    assert equation is not None
    assert unicode(equation.right) == "relu′(z) ⊙ mask / 0.25"
    assert equal(equation.value(), [[4, 0], [0, 0]])
    assert equation.terms(0, 0) == (4.0,)
    assert equation.terms(1, 0) == (0.0,)
    assert equal(equation.magnitude(), np.full((2, 2), 4.0))


def test_delta_is_da_times_the_slope() -> None:
    equation = delta(Reader(STEP, 1))
    assert unicode(equation.right) == "da ⊙ slope"
    assert equal(equation.value(), HIDDEN.delta)
    assert equation.terms(0, 0) == (3.0,)
    assert equal(equation.magnitude(), [[3, 0], [2, 0]])


def test_a_fused_layer_has_no_slope_and_its_delta_is_the_difference() -> None:
    sigmoid = with_layer(
        STEP, 2, activation=activation("sigmoid"), a=array([0.75], [0.25]), da=None, slope=None
    )
    step = replace(judged_by("binary_cross_entropy", sigmoid), y=array([1], [0]))
    assert slope(Reader(step, 2)) is None
    equation = delta(Reader(step, 2))
    assert unicode(equation.right) == "c (a − y)"
    assert equation.source == "sigmoid with binary_cross_entropy: Bishop (2006), section 5.3.1"
    assert equal(equation.value(), [[-0.125], [0.125]])
    assert equation.terms(0, 0) == (-0.125,)
    assert equal(equation.magnitude(), [[1.75], [0.25]])


def softmax() -> Step:
    """One softmax layer, a = [¾, ¼] and [½, ½], da = [8, 0] and [4, -4]."""
    a = array([0.75, 0.25], [0.5, 0.5])
    jacobians = array([[0.1875, -0.1875], [-0.1875, 0.1875]], [[0.25, -0.25], [-0.25, 0.25]])
    return with_layer(
        STEP,
        1,
        activation=activation("softmax"),
        a=a,
        slope=jacobians,
        da=array([8, 0], [4, -4]),
        # 8 · 3/16 and -8 · 3/16; 4/4 + 4/4 and -4/4 - 4/4.
        delta=array([1.5, -1.5], [2, -2]),
    )


def test_the_jacobian_of_a_softmax() -> None:
    equation = slope(Reader(softmax(), 1))
    assert equation is not None
    assert equation.shape == "(n, n_out, n_out)"
    assert unicode(equation.right) == "a (I − a)"
    assert equal(equation.value(), softmax().layers[0].slope)
    assert equation.terms(0, 0, 0) == (0.1875,)
    assert equation.terms(0, 0, 1) == (-0.1875,)
    assert np.asarray(equation.magnitude()).shape == (2, 2, 1)


def test_delta_through_the_jacobian() -> None:
    equation = delta(Reader(softmax(), 1))
    assert equal(equation.value(), softmax().layers[0].delta)
    assert equation.terms(0, 0) == (1.5, 0.0)
    assert equation.terms(1, 1) == (-1.0, -1.0)
    # a (|da| + Σ |da| a): ¾ (8 + 6), ¼ (0 + 6), ½ (4 + 4), ½ (4 + 4).
    assert equal(equation.magnitude(), [[10.5, 1.5], [4, 4]])
    assert equation.count == 4


def test_gradients_of_the_weights() -> None:
    equation = dW(Reader(STEP, 1))
    assert unicode(equation.right) == "a_inᵀ delta"
    assert equal(equation.value(), HIDDEN.dW)
    assert equation.terms(0, 0) == (3.0, -6.0)
    assert equation.terms(1, 0) == (6.0, 2.0)
    assert unicode(equation.entry((0, 0)), "numbers") == "1 × 3 + 3 × (−2)"
    assert equal(equation.magnitude(), [[9, 0], [8, 0]])
    assert equation.count == 2


def test_gradients_of_the_biases() -> None:
    equation = db(Reader(STEP, 1))
    assert equation is not None
    assert unicode(equation.right) == "Σ_rows delta"
    assert equation.shape == "(n_out,)"
    assert equal(equation.value(), HIDDEN.db)
    assert equation.terms(0) == (3.0, -2.0)
    assert equation.terms(1) == (0.0, 0.0)
    assert equal(equation.magnitude(), [5, 0])
    assert equation.count == 2


def test_the_gradient_of_a_shared_bias_is_summed_over_the_units_too() -> None:
    step = with_layer(STEP, 1, bias="shared", b=array(1), delta=array([3, 10], [-2, 20]))
    equation = db(Reader(step, 1))
    assert equation is not None
    assert unicode(equation.right) == "Σ_entries delta"
    assert equation.shape == "(1,)"
    assert equal(equation.value(), [31])
    assert equation.terms(0) == (3.0, 10.0, -2.0, 20.0)
    assert equal(equation.magnitude(), [35])
    assert equation.count == 4


def test_no_bias_has_no_gradient() -> None:
    assert db(Reader(with_layer(STEP, 1, bias="none", b=None, db=None), 1)) is None


def blind() -> Step:
    fields = ("W", "b", "a_in", "z", "a", "da", "slope", "delta")
    step = replace(STEP, y=NotObserved)
    for number in (1, 2):
        step = with_layer(step, number, **dict.fromkeys(fields, NotObserved))
    return step


@pytest.mark.parametrize("make", [da, slope, delta, dW, db])
@pytest.mark.parametrize(("kind", "index"), [("relu", (0, 0)), ("softmax", (0, 0, 0))])
def test_nothing_is_needed_to_name_the_equations_of_a_record_that_nobody_saw(
    make: Callable[[Reader], Equation], kind: str, index: tuple[int, ...]
) -> None:
    equation = make(Reader(with_layer(blind(), 1, activation=activation(kind)), 1))
    place = index if make is slope else (0, 0)
    for ask in (equation.value, equation.magnitude, lambda: equation.entry(place)):
        with pytest.raises(NotSeen):
            ask()
