"""Optimizers as settings: what each does to one number by hand, what it remembers, what it refuses."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.numerics.arrays import Array
from clearprop.record.optimizers import OPTIMIZERS, SGD, Adam, AdamW, Moments, Optimizer, RMSProp
from clearprop.record.schedules import StepDecay
from tests.unit.record.worked import array


def one(value: float) -> Array:
    return array(value)


def updated(
    optimizer: Optimizer,
    *,
    g: float,
    parameter: float = 2.0,
    t: int = 1,
    decay: bool = True,
    **moments: float,
) -> tuple[float, dict[str, float]]:
    """The update of one number, and what is remembered after it."""
    before = Moments(**{name: one(value) for name, value in moments.items()})
    update, after = optimizer.update(
        one(g), one(parameter), before, t=t, learning_rate=optimizer.rate(t), decay=decay
    )
    remembered = {name: value.item() for name, value in after._asdict().items() if value is not None}
    return update.item(), remembered


def test_gradient_descent() -> None:
    assert updated(SGD(0.5), g=12.0) == (-6.0, {})


def test_momentum() -> None:
    # m = ½·8 + 12 = 16; the update is -0.25·16.
    assert updated(SGD(0.25, momentum=0.5), g=12.0, m=8.0) == (-4.0, {"m": 16.0})


def test_nesterov_momentum() -> None:
    # m = ½·8 + 12 = 16; the update is -0.25·(12 + ½·16) = -0.25·20.
    assert updated(SGD(0.25, momentum=0.5, nesterov=True), g=12.0, m=8.0) == (-5.0, {"m": 16.0})


def test_rmsprop() -> None:
    # v = ¾·16 + ¼·4² = 16; the update is -½·4 / (√16 + 1).
    optimizer = RMSProp(0.5, decay=0.75, epsilon=1.0)
    update, remembered = updated(optimizer, g=4.0, v=16.0)
    assert update == pytest.approx(-0.4, rel=1e-15)
    assert remembered == {"v": 16.0}


def test_adam_corrects_both_means_for_their_start() -> None:
    # t = 2: m = ½·2 + ½·4 = 3, corrected by 1 - ½² = ¾ to 4;  v = ¾·8 + ¼·16 = 10, by 1 - (¾)² = 7/16.
    optimizer = Adam(0.5, beta1=0.5, beta2=0.75, epsilon=1.0)
    update, remembered = updated(optimizer, g=4.0, t=2, m=2.0, v=8.0)
    assert remembered == {"m": 3.0, "v": 10.0}
    assert update == pytest.approx(-0.5 * 4 / (math.sqrt(160 / 7) + 1), rel=1e-15)
    # t = 1 from zero: m / (1 - beta1) = g and √(v / (1 - beta2)) = |g|: the update is -½·4 / (4 + 1).
    assert updated(optimizer, g=4.0, t=1, m=0.0, v=0.0)[0] == pytest.approx(-0.4, rel=1e-15)


def test_adamw_shrinks_weights_and_not_biases() -> None:
    # As Adam at t = 1: -0.4; besides -½·0.25·8 = -1 of a weight of 8.
    optimizer = AdamW(0.5, beta1=0.5, beta2=0.75, epsilon=1.0, weight_decay=0.25)
    assert updated(optimizer, g=4.0, parameter=8.0, m=0.0, v=0.0)[0] == pytest.approx(-1.4, rel=1e-15)
    bias = updated(optimizer, g=4.0, parameter=8.0, m=0.0, v=0.0, decay=False)
    assert bias[0] == pytest.approx(-0.4, rel=1e-15)
    assert bias[1] == {"m": 2.0, "v": 4.0}


@pytest.mark.parametrize(
    ("optimizer", "slots"),
    [
        (SGD(0.1), ()),
        (SGD(0.1, momentum=0.9), ("m",)),
        (SGD(0.1, momentum=0.9, nesterov=True), ("m",)),
        (RMSProp(), ("v",)),
        (Adam(), ("m", "v")),
        (AdamW(), ("m", "v")),
        (Optimizer(0.1), ()),
    ],
)
def test_what_is_remembered_of_each_parameter(optimizer: Optimizer, slots: tuple[str, ...]) -> None:
    assert optimizer.slots == slots


def test_the_usual_numbers() -> None:
    assert SGD(0.1) == SGD(0.1, momentum=0.0, nesterov=False, l2=0.0, clip_norm=None)
    assert RMSProp() == RMSProp(0.001, decay=0.99, epsilon=1e-8, l2=0.0, clip_norm=None)
    assert Adam() == Adam(0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, l2=0.0, clip_norm=None)
    assert AdamW() == AdamW(0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.01)
    assert [cls.name for cls in OPTIMIZERS] == ["sgd", "rmsprop", "adam", "adamw"]


def test_a_rate_may_follow_a_schedule() -> None:
    optimizer = SGD(StepDecay(8.0, factor=0.5, every=1))
    assert [optimizer.rate(t) for t in (1, 2, 3)] == [8.0, 4.0, 2.0]
    assert str(optimizer) == "SGD(StepDecay(initial=8.0, factor=0.5, every=1))"
    assert [str(Adam(0.01)), str(AdamW()), str(RMSProp(2))] == ["Adam(0.01)", "AdamW(0.001)", "RMSProp(2)"]


def test_numbers_of_numpy_become_pythons_so_that_float32_stays_float32() -> None:
    numbers: dict[str, Any] = {"momentum": np.float64(0.5), "l2": np.float32(0.25), "clip_norm": np.int64(3)}
    optimizer = SGD(np.float64(0.5), **numbers)
    assert optimizer == SGD(0.5, momentum=0.5, l2=0.25, clip_norm=3)
    given = [optimizer.learning_rate, optimizer.momentum, optimizer.l2, optimizer.clip_norm]
    assert [type(value) for value in given] == [float, float, float, int]
    g = np.array([2.0], np.float32)
    update, after = optimizer.update(g, g, Moments(m=g), t=1, learning_rate=optimizer.rate(1), decay=True)
    assert update.dtype == np.float32
    assert after.m is not None
    assert after.m.dtype == np.float32


def test_the_base_has_no_rule() -> None:
    with pytest.raises(NotImplementedError, match=r"^Optimizer$"):
        updated(Optimizer(0.1), g=1.0)


POSITIVE = "a positive number is needed."
ZERO = "zero or a positive number is needed."
FRACTION = "a number from 0 up to, but not including, 1 is needed."


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: SGD(0.0), f"learning_rate is 0.0; {POSITIVE}"),
        (lambda: SGD(-0.1), f"learning_rate is -0.1; {POSITIVE}"),
        (lambda: SGD("0.1"), f"learning_rate is '0.1'; {POSITIVE}"),  # type: ignore[arg-type]
        (lambda: SGD(0.1, momentum=-0.5), f"momentum is -0.5; {ZERO}"),
        (lambda: SGD(0.1, momentum=1), f"momentum is 1; {FRACTION}"),
        (lambda: SGD(0.1, l2=-1.0), f"l2 is -1.0; {ZERO}"),
        (lambda: SGD(0.1, clip_norm=0.0), f"clip_norm is 0.0; {POSITIVE}"),
        (
            lambda: SGD(0.1, nesterov=True),
            "nesterov=True needs a momentum above 0, for example momentum=0.9.",
        ),
        (lambda: RMSProp(decay=1.0), f"decay is 1.0; {FRACTION}"),
        (lambda: RMSProp(epsilon=-1e-8), f"epsilon is -1e-08; {ZERO}"),
        (lambda: RMSProp(math.inf), f"learning_rate is inf; {POSITIVE}"),
        (lambda: Adam(beta1=1.5), f"beta1 is 1.5; {FRACTION}"),
        (lambda: Adam(beta2=math.nan), f"beta2 is nan; {ZERO}"),
        (lambda: Adam(epsilon=-1.0), f"epsilon is -1.0; {ZERO}"),
        (lambda: Adam(clip_norm=-1.0), f"clip_norm is -1.0; {POSITIVE}"),
        (lambda: AdamW(weight_decay=-0.01), f"weight_decay is -0.01; {ZERO}"),
        (lambda: AdamW(beta1=1.0), f"beta1 is 1.0; {FRACTION}"),
    ],
)
def test_what_makes_no_sense_is_refused(make: Any, said: str) -> None:
    with pytest.raises(SettingError) as caught:
        make()
    assert str(caught.value) == said
