"""Numbers are printed with the digits that the house's rules say, and no others."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clearprop.formula.numbers import (
    Shown,
    as_decimal,
    at_exponent,
    cut,
    exponent_of,
    format_number,
    is_negative,
    is_power,
    order_of,
    rounded,
    shown,
    split_power,
    written,
)

FINITE = st.floats(allow_nan=False, allow_infinity=False)
DIGITS = st.integers(1, 17)


def read(text: str) -> Fraction:
    """What a printed number says, read by other means."""
    text = text.replace("\u2009", "").replace("−", "-")
    if "×" in text:
        text = text.replace(" × 10", "e").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return Fraction(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.3775, "0.3775"),
        (0.05 * 0.15 + 0.1 * 0.2 + 0.35, "0.3775"),
        (0.5932699921071872, "0.593270"),
        (0.1 + 0.2, "0.3"),
        (1.0, "1"),
        (0.0, "0"),
        (-0.0, "0"),
        (1000.0, "1000"),
        (-0.0380982365, "−0.0380982"),
        (9999.5, "9999.5"),
        (10000.0, "10\u2009000"),
        (1234567.8, "1\u2009234\u2009568"),
        (9999999.7, "1.00000e+07"),
        (1e7, "1e+07"),
        (-12345678.0, "−1.23457e+07"),
        (1e-6, "0.000001"),
        (9.9999996e-7, "0.00000100000"),
        (3.5e-8, "3.5e-08"),
        (-1.23456789e-100, "−1.23457e-100"),
        (0.4765625, "0.476563"),
        (0.1234565, "0.123457"),
        (2 / 3, "0.666667"),
        (0.99999951, "1.00000"),
        (math.nan, "nan"),
        (math.inf, "inf"),
        (-math.inf, "−inf"),
    ],
)
def test_six_digits(value: float, text: str) -> None:
    assert shown(value).text == text


@pytest.mark.parametrize(
    ("value", "page"),
    [(3.5e-8, "3.5 × 10⁻⁸"), (-1.2345678e9, "−1.23457 × 10⁹"), (0.25, "0.25"), (math.nan, "nan")],
)
def test_pages_write_powers_of_ten_out(value: float, page: str) -> None:
    assert shown(value).page == format_number(value) == page


def test_the_number_of_digits_can_be_chosen() -> None:
    assert [shown(math.pi, digits).text for digits in (1, 3, 6, 17)] == [
        "3",
        "3.14",
        "3.14159",
        "3.141592653589793",
    ]
    assert shown(0.1, 17) == Shown(Decimal("0.1"), True)
    assert shown(0.1 + 0.2, 17).text == "0.30000000000000004"
    assert format_number(0.04442604, 3) == "0.0444"


def test_exact_is_within_four_ulp() -> None:
    value = 0.625
    for steps, exact in ((4, True), (5, False)):
        assert shown(value + steps * math.ulp(value)).exact is exact
        assert shown(value - steps * math.ulp(value)).text == ("0.625" if exact else "0.625000")


@given(FINITE, DIGITS)
@example(9999999.5, 7)
@example(5e-324, 6)
@example(1.7976931348623157e308, 17)
def test_a_printed_number_is_the_value_to_its_last_digit(value: float, digits: int) -> None:
    number = shown(value, digits)
    gap = abs(Fraction(number.number) - Fraction(value))
    slack = 4 * Fraction(math.ulp(value))
    if number.exact:
        assert gap <= slack
        assert (
            exponent_of(number.number) >= 0 or number.number == 0 or number.number.as_tuple().digits[-1] != 0
        )
    else:
        assert gap <= Fraction(10) ** exponent_of(number.number) / 2 + slack


@given(FINITE, DIGITS)
def test_every_medium_prints_the_same_number(value: float, digits: int) -> None:
    number = shown(value, digits)
    assert read(number.text) == read(number.page) == Fraction(number.number)


@given(FINITE, DIGITS)
def test_rounded_numbers_have_their_digits_and_exact_ones_no_more(value: float, digits: int) -> None:
    number = shown(value, digits)
    count = len(number.number.as_tuple().digits)
    if number.exact or abs(value) < 1e6:
        assert count <= max(digits, 7)
    if not number.exact and abs(value) < 1e6:
        assert count >= digits


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 20))
def test_short_decimals_are_exact(digits: int, places: int) -> None:
    decimal = Decimal(digits).scaleb(-places)
    assert as_decimal(float(decimal)) == decimal
    number = shown(float(decimal), 15)
    assert number.exact
    assert number.number == decimal


@given(st.fractions(), st.integers(-12, 3))
def test_rounding_to_a_place_is_to_the_nearest_and_halves_go_up(number: Fraction, exponent: int) -> None:
    unit = Fraction(10) ** exponent
    result = at_exponent(number, exponent)
    assert exponent_of(result) == exponent
    gap = abs(Fraction(result)) - abs(number)
    assert -unit / 2 < gap <= unit / 2


@given(st.decimals(allow_nan=False, allow_infinity=False, places=9), st.integers(-8, 3))
def test_decimals_and_fractions_round_alike(number: Decimal, exponent: int) -> None:
    assert at_exponent(number, exponent) == at_exponent(Fraction(number), exponent)


def test_rounding_keeps_zeros_and_whole_digits() -> None:
    assert str(rounded(Decimal("0.5"), 3)) == "0.500"
    assert str(rounded(Decimal("99.96"), 3)) == "100"
    assert str(rounded(Decimal("1234567"), 2)) == "1.2E+6"
    assert str(cut(Decimal("1234567.8"), 2)) == "1234568"
    assert str(cut(Decimal("12345678.9"), 2)) == "1.2E+7"


@given(st.fractions().filter(bool))
def test_the_order_of_a_fraction(number: Fraction) -> None:
    assert 1 <= abs(number) / Fraction(10) ** order_of(number) < 10


def test_what_is_written_with_a_power_of_ten() -> None:
    assert all(is_power(Decimal(text)) for text in ("9.99E-7", "-1E7", "1.2E+6"))
    assert not any(is_power(Decimal(text)) for text in ("0.000001", "9999999", "0", "NaN", "Infinity"))
    assert split_power(Decimal("-0.000000035")) == (Decimal("-3.5"), -8)


def test_what_is_written_with_a_minus() -> None:
    assert all(is_negative(Decimal(text)) for text in ("-0.1", "-Infinity"))
    assert not any(is_negative(Decimal(text)) for text in ("0", "-0", "NaN", "-NaN"))


def test_other_signs_and_spaces_can_be_asked_for() -> None:
    assert written(Decimal("-12345.60"), minus="-", thin=",") == "-12,345.60"
    assert written(Decimal("1.2E+6")) == "1.2e+06"
    assert written(Decimal("-1E-9"), "×", minus="-") == "-1 × 10⁻⁹"


# Columns.
