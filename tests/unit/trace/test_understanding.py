from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.understanding import understand
from tests.unit.trace.known import NO_SLOPE, known, traced
from tests.unit.trace.snippets import COLUMNS, MOMENTUM, NUMBERS, ROWS, SOFTMAX


@pytest.mark.parametrize(
    ("snippet", "loss", "rule", "rate"),
    [
        (ROWS, "half_squared_error", "SGD", 0.5),
        (COLUMNS, "half_squared_error", "SGD", 0.02),
        (NUMBERS, "half_squared_error", "SGD", 1.0),
        (MOMENTUM, "half_squared_error", "momentum", 0.01),
        (SOFTMAX.replace("AXIS", "1"), "cross_entropy", "SGD", 0.1),
    ],
)
def test_a_loss_and_a_rule_explain_the_updates(snippet: str, loss: str, rule: str, rate: float) -> None:
    found = {each.supposed.name: each.rule for each in known(snippet).explained}
    assert found[loss].name == rule
    assert found[loss].rate == pytest.approx(rate)


def test_a_wrong_gradient_is_explained_by_nothing() -> None:
    assert known(NO_SLOPE).explained == ()


def test_the_numbers_that_a_program_writes() -> None:
    assert {0.5, 6.0, 1.0, 2.0, 3.0} <= set(known(ROWS).numbers)


def test_a_program_is_understood_once() -> None:
    ran = traced(ROWS)
    assert understand(ran) is understand(ran)


def test_what_is_never_trained_need_not_be_explained() -> None:
    fixed = "\n".join(line for line in ROWS.splitlines() if "b1 -=" not in line).replace(
        "np.zeros(3)", "np.ones(3)"
    )
    seen = known(fixed)
    assert len(seen.trained) < seen.first_steps[0].before.size
    assert seen.explained


def test_float32_is_told() -> None:
    coarse = ROWS.replace("size=(2, 3))", "size=(2, 3)).astype(np.float32)")
    assert known(coarse).dtype == np.dtype(np.float32)
    assert not known(ROWS).coarse


def test_a_program_that_trains_nothing() -> None:
    seen = known("x = 1.0\nfor k in range(3):\n    y = x + k\n")
    assert (seen.first_steps, seen.losses, seen.explained) == ((), (), ())
