import numpy as np

np.random.seed(11)


class Perceptron2:
    def __init__(self, n_inputs, n_hidden):
        self.W1 = np.random.uniform(-1, 1, (n_inputs, n_hidden))
        self.b1 = np.zeros(n_hidden)
        self.W2 = np.random.uniform(-1, 1, n_hidden)
        self.b2 = 0.0

    @staticmethod
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    def forward(self, x):
        h = np.tanh(x @ self.W1 + self.b1)
        return h, self.sigmoid(h @ self.W2 + self.b2)

    def fit(self, X, y, lr=0.1, epochs=60):
        history = []
        for epoch in range(epochs):
            total = 0
            for xi, yi in zip(X, y):
                h, o = self.forward(xi)
                total += (o - yi) ** 2
                d = o - yi
                dh = d * self.W2 * (1 - h ** 2)
                self.W2 -= lr * d * h
                self.b2 -= lr * d
                self.W1 -= lr * np.outer(xi, dh)
                self.b1 -= lr * dh
            history.append(total / len(X))
            return history

    def predict(self, X):
        return np.array([1 if self.forward(x)[1] > 0.5 else 0 for x in X])


X = np.random.uniform(-1, 1, (120, 2))
y = (X[:, 0] ** 2 + X[:, 1] ** 2 > 0.5).astype(int)

model = Perceptron2(2, 8)
hist = model.fit(X, y)
print("last training error", hist[-1])
print("accuracy", np.mean(model.predict(X) == y))
