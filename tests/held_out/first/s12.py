import numpy as np

rs = np.random.RandomState(7)
means = np.array([[-1.2, 0.9, -1.3, -1.3], [0.1, -0.6, 0.3, 0.2], [0.9, -0.2, 1.1, 1.2]])
X = np.vstack([rs.randn(50, 4) * 0.35 + m for m in means])     # already standardised
y = np.repeat([0, 1, 2], 50)
p = rs.permutation(150)
X, y = X[p], y[p]
Xtr, ytr, Xte, yte = X[:110], y[:110], X[110:], y[110:]


class SoftmaxNet:
    def __init__(self, d, h, k):
        self.W1 = rs.randn(d, h) / np.sqrt(d)
        self.b1 = np.zeros(h)
        self.W2 = np.zeros((h, k))
        self.b2 = np.zeros(k)

    def proba(self, X):
        self.h = np.tanh(X @ self.W1 + self.b1)
        s = self.h @ self.W2 + self.b2
        s = s - s.max(1, keepdims=True)
        e = np.exp(s)
        return e / e.sum(1, keepdims=True)

    def fit(self, X, y, lr=0.3, epochs=200):
        for e in range(epochs):
            P = self.proba(X)
            loss = -np.log(P[range(len(y)), y]).mean()
            P[range(len(y)), y] -= 1
            P /= len(y)
            dh = P @ self.W2.T * (1 - self.h ** 2)
            self.W2 -= lr * self.h.T @ P
            self.b2 -= lr * P.sum(0)
            self.W1 -= lr * X.T @ dh
            self.b1 -= lr * dh.sum(0)
            if e % 40 == 0:
                print("epoch", e, "loss", loss)

    def score(self, X, y):
        return (self.proba(X).argmax(1) == y).mean()


net = SoftmaxNet(4, 8, 3)
net.fit(Xtr, ytr)
print("train", net.score(Xtr, ytr), "test", net.score(Xte, yte))
