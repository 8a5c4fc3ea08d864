import numpy as np
from sklearn.datasets import load_breast_cancer


class Logistic:
    def __init__(self, n_features):
        self.w = np.zeros(n_features)
        self.b = 0.0
        self.history = []

    def probability(self, X):
        return 1 / (1 + np.exp(-(X @ self.w + self.b)))

    def log_loss(self, X, y):
        p = np.clip(self.probability(X), 1e-12, 1 - 1e-12)
        return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

    def train(self, X, y, rate, epochs):
        for _ in range(epochs):
            p = self.probability(X)
            delta = (p - y) * p * (1 - p)
            self.w -= rate * X.T @ delta / len(y)
            self.b -= rate * delta.mean()
            self.history.append(self.log_loss(X, y))


data = load_breast_cancer()
X = (data.data - data.data.mean(0)) / data.data.std(0)
model = Logistic(X.shape[1])
model.train(X, data.target, 0.5, 1500)

print("epoch     log loss")
for i in (0, 10, 100, 500, 1499):
    print("%5d     %.5f" % (i, model.history[i]))
print("accuracy ", np.mean((model.probability(X) > 0.5) == data.target))
print("log loss ", model.history[-1])
