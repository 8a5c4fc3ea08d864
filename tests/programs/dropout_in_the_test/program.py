import numpy as np
from sklearn.datasets import load_breast_cancer

rng = np.random.default_rng(28)


class DropNet:
    def __init__(self, n_in, n_hidden, drop):
        self.W1, self.b1 = rng.normal(0, np.sqrt(2 / n_in), (n_in, n_hidden)), np.zeros(n_hidden)
        self.W2, self.b2 = rng.normal(0, 0.3, (n_hidden, 1)), np.zeros(1)
        self.drop = drop
        self.training = True

    def forward(self, x):
        self.z = x @ self.W1 + self.b1
        self.h = np.maximum(self.z, 0)
        if self.training:
            self.mask = (rng.random(self.h.shape) > self.drop) / (1 - self.drop)
            self.h = self.h * self.mask
        return 1 / (1 + np.exp(-(self.h @ self.W2 + self.b2)))

    def backward(self, x, y, out, rate):
        d = (out - y) / len(x)
        dz = d @ self.W2.T * self.mask * (self.z > 0)
        self.W2 -= rate * self.h.T @ d
        self.b2 -= rate * d.sum(0)
        self.W1 -= rate * x.T @ dz
        self.b1 -= rate * dz.sum(0)

    def predict(self, x):
        return (self.forward(x) > 0.5).astype(int).ravel()


cancer = load_breast_cancer()
x = (cancer.data - cancer.data[:400].mean(0)) / cancer.data[:400].std(0)
y = cancer.target
net = DropNet(30, 16, 0.5)
for epoch in range(200):
    out = net.forward(x[:400])
    net.backward(x[:400], y[:400, None], out, 0.2)

first = net.predict(x[400:])
second = net.predict(x[400:])
print("test accuracy", np.mean(first == y[400:]))
print("answers that change:", int(np.sum(first != second)))
