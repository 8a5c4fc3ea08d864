import numpy as np
from sklearn.datasets import load_iris


class MLP:
    def __init__(self, hidden=10, lr=0.05, momentum=0.9, epochs=60, batch_size=16, seed=0):
        self.hidden = hidden
        self.lr = lr
        self.momentum = momentum
        self.epochs = epochs
        self.batch_size = batch_size
        self.rng = np.random.RandomState(seed)

    def fit(self, X, y):
        n, d = X.shape
        k = y.max() + 1
        self.W1 = self.rng.randn(d, self.hidden) * np.sqrt(2 / d)
        self.b1 = np.zeros(self.hidden)
        self.W2 = self.rng.randn(self.hidden, k) * np.sqrt(1 / self.hidden)
        self.b2 = np.zeros(k)
        vel = [0, 0, 0, 0]
        for epoch in range(self.epochs):
            order = self.rng.permutation(n)
            for s in range(0, n, self.batch_size):
                idx = order[s:s + self.batch_size]
                grads = self._gradients(X[idx], y[idx])
                vel = [self.momentum * v - self.lr * g for v, g in zip(vel, grads)]
                self.W1 += vel[0]
                self.b1 += vel[1]
                self.W2 += vel[2]
                self.b2 += vel[3]
        return self

    def _forward(self, X):
        z = X @ self.W1 + self.b1
        a = np.maximum(z, 0)
        s = a @ self.W2 + self.b2
        s -= s.max(axis=1, keepdims=True)
        e = np.exp(s)
        return a, e / e.sum(axis=1, keepdims=True)

    def _gradients(self, X, y):
        m = len(X)
        a, p = self._forward(X)
        p[np.arange(m), y] -= 1
        p /= m
        da = p @ self.W2.T
        da[a <= 0] = 0
        return X.T @ da, da.sum(0), a.T @ p, p.sum(0)

    def predict(self, X):
        return self._forward(X)[1].argmax(axis=1)

    def score(self, X, y):
        return np.mean(self.predict(X) == y)


iris = load_iris()
rng = np.random.RandomState(42)
perm = rng.permutation(150)
X, y = iris.data[perm], iris.target[perm]
X_train, y_train, X_test, y_test = X[:110], y[:110], X[110:], y[110:]
mu, sd = X_train.mean(0), X_train.std(0)
X_train = (X_train - mu) / sd
X_test = (X_test - mu) / sd

model = MLP().fit(X_train, y_train)
print("train accuracy = %.3f" % model.score(X_train, y_train))
print("test accuracy = %.3f" % model.score(X_test, y_test))
