import numpy as np

rng = np.random.RandomState(11)
n = 200
t = rng.uniform(0, np.pi, n)
half = np.arange(n) < 100
X = np.where(half[:, None], np.c_[np.cos(t), np.sin(t)], np.c_[1 - np.cos(t), 0.5 - np.sin(t)]) + rng.randn(n, 2) * 0.15
y = (~half).astype(float)
idx = rng.permutation(n)
tr, te = idx[:140], idx[140:]


class Member:
    def __init__(self, seed):
        r = np.random.RandomState(seed)
        self.W = r.randn(2, 10)
        self.c = r.randn(10) * 0.3
        self.v = r.randn(10) * 0.3
        self.d = 0.0

    def __call__(self, X):
        self.h = np.tanh(X @ self.W + self.c)
        return 1 / (1 + np.exp(-(self.h @ self.v + self.d)))

    def fit(self, X, y, lr=1.0, steps=400):
        for _ in range(steps):
            e = (self(X) - y) / len(y)
            gh = np.outer(e, self.v) * (1 - self.h ** 2)
            self.v -= lr * self.h.T @ e
            self.d -= lr * e.sum()
            self.W -= lr * X.T @ gh
            self.c -= lr * gh.sum(0)


members = []
for s in range(5):
    boot = rng.choice(tr, len(tr))
    m = Member(s)
    m.fit(X[boot], y[boot])
    members.append(m)
    print("member", s, np.mean((m(X[te]) > 0.5) == y[te]))
vote = np.mean([m(X[te]) for m in members], axis=0)
print("ensemble", np.mean((vote > 0.5) == y[te]))
