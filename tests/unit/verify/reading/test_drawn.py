"""Matrices drawn over several lines stand on one line afterwards, and nothing else is touched."""

from __future__ import annotations

from clearprop.verify.reading.drawn import join_drawn_matrices


def test_rows_under_one_another_are_one_matrix() -> None:
    text = "W = [ 0.2  -0.6 ]   x = [ 1 ]\n    [ 0.7   0.1 ]       [ 2 ]\nnext"
    joined = join_drawn_matrices(text).split("\n")
    assert "W = [[0.2, -0.6], [0.7, 0.1]]   x = [[1], [2]]" in joined[0]
    assert joined[1].strip() == ""
    assert joined[2] == "next"


def test_the_name_may_stand_beside_the_middle_row() -> None:
    text = "     | 0.2  0.7 |\nW1 = |-0.5  0.3 |\n     | 1.0 -0.6 |"
    assert join_drawn_matrices(text).split("\n")[1] == "W1 = [[0.2, 0.7], [-0.5, 0.3], [1.0, -0.6]]"


def test_drawn_brackets_are_seen() -> None:
    assert "[[1, 2], [3, 4]]" in join_drawn_matrices("A = ⎡ 1 2 ⎤\n    ⎣ 3 4 ⎦")


def test_calculations_under_one_another_are_not_joined() -> None:
    for text in (
        "a = (0.5)*(0.3) = 0.15\nb = (0.5)*(0.2) = 0.10",
        "a = [1, 2]\nb = [3, 4]",
        "x = [[0.1 0.2]\n     [0.3 0.4]]",
    ):
        assert join_drawn_matrices(text) == text
