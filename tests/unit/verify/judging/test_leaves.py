"""Expressions are made computable: sums written out, functions put in, leaves looked up."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.verify.grammar.names import Names
from clearprop.verify.judging.book import Binding, Book
from clearprop.verify.judging.leaves import Context, at_index, gather, substitute, written_out
from clearprop.verify.values.arrays import Unfit
from clearprop.verify.values.evaluate import Missing, evaluate
from tests.verify.reading import parsed


def a_book() -> Book:
    book = Book()
    for key, value in (("x_1", 1.0), ("x_2", 2.0), ("x_3", 3.0), ("η", 0.5), ("L(w)", 0.18)):
        book.bind(Binding(key, value, 0.0, 1, given=True))
    book.bind(Binding("W", np.array([[1.0, 2.0], [3.0, 4.0]]), 0.0, 2))
    return book


def value(text: str) -> float:
    book, names = a_book(), Names({"x_1", "W", "η"})
    node = written_out(parsed(text, "x_1 W η"), names, book)
    return float(np.asarray(evaluate(node, gather(node, book, Context()).values)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$\sum_{i=1}^{3} x_i^2$", 14.0),
        (r"$\sum_{i=2}^{3} x_i$", 5.0),
        (r"$\sum_k x_k$", 6.0),
        (r"$\prod_{i=1}^{3} x_i$", 6.0),
        (r"$\sum_{i=1}^{3} i$", 6.0),
        ("lr*2", 1.0),
        ("W_21 + x_1", 4.0),
        ("W[0, 1]", 2.0),
        ("L(w)*2", 0.36),
        (r"$\sum x$", 6.0),
    ],
)
def test_leaves_are_found(text: str, expected: float) -> None:
    assert value(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["nobody", r"$\sum_k y_k$", "W_99", "g(x_1)"])
def test_what_has_no_value_is_missing(text: str) -> None:
    with pytest.raises((Missing, Unfit)):
        value(text)


def test_a_function_of_the_document_is_put_in() -> None:
    names = Names(functions={"f": (("x",), parsed("x^2 + 1"))})
    assert written_out(parsed("f(3)*2"), names, Book()).key == "(((3.0 ^ 2.0) + 1.0) * 2.0)"


def test_a_function_of_itself_has_no_value() -> None:
    names = Names(functions={"f": (("x",), parsed("f(x) + 1"))})
    with pytest.raises(Missing):
        written_out(parsed("f(3)"), names, Book())


def test_an_index_is_replaced_in_scripts_only() -> None:
    assert at_index(parsed("u_k+1"), "k", 2).key == "(u_2 + 1.0)"
    assert at_index(parsed(r"$u_{k+1} w_{new}$"), "k", 2).key == "(u_3 · w_new)"
    assert at_index(parsed(r"$w_{new}$"), "n", 2).key == "w_new"
    assert at_index(parsed(r"$w_{jk}$"), "k", 2).key == "w_j2"


def test_names_are_replaced_by_expressions() -> None:
    assert substitute(parsed("x*(1 - x)"), {"x": parsed("0.5")}).key == "(0.5 * (1.0 - 0.5))"


def test_what_depends_on_a_wrong_line_says_so() -> None:
    book = Book()
    book.bind(Binding("z", 2.4, 0.0, 9, follows=9))
    assert gather(parsed("z*2"), book, Context()).follows == {9}
