import numpy as np

rng = np.random.default_rng(4)
x = np.vstack([rng.normal(-4, 1, (30, 2)), rng.normal(4, 1, (30, 2))])
t = np.repeat([[0.0], [1.0]], 30, axis=0)
w = np.zeros((2, 1))
b = 0.0


def cross_entropy(p, t):
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


for _ in range(200):
    p = 1 / (1 + np.exp(-(x @ w + b)))
    d = (p - t) / len(x)
    w -= 8.0 * x.T @ d
    b -= 8.0 * d.sum()

print("right", np.mean((p > 0.5) == t))
print("cross-entropy", cross_entropy(p, t))
