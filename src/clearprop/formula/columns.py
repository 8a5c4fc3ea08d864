"""Numbers that stand under one another: equal decimals, aligned at the point."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from clearprop.formula.numbers import (
    Shown,
    as_decimal,
    at_exponent,
    is_exactly,
    is_power,
    plain,
    shown,
    without_zeros,
    written,
)


def column(values: Sequence[float], digits: int = 6, among: Sequence[float] = ()) -> list[Shown]:
    """Choose the digits of numbers that stand in one column: equal decimals, exact entries stop early.

    ``digits`` decimals; more where all values are small, so that the largest keeps some digits; fewer
    from 1000 on.  Below 10⁻⁶ or from 10⁷ on every number gets ``digits`` significant ones instead.
    ``among`` are all numbers of the matrix that the column belongs to, so that its columns agree.
    """
    largest = max((abs(value) for value in (*values, *among) if math.isfinite(value)), default=0.0)
    if is_power(shown(largest, digits).number):
        return [shown(value, digits) for value in values]
    decimals = _decimals(largest, digits)
    return [_with_decimals(value, decimals) for value in values]


def aligned(values: Sequence[float], digits: int = 6, among: Sequence[float] = ()) -> list[str]:
    """Write a column of numbers for a terminal, padded to stand under one another at the point.

    Examples
    --------
    >>> aligned([0.0, -0.15269041, 0.5])
    [' 0       ', '−0.152690', ' 0.5     ']
    >>> aligned([0.25], among=[0.1234, 0.002]), aligned([0.000438568, 0.00099542])
    (['0.25'], ['0.0004386', '0.0009954'])
    """
    chosen = [number.number for number in column(values, digits, among)]
    return at_one_point(written_alike(chosen))


def at_one_point(texts: Iterable[str]) -> list[str]:
    """Pad written numbers so that their points stand under one another.

    Examples
    --------
    >>> at_one_point(["12", "0.5", "−1.25"])
    ['12   ', ' 0.5 ', '−1.25']
    """
    parts = [text.partition(".") for text in texts]
    left = max((len(whole) for whole, _, _ in parts), default=0)
    right = max((len(point + rest) for _, point, rest in parts), default=0)
    return [whole.rjust(left) + (point + rest).ljust(right) for whole, point, rest in parts]


def written_alike(numbers: Sequence[Decimal]) -> list[str]:
    """Write numbers that stand under one another: with powers of ten only where the largest has one.

    Examples
    --------
    >>> written_alike([Decimal("0.0001260"), Decimal("9E-7")]), written_alike([Decimal("3.5E-8")])
    (['0.0001260', '0.0000009'], ['3.5e-08'])
    """
    largest = max((number.copy_abs() for number in numbers if number.is_finite()), default=Decimal(0))
    if is_power(largest):
        return [written(number) for number in numbers]
    return [plain(number) for number in numbers]


def _decimals(largest: float, digits: int) -> int:
    order = as_decimal(largest).adjusted() if largest else 0
    return max(digits, digits - 3 - order) if order < 3 else max(0, digits + 2 - order)


def _with_decimals(value: float, decimals: int) -> Shown:
    if not math.isfinite(value):
        return Shown(Decimal(value), True)
    number = at_exponent(as_decimal(value), -decimals)
    return Shown(without_zeros(number), True) if is_exactly(value, number) else Shown(number, False)
