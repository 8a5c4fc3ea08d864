"""Every activation has readable formulas that give what the record holds."""

from __future__ import annotations

import pytest

import clearprop as cp
from clearprop.explanation.functions import slopes, softmax, values
from clearprop.formula.tree import Entry, Symbol, evaluate
from clearprop.numerics.activations import ACTIVATIONS
from tests.unit.explanation.steps import one_unit, random_step, see, written

ELEMENTWISE = [name for name in ACTIVATIONS if name != "softmax"]
SETTINGS = {"leaky_relu": "leaky_relu(0.2)", "elu": "elu(0.5)"}


@pytest.mark.parametrize("name", ELEMENTWISE)
@pytest.mark.parametrize("z", [-1.75, -0.25, 0.0, 0.75, 2.5])
def test_each_formula_gives_the_recorded_number(name: str, z: float) -> None:
    step = one_unit(SETTINGS.get(name, name), z)
    reader = see(step).reader(1)
    for formula in values(reader, (0, 0)):
        assert evaluate(formula) == pytest.approx(step["layer 1, a[0, 0]"], rel=1e-14, abs=1e-16)
    for formula in slopes(reader, (0, 0)):
        assert evaluate(formula) == pytest.approx(step["layer 1, slope[0, 0]"], rel=1e-14)


@pytest.mark.parametrize(
    ("activation", "z", "value", "slope"),
    [
        ("identity", 0.5, "z[0, 0]", "1"),
        ("sigmoid", 0.5, "σ(z[0, 0])", "a[0, 0] × (1 − a[0, 0])"),
        ("tanh", 0.5, "tanh(z[0, 0])", "1 − a[0, 0]²"),
        ("relu", 0.5, "max(0, z[0, 0])", "1"),
        ("relu", -0.5, "max(0, z[0, 0])", "0"),
        ("leaky_relu(0.2)", -0.5, "0.2 × z[0, 0]", "0.2"),
        ("leaky_relu(0.2)", 0.5, "z[0, 0]", "1"),
        ("elu(1.0)", -0.5, "e^z[0, 0] − 1", "e^z[0, 0]"),
        ("elu(2.0)", -0.5, "2 × (e^z[0, 0] − 1)", "2 × e^z[0, 0]"),
        ("elu(2.0)", 0.5, "z[0, 0]", "1"),
        ("gelu", 0.5, "gelu(z[0, 0])", "gelu′(z[0, 0])"),
        ("silu", 0.5, "z[0, 0] × σ(z[0, 0])", "a[0, 0] + σ(z[0, 0]) × (1 − a[0, 0])"),
        ("softplus", 0.5, "ln(1 + e^z[0, 0])", "σ(z[0, 0])"),
        ("softplus", 40.0, "softplus(z[0, 0])", "σ(z[0, 0])"),
    ],
)
def test_the_first_formula_is_as_people_write_it(activation: str, z: float, value: str, slope: str) -> None:
    reader = see(one_unit(activation, z)).reader(1)
    assert written(values(reader, (0, 0))[0]) == value
    assert written(slopes(reader, (0, 0))[0]) == slope


@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_a_saturated_unit_has_a_formula_that_keeps_its_digits(name: str) -> None:
    step = one_unit(name, 40.0)
    exact = step["layer 1, slope[0, 0]"]
    found = [evaluate(formula) for formula in slopes(see(step).reader(1), (0, 0))]
    assert found[0] == 0.0
    assert found[1] == pytest.approx(exact, rel=1e-12)


def test_dropout_is_in_the_formula() -> None:
    net = cp.Network([cp.Dense([[1.0]], [0.0], "tanh", dropout=0.5), cp.Dense([[1.0]], [0.0])])
    step = cp.step(net, [[0.5]], [[0.25]], loss="squared_error", optimizer=cp.SGD(0.5), rng=1)
    reader = see(step).reader(1)
    assert written(values(reader, (0, 0))[0]) == "tanh(z[0, 0]) × mask[0, 0] / 0.5"
    assert written(slopes(reader, (0, 0))[0]) == "(1 − tanh(z[0, 0])²) × mask[0, 0] / 0.5"
    assert evaluate(slopes(reader, (0, 0))[0]) == pytest.approx(step["layer 1, slope[0, 0]"])


def test_a_softmax_is_a_share_of_powers() -> None:
    step = random_step((3, 4), "softmax", loss="squared_error")
    reader = see(step).reader(1)
    (formula,) = values(reader, (2, 1))
    assert written(formula) == "e^z[2, 1] / (e^z[2, 0] + e^z[2, 1] + e^z[2, 2] + e^z[2, 3])"
    assert evaluate(formula) == pytest.approx(step["layer 1, a[2, 1]"], rel=1e-14)


def test_a_softmax_of_large_sums_does_not_overflow() -> None:
    row = tuple(Entry(Symbol("z"), (0, k), z) for k, z in enumerate((1000.0, 999.0)))
    assert written(softmax(row, 1)) == "e^(z[0, 1] − 1000) / (e^(z[0, 0] − 1000) + e^(z[0, 1] − 1000))"
    assert evaluate(softmax(row, 1)) == pytest.approx(0.2689414213699951)
