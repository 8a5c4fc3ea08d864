"""Axes hold what they must, and are logarithmic where it helps."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from clearprop.drawing.history import read_history
from clearprop.drawing.scales import Scale, epoch_scale, loss_scale
from tests.unit.drawing.pictures import history, runs


def test_a_linear_axis_is_linear_and_stops_at_its_ends() -> None:
    scale = Scale(0.0, 2.0).between(100, 0)
    assert scale(np.array([0.0, 0.5, 2.0, 3.0, -1.0])).tolist() == [100, 75, 0, 0, 100]
    assert scale.at(1.0) == 50


def test_a_logarithmic_axis_gives_each_power_the_same_room() -> None:
    scale = Scale(0.01, 10.0, log=True).between(0, 30)
    assert scale(np.array([0.01, 0.1, 1.0, 10.0, 0.0])) == pytest.approx([0, 10, 20, 30, 0])


def test_an_axis_of_one_place_has_it_in_the_middle() -> None:
    assert Scale(1.0, 1.0).between(10, 20).at(1.0) == 15


def test_the_largest_numbers_do_not_overflow() -> None:
    assert Scale(-1.7e308, 1.7e308).between(0, 10)(np.array([-1.7e308, 0.0, 1.7e308])).tolist() == [0, 5, 10]


@pytest.mark.parametrize(
    ("loss", "expected"),
    [
        ([1.0, 0.1], Scale(0.0, 1.036)),
        ([1.0, 0.01], Scale(0.01, 1.0, log=True)),
        ([1.1, 0.03], Scale(0.02, 2.0, log=True)),
        ([0.9, 0.00003], Scale(0.00001, 1.0, log=True)),
        ([0.9, 0.003], Scale(0.002, 1.0, log=True)),
        ([0.25, 0.25], Scale(0.0, 0.5)),
        ([0.0, 0.0], Scale(0.0, 1.0)),
        ([1.0, 0.0], Scale(0.0, 1.04)),
        ([1.0, 0.001, 0.0], Scale(0.0001, 1.0, log=True)),
        ([-1.0, -3.0], Scale(-3.08, -0.92)),
        ([], Scale(0.0, 1.0)),
        ([np.nan], Scale(0.0, 1.0)),
        ([1.7e308, 1.7e308], Scale(0.0, float(np.finfo(float).max))),
    ],
)
def test_loss_axes(loss: list[float], expected: Scale) -> None:
    found = loss_scale(history(loss))
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert found.log is expected.log


def test_losses_that_hardly_change_do_not_begin_at_zero() -> None:
    found = loss_scale(history([0.302, 0.3]))
    assert (found.low, found.high) == pytest.approx((0.29992, 0.30208))


@pytest.mark.parametrize(
    ("smallest", "largest", "low", "high", "log"),
    [
        ([1.0, 0.01], [1.0, 0.02], 0.01, 1.0, True),
        ([1.0, 0.0001], [10.0, 0.02], 0.0001, 10.0, True),  # whole: as far below as the curves reach
        ([1.0, 1e-30], [1.0, 0.02], 0.001, 1.0, True),  # cut: half as far
        ([1.0, 0.0], [1.0, 0.02], 0.001, 1.0, True),
        ([1.0, 0.01], [1e30, 0.02], 0.01, 5.0, True),  # cut: a quarter as far above
        ([0.7, 0.3], [2.0, 0.5], 0.0, 2.068, False),  # whole: three times the highest mean
        ([0.7, 0.3], [9.0, 0.5], 0.0, 1.444, False),  # cut: twice
    ],
)
def test_single_examples_do_not_press_the_curves_together(
    smallest: list[float], largest: list[float], low: float, high: float, log: bool
) -> None:
    found = loss_scale(history([1.0, 0.01] if log else [0.7, 0.3], smallest, largest))
    assert (found.low, found.high) == pytest.approx((low, high))
    assert found.log is log


@given(runs())
def test_the_curves_have_a_fair_part_of_the_axis(run: Any) -> None:
    record = read_history(run)
    scale = loss_scale(record)
    curves = np.concatenate([curve[np.isfinite(curve) & (curve > 0)] for curve in record.curves])
    if curves.size and scale.log:
        places = scale(np.array([curves.min(), curves.max()]))
        assert places[1] - places[0] > 0.3
    elif curves.size:
        assert scale.at(curves.max()) > 0.3 or curves.max() < 1e-300


@given(runs())
def test_every_curve_lies_on_its_axis(run: Any) -> None:
    """All but zeros on a logarithmic axis; the examples need not."""
    record = read_history(run)
    scale = loss_scale(record)
    assert 0 <= scale.low < scale.high or scale.low < scale.high <= 0
    shown = np.concatenate([curve[np.isfinite(curve)] for curve in record.curves])
    assert (shown <= scale.high).all()
    assert ((shown >= scale.low) | (scale.log & (shown == 0))).all()


def curve(kind: str, epochs: int) -> list[float]:
    epoch = np.arange(1, epochs + 1.0)
    falls = {"power": epoch**-1.0, "exponential": np.exp(-12 * epoch / epochs), "flat": 0 * epoch + 1}
    return falls[kind].tolist()  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("kind", "epochs", "expected"),
    [
        ("power", 5000, True),
        ("power", 99, False),
        ("exponential", 5000, False),
        ("flat", 5000, False),
        ("power", 0, False),
        ("power", 1, False),
    ],
)
def test_epochs_are_logarithmic_where_much_happens_early(kind: str, epochs: int, expected: bool) -> None:
    record = history(curve(kind, epochs))
    found = epoch_scale(record, loss_scale(record))
    assert found == Scale(1.0, max(1.0, epochs), log=expected)


def test_an_unknown_beginning_keeps_the_epochs_linear() -> None:
    record = history([np.nan, *curve("power", 500)])
    assert not epoch_scale(record, loss_scale(record)).log
