import numpy as np
from sklearn.datasets import load_digits

np.random.seed(3)


class Linear:
    def __init__(self, i, o):
        self.p = [np.random.randn(i, o) * np.sqrt(2 / i), np.zeros((1, o))]

    def fwd(self, x):
        self.x = x
        return x @ self.p[0] + self.p[1]

    def bwd(self, g):
        self.g = [self.x.T @ g, g.sum(0, keepdims=True)]
        return g @ self.p[0].T


class ReLU:
    p = []

    def fwd(self, x):
        self.on = x > 0
        return np.where(self.on, x, 0)

    def bwd(self, g):
        return g * self.on


class SoftmaxCE:
    def fwd(self, s, y):
        s = s - s.max(1, keepdims=True)
        self.logp = s - np.log(np.exp(s).sum(1, keepdims=True))
        self.y = y
        return -self.logp[np.arange(len(y)), y].mean()

    def bwd(self):
        g = np.exp(self.logp)
        g[np.arange(len(self.y)), self.y] -= 1
        return g / len(self.y)


d = load_digits(n_class=5)
X, y = d.data[:500] / 16, d.target[:500]
net = [Linear(64, 20), ReLU(), Linear(20, 5)]
crit = SoftmaxCE()
for epoch in range(20):
    order = np.random.permutation(400)
    for k in range(0, 400, 40):
        b = order[k:k + 40]
        out = X[b]
        for m in net:
            out = m.fwd(out)
        loss = crit.fwd(out, y[b])
        g = crit.bwd()
        for m in reversed(net):
            g = m.bwd(g)
        for m in net:
            for q, dq in zip(m.p, getattr(m, "g", [])):
                q -= 0.2 * dq
    if epoch % 5 == 0:
        print("epoch", epoch, "loss", loss)
out = X[400:]
for m in net:
    out = m.fwd(out)
print("test acc", (out.argmax(1) == y[400:]).mean())
