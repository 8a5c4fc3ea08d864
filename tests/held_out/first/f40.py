import numpy as np


class DropoutNet:
    def __init__(self, n_in, n_hid, keep=0.5, seed=3):
        self.rng = np.random.default_rng(seed)
        self.keep = keep
        self.W1 = self.rng.normal(0, np.sqrt(2 / n_in), (n_in, n_hid))
        self.b1 = np.zeros(n_hid)
        self.W2 = self.rng.normal(0, np.sqrt(2 / n_hid), (n_hid, 1))
        self.b2 = np.zeros(1)

    def forward(self, X, training=True):
        self.Z1 = X @ self.W1 + self.b1
        A1 = np.maximum(0, self.Z1)
        if training:
            self.mask = (self.rng.random(A1.shape) < self.keep) / self.keep
            A1 = A1 * self.mask
        self.A1 = A1
        return A1 @ self.W2 + self.b2

    def fit(self, X, y, lr=0.02, epochs=400):
        for epoch in range(epochs):
            out = self.forward(X, training=True)
            d = 2 * (out - y) / len(X)
            dA1 = d @ self.W2.T * self.mask * (self.Z1 > 0)
            self.W2 -= lr * self.A1.T @ d
            self.b2 -= lr * d.sum(0)
            self.W1 -= lr * X.T @ dA1
            self.b1 -= lr * dA1.sum(0)
            if epoch % 100 == 0:
                print("epoch", epoch, "loss", np.mean((out - y) ** 2))

    def predict(self, X):
        return self.forward(X)


rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (400, 3))
y = X[:, :1] * 2 + np.abs(X[:, 1:2]) - X[:, 2:]
net = DropoutNet(3, 60)
net.fit(X[:300], y[:300])
pred = net.predict(X[300:])
print("test rmse:", np.sqrt(np.mean((pred - y[300:]) ** 2)))
