import numpy as np


class Dense:
    def __init__(self, n_in, n_out, rng):
        self.W = rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, g):
        self.dW = self.x.T @ g
        self.db = g.sum(axis=0)
        return g @ self.W.T

    def update(self, lr):
        self.W += lr * self.dW
        self.b += lr * self.db


class ReLU:
    def forward(self, x):
        self.on = x > 0
        return np.where(self.on, x, 0)

    def backward(self, g):
        return np.where(self.on, g, 0)

    def update(self, lr):
        pass


class MSELoss:
    def forward(self, pred, target):
        self.diff = pred - target
        return (self.diff ** 2).mean()

    def backward(self):
        return 2 * self.diff / self.diff.size


rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (100, 2))
Y = (X[:, 0] ** 2 + X[:, 1]).reshape(-1, 1)
seq = [Dense(2, 16, rng), ReLU(), Dense(16, 1, rng)]
crit = MSELoss()

for epoch in range(200):
    a = X
    for s in seq:
        a = s.forward(a)
    loss = crit.forward(a, Y)
    g = crit.backward()
    for s in reversed(seq):
        g = s.backward(g)
    for s in seq:
        s.update(0.1)
    if epoch % 40 == 0:
        print("epoch", epoch, "loss", loss)
print("loss", loss)
