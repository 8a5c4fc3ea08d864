from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from clearprop.data.columns import Column, classify, is_identifier, is_measurement, present, refuse_infinite
from clearprop.data.table import Table
from clearprop.errors import DataError


def table(**columns: Sequence[str]) -> Table:
    cells = tuple(tuple(column) for column in columns.values())
    return Table("a.csv", tuple(columns), cells, lines=tuple(range(2, 2 + len(cells[0]))))


def column(*cells: str) -> Column:
    return classify(table(a=cells))[0]


def said(**columns: Sequence[str]) -> str:
    with pytest.raises(DataError) as caught:
        classify(table(**columns))
    return str(caught.value)


def test_numbers() -> None:
    found = column("1", " 2.5 ", "NA", "-3e2", "")
    assert (found.kind, found.categories, found.notes) == ("numeric", (), ())
    assert np.array_equal(found.values, [1, 2.5, np.nan, -300, np.nan], equal_nan=True)
    assert present(found) == 3
    assert not found.values.flags.writeable


@pytest.mark.parametrize(
    "pair",
    [("false", "true"), ("No", "YES"), ("n", "y"), ("F", "T"), ("off", "On"), ("否", "是"), ("假", "真")],
)
def test_answers(pair: tuple[str, str]) -> None:
    no, yes = pair
    found = column(yes, no, "", yes, no.upper())
    assert found.kind == "boolean"
    assert np.array_equal(found.values, [1, 0, np.nan, 1, 0], equal_nan=True)


@pytest.mark.parametrize(
    "cells", [("yes", "yes"), ("F",), ("yes", "false"), ("yes", "no", "maybe"), ("a", "b")]
)
def test_words_that_are_no_pair_of_answers_are_categories(cells: tuple[str, ...]) -> None:
    assert column(*cells).kind == "categorical"


def test_categories_in_natural_order() -> None:
    found = column("b", "10", "", "a", "9", "b", "b", "a", "b", "a")
    assert found.categories == ("9", "10", "a", "b")
    assert np.array_equal(found.values, [3, 1, np.nan, 2, 0, 3, 3, 2, 3, 2], equal_nan=True)


def test_plus_and_minus_are_categories() -> None:
    found = column("+", "-", "-", "?")
    assert found.categories == ("+", "-")
    assert np.isnan(found.values[3])


def test_a_few_numbers_among_words_are_said() -> None:
    found = column(*["0", "1", "2", "4+"] * 5)
    assert found.kind == "categorical"
    assert [str(remark) for remark in found.notes] == [
        "column a: taken as categories, because '4+' (line 5) is not a number"
    ]


def test_a_slip_in_a_column_of_measurements() -> None:
    cells = [f"{i / 10}" for i in range(148)]
    assert said(width=[*cells[:5], "wide", *cells[5:], ""]) == (
        "a.csv, line 7: width is 'wide', but 148 of 149 values in this column are numbers. "
        "Correct it, or leave the cell empty, or leave the column out: --drop width"
    )
    assert said(width=["1.5", "2.5", "x", "3.5"]).startswith("a.csv, line 4: width is 'x', but 3 of 4 values")


def test_a_column_without_a_value() -> None:
    assert said(size=["1", "2"], age=["", "NA"]) == (
        "a.csv: the column age has no value (2 rows). Fill it in, or leave it out: --drop age"
    )


@pytest.mark.parametrize("cell", ["inf", "-Infinity", "1e999"])
def test_an_infinite_value(cell: str) -> None:
    expected = (
        f"a.csv, line 3: a is {cell}, which no calculation survives. Write a number, or leave the cell empty."
    )
    assert said(a=["1", cell]) == expected
    assert str(refuse_infinite(table(a=["1", cell]), "a", 1)) == expected


def test_infinity_among_words_is_a_word() -> None:
    assert column("inf", "red", "red", "blue").categories == ("inf", "blue", "red")


def test_a_text_column_of_ten_thousand_values() -> None:
    assert said(name=[f"person {i}" for i in range(10_000)]) == (
        "a.csv: name has 10000 different texts in 10000 rows, so it reads like an identifier and not like a "
        "category (the first is 'person 0'). Leave it out: --drop name"
    )


def test_all_identifiers_are_named_at_once() -> None:
    names = [f"person {i}" for i in range(30)]
    message = said(name=["", *names], size=["1"] * 31, **{"ticket no": ["x", *names]})
    assert message == (
        "a.csv: name has 30 different texts in 30 rows, so it reads like an identifier and not like a "
        "category (the first is 'person 0'). The same holds for ticket no. "
        'Leave it out: --drop name --drop "ticket no"'
    )


def test_many_categories_that_come_often_are_categories() -> None:
    assert len(column(*[f"city {i}" for i in range(900)] * 3).categories) == 900
    assert "1001 different texts in 3003 rows" in said(city=[f"city {i}" for i in range(1001)] * 3)


def test_few_rows_may_all_differ() -> None:
    assert column(*"abcdefgh").kind == "categorical"


@pytest.mark.parametrize("start", [0, 1])
def test_a_column_that_counts_the_rows_is_said(start: int) -> None:
    found = column(*[str(i) for i in range(start, start + 25)])
    assert [str(remark) for remark in found.notes] == [
        "column a: it counts the rows, which says nothing about them; --drop leaves it out"
    ]
    assert not column(*[str(i) for i in range(2, 27)]).notes
    assert not column(*[str(i) for i in range(1, 5)]).notes
    assert not column(*[str(i) for i in range(1, 25)], "").notes


def test_no_columns() -> None:
    with pytest.raises(DataError) as caught:
        classify(Table("a.csv", (), ()))
    assert str(caught.value) == (
        "a.csv: there is no column beside the target. Add what it is to be told from."
    )


def test_the_bounds_of_the_rules() -> None:
    assert not is_identifier(20, 20)
    assert is_identifier(21, 41)
    assert not is_identifier(21, 42)
    assert is_identifier(1001, 100_000)
    assert is_measurement(21, 50, 100)
    assert not is_measurement(20, 50, 100)
    assert not is_measurement(21, 49, 100)
