import numpy as np

class Tiny:
    def __init__(self, seed=8):
        r = np.random.RandomState(seed)
        self.p = {"W1": r.randn(6, 20) * 0.5, "b1": np.zeros(20), "W2": r.randn(20, 3) * 0.5, "b2": np.zeros(3)}
        self.mask = {k: np.ones_like(v) for k, v in self.p.items()}

    def forward(self, X):
        self.X = X
        self.h = np.maximum(0, X @ self.p["W1"] + self.p["b1"])
        z = self.h @ self.p["W2"] + self.p["b2"]
        e = np.exp(z - z.max(1, keepdims=True))
        self.q = e / e.sum(1, keepdims=True)
        return self.q

    def backward(self, y):
        d = self.q.copy()
        d[np.arange(len(y)), y] -= 1.0
        d /= len(y)
        dh = np.where(self.h > 0, d @ self.p["W2"].T, 0)
        return {"W2": self.h.T @ d, "b2": d.sum(0), "W1": self.X.T @ dh, "b1": dh.sum(0)}

    def train(self, X, y, steps, lr):
        for _ in range(steps):
            self.forward(X)
            for k, g in self.backward(y).items():
                self.p[k] -= lr * g * self.mask[k]
        return -np.mean(np.log(self.forward(X)[np.arange(len(y)), y]))

    def prune(self, share):
        for k in ("W1", "W2"):
            limit = np.quantile(np.abs(self.p[k]), share)
            self.mask[k] = (np.abs(self.p[k]) > limit).astype(float)
            self.p[k] *= self.mask[k]


r = np.random.RandomState(2)
X = r.randn(240, 6)
y = np.digitize(X[:, 0] + X[:, 1] * X[:, 2], [-0.5, 0.5])
net = Tiny()
print("dense loss", net.train(X, y, 800, 0.5))
net.prune(0.6)
print("after pruning", -np.mean(np.log(net.forward(X)[np.arange(240), y])))
print("fine-tuned", net.train(X, y, 600, 0.3))
print("accuracy", np.mean(net.forward(X).argmax(1) == y), "zero weights", int((net.p["W1"] == 0).sum() + (net.p["W2"] == 0).sum()))
