"""Put numbers into a formula so that the printed line gives its printed result.

A line on the page is a promise: whoever types its numbers into a calculator gets the number at its end.
Six digits are not always enough for that, so the numbers that are put in carry as many as it takes; where
rounding errors in the record have eaten digits of the result, the result shows fewer; and where the
formula does not give the result at all, the line says ``≠``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from clearprop.formula.arithmetic import Relation, magnitude, recompute, relation, same
from clearprop.formula.numbers import as_decimal, at_exponent, cut, exponent_of, order_of, rounded, shown
from clearprop.formula.precision import FLOAT64, Precision
from clearprop.formula.tree import (
    Call,
    Entry,
    Equality,
    Expression,
    Negative,
    Number,
    Power,
    Printed,
    Product,
    Quotient,
    Sum,
    Total,
    Transpose,
)

_ALL_DIGITS = 17  # enough to tell any two float64 apart


@dataclass(frozen=True)
class Line:
    """A formula with its numbers put in, and the result they give.

    ``numbers`` is the formula with a :class:`~clearprop.formula.tree.Printed` number for every leaf;
    ``result`` is the printed result and ``kept`` how many of its digits the numbers can give: as many as
    asked for, fewer where rounding in the record ate some, 0 where it ate all (then the result is 0).
    ``relation`` is ``≠`` where the formula does not give the result.
    """

    numbers: Expression
    relation: Relation
    result: Printed
    kept: int

    def equality(self, *before: Expression) -> Equality:
        """The whole line, behind the formulas that it evaluates: ``dW = x delta = 0.05 × 2 ≈ …``."""
        parts = (*before, self.numbers, self.result)
        return Equality(parts, ("=",) * len(before) + (self.relation,))


def put_in(expression: Expression, result: float, digits: int = 6, precision: Precision = FLOAT64) -> Line:
    """Choose the numbers with which a formula, as printed, gives its result.

    All numbers carry the fewest digits, at least ``digits``, with which the printed line gives the
    printed result; exact ones lose their zeros.

    Parameters
    ----------
    expression : a formula whose leaves have values, such as the terms of one entry of a field
    result     : the number that the record holds for it
    digits     : significant digits of the result
    precision  : of the record: what counts as rounding there, what was too large for it, what too small

    Raises
    ------
    TypeError
        "a Symbol has no single value", and the same for every other node without one

    Examples
    --------
    >>> from clearprop.formula.tree import Symbol
    >>> from clearprop.formula.unicode import unicode
    >>> a = Entry(Symbol("a_in"), (0, 0), 0.5932699921071872)
    >>> delta = Entry(Symbol("delta"), (0, 0), 0.13849856162855698)
    >>> line = put_in(a * delta, 0.08216704056423077)
    >>> unicode(line.equality(a * delta))
    'a_in[0, 0] × delta[0, 0] = 0.59326999 × 0.13849856 ≈ 0.0821670'
    """
    if not math.isfinite(result):
        return _not_finite(expression, result, digits, precision)
    decimal = as_decimal(result, digits)
    target = _target(cut(decimal, digits)) if result else _nothing(expression, digits)
    numbers = _first(expression, target, digits)
    if numbers is not None:
        return _line(numbers, shown(result, digits).number, digits)
    if not precision.explains(expression, result):
        return Line(printed(expression, digits), "≠", Printed(shown(result, digits).number), digits)
    for kept in range(digits - 1, 0, -1) if result else ():
        target = _target(rounded(decimal, kept))
        numbers = _first(expression, target, digits)
        if numbers is not None:
            return _line(numbers, target.number, kept)
    return _line(printed(expression, _ALL_DIGITS), Decimal(0), 0)


def printed(expression: Expression, digits: int = 6) -> Expression:
    """The formula with every leaf that has a value cut to ``digits`` significant digits.

    Examples
    --------
    >>> printed(Number(0.5) * Number(1 / 3)).factors[1].number
    Decimal('0.333333')
    """
    match expression:
        case Number(value) | Entry(value=value):
            return Printed(shown(value, digits).number, expression)
        case Sum(terms):
            return Sum(tuple(printed(term, digits) for term in terms))
        case Product(factors):
            return replace(expression, factors=tuple(printed(factor, digits) for factor in factors))
        case Call(arguments=arguments):
            return replace(expression, arguments=tuple(printed(each, digits) for each in arguments))
        case Quotient(numerator, denominator):
            return Quotient(printed(numerator, digits), printed(denominator, digits))
        case Power(base, exponent):
            return Power(printed(base, digits), printed(exponent, digits))
        case Negative(operand):
            return Negative(printed(operand, digits))
        case Transpose(operand):
            return Transpose(printed(operand, digits))
        case Total(body, over):
            return Total(printed(body, digits), over)
        case Equality(parts, signs):
            return Equality(tuple(printed(part, digits) for part in parts), signs)
    return expression


@dataclass(frozen=True)
class _Target:
    """A printed result, zeros included: what a line gives must round to it at its ``last`` digit."""

    number: Decimal
    last: int

    def is_given_by(self, numbers: Expression) -> bool:
        value = recompute(numbers).value
        return isinstance(value, Fraction) and at_exponent(value, self.last) == self.number


def _target(number: Decimal) -> _Target:
    return _Target(number, exponent_of(number))


def _nothing(expression: Expression, digits: int) -> _Target:
    """The result 0, which has no digits of its own: nothing beside the numbers that cancelled."""
    size = magnitude(expression)
    if not size or not isinstance(size, Fraction):
        return _Target(Decimal(0), 0)
    return _Target(Decimal(0), order_of(size) - digits + 1)


def _first(expression: Expression, target: _Target, digits: int) -> Expression | None:
    """The formula with the fewest digits that gives the target."""
    for count in range(digits, max(digits, _ALL_DIGITS) + 1):
        numbers = printed(expression, count)
        if target.is_given_by(numbers):
            return numbers
    return None


def _line(numbers: Expression, result: Decimal, kept: int) -> Line:
    return Line(numbers, relation(recompute(numbers), result), Printed(result), kept)


def _not_finite(expression: Expression, result: float, digits: int, precision: Precision) -> Line:
    """A line that ends in inf or nan: its numbers give the same, or are too large for the record's floats."""
    numbers = printed(expression, digits)
    value = recompute(numbers).value
    sign: Relation = "≠"
    if same(value, result):
        sign = "="
    elif math.isinf(result) and (value > 0) == (result > 0) and precision.overflows(numbers):
        sign = "≈"
    return Line(numbers, sign, Printed(Decimal(result)), digits)
