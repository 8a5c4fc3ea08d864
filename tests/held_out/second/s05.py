import random
import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


class Network:
    def __init__(self, sizes):
        self.sizes = sizes
        self.biases = [np.random.randn(y, 1) for y in sizes[1:]]
        self.weights = [np.random.randn(y, x) for x, y in zip(sizes[:-1], sizes[1:])]

    def feedforward(self, a):
        for b, w in zip(self.biases, self.weights):
            a = sigmoid(w @ a + b)
        return a

    def update(self, batch, eta):
        nb = [np.zeros(b.shape) for b in self.biases]
        nw = [np.zeros(w.shape) for w in self.weights]
        for x, y in batch:
            db, dw = self.backprop(x, y)
            nb = [n + d for n, d in zip(nb, db)]
            nw = [n + d for n, d in zip(nw, dw)]
        self.weights = [w - eta / len(batch) * n for w, n in zip(self.weights, nw)]
        self.biases = [b - eta / len(batch) * n for b, n in zip(self.biases, nb)]

    def backprop(self, x, y):
        zs, acts = [], [x]
        for b, w in zip(self.biases, self.weights):
            zs.append(w @ acts[-1] + b)
            acts.append(sigmoid(zs[-1]))
        db = [None] * len(zs)
        dw = [None] * len(zs)
        delta = (acts[-1] - y) * sigmoid_prime(zs[-1])
        db[-1], dw[-1] = delta, delta @ acts[-2].T
        for l in range(2, len(self.sizes)):
            delta = self.weights[-l + 1].T @ delta * sigmoid_prime(zs[-l])
            db[-l], dw[-l] = delta, delta @ acts[-l - 1].T
        return db, dw


np.random.seed(0)
random.seed(0)
data = []
for _ in range(100):
    x = np.random.uniform(-1, 1, (2, 1))
    data.append((x, np.array([[1.0 if x[0, 0] > x[1, 0] else 0.0]])))
net = Network([2, 4, 1])
for epoch in range(30):
    random.shuffle(data)
    for k in range(0, 100, 10):
        net.update(data[k:k + 10], 3.0)
print("correct", sum((net.feedforward(x) > 0.5) == (y > 0.5) for x, y in data).item(), "/ 100")
