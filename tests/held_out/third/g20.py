import numpy as np

np.random.seed(3)

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

n = 120
X = np.random.randn(n, 2)
Y = (X[:, 0] + X[:, 1] ** 2 > 0.5).astype(float).reshape(n, 1)
X, Y = X.T, Y.T
W1 = np.random.randn(7, 2) * 0.5
b1 = np.zeros((7, 1))
W2 = np.random.randn(1, 7) * 0.5
b2 = np.zeros((1, 1))

def forward(X):
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    return A1, sigmoid(Z2)

for i in range(1500):
    A1, A2 = forward(X)
    cost = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    dZ2 = (A2 - Y) / n
    dZ1 = (W2.T @ dZ2) * (1 - A1 ** 2)
    W2 -= 0.5 * dZ2 @ A1.T
    b2 -= 0.5 * dZ2.sum(axis=1, keepdims=True)
    W1 -= 0.5 * dZ1 @ X.T
    b1 -= 0.5 * dZ1.sum(axis=1, keepdims=True)
    if i % 300 == 0:
        print("cost", cost)

print("accuracy", np.mean((forward(X)[1] > 0.5) == Y))
