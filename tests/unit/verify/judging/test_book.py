"""What is known: names with their digits, entries of matrices, typed numbers recognised by digits."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.verify.grammar.cursor import number
from clearprop.verify.judging.book import Binding, Book, Conventions, significant


def a_book(conventions: Conventions | None = None) -> Book:
    book = Book(conventions)
    book.bind(Binding("x", 0.60, 0.0, 1, given=True))
    book.bind(Binding("h", 0.5963, 0.00005, 2))
    book.bind(Binding("W", np.array([[1.0, 2.0], [3.0, 4.0]]), 0.0, 3))
    return book


def test_the_last_value_counts_and_the_others_are_kept() -> None:
    book = a_book()
    book.bind(Binding("x", 0.7, 0.0, 4))
    last = book.last("x")
    assert last is not None
    assert last.value == 0.7
    assert [binding.value for binding in book.earlier("x")] == [0.6]
    assert book.last("nobody") is None


@pytest.mark.parametrize(
    ("text", "slack"),
    [("0.60", 0.0), ("0.6", 0.0), ("0.5963", 0.00005), ("0.596", 0.0005), ("2", 0.0), ("0.45", 0.0)],
)
def test_typed_numbers_are_recognised(text: str, slack: float) -> None:
    found = a_book().literal(number(text), 1e-4, fresh=False)
    assert found.slack == pytest.approx(slack)


def test_an_unknown_number_of_many_digits_may_be_a_rounded_one() -> None:
    book = a_book()
    assert book.literal(number("0.1234"), 1e-4, fresh=False).slack == pytest.approx(0.00005)
    assert book.literal(number("0.1234"), 1e-6, fresh=False).slack == 0.0
    assert book.literal(number("0.6771"), 1e-6, fresh=True).slack == pytest.approx(0.00005)


def test_a_number_that_only_a_wrong_line_has_follows_from_it() -> None:
    book = a_book()
    book.bind(Binding("z", 2.41, 0.0, 5, follows=5))
    assert book.literal(number("2.41"), 0.01, fresh=False).follows == 5
    book.bind(Binding("y", 2.41, 0.0, 6))
    assert book.literal(number("2.41"), 0.01, fresh=False).follows is None


@pytest.mark.parametrize(
    ("conventions", "digits", "value"),
    [
        (Conventions(), "12", 2.0),
        (Conventions(column_first=True), "12", 3.0),
        (Conventions(from_zero=True), "01", 2.0),
        (Conventions(), "1,2", 2.0),
    ],
)
def test_entries(conventions: Conventions, digits: str, value: float) -> None:
    found = a_book(conventions).entry("W", digits)
    assert found is not None
    assert found.value == value


def test_entries_that_do_not_exist() -> None:
    assert a_book().entry("W", "31") is None
    assert a_book().entry("W", "1") is None
    assert a_book().entry("x", "1") is None


def test_a_list_is_assembled_from_its_entries() -> None:
    book = Book()
    for place, value in enumerate((0.1, 0.2, 0.3), start=1):
        book.bind(Binding(f"h_{place}", value, 0.0, place))
    found = book.assembled("h")
    assert found is not None
    assert np.array_equal(found.value, [0.1, 0.2, 0.3])
    assert a_book().assembled("x") is None


@pytest.mark.parametrize(("text", "digits"), [("0.0500", 3), ("12", 2), ("1.20e-3", 3), ("0", 0)])
def test_significant_digits(text: str, digits: int) -> None:
    assert significant(text) == digits


def test_a_name_has_the_value_of_its_own_section() -> None:
    book = Book()
    for layer, value in (("1", 0.1), ("2", 0.2)):
        book.scope = (("layer", layer),)
        book.bind(Binding("z", value, 0.0, int(layer)))
    book.scope = (("layer", "1"),)
    own = book.last("z")
    assert own is not None
    assert own.value == 0.1
    assert [binding.value for binding in book.elsewhere("z")] == [0.2]
    second = book.of_layer("z", "2")
    assert second is not None
    assert second.value == 0.2


def test_an_updated_value_counts_from_the_next_round_on() -> None:
    book = Book()
    book.bind(Binding("w", 0.5, 0.0, 1))
    book.bind(Binding("z", 0.3, 0.0, 2))
    book.bind(Binding("w_new", 0.4, 0.0, 3))
    assert book.after_update("w", "d") is None
    update = book.after_update("w", "z")
    assert update is not None
    assert update.value == 0.4
