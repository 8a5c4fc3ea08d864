import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def init_params():
    W1 = np.random.randn(2, 6)
    b1 = np.zeros((1, 6))
    W2 = np.random.randn(6, 1)
    b2 = np.zeros((1, 1))
    return W1, b1, W2, b2


def forward(X, W1, b1, W2, b2):
    A1 = np.tanh(X.dot(W1) + b1)
    return A1, sigmoid(A1.dot(W2) + b2)


def train(X, y, lr=0.5, epochs=800):
    costs = []
    for epoch in range(epochs):
        W1, b1, W2, b2 = init_params()
        A1, A2 = forward(X, W1, b1, W2, b2)
        cost = np.mean((A2 - y) ** 2)
        costs.append(cost)
        dZ2 = (A2 - y) / len(X)
        dZ1 = dZ2.dot(W2.T) * (1 - A1 ** 2)
        W2 = W2 - lr * A1.T.dot(dZ2)
        b2 = b2 - lr * dZ2.sum(axis=0, keepdims=True)
        W1 = W1 - lr * X.T.dot(dZ1)
        b1 = b1 - lr * dZ1.sum(axis=0, keepdims=True)
    return W1, b1, W2, b2, costs


np.random.seed(1)
X = np.random.uniform(-1, 1, (200, 2))
y = (X[:, 0] * X[:, 1] > 0).astype(float).reshape(-1, 1)

W1, b1, W2, b2, costs = train(X, y)
print("first cost", costs[0], "best cost", min(costs))
_, out = forward(X, W1, b1, W2, b2)
print("accuracy", np.mean((out > 0.5) == y))
