"""How numbers are written in a diagram: three digits, fewer where a unit has no room for them."""

from __future__ import annotations

from clearprop.drawing.extents import text_width
from clearprop.formula.numbers import format_number

DIGITS = 3
FULL = 6


def short(value: float) -> str:
    """A number beside an edge or under a unit.

    Examples
    --------
    >>> short(0.09762700785464951), short(0.43), short(-1e-9)
    ('0.0976', '0.43', '−1 × 10⁻⁹')
    """
    return format_number(value, DIGITS)


def fitting(value: float, size: float, room: float) -> str:
    """A number with as many digits, at most three, as a room has place for; one digit always stays.

    Examples
    --------
    >>> fitting(-0.003124, 12.0, 70.0), fitting(-0.003124, 12.0, 54.0)
    ('−0.00312', '−0.0031')
    """
    for digits in range(DIGITS, 1, -1):
        written = format_number(value, digits)
        if text_width(written, size) <= room:
            return written
    return format_number(value, 1)


def full(value: float) -> str:
    """A number as the other pages print it, for notes that are shown on request."""
    return format_number(value, FULL)
