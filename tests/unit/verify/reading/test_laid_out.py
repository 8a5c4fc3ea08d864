"""Matrices without brackets are found, and tables of other things are left alone."""

from __future__ import annotations

import pytest

from clearprop.verify.reading.laid_out import join_laid_out_matrices


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("W  (2, 2)  0.2  -0.6\n           0.7   0.1", "W = [[0.2, -0.6], [0.7, 0.1]]\n"),
        ("  b  (2,)   0.1  0.2", "b = [0.1, 0.2]"),
        ("d  (1, 2)   0.1  0.2     = a - y", "d = a - y = [[0.1, 0.2]]"),
        (
            "z_{1}   1.5    sums of the layer\n        2\n        -3   no more",
            "z_{1} = [[1.5], [2], [-3]]\n\n",
        ),
    ],
)
def test_a_matrix_is_put_on_its_first_line(text: str, joined: str) -> None:
    assert join_laid_out_matrices(text) == joined


@pytest.mark.parametrize(
    "text",
    [
        "w1  0.15  0.149\nw2  0.20  0.199",
        "so  0.5  0.6",
        "epoch  loss\n1      0.5\n2      0.4",
        "W  0.2  -0.6\n  0.7",
        "z = 0.5  0.6\n    0.7  0.8",
    ],
)
def test_other_columns_stay(text: str) -> None:
    assert join_laid_out_matrices(text) == text
