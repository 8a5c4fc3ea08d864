from collections import namedtuple

import numpy as np

Unit = namedtuple("Unit", "w b")
rng = np.random.default_rng(5)

x = rng.normal(size=(100, 2)) + [2.0, 1.0]
y = (x[:, 0] + x[:, 1] > 3.0).astype(float)


def answer(unit, x):
    return 1 / (1 + np.exp(-(x @ unit.w + unit.b)))


def improved(unit, x, y, rate):
    p = answer(unit, x)
    delta = (p - y) * p * (1 - p) / len(y)
    return Unit(unit.w - rate * x.T @ delta, unit.b - rate * delta.sum())


unit = Unit(np.array([4.0, 4.0]), 15.0)
for epoch in range(800):
    if epoch % 200 == 0:
        p = answer(unit, x)
        print("epoch", epoch, "loss", np.mean((p - y) ** 2) / 2, "mean answer", p.mean())
    unit = improved(unit, x, y, 0.5)
print("right", np.mean((answer(unit, x) > 0.5) == y))
