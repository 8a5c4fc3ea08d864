"""Formulas go on over line ends where an operator says so, and brackets find their partners."""

from __future__ import annotations

import pytest

from clearprop.verify.reading.joining import joined, matching
from clearprop.verify.reading.lexer import tokens


def lines(text: str) -> list[str]:
    """The text as it reads after joining, each statement's tokens on a line."""
    result = [""]
    for token in joined(tokens(text)):
        if token.kind in ("nl", "row"):
            result.append("")
        else:
            result[-1] += token.text
    return [line for line in result if line]


@pytest.mark.parametrize(
    ("text", "joined_lines"),
    [
        ("a = 1 +\n2\nb = 3", ["a=1+2", "b=3"]),
        ("a = 1\n  + 2\nb = 3", ["a=1+2", "b=3"]),
        ("a = 1\n  - 2\nb = 3", ["a=1-2", "b=3"]),
        ("a =\n 2", ["a=2"]),
        ("a = 1\n- b = 2", ["a=1", "-b=2"]),
        ("a = 1 +\n\nb = 2", ["a=1+", "b=2"]),
        (r"\begin{align} a &= 1 \\ &\quad + 2 \\ b &= 3 \end{align}", ["aligna=1+2", "b=3align"]),
    ],
)
def test_lines_are_joined(text: str, joined_lines: list[str]) -> None:
    assert lines(text) == joined_lines


def test_marks_of_a_matrix_stay() -> None:
    kinds = [t.kind for t in joined(tokens(r"$\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}$"))]
    assert kinds.count("amp") == 2
    assert kinds.count("row") == 1


def test_brackets_are_matched() -> None:
    found = tokens("a(b[1] + (2)) ) (")
    pairs = matching(found)
    opening = {found[place].column: found[end].column for place, end in pairs.items() if place < end}
    assert opening == {1: 12, 3: 5, 9: 11}


def test_a_line_end_ends_brackets_but_not_those_of_a_matrix() -> None:
    assert matching(tokens("(a\nb)")) == {}
    printed = tokens("W = [[1 2]\n [3 4]]")
    assert len(matching(printed)) == 6


def test_very_many_brackets_are_no_burden() -> None:
    assert matching(tokens("(" * 50_000)) == {}
