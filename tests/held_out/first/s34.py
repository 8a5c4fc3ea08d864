import numpy as np

np.random.seed(10)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
y = np.array([0, 1, 1, 0], dtype=float)


def net(g, x):
    W, b, v, c = g[:6].reshape(2, 3), g[6:9], g[9:12], g[12]
    return 1 / (1 + np.exp(-(np.tanh(x @ W + b) @ v + c)))


def error(g):
    return np.mean((net(g, X) - y) ** 2)


best = np.random.randn(13)
best_err = error(best)
step = 1.0
for trial in range(5000):
    child = best + step * np.random.randn(13)
    e = error(child)
    if e < best_err:
        best, best_err = child, e
        step = min(step * 1.1, 3)
    else:
        step = max(step * 0.995, 0.05)
    if trial % 1000 == 0:
        print(trial, best_err)
print("best error", best_err)
