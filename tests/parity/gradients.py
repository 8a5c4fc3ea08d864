"""A Step's gradients against those of the complex forward pass, array by array."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

import clearprop as cp
from tests.parity.complex_forward import H as STEP
from tests.parity.complex_forward import (
    Layer,
    Numbers,
    Parameters,
    Problem,
    central_differences,
    complex_step,
    loss,
)

EPS = float(np.finfo(np.float64).eps)


def problem_of(step: cp.Step) -> Problem:
    """The step's network and batch as plain numbers, dropout masks included."""
    n, weight = len(step.x), step.example_weight
    w = np.ones(n) if weight is None else weight
    c = w / w.sum() if step.settings.reduction == "mean" else w
    layers = tuple(
        Layer(at.W, at.b, *_name_and_number(at.activation), at.mask, at.dropout) for at in step.layers
    )
    return Problem(layers, step.x, step.y, c, *_name_and_number(step.settings.loss))


def _name_and_number(function: object) -> tuple[str, float | None]:
    name, _, rest = str(function).partition("(")
    return name, float(rest.rstrip(")")) if rest else None


def differs_from_complex_step(step: cp.Step) -> list[str]:
    """The gradients that are not within 1e-12 of the complex step, normwise."""
    problem = problem_of(step)
    return [*_loss_differs(step, problem), *_differ(step, complex_step(problem), 1e-12, _rounding)]


def differs_from_central_differences(step: cp.Step) -> list[str]:
    """The gradients that are not within 1e-7 of central differences, normwise."""

    def noise(step: cp.Step, layer: cp.LayerStep, name: str) -> float:
        # Every quotient carries the rounding of two losses, divided by the step.
        return float(8 * EPS * (1 + abs(step.loss)) / STEP * getattr(layer, name).size ** 0.5)

    problem = problem_of(step)
    return [*_loss_differs(step, problem), *_differ(step, central_differences(problem), 1e-7, noise)]


def _loss_differs(step: cp.Step, problem: Problem) -> list[str]:
    expected = float(loss(problem).real)
    return [] if abs(step.loss - expected) <= 1e-12 * (1 + abs(expected)) else ["loss"]


def _differ(
    step: cp.Step, expected: Parameters, tolerance: float, left: Callable[[cp.Step, cp.LayerStep, str], float]
) -> list[str]:
    found = []
    for number, (layer, (dW, db)) in enumerate(zip(step.layers, expected, strict=True), start=1):
        for name, ours, theirs in (("dW", layer.dW, dW), ("db", layer.db, db)):
            if ours is None or theirs is None:
                same = ours is theirs
            else:
                same = near(ours, theirs, tolerance, left(step, layer, name))
            if not same:
                found.append(f"layer {number}, {name}")
    return found


def _rounding(step: cp.Step, layer: cp.LayerStep, name: str) -> float:
    return rounding(layer, name)


def rounding(layer: cp.LayerStep, name: str) -> float:
    """What is left where a gradient's addends cancel to nothing, as under a softmax with one shared bias."""
    match name:
        case "dW":
            addends = np.abs(layer.a_in).T @ np.abs(layer.delta)
        case "db":
            addends = np.abs(layer.delta).sum(keepdims=True)
        case _:
            return 0.0
    return 2 * EPS * float(np.linalg.norm(addends))


def near(ours: Numbers, theirs: Numbers, tolerance: float, left: float = 0.0) -> bool:
    """``‖ours - theirs‖ ≤ tolerance ‖theirs‖ + left``, in equal shapes and finite numbers."""
    if ours.shape != theirs.shape or not (np.isfinite(ours).all() and np.isfinite(theirs).all()):
        return False
    return bool(np.linalg.norm(ours - theirs) <= tolerance * np.linalg.norm(theirs) + left)
