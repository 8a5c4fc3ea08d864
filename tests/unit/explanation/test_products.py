"""Matrices multiplied with all their numbers: what is printed gives what is printed."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

import clearprop as cp
from clearprop.explanation.document import Grid, MatrixEquation
from clearprop.explanation.products import matrix_equation
from clearprop.formula.tree import Symbol
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, random_step, see, written


def forward(step: cp.Step, number: int, **options: object) -> MatrixEquation | None:
    x = Address("x") if number == 1 else Address("a", layer=number - 1)
    W, b, z = (Address(field, layer=number) for field in ("W", "b", "z"))
    terms = (((Symbol("x"), x, False), (Symbol("W"), W, False)), ((Symbol("b"), b, False),))
    return matrix_equation(see(step, number, **options), z, Symbol("z"), terms)


def fractions(grid: Grid) -> np.ndarray:
    return np.array([[Fraction(cell.number) for cell in row if cell] for row in grid.cells], dtype=object)


def given_by(equation: MatrixEquation) -> np.ndarray:
    """What the printed factors give, as a reader would multiply them."""
    total: np.ndarray = np.zeros_like(fractions(equation.result))
    for term in equation.terms:
        product = fractions(term[0].grid)
        for factor in term[1:]:
            product = product @ fractions(factor.grid)
        total = total + product
    return total


def test_exact_numbers_are_equal() -> None:
    equation = forward(WORKED, 1)
    assert equation is not None
    assert equation.relation == "="
    assert written(equation.formula) == "x W + b"
    assert given_by(equation).tolist() == [[Fraction(3775, 10000), Fraction(3925, 10000)]]


@pytest.mark.parametrize("convention", ["rows", "columns"])
@pytest.mark.parametrize("seed", range(12))
def test_the_printed_factors_round_to_the_printed_result(seed: int, convention: str) -> None:
    equation = forward(random_step((2, 2), n=2, seed=seed), 1, convention=convention)
    assert equation is not None
    assert equation.relation == "≈"
    result = fractions(equation.result)
    assert np.abs(given_by(equation) - result).max() <= Fraction(1, 2_000_000)
    assert not np.array_equal(given_by(equation), result)


def test_factors_carry_more_decimals_than_the_result_if_it_takes_them() -> None:
    digits = set()
    for seed in range(12):
        equation = forward(random_step((2, 2), n=2, seed=seed), 1)
        assert equation is not None
        digits.add(
            max(len(str(cell.number)) for row in equation.terms[0][0].grid.cells for cell in row if cell)
        )
    assert len(digits) > 1


def test_transposed_factors_are_named_and_turned() -> None:
    entering, delta, dW = Address("a", layer=1), Address("delta", layer=2), Address("dW", layer=2)
    terms = (((Symbol("a", 1), entering, True), (Symbol("delta"), delta, False)),)
    equation = matrix_equation(see(WORKED, 2), dW, Symbol("dW"), terms)
    assert equation is not None
    assert written(equation.terms[0][0].name) == "a₁ᵀ"
    assert equation.terms[0][0].grid.shape == (2, 1)
    assert np.abs(given_by(equation) - fractions(equation.result)).max() <= Fraction(1, 2_000_000)


def test_parameters_stand_nowhere_else() -> None:
    equation = forward(WORKED, 1)
    assert equation is not None
    assert [factor.given for term in equation.terms for factor in term] == [False, True, True]


def test_in_columns_the_weights_stand_first() -> None:
    equation = forward(WORKED, 1, convention="columns")
    assert equation is not None
    assert [written(factor.name) for factor in equation.terms[0]] == ["W", "x"]
    assert equation.result.shape == (2, 1)
    assert equation.relation == "="


def test_what_is_too_large_to_read_is_left_to_the_matrices() -> None:
    assert forward(XOR, 1) is None
    assert forward(random_step((2, 2), n=5), 1) is None


def test_numbers_that_are_not_finite_are_not_multiplied() -> None:
    net = cp.Network([cp.Dense([[1e308, 1.0]], [1e308, 0.0], "identity")])
    with np.errstate(over="ignore", invalid="ignore"):
        step = cp.step(net, [[1.5]], [[0.0, 0.0]], loss="absolute_error", optimizer=cp.SGD(0.1))
    assert forward(step, 1) is None
