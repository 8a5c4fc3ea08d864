import numpy as np

rng = np.random.default_rng(21)
X = rng.uniform(-1.0, 1.0, (120, 2))
Y = (X[:, :1] ** 2 + X[:, 1:] ** 2 < 0.5).astype(float)
W, b = rng.normal(0, 1.5, (2, 12)), rng.normal(0, 0.5, 12) + 0.5
V, c = rng.normal(0, 0.5, (12, 1)), np.zeros(1)


def answer(rows):
    hidden = np.tanh(rows @ W + b)
    return hidden, 1 / (1 + np.exp(-(hidden @ V + c)))


for epoch in range(900):
    hidden, p = answer(X)
    d = (p - Y) / len(X)
    e = d @ V.T * (1 - hidden**2)
    V -= 1.0 * hidden.T @ d
    c -= 1.0 * d.sum(axis=0)
    W -= 1.0 * X.T @ e
    b -= 1.0 * e.sum(axis=0)
print("accuracy", np.mean((answer(X)[1] > 0.5) == (Y > 0.5)))
