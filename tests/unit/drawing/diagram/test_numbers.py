"""Numbers are short, fit where they must, and are rounded as everywhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.diagram.numbers import fitting, full, short
from clearprop.drawing.extents import text_width
from tests.unit.drawing.diagram.diagrams import rounds_to

VALUES = st.floats(-1e7, 1e7, allow_nan=False)


@given(VALUES)
def test_what_is_written_is_the_value_rounded(value: float) -> None:
    assert rounds_to(value, short(value))
    assert rounds_to(value, full(value))
    assert rounds_to(value, fitting(value, 12.0, 40.0))


@given(VALUES, st.floats(0, 120))
def test_three_digits_where_there_is_room_else_fewer(value: float, room: float) -> None:
    written = fitting(value, 12.0, room)
    assert written == short(value) or text_width(short(value), 12.0) > room
    assert text_width(written, 12.0) <= room or written == fitting(value, 12.0, 0.0)


def test_not_finite() -> None:
    assert (short(float("nan")), short(float("-inf")), fitting(float("inf"), 12.0, 5.0)) == (
        "nan",
        "−inf",
        "inf",
    )
