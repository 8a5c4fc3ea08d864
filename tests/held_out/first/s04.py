"""Robust regression with the Huber loss (some targets are outliers)."""
import numpy as np

rng = np.random.default_rng(9)
x = rng.uniform(-2, 2, (150, 1))
y = np.sin(2 * x) + rng.normal(0, 0.05, x.shape)
bad = rng.choice(150, 8, replace=False)
y[bad] += rng.choice([-6, 6], (8, 1))

W1 = rng.normal(0, 1.5, (1, 20))
b1 = rng.normal(0, 1, 20)
W2 = rng.normal(0, 0.2, (20, 1))
b2 = np.zeros(1)
delta = 0.5


def huber(r):
    small = np.abs(r) <= delta
    return np.where(small, 0.5 * r ** 2, delta * (np.abs(r) - 0.5 * delta))


def huber_grad(r):
    return np.clip(r, -delta, delta)


lr = 0.1
for epoch in range(2500):
    a = np.tanh(x @ W1 + b1)
    r = a @ W2 + b2 - y
    g = huber_grad(r) / len(x)
    ga = g @ W2.T * (1 - a ** 2)
    W2 -= lr * a.T @ g
    b2 -= lr * g.sum(0)
    W1 -= lr * x.T @ ga
    b1 -= lr * ga.sum(0)
    if epoch % 500 == 0:
        print(epoch, "huber", huber(r).mean())

print("median error:", np.median(np.abs(a @ W2 + b2 - y)))
