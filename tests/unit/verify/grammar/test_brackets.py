"""Brackets hold groups, lists, matrices and arguments."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.parser import Unreadable
from clearprop.verify.grammar.tree import Matrix
from tests.verify.reading import key, parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(0.5 + 1)*2", "((0.5 + 1.0) * 2.0)"),
        ("[0.5, -1]", "[0.5, -(1.0)]"),
        ("[0.5 -1 2]", "[0.5, -(1.0), 2.0]"),
        ("[0.5 - 1]", "(0.5 - 1.0)"),
        ("[1 2; 3 4]", "[1.0, 2.0; 3.0, 4.0]"),
        ("[[1, 2], [3, 4]]", "[1.0, 2.0; 3.0, 4.0]"),
        ("[[1 2]\n [3 4]]", "[1.0, 2.0; 3.0, 4.0]"),
        ("[[0.5], [0.2]]", "[0.5; 0.2]"),
        ("[[0.5]]", "[0.5]"),
        ("(1, 2, 3)", "[1.0, 2.0, 3.0]"),
        ("[0.5]", "0.5"),
        ("[(0.5)^2 + 1]", "((0.5 ^ 2.0) + 1.0)"),
        ("[0.2*1 + 0.3, 1 - 0.5]", "[((0.2 * 1.0) + 0.3), (1.0 - 0.5)]"),
        ("[z > 0]", "(z > 0.0)"),
    ],
)
def test_brackets(text: str, expected: str) -> None:
    assert key(text, "z") == expected


def test_a_list_is_neither_row_nor_column() -> None:
    flat, row, column = parsed("[1, 2]"), parsed("[[1, 2]]"), parsed("[[1], [2]]")
    assert isinstance(flat, Matrix)
    assert isinstance(row, Matrix)
    assert isinstance(column, Matrix)
    assert (flat.flat, row.flat, column.flat) == (True, False, False)
    assert (len(row.rows), len(column.rows)) == (1, 2)


@pytest.mark.parametrize("text", ["(", "()", "[1, 2", "(1 2)", "[a b c) "])
def test_what_is_no_bracket_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parsed(text)
