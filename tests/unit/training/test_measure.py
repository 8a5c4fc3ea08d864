"""After an epoch the validation data is measured, and the metrics; without it, those of the training data."""

from __future__ import annotations

import math
from typing import Any

import pytest

from clearprop.errors import SettingError
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.losses import loss
from clearprop.training.measure import Measure
from clearprop.training.metrics import METRICS
from tests.unit.record.worked import array

DOUBLE = Network([Dense([[2.0]])])
TRAINING = (array([1], [2]), array([2], [8]))  # answers 2 and 4: off by 0 and -4
HELD_OUT = (array([3]), array([5]))  # answer 6: off by 1
MAE = {"mean_absolute_error": METRICS["mean_absolute_error"]}


def test_nothing_is_measured_where_nothing_was_asked_for() -> None:
    measure = Measure(loss("squared_error"), {}, None, TRAINING)
    assert not measure.has_validation
    assert measure(DOUBLE) == {}


def test_the_validation_loss_is_a_mean_over_its_examples_whatever_the_reduction() -> None:
    measure = Measure(loss("squared_error"), {}, TRAINING, HELD_OUT)
    assert measure.has_validation
    assert measure(DOUBLE) == {"validation_loss": 8.0}


def test_metrics_are_of_the_validation_data_where_there_is_some() -> None:
    measure = Measure(loss("squared_error"), MAE, HELD_OUT, TRAINING)
    assert measure(DOUBLE) == {"validation_loss": 1.0, "mean_absolute_error": 1.0}


def test_metrics_are_of_the_training_data_else() -> None:
    measure = Measure(loss("squared_error"), MAE, None, TRAINING)
    assert measure(DOUBLE) == {"mean_absolute_error": 2.0}


def test_a_cross_entropy_is_measured_from_the_logits() -> None:
    # The logit 2000 for a target of 0 costs 2000 nats; from the prediction, 1, it would be infinite.
    sigmoid = Network([Dense([[2.0]], None, "sigmoid")])
    measure = Measure(loss("binary_cross_entropy"), {}, (array([1000]), array([0])), TRAINING)
    assert measure(sigmoid) == {"validation_loss": 2000.0}


def test_dropout_is_not_for_measuring_and_overflow_does_not_warn() -> None:
    dropped = Network([Dense([[2.0]], dropout=0.9), Dense([[1.0]])])
    assert Measure(loss("squared_error"), {}, HELD_OUT, TRAINING)(dropped) == {"validation_loss": 1.0}
    far = (array([1e200]), array([0]))
    assert Measure(loss("squared_error"), {}, far, TRAINING)(DOUBLE) == {"validation_loss": math.inf}


@pytest.mark.parametrize("answer", [None, "high", [0.5, 0.5]])
def test_a_metric_that_gives_no_number_is_named(answer: object) -> None:
    def share(prediction: object, y: object) -> object:
        return answer

    given: Any = {"share": share}
    measure = Measure(loss("squared_error"), given, None, TRAINING)
    with pytest.raises(
        SettingError, match=r"the metric share answered .*; a metric of \(prediction, y\) gives"
    ):
        measure(DOUBLE)
