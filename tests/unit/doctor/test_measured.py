"""Our own losses of a run, at its start and at its end, over all recorded examples."""

from __future__ import annotations

import math

import numpy as np
import pytest

from clearprop.doctor.measured import measure
from tests.unit.doctor.programs import NO_TRAINING, SOUND, evidence, traced

DIVERGING = (
    SOUND.replace("1 / (1 + np.exp(-(h @ W2 + b2)))", "h @ W2 + b2")
    .replace(" * a * (1 - a)", "")
    .replace("0.5 *", "90.0 *")
)


def test_the_losses_are_those_of_the_program() -> None:
    found = measure(evidence(SOUND))
    namespace = traced(SOUND).namespace
    W1, b1, W2, b2 = (namespace[name] for name in ("W1", "b1", "W2", "b2"))
    a = 1 / (1 + np.exp(-(np.tanh(namespace["x"] @ W1 + b1) @ W2 + b2)))
    assert found["losses"]["half_squared_error"][1] == pytest.approx(0.5 * ((a - namespace["y"]) ** 2).mean())
    assert found["answers"] == pytest.approx(a.reshape(-1).tolist())
    assert {"half_squared_error", "squared_error", "binary_cross_entropy", "distance"} <= set(found["losses"])
    assert "cross_entropy" not in found["losses"]
    assert (found["steps"], found["examples"], found["batch"]) == (200, 4, 4)


def test_one_example_at_a_time_is_measured_on_all() -> None:
    text = SOUND.replace(
        "for step in range(200):",
        "X, Y = x, y\nfor step in range(200):\n    x, y = X[step % 4 :][:1], Y[step % 4 :][:1]",
    )
    found = measure(evidence(text))
    assert (found["examples"], found["batch"]) == (4, 1)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_numbers_that_are_none_make_the_end_no_number() -> None:
    found = measure(evidence(DIVERGING))
    assert found["losses"]
    assert all(math.isnan(end) for _, end in found["losses"].values())


def test_without_training_there_is_nothing_to_measure() -> None:
    found = measure(evidence(NO_TRAINING))
    assert (found["losses"], found["steps"], found["examples"]) == ({}, None, None)
