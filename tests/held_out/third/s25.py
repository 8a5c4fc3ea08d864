import numpy as np

rng = np.random.default_rng(17)


class BatchNorm:
    def __init__(self, n):
        self.gamma, self.beta = np.ones(n), np.zeros(n)
        self.rm, self.rv = np.zeros(n), np.ones(n)

    def forward(self, x, train):
        if not train:
            return self.gamma * (x - self.rm) / np.sqrt(self.rv + 1e-5) + self.beta
        mu, var = x.mean(0), x.var(0)
        self.rm += 0.1 * (mu - self.rm)
        self.rv += 0.1 * (var - self.rv)
        self.inv = 1 / np.sqrt(var + 1e-5)
        self.xhat = (x - mu) * self.inv
        return self.gamma * self.xhat + self.beta

    def backward(self, g, lr):
        n = len(g)
        gx = g * self.gamma
        dx = self.inv / n * (n * gx - gx.sum(0) - self.xhat * (gx * self.xhat).sum(0))
        self.gamma -= lr * (g * self.xhat).sum(0)
        self.beta -= lr * g.sum(0)
        return dx


X = rng.normal(5, 3, (256, 2))          # not centred, on purpose
t = (((X[:, 0] - 5) * (X[:, 1] - 5)) > 0).astype(int)
W1 = rng.normal(0, 1, (2, 16))          # no bias: batch norm's beta does it
W2 = rng.normal(0, 0.3, (16, 2))
b2 = np.zeros(2)
bn = BatchNorm(16)


def forward(x, train):
    n = bn.forward(x @ W1, train)
    h = np.maximum(n, 0)
    s = h @ W2 + b2
    e = np.exp(s - s.max(1, keepdims=True))
    return n, h, e / e.sum(1, keepdims=True)


for epoch in range(60):
    perm = rng.permutation(256)
    for i in range(0, 256, 64):
        k = perm[i:i + 64]
        n, h, p = forward(X[k], True)
        d = (p - np.eye(2)[t[k]]) / 64
        dn = (d @ W2.T) * (n > 0)
        W2 -= 0.3 * h.T @ d
        b2 -= 0.3 * d.sum(0)
        W1 -= 0.3 * X[k].T @ bn.backward(dn, 0.3)
    if epoch % 15 == 0:
        print(epoch, -np.log(p[np.arange(64), t[k]]).mean())

print("accuracy with running statistics", (forward(X, False)[2].argmax(1) == t).mean())
