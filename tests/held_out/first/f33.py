import numpy as np


class LogisticNet(object):
    """2-8-1 network trained with plain gradient descent on the cross entropy"""

    def __init__(self, lr=1e-5, n_iter=1500):
        self.lr = lr
        self.n_iter = n_iter

    def fit(self, X, y):
        rgen = np.random.RandomState(1)
        self.W1 = rgen.normal(0, 0.7, (X.shape[1], 8))
        self.b1 = np.zeros(8)
        self.W2 = rgen.normal(0, 0.7, 8)
        self.b2 = 0.0
        self.cost_ = []
        for _ in range(self.n_iter):
            A1 = np.tanh(X @ self.W1 + self.b1)
            A2 = 1 / (1 + np.exp(-(A1 @ self.W2 + self.b2)))
            self.cost_.append(-np.mean(y * np.log(A2) + (1 - y) * np.log(1 - A2)))
            d2 = (A2 - y) / X.shape[0]
            d1 = np.outer(d2, self.W2) * (1 - A1 ** 2)
            self.W2 -= self.lr * A1.T @ d2
            self.b2 -= self.lr * d2.sum()
            self.W1 -= self.lr * X.T @ d1
            self.b1 -= self.lr * d1.sum(axis=0)
        return self

    def predict(self, X):
        A1 = np.tanh(X @ self.W1 + self.b1)
        return (A1 @ self.W2 + self.b2 >= 0).astype(int)


rs = np.random.RandomState(0)
X = rs.uniform(-1, 1, (200, 2))
y = (X[:, 1] > X[:, 0] ** 2 - 0.3).astype(int)
clf = LogisticNet().fit(X, y)
print("cost:", clf.cost_[0], "->", clf.cost_[-1])
print("Final train accuracy", np.mean(clf.predict(X) == y))
