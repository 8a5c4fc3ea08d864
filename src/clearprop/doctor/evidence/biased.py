"""What the network of a program could reach with biases, and what it reaches without, in the same steps.

Where a cure cannot be written into the text, a training of our own shows the difference: the same first
weights, the same examples, Adam's steps.
"""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.learning import Learned
from clearprop.numerics.arrays import Array

STEPS, RATE = 400, 0.03
MOST_EXAMPLES = 400


def reached(learned: Learned) -> tuple[float, float]:
    """Give the mean squared errors that are reached without biases, and with them.

    Source
    ------
    Kingma, Ba (2015), Adam, algorithm 1, with its usual settings beside the rate.
    """
    x, y = learned.x[:MOST_EXAMPLES], learned.y[:MOST_EXAMPLES]
    with np.errstate(all="ignore"):
        return _trained(learned, x, y, False), _trained(learned, x, y, True)


def _trained(learned: Learned, x: Array, y: Array, biased: bool) -> float:
    step = learned.steps[0]
    weights = [step.W(k, step.before).copy() for k in range(len(step.layers))]
    parts = [*weights, *(np.zeros(W.shape[1]) for W in weights)]
    means, squares = ([np.zeros_like(each) for each in parts] for _ in range(2))
    for count in range(1, STEPS + 1):
        found = _gradients(learned, parts, x, y)
        for k, gradient in enumerate(found if biased else found[: len(weights)]):
            means[k] = 0.9 * means[k] + 0.1 * gradient
            squares[k] = 0.999 * squares[k] + 0.001 * gradient**2
            size = np.sqrt(squares[k] / (1 - 0.999**count)) + 1e-8
            parts[k] = parts[k] - RATE * means[k] / (1 - 0.9**count) / size
    a = _forward(learned, parts, x)[1][-1]
    return float(((a - y) ** 2).mean())


def _forward(learned: Learned, parts: list[Array], x: Array) -> tuple[list[Array], list[Array]]:
    layers, sums, answers = learned.steps[0].layers, list[Array](), [x]
    for k, layer in enumerate(layers):
        sums.append(answers[-1] @ parts[k] + parts[len(layers) + k])
        answers.append(layer.activation.value(sums[-1]))
    return sums, answers


def _gradients(learned: Learned, parts: list[Array], x: Array, y: Array) -> list[Array]:
    """Give the gradients of half the mean squared error: those of all weights, then those of all biases."""
    layers = learned.steps[0].layers
    sums, answers = _forward(learned, parts, x)
    delta = (answers[-1] - y) / len(x)
    if layers[-1].activation.name != "softmax":
        delta = delta * layers[-1].activation.derivative(sums[-1])
    weights, biases = list[Array](), list[Array]()
    for k in range(len(layers) - 1, -1, -1):
        weights.insert(0, answers[k].T @ delta)
        biases.insert(0, delta.sum(axis=0))
        if k:
            delta = (delta @ parts[k].T) * layers[k - 1].activation.derivative(sums[k - 1])
    return [*weights, *biases]
