"""Numbers of a column lack what lets them stand under one another at the point."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.explanation.padding import padding
from clearprop.formula.numbers import written
from clearprop.formula.tree import Printed


def column(*digits: str) -> list[Printed]:
    return [Printed(Decimal(each)) for each in digits]


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ((), []),
        (("0.5",), [("", "")]),
        (("0.15", "0.2"), [("", ""), ("", "0")]),
        (("-0.25", "0.5", "3"), [("", ""), ("−", "0"), ("−", ".00")]),
        (("-10.5", "-3"), [("", ""), ("0", ".0")]),
        (("3.5E-8", "0.25", "1"), [("", ""), ("", ""), ("", ".00")]),
        (("12345678", "0.123456789"), [("", ""), ("", "")]),
        (("NaN", "-0.5", "10"), [("", ""), ("0", ""), ("−", ".0")]),
    ],
)
def test_what_numbers_lack(digits: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert padding(column(*digits)) == expected


@given(
    st.lists(
        st.decimals(-9_999, 9_999, places=4).map(lambda number: number.normalize()), min_size=1, max_size=6
    )
)
def test_padded_numbers_are_equally_wide_and_have_their_point_at_one_place(numbers: list[Decimal]) -> None:
    plain = [
        Printed(n) for n in numbers if n == 0 or (abs(n) >= Decimal("1e-6") and n.as_tuple().exponent <= 0)
    ]
    texts = [
        before + written(cell.number) + behind
        for cell, (before, behind) in zip(plain, padding(plain), strict=True)
    ]
    assert len({len(text) for text in texts}) <= 1
    assert len({text.find(".") for text in texts}) <= 1
