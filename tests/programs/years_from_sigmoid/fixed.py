import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


class Model:
    def __init__(self):
        r = np.random.RandomState(12)
        self.w1, self.b1 = r.randn(2, 6), np.zeros(6)
        self.w2, self.b2 = r.randn(6, 1), np.zeros(1)

    def predict(self, x):
        self.h = np.tanh(x @ self.w1 + self.b1)
        return self.h @ self.w2 + self.b2

    def train(self, x, y, rate, rounds):
        for _ in range(rounds):
            out = self.predict(x)
            d2 = (out - y) / len(x)
            d1 = d2 @ self.w2.T * (1 - self.h ** 2)
            self.w2 -= rate * self.h.T @ d2
            self.b2 -= rate * d2.sum(0)
            self.w1 -= rate * x.T @ d1
            self.b1 -= rate * d1.sum(0)


r = np.random.RandomState(4)
x = r.uniform(-1, 1, (100, 2))
age = 50 + 20 * x[:, :1] + 8 * x[:, 1:] ** 2 + r.randn(100, 1)
model = Model()
model.train(x, age, 0.01, 4000)
print("first predictions", model.predict(x[:4]).ravel(), "wanted", age[:4].ravel())
print("mean absolute error:", np.abs(model.predict(x) - age).mean())
