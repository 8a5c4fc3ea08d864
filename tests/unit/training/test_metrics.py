"""Measures of a prediction, by hand and by name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.numerics.arrays import Array
from clearprop.training.metrics import (
    METRICS,
    accuracy,
    mean_absolute_error,
    metrics_by_name,
    root_mean_squared_error,
)
from tests.unit.record.worked import array


def test_accuracy_of_one_output_asks_for_the_side_of_a_half() -> None:
    y = array([1], [0], [0], [1])
    assert accuracy(array([0.9], [0.4], [0.6], [0.1]), y) == 0.5
    # Exactly a half is not yet a yes.
    assert accuracy(array([0.5]), array([0])) == 1.0
    assert accuracy(array([0.5]), array([1])) == 0.0


def test_several_questions_must_all_be_answered_right() -> None:
    y = array([1, 1], [0, 0], [1, 0])
    assert accuracy(array([0.9, 0.1], [0.4, 0.3], [0.9, 0.2]), y) == 2 / 3


def test_accuracy_of_several_outputs_asks_for_the_largest() -> None:
    y = array([1, 0, 0], [0, 0, 1], [0, 1, 0])
    assert accuracy(array([0.4, 0.3, 0.3], [0.4, 0.3, 0.3], [0.1, 0.8, 0.1]), y) == 2 / 3


def test_errors_are_means_over_examples_and_outputs() -> None:
    a, y = array([1, 2], [3, 8]), array([1, 4], [0, 0])  # off by 0, -2, 3, 8
    assert mean_absolute_error(a, y) == 13 / 4
    assert root_mean_squared_error(a, y) == pytest.approx((77 / 4) ** 0.5, rel=1e-15)


def half(prediction: Array, y: Array) -> float:
    return 0.5


class Doubled:
    def __call__(self, prediction: Array, y: Array) -> float:
        return 2.0

    def __repr__(self) -> str:
        return "Doubled()"


def test_metrics_are_found_by_name_or_are_functions_of_the_readers_own() -> None:
    doubled = Doubled()
    found = metrics_by_name(["accuracy", half, doubled])
    assert found == {"accuracy": accuracy, "half": half, "Doubled()": doubled}
    assert metrics_by_name("accuracy") == {"accuracy": accuracy}
    assert metrics_by_name(half) == {"half": half}  # type: ignore[arg-type]
    assert metrics_by_name(()) == {}
    assert metrics_by_name(list(METRICS)) == METRICS


@pytest.mark.parametrize("name", ["accurracy", ["accuracy"], 3])
def test_an_unknown_metric_is_refused(name: Any) -> None:
    with pytest.raises(SettingError) as caught:
        metrics_by_name(["accuracy", name])
    assert str(caught.value) == (
        f"metrics has {name!r}; known are accuracy, mean_absolute_error, root_mean_squared_error;"
        " a function of (prediction, y) will do, too."
    )


def test_two_metrics_of_one_name_would_be_one_column() -> None:
    first, second = (lambda prediction, y: 1.0), (lambda prediction, y: 2.0)
    for twice, name in (([first, second], "<lambda>"), (["accuracy", accuracy], "accuracy")):
        with pytest.raises(SettingError) as caught:
            metrics_by_name(twice)  # type: ignore[arg-type]
        assert str(caught.value) == (
            f'metrics has "{name}" twice; give each function a name of its own (its __name__).'
        )


@pytest.mark.parametrize("name", ["loss", "loss_min", "loss_max", "validation_loss"])
def test_a_metric_may_not_take_the_name_of_a_loss(name: str) -> None:
    def metric(prediction: Array, y: Array) -> float:
        return float(np.mean(prediction))

    metric.__name__ = name
    with pytest.raises(SettingError) as caught:
        metrics_by_name([metric])
    assert str(caught.value) == (
        f'metrics has "{name}", which is measured anyway; give the function another name.'
    )


@pytest.mark.parametrize("metrics", [None, 3])
def test_metrics_come_in_a_list(metrics: Any) -> None:
    with pytest.raises(SettingError, match=f"metrics is {metrics}; give a list of names or functions"):
        metrics_by_name(metrics)
