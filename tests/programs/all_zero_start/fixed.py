import numpy as np


class XorNet:
    def __init__(self, n_x, n_h, n_y):
        self.rng = np.random.default_rng(3)
        self.init_weights(n_x, n_h, n_y)

    def init_weights(self, n_x, n_h, n_y):
        self.W1 = self.rng.normal(0, 1, (n_h, n_x))
        self.W2 = self.rng.normal(0, 1, (n_y, n_h))
        self.b1 = np.zeros((n_h, 1))
        self.b2 = np.zeros((n_y, 1))

    def forward(self, X):
        self.A1 = 1 / (1 + np.exp(-(self.W1 @ X + self.b1)))
        self.A2 = 1 / (1 + np.exp(-(self.W2 @ self.A1 + self.b2)))
        return self.A2

    def loss(self, Y):
        return -np.mean(Y * np.log(self.A2) + (1 - Y) * np.log(1 - self.A2))

    def backward(self, X, Y, alpha):
        m = X.shape[1]
        dZ2 = self.A2 - Y
        dZ1 = self.W2.T @ dZ2 * self.A1 * (1 - self.A1)
        self.W2 -= alpha * dZ2 @ self.A1.T / m
        self.b2 -= alpha * dZ2.sum(axis=1, keepdims=True) / m
        self.W1 -= alpha * dZ1 @ X.T / m
        self.b1 -= alpha * dZ1.sum(axis=1, keepdims=True) / m


X = np.array([[0, 0, 1, 1], [0, 1, 0, 1]])
Y = np.array([[0, 1, 1, 0]])
net = XorNet(2, 4, 1)
for i in range(3000):
    net.forward(X)
    if i % 500 == 0:
        print("loss", net.loss(Y))
    net.backward(X, Y, 1.0)
print(net.W1)
print("outputs", net.forward(X).round(3))
print("final loss:", net.loss(Y))
