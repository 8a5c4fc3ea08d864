from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.recognise.directions import Attempt
from clearprop.trace.recognise.fitting import Given
from clearprop.trace.recognise.rates import Hints, rule_of

N = 1000
RNG = np.random.default_rng(1)
GRADIENTS = [RNG.standard_normal(N) * 10.0 ** RNG.uniform(-5, 0, N) for _ in range(3)]
VALUES = [RNG.standard_normal(N) for _ in range(3)]
WEIGHTS = np.ones(N)
HINTS = Hints((0.9, 0.999, 1e-8, 5.0, 0.5), (1.0, 2.0, 0.25))


def rule(changes, hints: Hints = HINTS, gradients=GRADIENTS):
    return rule_of(Given(changes, VALUES, WEIGHTS), gradients, hints)


@pytest.mark.parametrize(
    "attempt",
    [
        Attempt("SGD", {}),
        Attempt("momentum", {"momentum": 0.9}),
        Attempt("nesterov", {"momentum": 0.9}),
        Attempt("RMSProp", {"decay": 0.9, "epsilon": 1e-8, "inside": 0.0}),
        Attempt("Adam", {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "inside": 0.0}),
    ],
    ids=lambda attempt: attempt.name,
)
def test_every_rule_is_found_with_its_constants(attempt: Attempt) -> None:
    along = attempt.along([0.25 * g for g in GRADIENTS])
    found = rule([-0.01 * d for d in along])
    assert (found.name, found.constants) == (attempt.name, attempt.constants)
    assert found.rate * found.scale == pytest.approx(0.0025 if not attempt.is_adaptive else 0.01 * 0.25)
    assert found.rates == ()


def test_a_rate_that_decays() -> None:
    found = rule([-r * g for r, g in zip((0.3, 0.2, 0.1), GRADIENTS, strict=True)])
    assert found.rates == pytest.approx((0.3, 0.2, 0.1))


def test_adam_with_decay_beside() -> None:
    along = Attempt("Adam", {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "inside": 0.0}).along(GRADIENTS)
    found = rule([-0.01 * (d + 0.05 * v) for d, v in zip(along, VALUES, strict=True)])
    assert found.name == "AdamW"
    assert found.decay / found.rate == pytest.approx(0.05)


def test_gradients_cut_together() -> None:
    large = [g * 5.0 * k / np.linalg.norm(g) for k, g in zip((0.5, 2.0, 3.0), GRADIENTS, strict=True)]
    cut = [g * min(1.0, 5.0 / np.linalg.norm(g)) for g in large]
    found = rule([-0.1 * g for g in cut], gradients=large)
    assert found.clip_norm == pytest.approx(5.0)
    assert found.rate == pytest.approx(0.1)


def test_gradients_cut_one_by_one() -> None:
    found = rule([-0.1 * np.clip(g, -0.5, 0.5) for g in GRADIENTS])
    assert found.clip_value == pytest.approx(0.5)


def test_a_wrong_entry_is_no_rule() -> None:
    changes = [-0.1 * g for g in GRADIENTS]
    for change in changes:
        change[np.argmax(np.abs(change))] *= 2.0
    assert rule(changes) is None


def test_nothing_moved_or_nothing_finite_is_no_rule() -> None:
    assert rule([np.zeros(N)] * 3) is None
    assert rule([np.full(N, np.nan)] * 3) is None


def test_what_was_remembered_before_is_not_known() -> None:
    along = Attempt("momentum", {"momentum": 0.9}).along(GRADIENTS)
    changes = [-0.01 * d for d in along]
    assert rule(changes, Hints(HINTS.numbers, HINTS.scales, from_start=False)) is None
