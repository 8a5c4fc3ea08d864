import numpy as np


def init(n_in, n_hid, n_out, seed=1):
    r = np.random.RandomState(seed)
    return dict(W1=r.randn(n_in, n_hid) * np.sqrt(2 / n_in), b1=np.zeros(n_hid),
                W2=r.randn(n_hid, n_out) * np.sqrt(2 / n_hid), b2=np.zeros(n_out))


def forward(p, X):
    z1 = X @ p["W1"] + p["b1"]
    a1 = np.maximum(0, z1)
    z2 = a1 @ p["W2"] + p["b2"]
    return z1, a1, z2


def backward(p, X, y):
    z1, a1, out = forward(p, X)
    n = X.shape[0]
    dz2 = 2 * (out - y) / n
    g = {}
    g["W2"] = a1.T @ dz2
    g["b2"] = dz2.sum(axis=0)
    dz1 = (dz2 @ p["W2"].T) * (z1 > 0)
    g["W1"] = X.T @ dz1
    g["b1"] = dz1.sum(axis=0)
    return np.mean((out - y) ** 2), g


def train(p, X, y, learning_rate=1e-7, epochs=1500):
    for e in range(epochs):
        loss, g = backward(p, X, y)
        for k in p:
            p[k] -= learning_rate * g[k]
        if e % 300 == 0:
            print("epoch", e, "loss", loss)
    return loss


r = np.random.RandomState(0)
X = r.uniform(-1, 1, (150, 2))
y = (X[:, :1] ** 2 - X[:, 1:] + 0.5 * X[:, :1] * X[:, 1:])
p = init(2, 16, 1)
print("final loss", train(p, X, y))
print("target variance", y.var())
