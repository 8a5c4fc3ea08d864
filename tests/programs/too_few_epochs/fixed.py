import itertools
import numpy as np

settings = {"hidden": 6, "rate": 2.0, "epochs": 10000, "seed": 2}


class Net:
    def __init__(self, hidden, rate, epochs, seed):
        rnd = np.random.RandomState(seed)
        self.W1 = rnd.uniform(-2, 2, (3, hidden))
        self.b1 = rnd.uniform(-1, 1, hidden)
        self.W2 = rnd.uniform(-2, 2, (hidden, 1))
        self.b2 = np.zeros(1)
        self.rate, self.epochs = rate, epochs

    def sigmoid(self, z):
        return 1 / (1 + np.exp(-z))

    def predict(self, X):
        self.H = self.sigmoid(X @ self.W1 + self.b1)
        return self.sigmoid(self.H @ self.W2 + self.b2)

    def fit(self, X, y, verbose=True):
        for epoch in range(self.epochs):
            P = self.predict(X)
            D = (P - y) * P * (1 - P) / len(X)
            E = D @ self.W2.T * self.H * (1 - self.H)
            self.W2 -= self.rate * self.H.T @ D
            self.b2 -= self.rate * D.sum(axis=0)
            self.W1 -= self.rate * X.T @ E
            self.b1 -= self.rate * E.sum(axis=0)
            if verbose and epoch % (self.epochs // 5) == 0:
                print(epoch, "loss", 0.5 * np.mean((P - y) ** 2))


X = np.array(list(itertools.product((0, 1), repeat=3)))
y = X.sum(axis=1, keepdims=True) % 2
net = Net(**settings)
net.fit(X, y)
print(net.predict(X).ravel().round(2))
print("bits right:", np.sum((net.predict(X) > 0.5) == y), "of 8")
