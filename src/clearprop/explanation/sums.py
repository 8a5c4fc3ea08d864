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
    entries_of,
    evaluate,
)

REST = Symbol("…")
MOST_TERMS, KEPT_TERMS = 8, 6


@dataclass(frozen=True)
class Rest:
    """What is known of the terms that are not written out: how many they are."""

    count: int


def shortened(formula: Expression, most: int = MOST_TERMS, kept: int = KEPT_TERMS) -> Expression:
    """Write out the ``kept`` largest terms of every sum that has more than ``most``, in their order.

    What stands for the others is a leaf ``…`` whose address is its :class:`Rest`.

    Examples
    --------
    >>> from clearprop.formula.tree import Number
    >>> short = shortened(Sum(tuple(Number(float(k)) for k in range(10))), most=4, kept=2)
    >>> [evaluate(term) for term in short.terms], rests_of(short)
    ([8.0, 9.0, 28.0], [Rest(count=8)])
    """

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
        others = fsum(size for k, size in enumerate(sizes) if k not in largest)
        rest = Entry(REST, (), others, Rest(len(terms) - kept))
        return Sum((*(terms[k] for k in sorted(largest)), rest))

    return short(formula)


def rests_of(formula: Expression) -> list[Rest]:
    """What the ``…`` in a formula stand for."""
    return [leaf.address for leaf in entries_of(formula) if isinstance(leaf.address, Rest)]
