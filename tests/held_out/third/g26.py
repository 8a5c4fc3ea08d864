import numpy as np

def softmax(x):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)

def cross_entropy(p, t):
    return -np.sum(t * np.log(p + 1e-8)) / t.shape[0]

class SoftmaxRegression:
    def __init__(self, n_features, n_classes, lr=0.5):
        self.W = 0.01 * np.random.randn(n_features, n_classes)
        self.b = np.zeros(n_classes)
        self.lr = lr

    def predict_proba(self, X):
        return softmax(X @ self.W + self.b)

    def fit(self, X, T, epochs=200):
        for i in range(epochs):
            P = self.predict_proba(X)
            grad = (P - T) / X.shape[0]
            self.W -= self.lr * X.T @ grad
            self.b -= self.lr * grad.sum(axis=0)
            if i % 40 == 0:
                print("Epoch", i, "CE", cross_entropy(P, T))
        return self

np.random.seed(1)
k = 3
X = np.vstack([np.random.randn(50, 2) + m for m in ([0, 3], [3, 0], [-3, -2])])
labels = np.array([0] * 50 + [1] * 50 + [2] * 50)
T = np.eye(k)[labels]

model = SoftmaxRegression(2, 3).fit(X, T)
P = model.predict_proba(X)
print("CE", cross_entropy(P, T))
print("accuracy", np.mean(P.argmax(axis=1) == labels))
print("a few rows:\n", P[:3].round(3))
