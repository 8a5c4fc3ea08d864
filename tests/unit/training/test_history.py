"""The losses of an epoch's examples become one row: mean, smallest and largest."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from clearprop.record.step import Step
from clearprop.training.history import History
from tests.unit.record.worked import STEP, array, with_layer

# The two examples of STEP have the losses 4.5 and 2; with answers 12 and 1 they are 2 and 18.
OTHER = with_layer(STEP, 2, a=array([12], [1]))


def row(*steps: Step) -> dict[str, float]:
    history = History()
    for step in steps:
        history.see(step)
    return history.close_epoch({})


def test_an_epoch_of_one_batch() -> None:
    assert row(STEP) == {"loss": 3.25, "loss_min": 2.0, "loss_max": 4.5}


def test_an_epoch_of_several_batches_is_a_mean_over_its_examples() -> None:
    single = replace(with_layer(STEP, 2, a=array([7])), y=array([10]))
    # 4.5, 2, 2, 18 and, alone in its batch, ½ 3² = 4.5.
    assert row(STEP, OTHER, single) == {"loss": 31 / 5, "loss_min": 2.0, "loss_max": 18.0}


def test_weights_count_in_the_mean_and_examples_of_weight_0_not_at_all() -> None:
    assert row(replace(STEP, example_weight=array(1, 3))) == {
        "loss": (4.5 + 6) / 4,
        "loss_min": 2.0,
        "loss_max": 4.5,
    }
    assert row(replace(STEP, example_weight=array(0, 3)), replace(OTHER, example_weight=array(1, 0))) == {
        "loss": (3 * 2 + 2) / 4,
        "loss_min": 2.0,
        "loss_max": 2.0,
    }
    # A batch in which nothing counts adds nothing.
    assert row(STEP, replace(OTHER, example_weight=array(0, 0))) == row(STEP)


def test_rows_follow_each_other_and_begin_afresh() -> None:
    history = History()
    history.see(STEP)
    first = history.close_epoch({"validation_loss": 7.0, "accuracy": 0.5})
    history.see(OTHER)
    history.close_epoch({"validation_loss": 6.0, "accuracy": 0.75})
    assert first == {"loss": 3.25, "loss_min": 2.0, "loss_max": 4.5, "validation_loss": 7.0, "accuracy": 0.5}
    assert tuple(map(list, (history.loss, history.loss_min, history.loss_max))) == (
        [3.25, 10.0],
        [2.0, 2.0],
        [4.5, 18.0],
    )
    assert list(history.validation_loss) == [7.0, 6.0]
    assert {name: list(column) for name, column in history.metrics.items()} == {"accuracy": [0.5, 0.75]}


def test_a_row_that_was_not_finished_is_taken_back() -> None:
    history = History()
    history.see(STEP)
    history.close_epoch({"validation_loss": 7.0, "accuracy": 0.5})
    # Ctrl-C came when two of the five columns of the second epoch were written.
    history.loss.append(3.0)
    history.metrics["accuracy"].append(0.75)
    history.forget_unfinished()
    assert tuple(map(list, (history.loss, history.loss_min, history.loss_max))) == ([3.25], [2.0], [4.5])
    assert list(history.validation_loss) == [7.0]
    assert {name: list(column) for name, column in history.metrics.items()} == {"accuracy": [0.5]}


def test_nothing_measured_is_nothing_kept() -> None:
    history = History()
    assert (list(history.loss), list(history.validation_loss), history.metrics) == ([], [], {})
    history.see(STEP)
    assert history.close_epoch({})["loss"] == pytest.approx(3.25)
    assert (list(history.validation_loss), history.metrics) == ([], {})


def test_steps_that_nobody_recorded_come_as_rows_of_sums() -> None:
    history = History()
    history.see(STEP)
    # The epoch that has begun goes on with two examples more, a whole one follows, a third begins.
    history.add(np.array([[3.5, 2.0, 0.5, 3.0], [6.0, 4.0, 1.0, 2.0], [9.0, 3.0, 2.5, 3.5]]).T)
    assert tuple(map(list, (history.loss, history.loss_min, history.loss_max))) == (
        [10 / 4, 1.5],
        [0.5, 1.0],
        [4.5, 2.0],
    )
    assert history.epochs == 2
    history.see(STEP)
    assert history.close_epoch({}) == {"loss": 15.5 / 5, "loss_min": 2.0, "loss_max": 4.5}


def test_rows_within_one_epoch_close_nothing() -> None:
    history = History()
    history.add(np.array([[3.0, 2.0, 1.0, 2.0]]).T)
    history.add(np.array([[1.0, 2.0, 0.0, 1.0]]).T)
    assert list(history.loss) == []
    assert history.close_epoch({}) == {"loss": 1.0, "loss_min": 0.0, "loss_max": 2.0}


def test_epochs_after_the_end_are_taken_back() -> None:
    history = History()
    history.add(np.array([[float(k), 1.0, 0.0, 1.0] for k in range(5)]).T)
    history.forget_after(2)
    assert tuple(map(list, (history.loss, history.loss_min, history.loss_max))) == (
        [0.0, 1.0],
        [0.0, 0.0],
        [1.0, 1.0],
    )
    assert history.epochs == 2
    history.see(STEP)
    assert history.close_epoch({})["loss"] == 3.25
