"""What holds for every rule, asked of every one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from clearprop.numerics import updates
from clearprop.numerics.arrays import Array, freeze

Rule = Callable[..., Array | tuple[Array, ...]]
BETAS = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "t": 5}
# Each rule, and how many arrays it takes besides the gradient.
RULES: dict[str, tuple[Rule, int]] = {
    "sgd": (updates.sgd, 0),
    "momentum": (partial(updates.momentum, momentum=0.9), 1),
    "nesterov": (partial(updates.nesterov, momentum=0.9), 1),
    "rmsprop": (partial(updates.rmsprop, decay=0.9, epsilon=1e-8), 1),
    "adam": (partial(updates.adam, **BETAS), 2),
    "adamw": (partial(updates.adamw, weight_decay=0.1, **BETAS), 3),
}
each = pytest.mark.parametrize(("rule", "count"), RULES.values(), ids=list(RULES))


def test_every_rule_is_public() -> None:
    assert sorted([*RULES, "clip_scale"]) == sorted(updates.__all__)


def outcomes(rule: Rule, count: int, g: Array) -> tuple[Array, ...]:
    others = [freeze(np.full_like(g, 0.5)) for _ in range(count)]
    found = rule(freeze(g), *others, learning_rate=0.1)
    return found if isinstance(found, tuple) else (found,)


@each
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_new_arrays_of_the_same_shape_and_dtype(rule: Rule, count: int, dtype: type) -> None:
    g = np.random.default_rng(0).normal(size=(3, 2)).astype(dtype)
    for outcome in outcomes(rule, count, g):
        assert outcome.shape == g.shape
        assert outcome.dtype == dtype
        assert not np.shares_memory(outcome, g)


@each
def test_the_update_goes_downhill(rule: Rule, count: int) -> None:
    g = np.array([5.0, -50.0])
    update = outcomes(rule, count, g)[0]
    assert (update * g < 0).all()


@each
def test_no_number_gives_a_warning(rule: Rule, count: int) -> None:
    g = np.array([0.0, 5e-324, 1e-200, 1e200, 1e308, -1e308, np.inf, -np.inf, np.nan])
    with np.errstate(all="raise"):
        update = outcomes(rule, count, g)[0]
    assert np.isnan(update[-1])
