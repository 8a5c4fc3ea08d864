"""What a step and a training were told: how much each example counts, and what is refused."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.numerics.losses import loss
from clearprop.record.keep import Keep
from clearprop.record.optimizers import SGD, Adam, Optimizer
from clearprop.record.settings import Plan, Settings, check_optimizer, check_reduction

F64, F32 = np.dtype(np.float64), np.dtype(np.float32)


def settings(reduction: Any = "mean", optimizer: Optimizer | None = None) -> Settings:
    return Settings(loss("squared_error"), reduction, optimizer or SGD(0.1))


def test_every_example_counts_the_same_in_a_mean_and_once_in_a_sum() -> None:
    assert settings("mean").coefficients(4, None, F64).tolist() == [0.25] * 4
    assert settings("sum").coefficients(4, None, F64).tolist() == [1.0] * 4


def test_weights_count_relative_to_their_sum_in_a_mean_and_as_they_are_in_a_sum() -> None:
    w = np.array([1.0, 0.0, 3.0])
    assert settings("mean").coefficients(3, w, F64).tolist() == [0.25, 0.0, 0.75]
    assert settings("sum").coefficients(3, w, F64).tolist() == [1.0, 0.0, 3.0]


def test_examples_that_all_have_weight_0_count_nothing_instead_of_0_divided_by_0() -> None:
    # Only some of the data has weight 0, but a small batch may have met nothing else.
    w = np.zeros(2)
    assert settings("mean").coefficients(2, w, F64).tolist() == [0.0, 0.0]
    assert settings("sum").coefficients(2, w, F64).tolist() == [0.0, 0.0]


def test_coefficients_are_in_the_dtype_of_the_network() -> None:
    w = np.array([1.0, 3.0])
    for given in (None, w):
        assert settings("mean").coefficients(2, given, F32).dtype == F32
        assert settings("sum").coefficients(2, given, F32).dtype == F32


def test_the_optimizer_says_the_penalty_and_the_largest_norm() -> None:
    chosen = settings(optimizer=Adam(l2=0.5, clip_norm=2.0))
    assert (chosen.l2, chosen.clip_norm) == (0.5, 2.0)
    # An optimizer of the reader's own need not know either.
    bare = settings(optimizer=Optimizer(0.1))
    assert (bare.l2, bare.clip_norm) == (0.0, None)


def test_a_plan_speaks_for_its_settings() -> None:
    plan = Plan(settings(), 3, 32, True, 7, "", Keep(last=1), None, None, (), "float64", "reference")
    assert plan.loss is plan.settings.loss
    assert plan.optimizer is plan.settings.optimizer
    assert plan.reduction == "mean"
    with pytest.raises(FrozenInstanceError):
        plan.epochs = 4  # type: ignore[misc]


def test_a_reduction_is_mean_or_sum() -> None:
    assert [check_reduction("mean"), check_reduction("sum")] == ["mean", "sum"]
    with pytest.raises(SettingError) as caught:
        check_reduction("average")
    assert str(caught.value) == 'reduction is \'average\'; use "mean" or "sum".'


@pytest.mark.parametrize("optimizer", ["adam", 0.1, None])
def test_an_optimizer_is_not_a_name_nor_a_number(optimizer: Any) -> None:
    with pytest.raises(SettingError) as caught:
        check_optimizer(optimizer)
    assert str(caught.value) == (
        f"optimizer is {optimizer!r}; give an optimizer with its learning rate, for example"
        " SGD(0.5) or Adam(0.01)."
    )


def test_an_optimizer_class_is_not_yet_an_optimizer() -> None:
    with pytest.raises(SettingError, match="give an optimizer with its learning rate"):
        check_optimizer(Adam)
    optimizer = Adam()
    assert check_optimizer(optimizer) is optimizer
