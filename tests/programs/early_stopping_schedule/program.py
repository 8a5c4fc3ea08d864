import copy
import numpy as np


def relu(z):
    return z * (z > 0)


def predict(weights, x):
    W1, b1, W2, b2 = weights
    return relu(x @ W1 + b1) @ W2 + b2


def gradient(weights, x, y):
    W1, b1, W2, b2 = weights
    z = x @ W1 + b1
    h = relu(z)
    d = 2 * (h @ W2 + b2 - y) / len(x)
    dh = (d @ W2.T) * (z > 0)
    return x.T @ dh, dh.sum(0), h.T @ d, d.sum(0)


def train(weights, x, y, xv, yv, rate=0.05, drop=0.5, every=50, batch=10, epochs=400, patience=40, seed=0):
    rng = np.random.default_rng(seed)
    best, best_error, waited = None, np.inf, 0
    for epoch in range(epochs):
        now = rate * drop ** (epoch // every)
        order = rng.permutation(len(x))
        for part in order.reshape(-1, batch):
            for w, g in zip(weights, gradient(weights, x[part], y[part])):
                w -= now * g
        error = np.mean((predict(weights, xv) - yv) ** 2)
        if error < best_error:
            best, best_error, waited = copy.deepcopy(weights), error, 0
        else:
            waited += 1
            if waited >= patience:
                print("stopped after epoch", epoch, "rate", now)
                break
    return best, best_error


rng = np.random.default_rng(10)
x = rng.uniform(-2, 2, (140, 1))
y = np.sin(2 * x) + rng.normal(0, 0.1, x.shape)
weights = [rng.normal(0, 1.4, (1, 30)), rng.normal(0, 1, 30), rng.normal(0, 0.25, (30, 1)), np.zeros(1)]
weights, error = train(weights, x[:100], y[:100], x[100:], y[100:])
print("validation mse of the kept weights:", error)
