import numpy as np

rng = np.random.default_rng(64)
n_points = 150
A = rng.normal(size=(n_points, 2))
labels = (A[:, 0] ** 2 + A[:, 1] > 0.5).astype(float)[:, np.newaxis]


class NeuralNetwork:
    def __init__(self, inputs, hidden, outputs):
        self.w1 = rng.normal(scale=0.5, size=(inputs, hidden))
        self.b1 = np.zeros(hidden)
        self.w2 = rng.normal(scale=0.5, size=(hidden, outputs))
        self.b2 = np.zeros(outputs)

    def sigmoid(self, z):
        return 1 / (1 + np.exp(-z))

    def forward(self, x):
        self.a1 = np.tanh(x @ self.w1 + self.b1)
        self.a2 = self.sigmoid(self.a1 @ self.w2 + self.b2)
        return self.a2

    def backward(self, x, y, lr):
        d2 = (self.a2 - y) / len(x)
        d1 = (d2 @ self.w2.T) * (1 - self.a1 ** 2)
        self.w2 -= lr * (self.a1.T @ d2)
        self.b2 -= lr * d2.sum(axis=0)
        self.w1 -= lr * (x.T @ d1)
        self.b1 -= lr * d1.sum(axis=0)


net = NeuralNetwork(2, 8, 1)
for epoch in range(1000):
    out = net.forward(A[:120])
    net.backward(A[:120], labels[:120], 1.0)
    if epoch % 200 == 0:
        print(epoch, np.mean((out - labels[:120]) ** 2))
test = net.forward(A[120:]) > 0.5
print("test accuracy is", np.mean(test == labels[120:]))
