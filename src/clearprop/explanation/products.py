"""A matrix worked out with all numbers: the factors carry the decimals that make the product come out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np

from clearprop.explanation.document import Factor, Grid, MatrixEquation
from clearprop.explanation.grids import grid
from clearprop.explanation.laws import right_side
from clearprop.explanation.view import View
from clearprop.formula.numbers import at_exponent, exponent_of
from clearprop.formula.tree import Expression, Printed, Transpose
from clearprop.record.address import Address

MOST_DIGITS = 12
MOST_COLUMNS, MOST_ROWS = 8, 4

Named = tuple[Expression, Address, bool]  # name, field, whether it is transposed
Numbers = list[list[Fraction]]


def matrix_equation(
    view: View, address: Address, name: Expression, terms: tuple[tuple[Named, ...], ...]
) -> MatrixEquation | None:
    """Write a sum of matrix products with its numbers; None where it is too large to be read.

    ``terms`` name the factors in the order of rows; a vector is added to each row.
    """
    formula = right_side(view, address)
    if formula is None or not _is_readable(view, address, terms):
        return None
    result = grid(view, address, view.digits)
    for digits in range(view.digits, MOST_DIGITS + 1):
        factors = _factors(view, terms, digits)
        given = _sum(factors, result)
        if all(
            _gives(value, cell)
            for row, line in zip(given, result.cells, strict=True)
            for value, cell in zip(row, line, strict=True)
        ):
            relation = "=" if _is_exact(given, result) else "≈"
            return MatrixEquation(name, formula, factors, relation, result, address)
    return None


def _is_readable(view: View, address: Address, terms: tuple[tuple[Named, ...], ...]) -> bool:
    """Whether all matrices together fit a page, and have numbers that can be multiplied."""
    columns = rows = 0
    for place, is_transposed in (
        (address, False),
        *((named[1], named[2]) for term in terms for named in term),
    ):
        array = np.atleast_2d(view.reader(place.layer).get(place.field, place.layer))
        height, width = array.shape[::-1] if is_transposed != view.in_columns else array.shape
        columns, rows = columns + width, max(rows, height)
        if columns > MOST_COLUMNS or rows > MOST_ROWS or not np.isfinite(array).all():
            return False
    return True


def _factors(view: View, terms: tuple[tuple[Named, ...], ...], digits: int) -> tuple[tuple[Factor, ...], ...]:
    written = [tuple(_factor(view, named, digits) for named in term) for term in terms]
    if view.in_columns:
        written = [term[::-1] for term in written]
    return tuple(written)


def _factor(view: View, named: Named, digits: int) -> Factor:
    return Factor(_name(named), _grid(view, named, digits), named[1].field in ("W", "b"))


def _name(named: Named) -> Expression:
    return Transpose(named[0]) if named[2] else named[0]


def _grid(view: View, named: Named, digits: int) -> Grid:
    found = grid(view, named[1], digits, whole=True)
    return _transposed(found) if named[2] else found


def _transposed(found: Grid) -> Grid:
    cells = tuple(zip(*found.cells, strict=True))
    return replace(found, cells=cells, shape=found.shape[::-1], rows=found.columns, columns=found.rows)


def _sum(terms: tuple[tuple[Factor, ...], ...], result: Grid) -> Numbers:
    """What the printed factors give, in fractions."""
    rows, columns = len(result.rows), len(result.columns)
    total = [[Fraction(0)] * columns for _ in range(rows)]
    for term in terms:
        product = _numbers(term[0].grid)
        for factor in term[1:]:
            product = _product(product, _numbers(factor.grid))
        for i in range(rows):
            for j in range(columns):
                total[i][j] += product[i if len(product) > 1 else 0][
                    j if len(product[0]) > 1 or columns == 1 else 0
                ]
    return total


def _product(left: Numbers, right: Numbers) -> Numbers:
    columns = list(zip(*right, strict=True))
    return [
        [sum((a * b for a, b in zip(row, column, strict=True)), Fraction(0)) for column in columns]
        for row in left
    ]


def _numbers(found: Grid) -> Numbers:
    return [[Fraction(cell.number) for cell in row if cell is not None] for row in found.cells]


def _gives(value: Fraction, cell: Printed | None) -> bool:
    """Whether a value rounds to the printed number."""
    assert cell is not None
    decimals = min(exponent_of(cell.number), -6)
    return at_exponent(value, decimals) == cell.number


def _is_exact(given: Numbers, result: Grid) -> bool:
    return all(
        value == Fraction(cell.number if cell is not None else Decimal(0))
        for row, line in zip(given, result.cells, strict=True)
        for value, cell in zip(row, line, strict=True)
    )
