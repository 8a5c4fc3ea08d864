"""The parts of a statement as values, in every reading that differs."""

from __future__ import annotations

import numpy as np

from clearprop.verify.grammar.names import Names
from clearprop.verify.judging.book import Binding, Book
from clearprop.verify.judging.outcome import Side
from clearprop.verify.judging.sides import Reader, result_unit
from tests.verify.reading import found


def sides(text: str, book: Book) -> tuple[list[list[Side]], list[str]]:
    (statement,) = found(text)
    return Reader(Names(set(book.history)), book).sides(statement)


def test_parts_that_cannot_be_computed_are_left_out_and_named() -> None:
    variants, missing = sides("a = nobody*2 = 0.5*2 = 1", Book())
    assert [one[0].place for one in variants] == [1, 2]
    assert missing == ["nobody"]


def test_a_product_of_square_matrices_has_two_readings() -> None:
    book = Book()
    book.bind(Binding("A", np.array([[1.0, 2.0], [3.0, 4.0]]), 0.0, 1))
    ((first, *others),), _ = sides("C = A*A", book)
    assert np.array_equal(first.measured.value, [[7.0, 10.0], [15.0, 22.0]])
    assert any(np.array_equal(side.measured.value, [[1.0, 4.0], [9.0, 16.0]]) for side in others)


def test_a_wrong_value_and_the_right_one_are_both_tried() -> None:
    book = Book()
    book.bind(Binding("z", 0.51, 0.0, 1, follows=1, right=0.15))
    ((wrong, right),), _ = sides("C = z*2", book)
    assert (wrong.measured.value, wrong.reading) == (1.02, "")
    assert (right.measured.value, right.reading) == (0.30, "corrected")


def test_the_value_before_an_update_is_tried() -> None:
    book = Book()
    book.bind(Binding("w", 0.9, 0.0, 1, given=True))
    book.bind(Binding("w", 0.8, 0.0, 2, renewed=True))
    ((now, before),), _ = sides("C = w*2", book)
    assert (now.measured.value, before.measured.value) == (1.6, 1.8)
    assert before.reading == "before the update"


def test_the_unit_of_the_result() -> None:
    assert result_unit(found("a = 1/3 = 0.333")[0]) == 0.001
    assert result_unit(found("a = b")[0]) == 0.0
