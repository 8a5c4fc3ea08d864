"""Curves go through their losses, and the band lies between its edges."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given

from clearprop.drawing.history import read_history
from clearprop.drawing.primitives import Box, Circle, Polygon, Polyline
from clearprop.drawing.scales import Scale, epoch_scale, loss_scale
from clearprop.drawing.series import Series, band, series_of
from tests.unit.drawing.pictures import history, runs

ROOM = Box(78, 84, 712, 424)
EPOCHS = Scale(1.0, 3.0).between(100, 200)
LOSSES = Scale(0.0, 4.0).between(80, 0)


def test_which_curves_there_are() -> None:
    full = history([2.0], [1.0], [3.0], [2.5])
    assert [series.curve for series in series_of(full)] == ["largest", "smallest", "validation", "mean"]
    assert [series.strong for series in series_of(full)] == [False, False, True, True]
    assert [series.curve for series in series_of(history([2.0]))] == ["mean"]


def test_a_curve_goes_through_its_losses() -> None:
    series = Series("mean", np.array([4.0, 2.0, 1.0]), "ink", 2.6)
    assert series.shape(EPOCHS, LOSSES) == Polyline(((100, 0), (150, 40), (200, 60)), "ink", 2.6)
    assert series.last() == 2


def test_a_curve_stops_where_it_is_no_longer_finite() -> None:
    series = Series("validation", np.array([4.0, 2.0, np.nan]), "ink", 1.8, (6, 4))
    assert series.shape(EPOCHS, LOSSES) == Polyline(((100, 0), (150, 40)), "ink", 1.8, (6, 4))
    assert series.last() == 1


def test_one_loss_is_a_dot_and_none_is_nothing() -> None:
    one = np.array([np.inf, 2.0, np.nan])
    full, hollow = Series("mean", one, "ink", 2.6), Series("validation", one, "ink", 1.8, (6, 4))
    assert full.shape(EPOCHS, LOSSES) == Circle(150, 40, 3.5, "ink", "ink", 2.6)
    assert hollow.shape(EPOCHS, LOSSES) == Circle(150, 40, 3.5, "paper", "ink", 1.8)
    nothing = Series("mean", np.array([np.nan]), "ink", 2.6)
    assert nothing.shape(EPOCHS, LOSSES) is None
    assert nothing.last() is None


def test_the_band_goes_along_its_upper_and_back_along_its_lower_edge() -> None:
    record = history([2.0, 2.0, 2.0], [1.0, 1.5, 1.0], [4.0, 3.0, 2.0])
    assert list(band(record, EPOCHS, LOSSES)) == [
        Polygon(((100, 0), (150, 20), (200, 40), (200, 60), (150, 50), (100, 60)), fill="grey", opacity=0.2)
    ]


def test_the_band_of_one_epoch_has_a_width() -> None:
    record = history([np.nan, 2.0, np.nan], [np.nan, 1.0, np.nan], [np.nan, 3.0, np.nan])
    (shape,) = band(record, EPOCHS, LOSSES)
    assert shape.points == ((144, 20), (156, 20), (156, 60), (144, 60))


def test_without_a_range_there_is_no_band() -> None:
    assert list(band(history([2.0, 1.0]), EPOCHS, LOSSES)) == []


@given(runs())
def test_every_point_lies_in_the_room_and_every_peak_is_kept(run: Any) -> None:
    record = read_history(run)
    losses = loss_scale(record)
    epochs = epoch_scale(record, losses).between(ROOM.left, ROOM.right)
    losses = losses.between(ROOM.bottom, ROOM.top)
    for series in series_of(record):
        shape = series.shape(epochs, losses)
        if shape is None:
            assert not np.isfinite(series.values).any()
            continue
        finite = losses(series.values[np.isfinite(series.values)])
        x, y = series.places(epochs, losses)
        assert (y.min(), y.max()) == (finite.min(), finite.max())
        assert all(ROOM.contains(Box(a, b, a, b), 1e-9) for a, b in zip(x, y, strict=True))
    for shape in band(record, epochs, losses):
        assert ROOM.contains(shape.box, 1e-9)
