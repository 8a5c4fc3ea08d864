"""An array that was typed out is, typed in again, the same array to the last digit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from clearprop.export.program.literals import assignment, quoted

FINITE: dict[str, Any] = {"allow_nan": False, "allow_infinity": False}


@given(
    st.sampled_from([np.float64, np.float32]).flatmap(
        lambda kind: arrays(
            kind,
            array_shapes(min_dims=1, max_dims=2, max_side=9),
            elements=st.one_of(
                st.floats(width=8 * np.dtype(kind).itemsize, **FINITE), st.integers(-3, 3).map(float)
            ),
        )
    )
)
def test_the_same_numbers_come_back(array: Any) -> None:
    lines = assignment("W1", array, "one column a unit")
    names: dict[str, Any] = {"np": np}
    exec("\n".join(lines), names)
    assert names["W1"].shape == array.shape
    assert names["W1"].dtype == array.dtype
    assert (names["W1"] == array).all()
    assert max(map(len, lines)) <= 110


@pytest.mark.parametrize(
    ("array", "line"),
    [
        (np.zeros(4), "np.zeros(4)"),
        (np.zeros((1, 1)), "np.zeros((1, 1))"),
        (np.ones((2, 3)), "np.ones((2, 3))"),
        (np.ones(1), "np.array([1], dtype=float)"),
        (np.array([[0.0, 1.0]]), "np.array([[0, 1]], dtype=float)"),
        (np.array([[0.5], [1.0]]), "np.array([[0.5], [1.0]])"),
        (np.array([1e22, 0.5, -1e-300]), "np.array([1e22, 0.5, -1e-300])"),
        (np.array([1e22, 0.5], np.float32), "np.array([1e22, 0.5], dtype=np.float32)"),
        (np.array([0.1], np.float32), "np.array([0.1], dtype=np.float32)"),
        (np.zeros(2, np.float32), "np.zeros(2, dtype=np.float32)"),
    ],
)
def test_short_arrays_stand_on_a_line(array: Any, line: str) -> None:
    assert assignment("b1", array) == [f"b1 = {line}"]


def test_rows_that_are_too_wide_are_kept_from_the_formatter() -> None:
    lines = assignment("W1", np.full((2, 6), 1 / 3), "not trained")
    assert lines[:3] == ["# not trained", "# fmt: off", "W1 = np.array(["]
    assert lines[-2:] == ["])", "# fmt: on"]
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("name", ["net.npz", 'a"b.npz', "a\\b.npz", "网络.npz", "a\nb.npz", "a\udce4.npz"])
def test_whatever_a_file_is_called(name: str) -> None:
    assert eval(quoted(name)) == name
    assert quoted(name).isprintable()
