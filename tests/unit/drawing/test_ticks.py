"""Ticks are round, fit, and are labelled with exactly their value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.ticks import Tick, count_tick, integer_ticks, linear_ticks, log_ticks

ENDS = st.floats(-1.7e308, 1.7e308, allow_subnormal=True)
POSITIVE = st.floats(5e-324, 1.7e308, allow_subnormal=True)
MOST = st.integers(3, 9)


def labels(ticks: tuple[Tick, ...]) -> list[str]:
    return [tick.label for tick in ticks]


def value_of(label: str) -> float:
    """Read a label as a person does."""
    plain = label.replace("\u2009", "").replace("−", "-")
    if "10" in plain and any(c in plain for c in "⁰¹²³⁴⁵⁶⁷⁸⁹"):
        mantissa, _, power = plain.rpartition("10")
        exponent = int(power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")))
        return float(Decimal(mantissa.removesuffix(" × ") or "1").scaleb(exponent))
    return float(plain)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0.0, 1.0, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (0.0, 10.0, 7, ["0", "2", "4", "6", "8", "10"]),
        (0.3, 0.302, 7, ["0.3000", "0.3005", "0.3010", "0.3015", "0.3020"]),
        (-1.0, 1.0, 5, ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
        (0.0, 50_000.0, 6, ["0", "10\u2009000", "20\u2009000", "30\u2009000", "40\u2009000", "50\u2009000"]),
        (0.0, 9e6, 3, ["0", "5\u2009000\u2009000"]),
        (9e8, 1.2e9, 5, ["0.9 × 10⁹", "1.0 × 10⁹", "1.1 × 10⁹", "1.2 × 10⁹"]),
        (0.0, 3e-9, 5, ["0", "10⁻⁹", "2 × 10⁻⁹", "3 × 10⁻⁹"]),
    ],
)
def test_linear(low: float, high: float, most: int, expected: list[str]) -> None:
    assert labels(linear_ticks(low, high, most)) == expected


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (1e-5, 1.0, 7, ["0.00001", "0.0001", "0.001", "0.01", "0.1", "1"]),
        (1e-5, 1.0, 5, ["0.0001", "0.01", "1"]),
        (1e-300, 1.0, 7, ["10⁻³⁰⁰", "10⁻²⁵⁰", "10⁻²⁰⁰", "10⁻¹⁵⁰", "10⁻¹⁰⁰", "10⁻⁵⁰", "1"]),
        (1.0, 5000.0, 9, ["1", "10", "100", "1000"]),
        (0.05, 2.0, 7, ["0.05", "0.1", "0.2", "0.5", "1", "2"]),
        (2.1, 4.9, 7, ["2.5", "3.0", "3.5", "4.0", "4.5"]),
    ],
)
def test_log(low: float, high: float, most: int, expected: list[str]) -> None:
    assert labels(log_ticks(low, high, most)) == expected


@pytest.mark.parametrize(
    ("last", "most", "expected"),
    [
        (1, 5, ["1"]),
        (2, 5, ["1", "2"]),
        (5, 5, ["1", "2", "3", "4", "5"]),
        (31, 11, ["1", "5", "10", "15", "20", "25", "30", "31"]),
        (100_000, 4, ["1", "50\u2009000", "100\u2009000"]),
    ],
)
def test_integers(last: int, most: int, expected: list[str]) -> None:
    assert labels(integer_ticks(last, most)) == expected


def check(ticks: tuple[Tick, ...], low: float, high: float, most: int) -> None:
    values = [tick.value for tick in ticks]
    assert 1 <= len(values) <= most
    assert all(low <= value <= high for value in values)
    assert values == sorted(set(values))
    assert [value_of(tick.label) for tick in ticks] == values
    assert len(set(labels(ticks))) == len(ticks)


@given(ENDS, ENDS, MOST)
def test_linear_ticks_of_any_axis(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    if high / 2 - low / 2 > 1e-6 * max(abs(low), abs(high)) and high - low > 1e-320:
        check(linear_ticks(low, high, most), low, high, most)


@given(POSITIVE, POSITIVE, MOST)
def test_log_ticks_of_any_axis(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    if high / 20 >= low > 1e-320:
        check(log_ticks(low, high, most), low, high, most)


@given(st.integers(1, 10**9), MOST)
def test_integer_ticks_have_both_ends(last: int, most: int) -> None:
    ticks = integer_ticks(last, most)
    assert (ticks[0], ticks[-1]) == (count_tick(1), count_tick(last))
    assert len(ticks) <= most + 1
    assert all(tick.value == int(tick.value) == value_of(tick.label) for tick in ticks)
