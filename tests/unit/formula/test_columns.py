"""Numbers that stand under one another have equal decimals and one point."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from clearprop.formula.columns import aligned, at_one_point, column, written_alike
from clearprop.formula.numbers import exponent_of
from tests.unit.formula.test_numbers import FINITE, read


def test_a_column_stands_at_the_point() -> None:
    assert aligned([0.0, -0.1526904125, 0.09762701, -0.05506340, 0.5]) == [
        " 0       ",
        "−0.152690",
        " 0.097627",
        "−0.055063",
        " 0.5     ",
    ]


def test_what_is_rounded_to_nothing_keeps_its_zeros() -> None:
    assert aligned([0.0, 3e-8, -3e-8, 0.25]) == ["0       ", "0.000000", "0.000000", "0.25    "]


def test_small_columns_get_more_decimals_and_large_ones_fewer() -> None:
    assert aligned([0.000438568, 0.0009954247]) == ["0.0004386", "0.0009954"]
    assert aligned([1.105905967, 999.87654321]) == ["  1.105906", "999.876543"]
    assert aligned([1.105905967, 98765.4321098]) == ["     1.1059", "98\u2009765.4321"]
    assert aligned([1.105905967, 2e6 / 3]) == ["      1.106", "666\u2009666.667"]


def test_very_small_and_very_large_columns_are_written_with_powers() -> None:
    assert aligned([3.5e-8, -2e-8 / 3, 0.0]) == [" 3.5e-08    ", "−6.66667e-09", " 0          "]
    assert aligned([1e8, 0.5]) == ["1e+08  ", "    0.5"]


def test_numbers_that_are_none_stand_before_the_point() -> None:
    assert aligned([math.nan, 1.5, -math.inf]) == [" nan  ", "   1.5", "−inf  "]
    assert aligned([math.nan]) == ["nan"]
    assert aligned([]) == []


def test_columns_of_one_matrix_agree() -> None:
    whole = [0.0004385, 0.25]
    assert aligned([0.0004385123], among=whole) == ["0.000439"]
    assert [number.text for number in column([2e-9 / 3], among=whole)] == ["0.000000"]


@given(st.lists(FINITE, min_size=1, max_size=6), st.integers(1, 12))
def test_a_column_is_as_wide_everywhere_and_says_its_values(values: list[float], digits: int) -> None:
    texts = aligned(values, digits)
    assert len({len(text) for text in texts}) == 1
    numbers = column(values, digits)
    assert [read(text.strip()) for text in texts] == [Fraction(number.number) for number in numbers]
    for value, number in zip(values, numbers, strict=True):
        gap = abs(Fraction(value) - Fraction(number.number))
        last = 0 if number.exact else Fraction(10) ** exponent_of(number.number) / 2
        assert gap <= last + 4 * Fraction(math.ulp(value))


@given(st.lists(st.floats(-900, 900), min_size=1, max_size=6))
def test_rounded_numbers_of_a_column_have_equal_decimals(values: list[float]) -> None:
    places = {exponent_of(number.number) for number in column(values) if not number.exact}
    assert len(places) <= 1 or max(map(abs, values)) < 1e-6


def test_powers_of_ten_stand_where_the_largest_has_one() -> None:
    small = [Decimal("0.0001260"), Decimal("-9E-7"), Decimal("NaN")]
    assert written_alike(small) == ["0.0001260", "−0.0000009", "nan"]
    assert written_alike([Decimal("3.5E-8"), Decimal("-2E-8")]) == ["3.5e-08", "−2e-08"]
    assert written_alike([Decimal("1E+8"), Decimal("0.5")]) == ["1e+08", "0.5"]
    assert at_one_point(written_alike(small)) == ["  0.0001260", " −0.0000009", "nan        "]
