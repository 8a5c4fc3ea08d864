import numpy as np
np.random.seed(64)

class NN:
    def __init__(self, d, h):
        self.W1 = np.random.randn(d, h) / np.sqrt(d)
        self.b1 = np.zeros(h)
        self.W2 = np.random.randn(h) / np.sqrt(h)
        self.b2 = 0.0

    def softsign(self, z):
        return z / (1 + np.abs(z))

    def dsoftsign(self, z):
        return 1 / (1 + np.abs(z)) ** 2

    def forward(self, X):
        self.X = X
        self.z = X @ self.W1 + self.b1
        self.h = self.softsign(self.z)
        return self.h @ self.W2 + self.b2

    def step(self, y, lr=0.05):
        out = self.h @ self.W2 + self.b2
        e = (out - y) / len(y)
        dh = np.outer(e, self.W2) * self.dsoftsign(self.z)
        self.W2 -= lr * self.h.T @ e
        self.b2 -= lr * e.sum()
        self.W1 -= lr * self.X.T @ dh
        self.b1 -= lr * dh.sum(axis=0)

X = np.random.uniform(-1, 1, (120, 4))
y = 5 + X[:, 0] - 2 * X[:, 1] * X[:, 2] + 0.5 * X[:, 3]

net = NN(4, 12)
for k in range(2000):
    pred = net.forward(X)
    if k % 400 == 0:
        print(k, "mse", np.mean((pred - y) ** 2))
    net.step(y)
print("final mse", np.mean((net.forward(X) - y) ** 2))
print("output bias", net.b2)
