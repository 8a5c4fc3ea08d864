import numpy as np

rng = np.random.default_rng(44)


class DropNet:
    def __init__(self, sizes, keep=0.5):
        self.keep = keep
        self.W = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(sizes[:-1], sizes[1:])]
        self.b = [np.zeros(b) for b in sizes[1:]]

    def forward(self, X, training=False):
        self.a, self.masks = [X], []
        for k in range(len(self.W) - 1):
            h = np.maximum(0, self.a[-1] @ self.W[k] + self.b[k])
            if training:
                mask = (rng.random(h.shape) < self.keep) / self.keep
                self.masks.append(mask)
                h = h * mask
            self.a.append(h)
        z = self.a[-1] @ self.W[-1] + self.b[-1]
        return 1 / (1 + np.exp(-np.clip(z, -40, 40)))

    def train(self, X, y, lr=0.1):
        p = self.forward(X, training=True)
        d = (p - y) / len(X)
        for k in range(len(self.W) - 1, -1, -1):
            gW, gb = self.a[k].T @ d, d.sum(0)
            if k:
                d = (d @ self.W[k].T) * self.masks[k - 1] * (self.a[k] > 0)
            self.W[k] -= lr * gW
            self.b[k] -= lr * gb
        return -np.mean(y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9))

    def predict(self, X):
        return (self.forward(X) > 0.5).astype(int)


X = rng.uniform(-1, 1, (400, 2))
y = ((X[:, :1] ** 2 + X[:, 1:] ** 2) < 0.6).astype(int)
net = DropNet([2, 16, 8, 1])
for epoch in range(1000):
    loss = net.train(X[:300], y[:300])
    if epoch % 200 == 0:
        print("epoch", epoch, "training loss", loss)

first = net.predict(X[300:])
second = net.predict(X[300:])
print("test accuracy", (first == y[300:]).mean(), "again", (second == y[300:]).mean())
print("answers that changed:", int((first != second).sum()))
