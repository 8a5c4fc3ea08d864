"""The training steps on which a program is judged, with the truth of each, under one loss."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.losses import Supposed, supposed
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Roles
from clearprop.trace.understanding import Understanding

MOST_STEPS = 4
# Below this part of the first gradient a step is rounding, and shows nothing.
FAINTEST = 1e-6
CLOSE = 1e-6


@dataclass(frozen=True)
class Judged:
    """Steps with their truths: ``gradients[k]`` belongs to ``steps[k]``, all parameters laid end to end."""

    loss: str
    steps: tuple[StepFound, ...]
    gradients: tuple[Array, ...]
    supposed: Supposed


@dataclass(frozen=True)
class Score:
    """How much of the updates is the truth times one common rate."""

    right: float
    rate: float

    @property
    def cured(self) -> bool:
        """Whether every entry that shows anything is right, and training goes downhill."""
        return self.right == 1.0 and self.rate > 0.0


def judged(understanding: Understanding) -> list[Judged]:
    """Choose the steps to judge by, for every loss that may be behind the program."""
    steps = _telling(understanding.recognised.steps)
    if not steps:
        return []
    found = []
    for loss in supposed(tuple(steps)):
        gradients = tuple(truth.entries for truth in loss.truths)
        sizes = [float(np.linalg.norm(gradient)) for gradient in gradients]
        kept = [k for k, size in enumerate(sizes) if np.isfinite(size) and size > FAINTEST * max(sizes)]
        if kept:
            truths = Supposed(loss.name, tuple(loss.truths[k] for k in kept))
            found.append(
                Judged(loss.name, tuple(steps[k] for k in kept), tuple(gradients[k] for k in kept), truths)
            )
    return found


def _telling(steps: tuple[StepFound, ...]) -> list[StepFound]:
    """Choose a few early steps that are finite and have a target."""
    usable = [
        s for s in steps if s.y is not None and np.isfinite(s.before).all() and np.isfinite(s.after).all()
    ]
    return usable[:MOST_STEPS]


def changes(roles: Roles, step: StepFound, value: Callable[[int], Any]) -> Array:
    """Give what a step did to all parameters, with some of their values computed anew."""
    parts = []
    for parameter in roles.parameters:
        end = value(parameter.state.changes[step.step.number].end)
        part = np.asarray(end, dtype=np.float64).reshape(-1)
        if part.size != parameter.size:
            raise ValueError("the edit changes the shape of a parameter")
        parts.append(part)
    return np.concatenate(parts) - step.before


def score(moved: list[Array], gradients: list[Array]) -> Score:
    """Find the rate that most entries agree on, and the share of entries that do.

    An entry shows nothing where both its change and its gradient are rounding.
    """
    change, gradient = np.concatenate(moved), np.concatenate(gradients)
    if not np.isfinite(change).all() or not np.isfinite(gradient).all():
        return Score(0.0, 0.0)
    size, extent = float(np.abs(gradient).max(initial=0.0)), float(np.abs(change).max(initial=0.0))
    if size == 0.0 or extent == 0.0:
        return Score(0.0, 0.0)
    showing = (np.abs(gradient) > 1e-9 * size) | (np.abs(change) > 1e-9 * extent)
    change, gradient = change[showing], gradient[showing]
    slope = np.abs(gradient) > 1e-9 * size
    ratios = np.sort(-change[slope] / gradient[slope])
    rate = _commonest(ratios)
    allowed = CLOSE * np.abs(rate * gradient) + 1e-11 * abs(rate) * size
    return Score(float((np.abs(change + rate * gradient) <= allowed).mean()), rate)


def _commonest(ratios: Array) -> float:
    """Give the middle of the densest heap of sorted ratios."""
    if ratios.size == 0:
        return 0.0
    width = np.searchsorted(ratios, ratios + 2 * CLOSE * np.abs(ratios) + 1e-300, side="right") - np.arange(
        ratios.size
    )
    first = int(np.argmax(width))
    return float(ratios[first + (int(width[first]) - 1) // 2])
