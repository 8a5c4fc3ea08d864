import numpy as np

rng = np.random.default_rng(6)


def leaky(z):
    return np.where(z > 0, z, 0.1 * z)


def leaky_slope(a):
    return np.where(a > 0, 1, 0.1)


x = rng.uniform(-1, 1, (150, 2))
y = np.abs(x[:, :1] - 0.3) + x[:, 1:] * 0.5
w1, b1 = rng.normal(0, 1, (2, 16)), np.zeros(16)
w2, b2 = rng.normal(0, 0.3, (16, 1)), np.zeros(1)

for i in range(1500):
    a1 = leaky(x @ w1 + b1)
    a2 = a1 @ w2 + b2
    d2 = (a2 - y) / len(x)
    d1 = d2 @ w2.T * leaky_slope(a1)
    w2 = w2 - 0.1 * a1.T @ d2
    b2 = b2 - 0.1 * d2.sum(axis=0)
    w1 = w1 - 0.1 * x.T @ d1
    b1 = b1 - 0.1 * d1.sum(axis=0)
    if i % 300 == 0:
        print("loss", np.mean((a2 - y) ** 2))
print("loss after training", np.mean((leaky(x @ w1 + b1) @ w2 + b2 - y) ** 2))
