"""Recompute a formula from the numbers that are printed in it, exactly wherever that is possible.

Whether a line may say ``=`` is a question about decimals, not about floats: 0.1 + 0.2 = 0.3 is true on
paper.  So sums, products, quotients and whole powers are worked in fractions; functions that stay within
the fractions (max, relu, a few points such as σ(0)) too; every other function is computed in float64, and
the answer says that it is not exact.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import Literal, NamedTuple

import numpy as np

from clearprop.formula.functions import PIECEWISE_LINEAR, exact_value, split_function
from clearprop.formula.tree import (
    Call,
    Entry,
    Expression,
    Negative,
    Number,
    Power,
    Printed,
    Product,
    Quotient,
    Sum,
)

Relation = Literal["=", "≈", "≠"]
Value = Fraction | float  # a float only where it is not finite

_NOTHING: Value = Fraction(0)
_ONCE: Value = Fraction(1)
_MOST_EXACT = 64  # a higher power has hundreds of digits: nobody checks those on paper


class Worked(NamedTuple):
    """What a formula gives, and whether that is its exact value."""

    value: Value
    exact: bool


def recompute(expression: Expression) -> Worked:
    """Compute a formula as a reader with exact arithmetic would.

    Division by zero and numbers that are not finite follow IEEE 754, as in NumPy.

    Raises
    ------
    TypeError
        "a Symbol has no single value", and the same for every other node without one

    Examples
    --------
    >>> recompute(Printed(Decimal("0.1")) + Printed(Decimal("0.2")))
    Worked(value=Fraction(3, 10), exact=True)
    >>> recompute(Call("tanh", (Number(0.5),), math.tanh)).exact
    False
    """
    match expression:
        case Number(number) | Entry(value=number) | Printed(number):
            return Worked(as_value(number), True)
        case Sum(terms):
            parts = [recompute(term) for term in terms]
            return _joined(parts, reduce(_add, (part.value for part in parts), _NOTHING))
        case Product(factors):
            parts = [recompute(factor) for factor in factors]
            return _joined(parts, reduce(_multiply, (part.value for part in parts), _ONCE))
        case Quotient(numerator, denominator):
            parts = [recompute(numerator), recompute(denominator)]
            return _joined(parts, _divide(parts[0].value, parts[1].value))
        case Negative(operand):
            inner = recompute(operand)
            return Worked(-inner.value, inner.exact)
        case Power(base, exponent):
            return _power(recompute(base), recompute(exponent))
        case Call():
            return _call(expression)
    raise TypeError(f"a {type(expression).__name__} has no single value")


def magnitude(expression: Expression) -> Value:
    """What a formula would give if no term cancelled another: the scale of its rounding errors.

    Examples
    --------
    >>> magnitude(Number(3.0) - Number(2.0))
    Fraction(5, 1)
    """
    match expression:
        case Sum(terms):
            return reduce(_add, map(magnitude, terms), _NOTHING)
        case Product(factors):
            return reduce(_multiply, map(magnitude, factors), _ONCE)
        case Quotient(numerator, denominator):
            return _divide(magnitude(numerator), size_of(recompute(denominator).value))
        case Negative(operand):
            return magnitude(operand)
        case Power(base, Number(exponent)) if exponent > 1:
            return _through(Number(exponent) * Power(base, Number(exponent - 1)), base)
        case Call(function, (operand,), derivative=0) if split_function(function)[0] in PIECEWISE_LINEAR:
            return _through(expression / operand if recompute(operand).value else Number(1), operand)
        case Call("max" | "min", arguments):
            chosen = recompute(expression).value
            sizes = (magnitude(each) for each in arguments if same(recompute(each).value, chosen))
            return max(sizes, default=size_of(chosen))
    return size_of(recompute(expression).value)


def _through(slope: Expression, operand: Expression) -> Value:
    """What rounding errors of an operand become behind a function of this slope."""
    return _multiply(size_of(recompute(slope).value), magnitude(operand))


def peak(expression: Expression) -> Value:
    """The largest number that may arise on the way through a formula, in whatever order it is worked out.

    Examples
    --------
    >>> peak(Number(0.5) * (Number(3.0) - Number(2.0)))
    Fraction(5, 1)
    """
    match expression:
        case Sum(terms):
            return reduce(_add, map(peak, terms), _NOTHING)
        case Product(factors):
            return reduce(_multiply, (_or_one(peak(factor)) for factor in factors), _ONCE)
        case Quotient(numerator, denominator):
            return _multiply(peak(numerator), _or_one(_divide(_ONCE, size_of(recompute(denominator).value))))
        case Negative(operand):
            return peak(operand)
        case Power(base, exponent):
            return _power(Worked(_or_one(peak(base)), True), recompute(exponent)).value
        case Call(arguments=arguments):
            return max(size_of(recompute(expression).value), *map(peak, arguments))
    return size_of(recompute(expression).value)


def _or_one(value: Value) -> Value:
    return max(_ONCE, value)


def relation(value: Worked, result: Decimal) -> Relation:
    """The sign between printed numbers and a printed result: ``=`` only if they give it exactly.

    Examples
    --------
    >>> relation(Worked(Fraction(3, 10), True), Decimal("0.3"))
    '='
    >>> relation(Worked(Fraction(1, 3), True), Decimal("0.333333"))
    '≈'
    """
    return "=" if value.exact and same(value.value, as_value(result)) else "≈"


def same(left: Value, right: Value) -> bool:
    """Whether two values are one, where nan is what nan gives."""
    return left == right or (left != left and right != right)


def size_of(value: Value) -> Value:
    """The absolute value."""
    return -value if value < 0 else value


def as_value(number: float | Decimal) -> Value:
    """A number as a fraction, or as a float if it is not finite."""
    try:
        return Fraction(number)
    except (OverflowError, ValueError):  # inf, nan
        return float(number)


def _joined(parts: Iterable[Worked], value: Value) -> Worked:
    return Worked(value, all(part.exact for part in parts))


def _add(left: Value, right: Value) -> Value:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left + right
    return _in_floats(np.add, left, right)


def _multiply(left: Value, right: Value) -> Value:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left * right
    return _in_floats(np.multiply, left, right)


def _divide(left: Value, right: Value) -> Value:
    if isinstance(left, Fraction) and isinstance(right, Fraction) and right:
        return left / right
    return _in_floats(np.divide, left, right)


def _power(base: Worked, exponent: Worked) -> Worked:
    exact = base.exact and exponent.exact
    match base.value, exponent.value:
        case Fraction() as number, Fraction(denominator=1) as whole if abs(whole) <= _MOST_EXACT:
            if number or whole >= 0:
                return Worked(Fraction(number**whole.numerator), exact)
        case Fraction() as number, Fraction(numerator=1, denominator=2):
            root = exact_value("sqrt", 0, (number,))
            if root is not None:
                return Worked(root, exact)
    return Worked(_in_floats(np.power, base.value, exponent.value), False)


def _call(call: Call) -> Worked:
    arguments = [recompute(argument) for argument in call.arguments]
    values = [argument.value for argument in arguments]
    name, settings = split_function(call.function)
    fractions = tuple(value for value in values if isinstance(value, Fraction))
    if len(fractions) == len(values):
        known = exact_value(name, call.derivative, (*fractions, *map(Fraction, settings)))
        if known is not None:
            return _joined(arguments, known)
    if call.compute is None:
        raise TypeError(f"{call.function} has no single value: it does not say how it is computed")
    return Worked(_computed(call.compute, values), False)


def _computed(compute: Callable[..., float], values: Iterable[Value]) -> Value:
    """Call a function of floats; where Python refuses a value (ln 0, e^1000), there is no number."""
    try:
        return as_value(float(compute(*map(_as_float, values))))
    except (OverflowError, ValueError, ZeroDivisionError):
        return math.nan


def _in_floats(operation: np.ufunc, left: Value, right: Value) -> Value:
    with np.errstate(all="ignore"):
        return as_value(float(operation(_as_float(left), _as_float(right))))


def _as_float(value: Value) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
