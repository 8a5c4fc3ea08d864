"""The readable formula of every number: short as by hand, long as in the record."""

from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from clearprop.explanation.formulas import formulas, is_computed, source_of
from clearprop.formula.tree import evaluate
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, one_unit, random_step, see, written


def first(step: cp.Step, address: str, form: str = "short") -> str:
    place = Address.parse(address)
    seen = see(step, place.layer, form=form)
    return written(seen.dressed(next(formulas(seen, place))))


@pytest.mark.parametrize(
    ("address", "short", "long"),
    [
        ("layer 1, a_in[0, 1]", "x2", "x2"),
        ("layer 1, z[0, 0]", "x1 × w1 + x2 × w2 + b1", None),
        ("layer 2, z[0, 0]", "h1 × w5 + h2 × w6 + b2", None),
        ("layer 1, a[0, 0]", "σ(z[0, 0])", None),
        ("layer 2, da[0, 1]", "o2 − y2", None),
        ("layer 1, da[0, 0]", "delta₂[0, 0] × w5 + delta₂[0, 1] × w7", None),
        ("layer 1, slope[0, 0]", "h1 × (1 − h1)", None),
        ("layer 2, delta[0, 0]", "(o1 − y1) × o1 × (1 − o1)", "da[0, 0] × slope[0, 0]"),
        (
            "layer 1, delta[0, 0]",
            "(delta₂[0, 0] × w5 + delta₂[0, 1] × w7) × h1 × (1 − h1)",
            "da[0, 0] × slope[0, 0]",
        ),
        ("layer 1, dW[1, 0]", "x2 × delta[0, 0]", None),
        ("layer 1, g_W[1, 0]", "dW[1, 0]", None),
        ("layer 1, update_W[1, 0]", "−learning_rate × dW[1, 0]", "−learning_rate × g_W[1, 0]"),
        ("layer 1, W_new[1, 0]", "w2 − learning_rate × dW[1, 0]", "w2 + update_W[1, 0]"),
        ("layer 1, b_new[1]", "b1", "b1"),
        ("loss", "½ × (o1 − y1)² + ½ × (o2 − y2)²", None),
    ],
)
def test_a_number_is_written_as_by_hand(address: str, short: str, long: str | None) -> None:
    assert first(WORKED, address) == short
    assert first(WORKED, address, "long") == (short if long is None else long)


def test_a_mean_divides_at_the_end() -> None:
    step = random_step((2, 1), n=4)
    assert first(step, "layer 1, delta[3, 0]") == "(a[3, 0] − y[3, 0]) × (1 − a[3, 0]²) / 4"


def test_the_loss_of_a_batch_is_made_of_those_of_its_examples() -> None:
    assert first(XOR, "loss") == "l[0] + l[1] + l[2] + l[3]"
    assert first(XOR, "loss, term 2") == "½ × (a₂[1, 0] − y[1, 0])²"


def test_a_softmax_that_is_not_fused_needs_no_jacobian() -> None:
    step = random_step((2, 2), "softmax", loss="squared_error", n=1)
    told = "o1 × (da[0, 0] − (da[0, 0] × o1 + da[0, 1] × o2))"
    assert first(step, "layer 1, delta[0, 0]") == told
    assert first(step, "layer 1, slope[0, 1, 0]") == "o2 × (0 − o1)"


@pytest.mark.parametrize(
    ("optimizer", "told"),
    [
        (cp.SGD(0.1, momentum=0.9), "w1 − learning_rate × m_W_new[0, 0]"),
        (
            cp.SGD(0.1, momentum=0.9, nesterov=True),
            "w1 − learning_rate × dW[0, 0] − learning_rate × 0.9 × m_W_new[0, 0]",
        ),
        (cp.Adam(0.1), "w1 + update_W[0, 0]"),
        (cp.SGD(0.1, l2=0.01), "w1 − learning_rate × g_W[0, 0]"),
        (cp.SGD(0.1, clip_norm=0.5), "w1 − learning_rate × g_W[0, 0]"),
    ],
)
def test_updates_are_folded_where_that_is_one_line(optimizer: cp.SGD, told: str) -> None:
    step = one_unit("tanh", 0.5, optimizer=optimizer)
    assert first(step, "layer 1, W_new[0, 0]") == told


def test_the_penalty_of_many_weights_is_the_sum_of_their_squares() -> None:
    few = one_unit("tanh", 0.5, optimizer=cp.SGD(0.1, l2=0.01))
    many = random_step((4, 5, 1), optimizer=cp.SGD(0.1, l2=0.01))
    assert first(few, "penalty") == "0.005 × w1²"
    assert first(many, "penalty") == "½ × 0.01 × (squares_W₁ + squares_W₂)"
    assert first(WORKED, "penalty") == "0"


@pytest.mark.parametrize(
    ("optimizer", "clip"),
    [(cp.SGD(0.1, momentum=0.5), None), (cp.Adam(0.01, l2=0.1, clip_norm=0.2), 0.2), (cp.RMSProp(0.1), None)],
)
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "leaky_relu(0.1)", "softmax", "silu"])
def test_every_formula_of_every_number_gives_it(
    optimizer: cp.SGD, clip: float | None, activation: str
) -> None:
    step = random_step((3, 2, 2), activation, n=3, optimizer=optimizer)
    for equation in cp.equations(step):
        held = np.asarray(step.field(equation.address))
        for index in np.ndindex(held.shape):
            place = equation.address.at(*index).without_step()
            for form in ("short", "long"):
                for formula in formulas(see(step, form=form), place):
                    assert evaluate(formula) == pytest.approx(held[index], rel=1e-9, abs=1e-15), f"{place}"


def test_what_is_given_has_no_formula() -> None:
    seen = see(WORKED)
    given = ["x[0, 0]", "y[0, 0]", "t", "layer 1, W[0, 0]", "layer 1, b[0]", "learning_rate"]
    assert [a for a in given if is_computed(seen, Address.parse(a))] == []
    assert is_computed(seen, Address.parse("layer 1, W_new[0, 0]"))
    assert is_computed(seen, Address.parse("loss"))
    remembered = one_unit("tanh", 0.5, optimizer=cp.SGD(0.1, momentum=0.5))
    assert not is_computed(see(remembered), Address.parse("layer 1, state_before.m_W[0, 0]"))
    assert is_computed(see(remembered), Address.parse("layer 1, state_after.m_W[0, 0]"))


def test_a_formula_of_the_record_names_its_source() -> None:
    reader = see(XOR).reader(2)
    assert written(source_of(reader, reader.entry("a_in", 3, 1))) == "a₁[3, 1]"


def test_settings_lose_what_binary_adds_to_them() -> None:
    step = one_unit("tanh", 0.5, optimizer=cp.Adam(0.1))
    assert first(step, "layer 1, state_after.v_W[0, 0]") == "0.999 × v_W[0, 0] + 0.001 × dW[0, 0]²"
