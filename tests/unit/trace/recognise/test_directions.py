from __future__ import annotations

import numpy as np
import pytest

from clearprop.record.optimizers import SGD, Adam, Moments, Optimizer, RMSProp
from clearprop.trace.recognise.directions import Attempt, adaptive, steady

GRADIENTS = [np.array([0.5, -2.0, 1e-5]), np.array([0.1, 1.0, 3.0]), np.array([-0.7, 0.2, 0.4])]


@pytest.mark.parametrize(
    ("attempt", "optimizer"),
    [
        (Attempt("SGD", {}), SGD(0.1)),
        (Attempt("momentum", {"momentum": 0.8}), SGD(0.1, momentum=0.8)),
        (Attempt("nesterov", {"momentum": 0.8}), SGD(0.1, momentum=0.8, nesterov=True)),
        (
            Attempt("RMSProp", {"decay": 0.9, "epsilon": 1e-7, "inside": 0.0}),
            RMSProp(0.1, decay=0.9, epsilon=1e-7),
        ),
        (
            Attempt("Adam", {"beta1": 0.8, "beta2": 0.99, "epsilon": 1e-6, "inside": 0.0}),
            Adam(0.1, beta1=0.8, beta2=0.99, epsilon=1e-6),
        ),
    ],
)
def test_directions_are_those_of_the_optimizers(attempt: Attempt, optimizer: Optimizer) -> None:
    moments = Moments(*(np.zeros(3) if slot in optimizer.slots else None for slot in ("m", "v")))
    for t, (gradient, along) in enumerate(zip(GRADIENTS, attempt.along(GRADIENTS), strict=True), start=1):
        update, moments = optimizer.update(gradient, gradient, moments, t=t, learning_rate=0.1, decay=False)
        np.testing.assert_allclose(-0.1 * along, update, rtol=1e-13)


def test_adagrad_divides_by_the_root_of_all_squares_so_far() -> None:
    first, second, _ = Attempt("Adagrad", {"epsilon": 1e-12, "inside": 0.0}).along(GRADIENTS)
    np.testing.assert_allclose(first, np.sign(GRADIENTS[0]), rtol=1e-6)
    np.testing.assert_allclose(second[0], 0.1 / np.sqrt(0.5**2 + 0.1**2), rtol=1e-10)


def test_the_tiny_constant_may_stand_under_the_root() -> None:
    outside, inside = (
        Attempt("RMSProp", {"decay": 0.0, "epsilon": 1e-4, "inside": k}).along(GRADIENTS[:1])[0]
        for k in (0.0, 1.0)
    )
    assert abs(inside[2]) < abs(outside[2])


def test_constants_come_out_of_the_programs_numbers() -> None:
    assert {a.constants["momentum"] for a in steady([0.1, 0.7, 3.0]) if a.constants} == {0.7, 0.9}
    found = list(adaptive([0.95, 1e-6]))
    assert {a.constants["epsilon"] for a in found} == {1e-8, 1e-6}
    assert {a.constants["beta2"] for a in found if a.name == "Adam"} == {0.9, 0.95, 0.999}
