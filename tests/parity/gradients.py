"""A Step's gradients against those of the complex forward pass, array by array."""

from __future__ import annotations

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
    return [*_loss_differs(step, problem), *_differ(step, complex_step(problem), 1e-12, rounding(step))]


def differs_from_central_differences(step: cp.Step) -> list[str]:
    """The gradients that are not within 1e-7 of central differences, normwise."""
    problem = problem_of(step)
    # Every quotient carries the rounding of two losses, divided by the step.
    noise = 8 * EPS * (1 + abs(step.loss)) / STEP
    left = [{"dW": noise * at.W.size**0.5, "db": noise * at.W.shape[1] ** 0.5} for at in step.layers]
    return [*_loss_differs(step, problem), *_differ(step, central_differences(problem), 1e-7, left)]


def _loss_differs(step: cp.Step, problem: Problem) -> list[str]:
    expected = float(loss(problem).real)
    return [] if abs(step.loss - expected) <= 1e-12 * (1 + abs(expected)) else ["loss"]


def _differ(step: cp.Step, expected: Parameters, tolerance: float, left: list[dict[str, float]]) -> list[str]:
    found = []
    for k, (layer, (dW, db)) in enumerate(zip(step.layers, expected, strict=True)):
        for name, ours, theirs in (("dW", layer.dW, dW), ("db", layer.db, db)):
            if ours is None or theirs is None:
                same = ours is theirs
            else:
                same = near(ours, theirs, tolerance, left[k][name])
            if not same:
                found.append(f"layer {k + 1}, {name}")
    return found


def rounding(step: cp.Step) -> list[dict[str, float]]:
    """How far off rounding alone may leave the gradients of each layer.

    Where addends cancel (a prediction that is nearly right, a bias that all units of a softmax share) the
    result keeps fewer digits than they have.  So their sizes are carried back through the layers, with
    nothing subtracted.
    """
    found = []
    size = _size_at_the_output(step)
    for number, layer in reversed(list(enumerate(step.layers, start=1))):
        if layer.slope is not None:
            size = _through_slope(layer, size)
        sizes = {"delta": size, "dW": np.abs(layer.a_in).T @ size, "db": size.sum(keepdims=True)}
        found.append({name: 2 * EPS * float(np.linalg.norm(array)) for name, array in sizes.items()})
        size = size @ np.abs(step.layers[number - 1].W).T
    return found[::-1]


def _size_at_the_output(step: cp.Step) -> Numbers:
    c = step.settings.coefficients(len(step.x), step.example_weight, np.dtype(np.float64))
    size: Numbers = 2 * c[:, None] * (np.abs(step.layers[-1].a) + np.abs(step.y))
    return size


def _through_slope(layer: cp.LayerStep, size: Numbers) -> Numbers:
    slope: Numbers = np.abs(np.asarray(layer.slope))
    return np.einsum("ri,rij->rj", size, slope) if slope.ndim == 3 else size * slope


def near(ours: Numbers, theirs: Numbers, tolerance: float, left: float = 0.0) -> bool:
    """``‖ours - theirs‖ ≤ tolerance ‖theirs‖ + left``, in equal shapes and finite numbers."""
    if ours.shape != theirs.shape or not (np.isfinite(ours).all() and np.isfinite(theirs).all()):
        return False
    return bool(np.linalg.norm(ours - theirs) <= tolerance * np.linalg.norm(theirs) + left)
