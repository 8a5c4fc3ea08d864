import numpy as np


def train(X, Y, epochs, rng):
    W1, b1 = rng.normal(0, 1, (2, 6)), np.zeros(6)
    W2, b2 = rng.normal(0, 1, (6, 1)), np.zeros(1)
    for epoch in range(epochs):
        H = np.tanh(X @ W1 + b1)
        P = 1 / (1 + np.exp(-(H @ W2 + b2)))
        D = (P - Y) / len(X)
        E = D @ W2.T * (1 - H**2)
        W2 -= 1.0 * H.T @ D
        b2 -= 1.0 * D.sum(axis=0)
        W1 -= 1.0 * X.T @ E
        b1 -= 1.0 * E.sum(axis=0)
        if np.abs(P - Y).max() < 0.1:
            break
    return P


X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])
P = train(X, Y, 2000, np.random.default_rng(5))
print("right", int(((P > 0.5) == (Y > 0.5)).sum()), "loss", np.mean((P - Y) ** 2))
