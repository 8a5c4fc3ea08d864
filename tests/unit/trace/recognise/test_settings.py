from __future__ import annotations

import pytest

from clearprop.record.optimizers import SGD, Adam, AdamW
from clearprop.trace.recognise.factors import Factor
from clearprop.trace.recognise.rates import Rule
from clearprop.trace.recognise.settings import Chosen, choose, partly
from tests.unit.trace.known import NO_SLOPE, known
from tests.unit.trace.snippets import ROWS

SEEN = known(ROWS)
STEP = SEEN.first_steps[0]
HALF = SEEN.losses[0]
ADAM = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "inside": 0.0}


def chosen(rule: Rule, *factors: float, numbers: tuple[float, ...] = ()) -> Chosen | None:
    known_factors = tuple(Factor(value, None, "", 0) for value in factors)
    return choose([(HALF, rule)], STEP, known_factors, numbers, (), explained=True)


@pytest.mark.parametrize(
    ("rate", "factors", "loss", "reduction", "learning_rate"),
    [
        (0.5, [0.5], "half_squared_error", "sum", 0.5),
        (0.5, [2.0, 4.0], "half_squared_error", "mean", 2.0),
        (0.05, [0.1, 2.0, 4.0], "squared_error", "mean", 0.1),
        (0.4, [0.2, 2.0], "squared_error", "sum", 0.2),
    ],
)
def test_the_rate_is_the_number_that_the_program_multiplies_with(
    rate: float, factors: list[float], loss: str, reduction: str, learning_rate: float
) -> None:
    found = chosen(Rule("SGD", {}, 1.0, rate, 0.0), *factors)
    settings = found.settings
    assert (settings.loss.name, settings.reduction) == (loss, reduction)
    assert settings.optimizer == SGD(learning_rate)
    assert found.factor * found.learning_rate == pytest.approx(rate)


def test_a_penalty_is_said_for_this_rate() -> None:
    found = chosen(Rule("SGD", {}, 1.0, 0.5, 0.0, decay=0.01), 0.5)
    assert found.settings.optimizer == SGD(0.5, l2=0.02)


def test_the_size_of_the_gradient_tells_the_reduction_of_adam() -> None:
    found = chosen(Rule("Adam", ADAM, 0.5, 0.01, 0.0), 0.01)
    assert (found.settings.loss.name, found.settings.reduction) == ("squared_error", "mean")
    assert found.settings.optimizer == Adam(0.01)


def test_decay_beside_is_a_share_of_the_rate() -> None:
    found = chosen(Rule("AdamW", ADAM, 0.25, 0.01, 0.0, decay=0.001), 0.01)
    assert found.settings.optimizer == AdamW(0.01, weight_decay=0.1)


def test_what_cannot_be_said_is_noted() -> None:
    found = chosen(Rule("SGD", {}, 1.0, 0.5, 0.0, rates=(0.5, 0.1, 0.3), clip_value=1.0), 0.5)
    assert [note.split(",")[0].split(";")[0] for note in found.notes] == [
        "the learning rate changes from step to step",
        "each number of the gradient is cut by itself",
    ]


def test_climbing_is_no_setting() -> None:
    assert chosen(Rule("SGD", {}, 1.0, -0.5, 0.0), 0.5) is None


def test_one_right_layer_tells_loss_and_rate() -> None:
    seen = known(NO_SLOPE)
    assert seen.explained == ()
    (found,) = [rule for loss, rule in partly(seen.losses, seen.first_steps) if loss.name == HALF.name]
    assert found.rate == pytest.approx(0.5)
