"""Units are as large as what stands in them."""

from __future__ import annotations

import pytest

from clearprop.drawing.diagram.numbers import fitting
from clearprop.drawing.diagram.reading import content_of
from clearprop.drawing.diagram.style import style_of
from clearprop.drawing.extents import text_width
from tests.unit.drawing.diagram.diagrams import network, step_of


@pytest.mark.parametrize(("width", "wide", "margin"), [(639, False, 16.0), (640, True, 24.0)])
def test_from_640_on_a_picture_is_wide(width: int, wide: bool, margin: float) -> None:
    style = style_of(content_of(network(2, 2)), width)
    assert (style.wide, style.margin) == (wide, margin)


def test_units_without_values() -> None:
    radii = [style_of(content_of(network(n, 2)), width).radius for n in (2, 9) for width in (390, 980)]
    assert radii == [23.0, 28.0, 20.0, 20.0]
    assert [style_of(content_of(network(n, 2)), 980).by_index for n in (8, 9)] == [False, True]


@pytest.mark.parametrize("scale", [1e-300, 1e-9, 1.0, 1e5, 1e12])
@pytest.mark.parametrize("width", [390, 980])
def test_every_value_has_room_in_its_unit(scale: float, width: int) -> None:
    content = content_of(step_of(network(3, 2), scale=scale), "delta")
    style = style_of(content, width)
    for column in content.columns:
        assert column.values is not None
        for value in column.values.tolist():
            assert text_width(fitting(value, style.value, style.value_room), style.value) <= style.value_room
