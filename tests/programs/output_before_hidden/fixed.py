import numpy as np


class Gate:
    def __init__(self, hidden=5):
        r = np.random.default_rng(10)
        self.v, self.c = r.normal(size=(hidden, 2)), r.normal(size=hidden)
        self.u, self.d = r.normal(size=hidden), 0.0
        self.hidden = np.zeros(hidden)

    def calculate(self, x):
        self.hidden = np.tanh(self.v @ x + self.c)
        self.out = 1 / (1 + np.exp(-(self.u @ self.hidden + self.d)))
        return self.out

    def correct(self, x, t, rate):
        e = self.out - t
        back = e * self.u * (1 - self.hidden ** 2)
        self.u -= rate * e * self.hidden
        self.d -= rate * e
        self.v -= rate * np.outer(back, x)
        self.c -= rate * back


r = np.random.default_rng(1)
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
t = np.array([0, 1, 1, 0])
gate = Gate()
for epoch in range(1500):
    for i in r.permutation(4):
        gate.calculate(x[i])
        gate.correct(x[i], t[i], 0.2)
outs = np.array([gate.calculate(row) for row in x])
print("outputs", outs.round(3))
print("worst error", np.abs(outs - t).max())
