from __future__ import annotations

import pytest

from clearprop.data.quoting import FRAME, counted, leave_out, listed, named, quoted


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("setosa", "'setosa'"),
        ("", "''"),
        ("a\nb", "'a\\nb'"),
        ("\x1b[31m", "'\\x1b[31m'"),
        ("花" * 41, "'" + "花" * 39 + "…'"),
    ],
)
def test_values_are_quoted_short_and_printable(value: str, shown: str) -> None:
    assert quoted(value) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("petal width", "petal width"),
        ("花", "花"),
        ("width, cm", "'width, cm'"),
        (" a", "' a'"),
        ("", "''"),
        ("a\tb", "'a\\tb'"),
        ("n" * 60, "'" + "n" * 39 + "…'"),
    ],
)
def test_names_are_quoted_only_where_that_is_clearer(name: str, shown: str) -> None:
    assert named(name) == shown


def test_lists_counts_and_options() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"], most=2) == "a, b and 1 more"
    assert (counted(1, "row"), counted(2, "row"), counted(0, "row")) == ("1 row", "2 rows", "0 rows")
    assert leave_out(["id", "价格", "x y"], "a.csv") == 'leave it out: --drop id --drop 价格 --drop "x y"'
    assert leave_out(["id"], FRAME, "the column") == "leave the column out."
