import numpy as np

rng = np.random.default_rng(3)
X = rng.normal(size=(12, 2))
Y = (X[:, :1] * X[:, 1:] > 0) * 1.0
W1, b1 = rng.normal(size=(2, 3)), np.zeros((1, 3))
W2, b2 = rng.normal(size=(3, 1)), np.zeros((1, 1))
rate = 0.5


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def slope(a):
    return a * (1 - a)


for epoch in range(200):
    z1 = X @ W1 + b1
    a1 = sigmoid(z1)
    z2 = a1 @ W2 + b2
    a2 = sigmoid(z2)
    error = a2 - Y
    d2 = error * slope(a2)
    d1 = d2 @ W2.T * slope(a1)
    W2 -= rate * a1.T @ d2
    b2 -= rate * d2.sum(axis=0, keepdims=True)
    W1 -= rate * X.T @ d1
    b1 -= rate * d1.sum(axis=0, keepdims=True)

print("squared error", np.mean((a2 - Y) ** 2))
