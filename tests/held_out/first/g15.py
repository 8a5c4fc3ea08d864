import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def init(sizes):
    rs = np.random.RandomState(10)
    out = []
    for a, b in zip(sizes, sizes[1:]):
        out.append(rs.randn(a, b) / np.sqrt(a))
        out.append(np.zeros((1, b)))
    return out


def grads_of(params, X, y):
    W1, b1, W2, b2 = params
    h = np.tanh(X @ W1 + b1)
    p = sigmoid(h @ W2 + b2)
    n = len(X)
    loss = -(y * np.log(p + 1e-10) + (1 - y) * np.log(1 - p + 1e-10)).mean()
    d2 = (p - y) / n
    d1 = d2 @ W2.T * (1 - h ** 2)
    return loss, [X.T @ d1, d1.sum(0, keepdims=True), h.T @ d2, d2.sum(0, keepdims=True)], p


def train(params, X, y, lr=1.0, epochs=600):
    for e in range(epochs):
        loss, grads, p = grads_of(params, X, y)
        for i, g in enumerate(grads):
            params[i] = params[i] - lr * g
        if e % 100 == 0:
            print(f"{e:4d}  loss={loss:.4f}")
    return params


rs = np.random.RandomState(0)
X = rs.uniform(-1, 1, (200, 2))
y = (X[:, :1] * X[:, 1:] > 0).astype(float)
params = train(init([2, 8, 1]), X, y, lr=2.0, epochs=1500)
_, _, p = grads_of(params, X, y)
print(f"accuracy={np.mean((p > 0.5) == (y > 0.5)):.3f}")
