import numpy as np
from sklearn.datasets import load_digits


class SoftmaxRegression:
    def __init__(self, inputs, classes):
        self.W = np.random.RandomState(0).randn(inputs, classes)
        self.b = np.zeros(classes)

    def probabilities(self, X):
        scores = X @ self.W + self.b
        exps = np.exp(scores)
        return exps / exps.sum(axis=1, keepdims=True)

    def fit(self, X, Y, rate, epochs, size):
        for epoch in range(epochs):
            k = 0
            while k < len(X):
                xb, yb = X[k:k + size], Y[k:k + size]
                error = self.probabilities(xb) - yb
                self.W -= rate * xb.T @ error / len(xb)
                self.b -= rate * error.mean(axis=0)
                k += size


digits = load_digits()
X, y = digits.data, digits.target
model = SoftmaxRegression(64, 10)
model.fit(X[:1400], np.eye(10)[y[:1400]], 10.0, 15, 100)
print("weights: min %.2f max %.2f" % (model.W.min(), model.W.max()))
print("accuracy on the rest:", np.mean(model.probabilities(X[1400:]).argmax(axis=1) == y[1400:]))
