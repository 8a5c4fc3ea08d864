"""Round numbers for an axis, and how they are written.

Ticks are worked out in decimal, not in binary, so that 0.3 is 0.3 and not 0.30000000000000004, and so
that the label of a tick is exactly its value.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from clearprop.formula.numbers import MINUS, THIN_SPACE

_EXACT = Context(prec=60)  # far more digits than two doubles of one axis can differ in
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Tick:
    """A place on an axis and the text that stands at it."""

    value: float
    label: str


def linear_ticks(low: float, high: float, most: int) -> tuple[Tick, ...]:
    """Choose at most ``most`` numbers from ``low`` to ``high`` that are 1, 2 or 5 times a power of ten apart.

    All labels have the same number of decimals.  From 10⁷ on and for steps below 10⁻⁶ they are written
    with a power of ten, the same in all.

    Parameters
    ----------
    low, high : the ends of the axis, ``low < high``
    most      : how many labels have room, at least 3

    Returns
    -------
    The ticks from low to high, at least one.

    Examples
    --------
    >>> [tick.label for tick in linear_ticks(0.0, 0.7, 5)]
    ['0.0', '0.2', '0.4', '0.6']
    """
    start, stop = _decimal(low), _decimal(high)
    step = _round_step(start, stop, most)
    first = int((_EXACT.divide(start, step)).to_integral_value(ROUND_CEILING))
    last = int((_EXACT.divide(stop, step)).to_integral_value(ROUND_FLOOR))
    values = [_EXACT.multiply(step, Decimal(k)) for k in range(first, last + 1)]
    largest = max(abs(value) for value in values)
    if largest >= 10_000_000 or step < Decimal("1e-6"):
        exponent = largest.adjusted()
        return tuple(Tick(float(value), _power_label(value, exponent, step)) for value in values)
    return tuple(Tick(float(value), plain_label(value, step)) for value in values)


def log_ticks(low: float, high: float, most: int) -> tuple[Tick, ...]:
    """Choose at most ``most`` round numbers for a logarithmic axis from ``low`` to ``high``.

    Powers of ten where three or more fit in; every second, third, fifth, … of them where there are too
    many; 1, 2 and 5 times powers of ten on a short axis; the ticks of a linear axis on a very short one.

    Parameters
    ----------
    low, high : the ends of the axis, ``0 < low < high``
    most      : how many labels have room, at least 3

    Examples
    --------
    >>> [tick.label for tick in log_ticks(0.00001, 1.0, 7)]
    ['0.00001', '0.0001', '0.001', '0.01', '0.1', '1']
    >>> [tick.label for tick in log_ticks(1e-9, 1.0, 5)]
    ['10⁻⁸', '10⁻⁶', '10⁻⁴', '10⁻²', '1']
    >>> [tick.label for tick in log_ticks(0.3, 8.0, 7)]
    ['0.5', '1', '2', '5']
    """
    start, stop = _decimal(low), _decimal(high)
    first = start.adjusted() + (start != Decimal(1).scaleb(start.adjusted()))
    last = stop.adjusted()
    if last - first < 2:
        between = [
            Decimal(factor).scaleb(exponent)
            for exponent in range(first - 1, last + 1)
            for factor in (1, 2, 5)
            if start <= Decimal(factor).scaleb(exponent) <= stop
        ]
        if 2 <= len(between) <= most:
            return _labelled(between)
        if last <= first:
            return linear_ticks(low, high, most)
    stride = _stride(first, last, most)
    return _labelled([Decimal(1).scaleb(k) for k in range(first, last + 1) if k % stride == 0])


def integer_ticks(last: int, most: int) -> tuple[Tick, ...]:
    """Choose whole numbers for a linear axis of counts from 1 to ``last``: round ones, and both ends.

    Examples
    --------
    >>> [tick.label for tick in integer_ticks(200, 6)]
    ['1', '50', '100', '150', '200']
    """
    if last <= most:
        return tuple(count_tick(count) for count in range(1, last + 1))
    step = max(1, int(_round_step(Decimal(1), Decimal(last), most - 1)))
    middle = [count for count in range(step, last, step) if count > 1]
    return tuple(count_tick(count) for count in (1, *middle, last))


def count_tick(count: int) -> Tick:
    """A tick at a whole number, written out."""
    return Tick(float(count), plain_label(Decimal(count), Decimal(1)))


def plain_label(value: Decimal, step: Decimal) -> str:
    """Write a tick with as many decimals as its step has: a true minus, thin spaces from 10 000 on.

    Examples
    --------
    >>> plain_label(Decimal("-0.5"), Decimal("0.25")), plain_label(Decimal(50000), Decimal(1))
    ('−0.50', '50\u2009000')
    """
    decimals = max(0, -_exponent(step))
    mark = THIN_SPACE if abs(value) >= 10_000 else ""
    return f"{value:,.{decimals}f}".replace(",", mark).replace("-", MINUS)


def _power_label(value: Decimal, exponent: int, step: Decimal) -> str:
    """Write a tick as ``0.95 × 10⁹``, with as many decimals as tell it from its neighbours."""
    if value == 0:
        return "0"
    decimals = max(0, exponent - step.adjusted())
    mantissa = f"{value.scaleb(-exponent):.{decimals}f}".replace("-", MINUS)
    power = "10" + str(exponent).translate(_SUPERSCRIPTS)
    return power if mantissa == "1" else f"{mantissa} × {power}"


def _labelled(values: list[Decimal]) -> tuple[Tick, ...]:
    """Labels for a logarithmic axis: all written out, or all but 1 as powers."""
    if values[0] >= Decimal("1e-6") and values[-1] < 10_000_000:
        return tuple(Tick(float(value), plain_label(value, value)) for value in values)
    return tuple(
        Tick(float(value), "1" if value == 1 else _power_label(value, value.adjusted(), value))
        for value in values
    )


def _round_step(start: Decimal, stop: Decimal, most: int) -> Decimal:
    """The smallest of 1, 2, 5, 10, … times a power of ten with at most ``most`` multiples on the axis."""
    exponent = _EXACT.divide(_EXACT.subtract(stop, start), Decimal(most)).adjusted()
    while True:
        for factor in (1, 2, 5):
            step = Decimal(factor).scaleb(exponent)
            first = _EXACT.divide(start, step).to_integral_value(ROUND_CEILING)
            last = _EXACT.divide(stop, step).to_integral_value(ROUND_FLOOR)
            if last - first + 1 <= most:
                return step
        exponent += 1


def _stride(first: int, last: int, most: int) -> int:
    """The smallest of 1, 2, 3, 5, 10, … whose multiples between two exponents are at most ``most``."""
    for scale in (1, 10, 100):
        for stride in (scale, 2 * scale, 3 * scale, 5 * scale):
            if last // stride - -(-first // stride) + 1 <= most:
                return stride
    return 1000


def _decimal(value: float) -> Decimal:
    """The number as people write it: 0.1, not the double nearest to it."""
    return Decimal(repr(float(value)))


def _exponent(step: Decimal) -> int:
    return int(step.normalize().as_tuple().exponent)
