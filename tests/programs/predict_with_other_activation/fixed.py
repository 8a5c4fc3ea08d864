import numpy as np


def predict(x, W1, b1, W2, b2):
    hidden = np.tanh(x @ W1 + b1)
    return hidden @ W2 + b2


def train(x, y, units, rate, epochs):
    rng = np.random.default_rng(84)
    W1, b1 = rng.normal(0, 1.5, (1, units)), rng.normal(0, 1, (1, units))
    W2, b2 = rng.normal(0, 0.5, (units, 1)), np.zeros((1, 1))
    for epoch in range(epochs):
        t = np.tanh(x @ W1 + b1)
        out = t @ W2 + b2
        d = (out - y) / x.shape[0]
        dt = d @ W2.T * (1 - t ** 2)
        W2 -= rate * t.T @ d
        b2 -= rate * d.sum(axis=0, keepdims=True)
        W1 -= rate * x.T @ dt
        b1 -= rate * dt.sum(axis=0, keepdims=True)
        if epoch % 1000 == 0:
            print("epoch", epoch, "loss", np.mean((out - y) ** 2))
    print("training loss", np.mean((out - y) ** 2))
    return W1, b1, W2, b2


x = np.linspace(-2, 2, 40).reshape(-1, 1)
y = x * np.exp(-x ** 2)
weights = train(x, y, 8, 0.1, 4000)
print("largest miss of predict", np.abs(predict(x, *weights) - y).max())
