"""How a number is printed: which digits, and how they are written.

A reader recomputes what is shown, so the digits are chosen once, as a :class:`decimal.Decimal` that keeps
its zeros, and every medium writes the same digits.  A number that *is* a short decimal loses its zeros
(0.3775); a rounded one keeps them (0.593270), and so the two can be told apart.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Literal

Powers = Literal["e", "×"]

MINUS = "−"
THIN_SPACE = "\u2009"
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_WIDE = Context(prec=1100, rounding=ROUND_HALF_UP)  # every float64 is a decimal of at most 767 digits
_SURE_DIGITS = 15  # any decimal of so many digits survives the way through float64


@dataclass(frozen=True)
class Shown:
    """A number as it is printed: its digits, and whether they are all there is.

    ``text`` is for terminals, ``page`` for pages; they differ in powers of ten alone.
    """

    number: Decimal
    exact: bool

    @property
    def text(self) -> str:
        """The number for a terminal: ``0.593270``, ``−0.5``, ``3.5e-08``."""
        return written(self.number)

    @property
    def page(self) -> str:
        """The number for a page: ``0.593270``, ``−0.5``, ``3.5 × 10⁻⁸``."""
        return written(self.number, "×")


def shown(value: float, digits: int = 6) -> Shown:
    """Choose the digits with which a number is printed.

    ``digits`` significant ones, halves rounded up as people do by hand.  A value within 4 ulp of the
    printed decimal is that decimal (``exact``) and loses its zeros, so that 0.1 + 0.2 prints as 0.3; from
    16 digits on every bit counts, and it prints as 0.30000000000000004.  Below 10⁷ every digit before the
    point is written out.

    Examples
    --------
    >>> shown(0.05 * 0.15 + 0.1 * 0.2 + 0.35).text, shown(0.5932699921071872).text
    ('0.3775', '0.593270')
    >>> shown(0.1 + 0.2), shown(-3.5e-08).text, shown(-3.5e-08).page, shown(1234567.8).page
    (Shown(number=Decimal('0.3'), exact=True), '−3.5e-08', '−3.5 × 10⁻⁸', '1\\u2009234\\u2009568')
    """
    if not math.isfinite(value):
        return Shown(Decimal(value), True)
    if value == 0:
        return Shown(Decimal(0), True)
    decimal = as_decimal(value, digits)
    number = cut(decimal, digits)
    exact = number == decimal if digits > _SURE_DIGITS else is_exactly(value, number)
    return Shown(without_zeros(number) if exact else number, exact)


def as_decimal(value: float, digits: int = 6) -> Decimal:
    """The decimal that a finite float stands for where ``digits`` of it are to be shown.

    Its first 15 digits if they are within 4 ulp, else all of it; beyond 15 digits the shortest decimal
    that gives the same float.

    Examples
    --------
    >>> as_decimal(0.1), as_decimal(0.1 + 0.2), as_decimal(0.1 + 0.2, 17), as_decimal(2.0**-20)
    (Decimal('0.1'), Decimal('0.3'), Decimal('0.30000000000000004'), Decimal('9.5367431640625E-7'))
    """
    if digits > _SURE_DIGITS:
        return Decimal(repr(float(value)))
    near = Decimal(f"{value:.{_SURE_DIGITS}g}").normalize()
    return near if is_exactly(value, near) else Decimal(value)


def cut(number: Decimal, digits: int) -> Decimal:
    """Round as :func:`shown` does, zeros kept: never before the point below 10⁷.

    Examples
    --------
    >>> cut(Decimal("0.1234565"), 6), cut(Decimal("0.5"), 6), cut(Decimal("1234567.8"), 6)
    (Decimal('0.123457'), Decimal('0.500000'), Decimal('1234568'))
    """
    result = rounded(number, digits)
    return result if exponent_of(result) <= 0 or _needs_power(result) else at_exponent(number, 0)


def rounded(number: Decimal, digits: int) -> Decimal:
    """Round to ``digits`` significant digits, halves up, adding zeros where there are fewer.

    Examples
    --------
    >>> rounded(Decimal("0.5"), 3), rounded(Decimal(1234567), 2)
    (Decimal('0.500'), Decimal('1.2E+6'))
    """
    number = Context(prec=digits, rounding=ROUND_HALF_UP).plus(number)
    return at_exponent(number, number.adjusted() - digits + 1)


def at_exponent(number: Decimal | Fraction, exponent: int) -> Decimal:
    """Round to a multiple of ten to the ``exponent``, halves up: -6 leaves six decimals.

    Examples
    --------
    >>> at_exponent(Decimal("0.0955015"), -6), at_exponent(Fraction(-1, 3), -2)
    (Decimal('0.095502'), Decimal('-0.33'))
    """
    if isinstance(number, Decimal):
        return number.quantize(_WIDE.scaleb(Decimal(1), exponent), context=_WIDE)
    units = number / Fraction(10) ** exponent
    whole = math.floor(abs(units) + Fraction(1, 2))
    return _WIDE.scaleb(Decimal(whole if units > 0 else -whole), exponent)


def exponent_of(number: Decimal) -> int:
    """The power of ten of the last digit of a finite decimal: -6 for 0.593270."""
    return int(number.as_tuple().exponent)


def order_of(number: Fraction) -> int:
    """The power of ten of the first digit of a fraction that is not 0.

    Examples
    --------
    >>> order_of(Fraction(1, 3)), order_of(Fraction(1, 10)), order_of(Fraction(1234))
    (-1, -1, 3)
    """
    return (
        Context(prec=3, rounding=ROUND_DOWN)
        .divide(Decimal(number.numerator), Decimal(number.denominator))
        .adjusted()
    )


def is_power(number: Decimal) -> bool:
    """Whether a number is written with a power of ten: below 10⁻⁶, from 10⁷ on, and 1.2E+6."""
    return number.is_finite() and (_needs_power(number) or exponent_of(number) > 0)


def is_negative(number: Decimal) -> bool:
    """Whether a number is written with a minus."""
    return not number.is_nan() and number < 0


def written(number: Decimal, powers: Powers = "e", *, minus: str = MINUS, thin: str = THIN_SPACE) -> str:
    """Write the digits of a number as people read them.

    A true minus, a point, thin spaces from 10 000 on; ``powers`` chooses ``3.5e-08`` or ``3.5 × 10⁻⁸``.

    Examples
    --------
    >>> written(Decimal("-0.0380982")), written(Decimal("1.2E+9"), "×"), written(Decimal("NaN"))
    ('−0.0380982', '1.2 × 10⁹', 'nan')
    """
    if is_power(number):
        mantissa, exponent = split_power(number)
        digits = plain(mantissa, minus, thin)
        raised = str(exponent).translate(_SUPERSCRIPTS)
        return f"{digits} × 10{raised}" if powers == "×" else f"{digits}e{exponent:+03d}"
    return plain(number, minus, thin)


def split_power(number: Decimal) -> tuple[Decimal, int]:
    """Mantissa and exponent of a number that is written with a power of ten.

    Examples
    --------
    >>> split_power(Decimal("-0.000000035"))
    (Decimal('-3.5'), -8)
    """
    exponent = number.adjusted()
    return number.scaleb(-exponent, _WIDE), exponent


def format_number(value: float, digits: int = 6) -> str:
    """A number for a page, in one call.

    Examples
    --------
    >>> format_number(0.0444260), format_number(0.04442604, 3), format_number(1e-9)
    ('0.044426', '0.0444', '1 × 10⁻⁹')
    """
    return shown(value, digits).page


def is_exactly(value: float, number: Decimal) -> bool:
    """Whether a float is this decimal, as far as a float can be: within 4 ulp."""
    gap = _WIDE.subtract(Decimal(value), number)
    return gap.copy_abs() <= _WIDE.multiply(Decimal(math.ulp(value)), Decimal(4))


def _needs_power(number: Decimal) -> bool:
    return number != 0 and not -6 <= number.adjusted() < 7


def without_zeros(number: Decimal) -> Decimal:
    """Drop the zeros after the point: 0.3775 for 0.377500, and 1000 stays 1000."""
    short = number.normalize(_WIDE)
    return short if _needs_power(short) or exponent_of(short) <= 0 else at_exponent(short, 0)


def plain(number: Decimal, minus: str = MINUS, thin: str = THIN_SPACE) -> str:
    """Every digit of a number, without a power of ten."""
    if not number.is_finite():
        return str(float(number)).replace("-", minus)
    size = number.copy_abs()
    sign = minus if number < 0 else ""
    return sign + (f"{size:,f}".replace(",", thin) if size >= 10_000 else f"{size:f}")
