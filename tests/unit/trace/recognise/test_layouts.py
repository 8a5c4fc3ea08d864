from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.recognise.layouts import layouts


@pytest.mark.parametrize(
    ("shape_in", "shape_out", "name"),
    [((4, 2), (4, 3), "rows"), ((2, 4), (3, 4), "columns"), ((2,), (3,), "single"), ((4,), (4, 3), "rows")],
)
def test_the_usual_layout_comes_first(shape_in, shape_out, name) -> None:
    assert next(layouts(shape_in, shape_out)).name == name


@pytest.mark.parametrize("shapes", [((4, 2), (4, 3)), ((2, 4), (3, 4)), ((2,), (3,))])
def test_there_and_back(shapes) -> None:
    layout = next(layouts(*shapes))
    ours = np.arange(layout.n * layout.n_in, dtype=float).reshape(layout.n, layout.n_in)
    assert layout.to_program(ours).shape == shapes[0]
    assert np.array_equal(layout.from_program_in(layout.to_program(ours)), ours)


def test_square_arrays_allow_both() -> None:
    assert [each.name for each in layouts((3, 3), (3, 3))][:2] == ["rows", "columns"]
