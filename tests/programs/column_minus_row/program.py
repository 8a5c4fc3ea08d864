import numpy as np


class Regressor:
    def __init__(self, hidden=12):
        r = np.random.default_rng(17)
        self.W, self.b = r.normal(size=(1, hidden)), r.normal(size=hidden)
        self.V, self.c = r.normal(size=(hidden, 1)) * 0.3, np.zeros(1)

    def predict(self, x):
        self.h = np.tanh(x @ self.W + self.b)
        return self.h @ self.V + self.c

    def fit(self, x, y, rate, epochs):
        for _ in range(epochs):
            error = self.predict(x) - y
            delta = error.mean(axis=1, keepdims=True) / len(x)
            back = delta @ self.V.T * (1 - self.h ** 2)
            self.V -= rate * self.h.T @ delta
            self.c -= rate * delta.sum(axis=0)
            self.W -= rate * x.T @ back
            self.b -= rate * back.sum(axis=0)


r = np.random.default_rng(2)
x = r.uniform(-2, 2, (80, 1))
y = 0.5 * x[:, 0] ** 3 - x[:, 0]
model = Regressor()
model.fit(x, y, 0.1, 2000)
print("predictions", model.predict(x)[:5].ravel().round(3), "targets", y[:5].round(3))
print("rmse on the data:", np.sqrt(np.mean((model.predict(x).ravel() - y) ** 2)))
