from __future__ import annotations

import pytest

from clearprop.data.decimal_commas import with_points


def converted(cells: tuple[str, ...], delimiter: str = ";") -> tuple[str, ...] | None:
    columns, names = with_points(("a",), (cells,), delimiter)
    assert names == ([] if columns == (cells,) else ["a"])
    return columns[0] if names else None


@pytest.mark.parametrize(
    ("cells", "points"),
    [
        (("1,5", "2"), ("1.5", "2")),
        (("-0,125", "+3", " ,5 "), ("-0.125", "+3", ".5")),
        (("1.234,5", "12.000"), ("1234.5", "12000")),
        (("1,5e3", "2e1"), ("1.5e3", "2e1")),
        (("1,5", "", "NA", "?"), ("1.5", "", "NA", "?")),
        (("1,5", "2,5", "about 3"), ("1.5", "2.5", "about 3")),
        (("1,200", "15,000"), ("1.200", "15.000")),
    ],
)
def test_decimal_commas_become_points(cells: tuple[str, ...], points: tuple[str, ...]) -> None:
    assert converted(cells) == points


@pytest.mark.parametrize(
    "cells", [("1", "2"), ("1.5", "2"), ("a, b", "c"), ("1,5", "x", "y"), ("1,2,3", "4,5,6"), ("", "NA")]
)
def test_other_columns_stay_as_they_are(cells: tuple[str, ...]) -> None:
    assert converted(cells) is None


def test_in_a_file_of_tabs_thousands_are_left_alone() -> None:
    assert converted(("1,200", "15,000"), "\t") is None
    assert converted(("1,200", "15,5"), "\t") == ("1.200", "15.5")


def test_in_a_file_of_commas_nothing_is_touched() -> None:
    assert converted(("1,5", "2,5"), ",") is None
