from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Params:
    w1: Array
    b1: Array
    w2: Array
    b2: Array


@dataclass
class Adam:
    rate: float = 0.01
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8
    t: int = 0
    m: dict[str, Array] = field(default_factory=dict)
    v: dict[str, Array] = field(default_factory=dict)

    def step(self, params: Params, grads: Params) -> Params:
        self.t += 1
        new: dict[str, Array] = {}
        for f in fields(params):
            name = f.name
            g = getattr(grads, name)
            self.m[name] = self.beta1 * self.m.get(name, 0.0) + (1 - self.beta1) * g
            self.v[name] = self.beta2 * self.v.get(name, 0.0) + (1 - self.beta2) * g * g
            m_hat = self.m[name] / (1 - self.beta1**self.t)
            v_hat = self.v[name] / (1 - self.beta2**self.t)
            new[name] = getattr(params, name) - self.rate * m_hat / (np.sqrt(v_hat) + self.eps)
        return Params(**new)


def forward(params: Params, x: Array) -> tuple[Array, Array]:
    hidden = np.tanh(x @ params.w1 + params.b1)
    return hidden, hidden @ params.w2 + params.b2


def gradients(params: Params, x: Array, y: Array) -> Params:
    hidden, out = forward(params, x)
    d_out = 2.0 * (out - y) / len(x)
    d_hidden = d_out @ params.w2.T * (1.0 - hidden**2)
    return Params(w1=x.T @ d_hidden, b1=d_hidden.sum(axis=0), w2=hidden.T @ d_out, b2=d_out.sum(axis=0))


def batches(x: Array, y: Array, size: int, rng: np.random.Generator) -> Iterator[tuple[Array, Array]]:
    order = rng.permutation(len(x))
    for start in range(0, len(x), size):
        chosen = order[start : start + size]
        yield x[chosen], y[chosen]


def main() -> None:
    rng = np.random.default_rng(2024)
    x = rng.uniform(-np.pi, np.pi, (256, 1))
    y = np.sin(x) + rng.normal(0, 0.03, x.shape)
    params = Params(rng.normal(0, 1, (1, 24)), np.zeros(24), rng.normal(0, 0.2, (24, 1)), np.zeros(1))
    adam = Adam()
    for epoch in range(150):
        for xb, yb in batches(x, y, 32, rng):
            params = adam.step(params, gradients(params, xb, yb))
        if epoch % 30 == 0:
            print(f"{epoch=} loss={np.mean((forward(params, x)[1] - y) ** 2):.5f}")
    grid = np.linspace(-3, 3, 50)[:, None]
    rmse = float(np.sqrt(np.mean((forward(params, grid)[1] - np.sin(grid)) ** 2)))
    print(f"rmse={rmse:.4f}")


if __name__ == "__main__":
    main()
