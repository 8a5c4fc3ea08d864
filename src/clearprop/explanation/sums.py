"""Long sums, shortened: the largest terms are written out, the others are one number with a count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import fsum

from clearprop.formula.tree import (
    Call,
    Entry,
    Expression,
    Negative,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    evaluate,
)

REST = Symbol("…")
MOST_TERMS, KEPT_TERMS = 8, 6


@dataclass(frozen=True)
class Rest:
    """What stands for the terms that are not written out: how many they are, and their sum."""

    count: int
    value: float


def shortened(
    formula: Expression, most: int = MOST_TERMS, kept: int = KEPT_TERMS
) -> tuple[Expression, tuple[Rest, ...]]:
    """Write out the ``kept`` largest terms of every sum that has more than ``most``, in their order.

    Examples
    --------
    >>> from clearprop.formula.tree import Number
    >>> short, rests = shortened(Sum(tuple(Number(float(k)) for k in range(10))), most=4, kept=2)
    >>> [evaluate(term) for term in short.terms], rests
    ([8.0, 9.0, 28.0], (Rest(count=8, value=28.0),))
    """
    rests: list[Rest] = []

    def short(node: Expression) -> Expression:
        match node:
            case Sum(terms) if len(terms) > most:
                return _cut(terms)
            case Sum(terms):
                return Sum(tuple(map(short, terms)))
            case Product(factors):
                return replace(node, factors=tuple(map(short, factors)))
            case Call(arguments=arguments):
                return replace(node, arguments=tuple(map(short, arguments)))
            case Quotient(left, right):
                return Quotient(short(left), short(right))
            case Power(base, exponent):
                return Power(short(base), exponent)
            case Negative(operand):
                return Negative(short(operand))
        return node

    def _cut(terms: tuple[Expression, ...]) -> Sum:
        sizes = [evaluate(term) for term in terms]
        largest = sorted(range(len(terms)), key=lambda place: -abs(sizes[place]))[:kept]
        rest = Rest(len(terms) - kept, fsum(size for k, size in enumerate(sizes) if k not in largest))
        rests.append(rest)
        return Sum((*(terms[k] for k in sorted(largest)), Entry(REST, (), rest.value)))

    return short(formula), tuple(rests)
