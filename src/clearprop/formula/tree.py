"""The expression tree: one formula, to be written in several alphabets or evaluated.

A formula is a small frozen tree.  Leaves are numbers, symbols (``W``, a whole matrix) and entries
(``W[0, 2]``, one number that knows its address and its value).  Writers turn a tree into Unicode,
LaTeX or MathML; :func:`evaluate` computes it from the values that its entries carry, so a line that is
shown can always be recomputed from what is shown.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Style = Literal["number", "elementwise", "matrix"]


class Expression:
    """Base of every node; a node is frozen and compares by content."""

    __slots__ = ()

    def __add__(self, other: Expression) -> Expression:
        return Sum((self, other))

    def __sub__(self, other: Expression) -> Expression:
        return Sum((self, Negative(other)))

    def __mul__(self, other: Expression) -> Expression:
        return Product((self, other))

    def __truediv__(self, other: Expression) -> Expression:
        return Quotient(self, other)

    def __neg__(self) -> Expression:
        return Negative(self)


@dataclass(frozen=True)
class Number(Expression):
    """A number that belongs to the formula itself: the 2 in ``2 (a - y)``."""

    value: float


@dataclass(frozen=True)
class Symbol(Expression):
    """A whole field or a scalar by its name: ``W``, ``delta``, ``learning_rate``.

    ``layer`` is shown as a small number where a formula speaks of two layers (``delta`` of layer 2).
    """

    name: str
    layer: int | None = None


@dataclass(frozen=True)
class Entry(Expression):
    """One number of a field: its symbol, its index, its address and its value.

    ``index`` is empty for a scalar field such as the loss.  ``address`` is whatever the record uses to
    find the number again; the tree only carries it.
    """

    symbol: Symbol
    index: tuple[int, ...]
    value: float
    address: object = None


@dataclass(frozen=True)
class Sum(Expression):
    """Terms added up; a :class:`Negative` term is written with a minus."""

    terms: tuple[Expression, ...]


@dataclass(frozen=True)
class Product(Expression):
    """Factors multiplied: as numbers, entry by entry (``⊙``), or as matrices (written side by side)."""

    factors: tuple[Expression, ...]
    style: Style = "number"


@dataclass(frozen=True)
class Quotient(Expression):
    """A fraction."""

    numerator: Expression
    denominator: Expression


@dataclass(frozen=True)
class Power(Expression):
    """``base`` to the ``exponent``; an exponent of one half is written as a root."""

    base: Expression
    exponent: Expression


@dataclass(frozen=True)
class Negative(Expression):
    """Minus the operand."""

    operand: Expression


@dataclass(frozen=True)
class Transpose(Expression):
    """The transposed matrix."""

    operand: Expression


@dataclass(frozen=True)
class Call(Expression):
    """A named function of its arguments: ``sigmoid(z)``, ``max(0, z)``, ``ln(a)``, ``abs(x)``.

    ``compute`` gives its value; ``derivative`` counts primes (1: the slope of the function).
    """

    function: str
    arguments: tuple[Expression, ...]
    compute: Callable[..., float] | None = None
    derivative: int = 0


@dataclass(frozen=True)
class Total(Expression):
    """A sum over a whole axis, named in words' place: ``Σ over rows of body``.

    ``over`` is a key such as ``"rows"``, ``"outputs"``, ``"entries"`` or ``"weights"``.
    """

    body: Expression
    over: str


@dataclass(frozen=True)
class Printed(Expression):
    """A number cut to the digits that stand on the page, ``Decimal("0.593270")`` with its last zero.

    ``source`` is the leaf that it was cut from, so that a printed number still knows its address.
    """

    number: Decimal
    source: Expression | None = None


@dataclass(frozen=True)
class Equality(Expression):
    """A line: ``parts`` joined by ``signs``, such as ``dW = x delta = 0.05 × 0.00877135 ≈ 0.000438568``."""

    parts: tuple[Expression, ...]
    signs: tuple[str, ...]


def evaluate(expression: Expression) -> float:
    """Compute a scalar formula from the values that its entries carry.

    Raises
    ------
    TypeError
        for nodes without a single value: a bare :class:`Symbol`, a :class:`Transpose`, a :class:`Total`,
        an :class:`Equality`, a :class:`Call` that does not say how it is computed

    Examples
    --------
    >>> w = Entry(Symbol("W"), (0, 2), 0.5)
    >>> x = Entry(Symbol("x"), (0, 0), 3.0)
    >>> evaluate(x * w + Number(1.0))
    2.5
    """
    match expression:
        case Number(value) | Entry(value=value) | Printed(value):
            return float(value)
        case Sum(terms):
            return math.fsum(evaluate(term) for term in terms)
        case Product(factors):
            return math.prod(evaluate(factor) for factor in factors)
        case Quotient(numerator, denominator):
            return evaluate(numerator) / evaluate(denominator)
        case Power(base, exponent):
            return math.pow(evaluate(base), evaluate(exponent))
        case Negative(operand):
            return -evaluate(operand)
        case Call(compute=compute, arguments=arguments) if compute is not None:
            return float(compute(*map(evaluate, arguments)))
    raise TypeError(f"a {type(expression).__name__} has no single value")


def terms_of(expression: Expression) -> tuple[Expression, ...]:
    """The addends of a formula: the terms of a sum, else the formula itself as its only term."""
    return expression.terms if isinstance(expression, Sum) else (expression,)


def entries_of(expression: Expression) -> Iterator[Entry]:
    """Every entry that a formula reads, from left to right, repeats included."""
    match expression:
        case Entry():
            yield expression
        case Printed(source=Entry() as source):
            yield source
        case Sum(parts) | Product(parts) | Call(arguments=parts) | Equality(parts):
            for part in parts:
                yield from entries_of(part)
        case Quotient(left, right) | Power(left, right):
            yield from entries_of(left)
            yield from entries_of(right)
        case Negative(operand) | Transpose(operand) | Total(operand):
            yield from entries_of(operand)
