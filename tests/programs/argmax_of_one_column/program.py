import numpy as np

rng = np.random.default_rng(66)
points = rng.uniform(-1, 1, (200, 2))
inside = (points ** 2).sum(axis=1) < 0.6
target = inside.astype(float)[:, None]

W, b = rng.normal(0, 1.5, (2, 10)), np.zeros(10)
V, c = rng.normal(0, 0.5, (10, 1)), np.zeros(1)


def accuracy(out):
    return np.mean(out.argmax(axis=1) == inside)


for epoch in range(1500):
    hidden = np.tanh(points @ W + b)
    out = 1 / (1 + np.exp(-(hidden @ V + c)))
    delta = (out - target) / 200
    back = delta @ V.T * (1 - hidden ** 2)
    V -= 0.5 * hidden.T @ delta
    c -= 0.5 * delta.sum(axis=0)
    W -= 0.5 * points.T @ back
    b -= 0.5 * back.sum(axis=0)
    if epoch % 300 == 299:
        loss = -np.mean(target * np.log(out) + (1 - target) * np.log(1 - out))
        print("epoch", epoch + 1, "loss", round(loss, 4), "accuracy", accuracy(out))
