import numpy as np

np.random.seed(3)

X = np.random.randn(300, 2)
y = (X[:, 0] ** 2 + X[:, 1] ** 2 < 1.2).astype(int).reshape(-1, 1)
X_train, y_train = X[:220], y[:220]
X_test, y_test = X[220:], y[220:]


class NeuralNet:
    def __init__(self, hidden=10):
        self.w1 = np.random.randn(2, hidden)
        self.b1 = np.zeros((1, hidden))
        self.w2 = np.random.randn(hidden, 1) * 0.1
        self.b2 = np.zeros((1, 1))

    def forward(self, X):
        self.a1 = np.tanh(X @ self.w1 + self.b1)
        self.a2 = 1 / (1 + np.exp(-(self.a1 @ self.w2 + self.b2)))
        return self.a2

    def backward(self, X, y, lr):
        m = len(X)
        d2 = (self.a2 - y) / m
        d1 = d2 @ self.w2.T * (1 - self.a1 ** 2)
        self.w2 -= lr * self.a1.T @ d2
        self.b2 -= lr * d2.sum(axis=0, keepdims=True)
        self.w1 -= lr * X.T @ d1
        self.b1 -= lr * d1.sum(axis=0, keepdims=True)

    def accuracy(self, X, y):
        pred = (self.forward(X) > 0.5).astype(int)
        return np.mean(pred == y)


net = NeuralNet()
for epoch in range(1000):
    out = net.forward(X_train)
    net.backward(X_train, y_train, 0.5)
    if epoch % 200 == 0:
        loss = -np.mean(y_train * np.log(out + 1e-9) + (1 - y_train) * np.log(1 - out + 1e-9))
        print(f"epoch {epoch}: loss={loss:.4f} acc={net.accuracy(X_train, y_train):.3f}")

print("test accuracy:", net.accuracy(X_test, y_test))
