"""Dots are told apart by shape and by colour."""

from __future__ import annotations

import pytest

from clearprop.drawing.plane.dots import dot


@pytest.mark.parametrize(
    ("above", "fill", "stroke"), [(True, "positive", None), (False, None, "negative"), (None, "ink", None)]
)
def test_dots(above: bool | None, fill: str | None, stroke: str | None) -> None:
    rim, mark = dot(3.0, 4.0, above)
    assert (rim.fill, mark.fill, mark.stroke) == ("paper", fill, stroke)
    assert (mark.x, mark.y) == (3.0, 4.0)
    assert mark.radius + mark.stroke_width / 2 < rim.radius
