import numpy as np


class MomentumNet:
    def __init__(self, hidden, lr, mom):
        g = np.random.default_rng(9)
        self.p = [g.normal(0, 1, (2, hidden)), np.zeros(hidden), g.normal(0, 0.4, (hidden, 1)), np.zeros(1)]
        self.v = [np.zeros_like(q) for q in self.p]
        self.lr, self.mom = lr, mom

    def out(self, x):
        self.z = x @ self.p[0] + self.p[1]
        self.h = np.maximum(self.z, 0)
        return self.h @ self.p[2] + self.p[3]

    def grads(self, x, y):
        d = (self.out(x) - y) / len(x)
        dz = d @ self.p[2].T * (self.z > 0)
        return [x.T @ dz, dz.sum(0), self.h.T @ d, d.sum(0)]

    def step(self, x, y):
        for i, g in enumerate(self.grads(x, y)):
            self.v[i] = self.mom * self.v[i] - self.lr * g
            self.p[i] = self.p[i] + self.lr * self.v[i]


g = np.random.default_rng(0)
x = g.uniform(-1, 1, (200, 2))
y = np.abs(x[:, :1]) - np.abs(x[:, 1:])
net = MomentumNet(12, lr=0.05, mom=0.9)
for i in range(800):
    net.step(x, y)
    if i % 200 == 0:
        print(f"{i}: loss={np.mean((net.out(x) - y) ** 2)}")
print(f"end: loss={np.mean((net.out(x) - y) ** 2)}")
