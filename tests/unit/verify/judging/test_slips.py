"""Slips are named only if they give the printed number to every digit."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.verify.grammar.names import Names
from clearprop.verify.judging.agree import table_of
from clearprop.verify.judging.book import Binding, Book
from clearprop.verify.judging.sides import Reader
from clearprop.verify.judging.slips import Slip, digit_slip, edits, explain, known_scalars
from tests.verify.reading import found, parsed

NAMES = {"w": 0.25, "x": 0.6, "b": -0.12, "o": 0.5963, "t": 0.8, "h_1": 0.31, "h_2": 0.47}


def a_book() -> Book:
    book = Book()
    for key, value in NAMES.items():
        book.bind(Binding(key, value, 0.0, 1, given=True))
    return book


def slip(formula: str, printed: str) -> Slip | None:
    book = a_book()
    (statement,) = found(" ".join(f"{key} = {value}," for key, value in NAMES.items()) + f" z = {formula}")[
        -1:
    ]
    variants, _ = Reader(Names(set(NAMES)), book).sides(statement)
    table = table_of(parsed(printed))
    assert table is not None
    return explain(variants[0][0], table, book)


@pytest.mark.parametrize(
    ("formula", "printed", "kind"),
    [
        ("w*x + b", "0.27", "sign"),
        ("w*x*o", "0.1491", "factor"),
        ("w*x + b", "0.15", "term"),
        ("(t - o)^2", "0.2037", "power"),
        ("(t - o)^2/3", "0.04149", "divisor"),
        ("σ(x)*o", "0.35778", "function"),
        ("o*(1 - o)", "0.3556", "one_minus"),
        ("w*o + 1", "1.1941", "swapped_digits"),
        ("w*o*100", "1.49075", "point"),
        ("w*h_1 + 2", "2.1175", "operand"),
        ("t*o*(1 - o)", "0.18322", "squashed"),
    ],
)
def test_slips(formula: str, printed: str, kind: str) -> None:
    found_slip = slip(formula, printed)
    assert found_slip is not None
    assert found_slip.kind == kind


def test_what_no_slip_explains_is_left_alone() -> None:
    assert slip("w*x + b", "0.73912") is None


@pytest.mark.parametrize(
    ("value", "written", "unit", "kind"),
    [
        (0.5963, 0.5936, 1e-4, "swapped_digits"),
        (0.5963, 0.5463, 1e-4, "digit"),
        (0.5963, 0.5963, 1e-4, ""),
        (0.5963, 0.3695, 1e-4, ""),
        (0.5963, -0.5936, 1e-4, ""),
        (0.5, 0.6, 0.1, ""),
    ],
)
def test_digits(value: float, written: float, unit: float, kind: str) -> None:
    assert digit_slip(value, written, unit) == kind


def test_an_edit_changes_one_place() -> None:
    node = parsed("o*(1 - o)", "o")
    changed = [new.key for kind, new, _ in edits(node) if kind == "one_minus"]
    assert "(o * o)" in changed
    assert "((1.0 - o) * (1.0 - o))" in changed


def test_entries_of_matrices_are_known_by_their_index() -> None:
    book = Book()
    book.bind(Binding("W", np.array([[1.0, 2.0]]), 0.0, 1))
    assert known_scalars(book) == [("W_11", 1.0), ("W_12", 2.0)]
