"""Change the leaves of a formula, and leave its form as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clearprop.formula.numbers import shown
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

Rewrite = Callable[[Expression], Expression]


def rewritten(expression: Expression, leaf: Rewrite) -> Expression:
    """The formula with every leaf (entry, symbol, number) replaced by what ``leaf`` makes of it.

    Examples
    --------
    >>> from clearprop.formula.tree import Symbol
    >>> rewritten(Symbol("a_in") * Symbol("W"), lambda s: Symbol("x") if s.name == "a_in" else s)
    Product(factors=(Symbol(name='x', layer=None), Symbol(name='W', layer=None)), style='number')
    """

    def each(parts: tuple[Expression, ...]) -> tuple[Expression, ...]:
        return tuple(rewritten(part, leaf) for part in parts)

    match expression:
        case Sum(terms):
            return Sum(each(terms))
        case Product(factors):
            return replace(expression, factors=each(factors))
        case Call(arguments=arguments):
            return replace(expression, arguments=each(arguments))
        case Quotient(left, right):
            return Quotient(*each((left, right)))
        case Power(base, exponent):
            return Power(*each((base, exponent)))
        case Negative(operand):
            return Negative(rewritten(operand, leaf))
        case Transpose(operand):
            return Transpose(rewritten(operand, leaf))
        case Total(body, over):
            return Total(rewritten(body, leaf), over)
        case Equality(parts, signs):
            return Equality(each(parts), signs)
    return leaf(expression)


def product(*factors: Expression) -> Expression:
    """Factors multiplied, without ones and without products inside products.

    Examples
    --------
    >>> product(Number(1.0), Number(2.0))
    Number(value=2.0)
    """
    flat = [each for factor in factors for each in _flat(factor) if each != Number(1.0)]
    if len(flat) == 1:
        return flat[0]
    return Product(tuple(flat)) if flat else Number(1.0)


def _flat(factor: Expression) -> list[Expression]:
    if isinstance(factor, Product) and factor.style == "number":
        return [each for inner in factor.factors for each in _flat(inner)]
    return [factor]


def setting(value: float) -> Expression:
    """A number of the settings as people type it: 0.001 for 1 − 0.999, and 0.5 rather than ½.

    Examples
    --------
    >>> setting(1 - 0.999)
    Printed(number=Decimal('0.001'), source=None)
    """
    return Printed(shown(float(f"{value:.15g}"), 15).number)


def turned_products(formula: Expression) -> Expression:
    """Products of two entries the other way round, as ``W x + b`` has them.

    Examples
    --------
    >>> from clearprop.formula.tree import Entry, Symbol
    >>> x, w = Entry(Symbol("x1"), (), 3.0), Entry(Symbol("w1"), (), 2.0)
    >>> [leaf.symbol.name for leaf in turned_products(Sum((x * w, w))).terms[0].factors]
    ['w1', 'x1']
    """
    match formula:
        case Product((Entry() as left, Entry() as right)):
            return replace(formula, factors=(right, left))
        case Sum(terms):
            return Sum(tuple(map(turned_products, terms)))
        case Product(factors):
            return replace(formula, factors=tuple(map(turned_products, factors)))
        case Quotient(above, below):
            return Quotient(turned_products(above), turned_products(below))
    return formula
