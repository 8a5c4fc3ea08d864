import numpy as np


def fit(X, y, steps=400):
    rng = np.random.default_rng(1)
    A = rng.normal(0, 0.8, (3, 8)); a = np.zeros(8)
    B = rng.normal(0, 0.8, (8, 1)); b = np.zeros(1)
    for _ in range(steps):
        h = np.tanh(X @ A + a)
        p = 1 / (1 + np.exp(-(h @ B + b)))
        d = (p - y) / len(X)
        dh = d @ B.T * (1 - h * h)
        B -= d_lr * h.T @ d; b -= d_lr * d.sum(0)
        A -= d_lr * X.T @ dh; a -= d_lr * dh.sum(0)
    return lambda Q: 1 / (1 + np.exp(-(np.tanh(Q @ A + a) @ B + b)))


d_lr = 0.7
rng = np.random.default_rng(0)
X = rng.normal(size=(500, 3))
y = (X[:, :1] - 0.7 * X[:, 1:2] + 0.2 * X[:, 2:] ** 2 > 0).astype(float)
X_test, y_test = X[300:], y[300:]
for n in (5, 20, 80, 200):
    model = fit(X[:n], y[:n])
    tr = np.mean((model(X[:n]) > 0.5) == y[:n])
    te = np.mean((model(X_test) > 0.5) == y_test)
    print(f"n={n} train {tr:.3f} test {te:.3f}")
