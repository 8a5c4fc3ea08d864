import numpy as np


class RidgeNet:
    def __init__(self, n, lam):
        self.w = np.ones(n) * 2
        self.b = 0.0
        self.lam = lam

    def loss(self, X, y):
        fit = np.mean((X @ self.w + self.b - y) ** 2)
        return fit + self.lam * np.sum(self.w ** 2)

    def train(self, X, y, rate=0.1, steps=2000):
        for s in range(steps):
            r = X @ self.w + self.b - y
            dw = 2 * X.T @ r / len(y) + 2 * self.lam * self.w
            db = 2 * np.mean(r)
            self.w -= rate * dw
            self.b -= rate * db
            if s % 500 == 0:
                print(s, self.loss(X, y), "norm of w", np.linalg.norm(self.w))


rng = np.random.default_rng(20)
x = rng.uniform(-1, 1, 40)
y = np.sin(2 * x) + rng.normal(0, 0.1, 40)
X = np.stack([x ** k for k in range(1, 7)], axis=1)
X = (X - X.mean(0)) / X.std(0)

net = RidgeNet(6, lam=0.05)
net.train(X, y)
print("norm of w:", np.linalg.norm(net.w))
print("penalised loss:", net.loss(X, y))
