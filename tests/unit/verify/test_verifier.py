"""The whole way from a text to its verdict."""

from __future__ import annotations

import pytest

from clearprop.errors import DataError
from clearprop.verify import verify
from clearprop.verify.verifier import LONGEST_TEXT


def test_a_wrong_line_and_what_it_should_say() -> None:
    checked = verify("h = 2*0.3 + 0.1 = 0.7\no = h*h = 0.94\np = o + 1 = 1.94\n")
    assert (checked.verdict, checked.first_wrong_line, checked.right_value) == ("wrong", 2, 0.49)
    assert [line.verdict for line in checked.lines] == ["right", "wrong", "follows"]
    assert checked.lines[2].because == 2
    assert (checked.given, checked.count) == (0, 3)


def test_a_wrong_matrix_is_given_whole() -> None:
    checked = verify(
        r"$A = \begin{bmatrix} 1 & 2 \end{bmatrix} + 1 = \begin{bmatrix} 2 & 4 \end{bmatrix}$", name="a.md"
    )
    assert checked.right_value == [[2.0, 3.0]]


def test_the_name_says_what_the_text_is() -> None:
    text = "a = 0.5*2 = 1 % b = 0.5*2 = 3\n"
    assert verify(text, name="a.tex").verdict == "right"
    assert verify(text, name="a.txt").verdict == "wrong"


@pytest.mark.parametrize("text", ["", "no calculation here", "x = 0.5", "z = w x + b"])
def test_nothing_to_check_is_said(text: str) -> None:
    with pytest.raises(DataError, match=r"a\.txt: there is no calculation to check"):
        verify(text, name="a.txt")


def test_a_text_beyond_bounds_is_refused() -> None:
    with pytest.raises(DataError, match="longer than 200 000 characters"):
        verify("x" * (LONGEST_TEXT + 1))


def test_lines_are_those_of_the_file_with_any_line_end() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert verify(f"a = 1{end}b = 2*0.3 = 0.7{end}", name="a.txt").first_wrong_line == 2
