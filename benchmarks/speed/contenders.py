"""Who trains the cases: ours, NumPy as tutorials write it, the products alone, the limit, and peers.

Each is a function of a case that gives a function to be timed, or None where it does not apply; compiling and
building are not timed.  A peer that is not installed is left out, and said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

import clearprop as cp
from benchmarks.speed.cases import Case
from benchmarks.speed.limit import limit

Run = Callable[[], object]
Contender = Callable[[Case], Run | None]


def ours(engine: str) -> Contender:
    def contender(case: Case) -> Run:
        given: dict[str, Any] = {"loss": case.loss, "optimizer": case.optimizer, "epochs": case.epochs}
        given |= {"batch_size": case.batch_size, "shuffle": False, "rng": 0, "engine": engine}
        return lambda: cp.train(case.network, case.x, case.y, **given)

    return contender


def specialised(case: Case) -> Run | None:
    if case.name not in ("A", "B"):
        return None
    parameters = [p for layer in case.network for p in (layer.W, layer.b) if p is not None]
    run = limit(case.name, case.x, case.y, parameters)
    return lambda: run(case.steps, case.rate)


def products_alone(case: Case) -> Run | None:
    """The matrix products of every step, and nothing else."""
    if case.name in ("A", "B"):
        return None
    sizes, rows = case.network.sizes, case.batch_size
    W = [np.array(layer.W) for layer in case.network]
    dW, z = [np.empty_like(w) for w in W], [np.zeros((rows, size), np.float32) for size in sizes[1:]]
    delta = [np.ones_like(each) for each in z]
    starts = range(0, len(case.x), rows)

    def run() -> None:
        for start in (start for _ in range(case.epochs) for start in starts):
            x = case.x[start : start + rows]
            a_in = x
            for number, w in enumerate(W):
                a_in = np.matmul(a_in, w, out=z[number])
            for number in range(len(W) - 1, -1, -1):
                np.matmul((z[number - 1] if number else x).T, delta[number], out=dW[number])
                if number:
                    np.matmul(delta[number], W[number].T, out=delta[number - 1])

    return run


def tutorial(case: Case) -> Run:
    """NumPy as it is written on a blackboard: new arrays for everything."""
    adam, rate = case.optimizer.name == "adam", case.rate

    def run() -> None:
        parameters = [[np.array(layer.W), np.array(layer.b)] for layer in case.network]
        memory: list[Any] = [[[np.zeros_like(p), np.zeros_like(p)] for p in both] for both in parameters]
        starts = (s for _ in range(case.epochs) for s in range(0, len(case.x), case.batch_size))
        for t, start in enumerate(starts, start=1):
            x, y = case.x[start : start + case.batch_size], case.y[start : start + case.batch_size]
            a = [x]
            for (W, b), layer in zip(parameters, case.network, strict=True):
                a.append(_activation(str(layer.activation), a[-1] @ W + b))
            delta = (a[-1] - y) / len(x)
            if case.loss == "mean_squared_error":
                delta = 2 * delta * a[-1] * (1 - a[-1])
            for number in range(len(parameters) - 1, -1, -1):
                W, b = parameters[number]
                gradients = [a[number].T @ delta, delta.sum(axis=0)]
                if number:
                    delta = delta @ W.T * _slope(str(case.network.layers[number - 1].activation), a[number])
                for p, (parameter, g) in enumerate(zip((W, b), gradients, strict=True)):
                    if adam:
                        m, v = memory[number][p]
                        m = memory[number][p][0] = 0.9 * m + 0.1 * g
                        v = memory[number][p][1] = 0.999 * v + 0.001 * g * g
                        g = (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
                    parameters[number][p] = parameter - rate * g

    return run


def _activation(name: str, z: Any) -> Any:
    if name == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if name == "relu":
        return np.maximum(z, 0)
    if name == "softmax":
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)
    return np.where(z > 0, z, 0.01 * z)


def _slope(name: str, a: Any) -> Any:
    if name == "sigmoid":
        return a * (1 - a)
    return np.where(a > 0, 1.0, 0.0 if name == "relu" else 0.01).astype(a.dtype)
