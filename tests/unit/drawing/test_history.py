"""Losses are taken from anything that has them, and checked."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.drawing.history import read_history
from clearprop.errors import DataError, SettingError
from tests.unit.drawing.pictures import history, run


def test_everything_is_read() -> None:
    found = history([2, 1], (1, 0.5), np.array([3.0, 2.0]), [4, 5], best=2, stopped="enough.")
    assert found.mean.tolist() == [2.0, 1.0]
    assert found.smallest.tolist() == [1.0, 0.5]
    assert found.largest.tolist() == [3.0, 2.0]
    assert found.validation is not None
    assert found.validation.tolist() == [4.0, 5.0]
    assert (found.best_epoch, found.stopped, found.loss, found.reduction) == (
        2,
        "enough.",
        "squared_error",
        "mean",
    )
    assert found.epochs == 2
    assert [curve is found.mean for curve in found.curves] == [True, False]


@pytest.mark.parametrize("validation", [None, (), []])
def test_no_validation(validation: object) -> None:
    found = history([1.0], validation=validation)
    assert found.validation is None
    assert found.curves == (found.mean,)


def test_a_validation_that_was_interrupted_lacks_its_end() -> None:
    found = history([3.0, 2.0, 1.0], validation=[3.0])
    assert found.validation is not None
    assert np.isnan(found.validation).tolist() == [False, True, True]


def test_an_ordinary_end_is_no_news() -> None:
    finished = run([1.0], stopped="all 1 epochs done.")
    finished.outcome = "all epochs"
    assert read_history(finished).stopped == ""


@pytest.mark.parametrize(("best", "kept"), [(None, None), (0, None), (1, 1), (2, 2), (3, None)])
def test_a_best_epoch_is_one_of_the_epochs(best: int | None, kept: int | None) -> None:
    assert history([2.0, 1.0], best=best).best_epoch == kept


@pytest.mark.parametrize(
    ("smallest", "largest", "expected"),
    [
        ([1.0, 1.0], [1.0, 1.0], False),
        ([0.0, 0.0], [0.0, 0.0], False),
        ([1.0, 1.0], [1.0, 1.0 + 1e-12], False),
        ([1.0, 1.0], [1.0, 1.1], True),
        ([0.0, 0.0], [0.0, 5e-324], True),
        ([-1.7e308, 0.0], [1.7e308, 0.0], True),
        ([np.nan, 1.0], [2.0, np.inf], False),
        ([], [], False),
    ],
)
def test_a_band_needs_examples_that_differ(
    smallest: list[float], largest: list[float], expected: bool
) -> None:
    assert history(smallest, smallest, largest).has_band is expected


def test_what_is_no_run_is_refused() -> None:
    with pytest.raises(SettingError, match=r"plot received a list, which has no field loss\. Give a Run"):
        read_history([1.0, 2.0])  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["loss_min", "loss_max", "validation_loss"])
def test_another_number_of_epochs_is_refused(name: str) -> None:
    broken = run([2.0, 1.0])
    setattr(broken, name, [1.0, 2.0, 3.0])
    with pytest.raises(DataError, match=f"the run has 2 values in loss but 3 in {name}"):
        read_history(broken)


@pytest.mark.parametrize("loss", [["much"], [[1.0]], 3.0, [[1.0], [2.0, 3.0]]])
def test_what_is_no_row_of_numbers_is_refused(loss: object) -> None:
    with pytest.raises(DataError, match="the run's loss cannot be read as numbers"):
        history(loss)
