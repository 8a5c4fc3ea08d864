"""How formulas nest: what binds tighter than what, and which brackets the tree has but paper needs not."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum

from clearprop.formula.tree import (
    Call,
    Equality,
    Expression,
    Negative,
    Number,
    Power,
    Printed,
    Product,
    Quotient,
    Sum,
    Symbol,
    Total,
    Transpose,
)


class Level(IntEnum):
    """How tightly a formula holds together; what is looser than its place needs brackets."""

    EQUALITY = 0
    SUM = 1
    SIGNED = 2
    TOTAL = 3
    PRODUCT = 4
    POWER = 5
    ATOM = 6


def unwrapped(expression: Expression) -> Expression:
    """Take a sum or product of one part for that part, an empty one for its 0 or 1.

    Examples
    --------
    >>> unwrapped(Sum((Product((Symbol("W"),)),))), unwrapped(Sum(()))
    (Symbol(name='W', layer=None), Number(value=0.0))
    """
    match expression:
        case Sum((only,)) | Product((only,)):
            return unwrapped(only)
        case Sum(()):
            return Number(0.0)
        case Product(()):
            return Number(1.0)
    return expression


def flat_terms(expression: Expression) -> list[Expression]:
    """The terms of a sum, those of its inner sums in their place: a + (b + c) is a + b + c."""
    expression = unwrapped(expression)
    if isinstance(expression, Sum):
        return [flat for term in expression.terms for flat in flat_terms(term)]
    return [expression]


def flat_factors(product: Product, *, any_style: bool) -> list[Expression]:
    """The factors of a product, those of inner products of its style (or of any) in their place."""
    found: list[Expression] = []
    for factor in map(unwrapped, product.factors):
        if isinstance(factor, Product) and (any_style or factor.style == product.style):
            found.extend(flat_factors(factor, any_style=any_style))
        else:
            found.append(factor)
    return found


def has_symbols(expression: Expression) -> bool:
    """Whether whole fields or unnumbered scalars appear; if not, everything in it is a number."""
    match expression:
        case Symbol():
            return True
        case Sum(parts) | Product(parts) | Call(arguments=parts) | Equality(parts):
            return any(map(has_symbols, parts))
        case Quotient(left, right) | Power(left, right):
            return has_symbols(left) or has_symbols(right)
        case Negative(operand) | Transpose(operand) | Total(operand):
            return has_symbols(operand)
    return False


def is_half(expression: Expression) -> bool:
    """Whether an expression is one half, however it is put."""
    match expression:
        case Number(0.5):
            return True
        case Printed(number):
            return number == Decimal("0.5")
        case Quotient(Number(1.0), Number(2.0)):
            return True
    return False
