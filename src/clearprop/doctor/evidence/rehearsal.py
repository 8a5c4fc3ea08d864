"""Training rehearsed with our own network: which rate would have done better, before any run of the program
is spent.

A rehearsal only chooses what to try; whether it cures is seen when the program itself is run.
"""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.learning import Learned, answers
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.labels import Integers
from clearprop.trace.recognise.recognise import StepFound

MOST_STEPS = 300
MOST_EXAMPLES = 400
# What is worth a run: an error that falls to less than this part.
CLEARLY = 0.4
FACTORS = (1e-4, 1e-3, 1e-2, 1e-1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6)


def better_factors(learned: Learned, loss: str, rate: float, steps: int) -> list[float]:
    """Give the factors by which the rate should be changed, the best one first.

    Parameters
    ----------
    rate : the rate that belongs to the loss summed over all examples
    steps : how many steps the program takes
    """
    x, y = learned.x[:MOST_EXAMPLES], learned.y[:MOST_EXAMPLES]
    with np.errstate(all="ignore"):
        ends = [(rehearsed(learned.steps[0], x, y, loss, factor * rate, steps), factor) for factor in FACTORS]
    return [factor for end, factor in sorted(ends) if end <= CLEARLY * _known(learned)]


def _known(learned: Learned) -> float:
    """Give the better of the errors at the start and at the end."""
    known = [error for _, error in (learned.curve[0], learned.curve[-1]) if np.isfinite(error)]
    return min(known, default=np.inf)


def rehearsed(step: StepFound, x: Array, y: Array, loss: str, rate: float, steps: int) -> float:
    """Train from the first weights by plain steps, and give the mean squared error at the end."""
    entries = step.before.copy()
    for _ in range(min(steps, MOST_STEPS)):
        entries = entries - rate * gradient(step, entries, x, y, loss)
        if not np.isfinite(entries).all():
            return np.inf
    return float(((answers(step, entries, x) - y) ** 2).mean())


def gradient(step: StepFound, entries: Array, x: Array, y: Array, loss: str) -> Array:
    """Compute the gradient of a loss, summed over the examples, for all parameters laid end to end."""
    inputs, sums, a = [], [], x
    for k, layer in enumerate(step.layers):
        inputs.append(a)
        sums.append(a @ step.W(k, entries) + step.b(k, entries))
        a = layer.activation.value(sums[-1])
    delta = a - y
    if loss not in ("binary_cross_entropy", "cross_entropy"):
        delta = delta * step.layers[-1].activation.derivative(sums[-1])
    found = np.zeros(entries.size)
    for k in range(len(step.layers) - 1, -1, -1):
        wiring = step.layers[k].wiring
        _add(found, wiring.W_entries, wiring.W_sign * (inputs[k].T @ delta))
        _add(found, wiring.b_entries, wiring.b_sign * delta.sum(axis=0))
        if k:
            delta = (delta @ step.W(k, entries).T) * step.layers[k - 1].activation.derivative(sums[k - 1])
    return found


def _add(found: Array, entries: Integers, values: Array) -> None:
    places = np.broadcast_to(entries, values.shape)
    np.add.at(found, places[places >= 0].astype(np.int64), values[places >= 0])
